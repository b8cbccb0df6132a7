"""A bundle asked from the shell and from Python: the page's own search, with the towers running natively."""
