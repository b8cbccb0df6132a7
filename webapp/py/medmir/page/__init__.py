"""The user interface: the only part of the core that imports the browser."""
