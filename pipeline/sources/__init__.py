"""Where cases come from: one module a source, each a function from a folder to a case table."""
