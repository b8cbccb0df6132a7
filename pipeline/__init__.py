"""The offline pipeline: a collection of images becomes a bundle of static files and a site."""
