"""The site: page, bundle and runtime in one folder of static files; and a server for it."""
