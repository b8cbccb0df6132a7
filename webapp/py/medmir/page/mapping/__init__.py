"""The collection's map as the page handles it: what is shown of it, and its pixels. No browser in here."""
