"""Files on disk and from elsewhere: paths, atomic writes, downloads, hashes."""
