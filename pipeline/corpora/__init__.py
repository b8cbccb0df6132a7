"""Sources of images: one module each, a function from a source to a case table."""
