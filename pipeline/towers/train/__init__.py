"""The demo's towers from scratch, on rendered films."""
