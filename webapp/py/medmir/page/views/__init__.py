"""The views of the page: one file each, drawn from place and session."""
