"""The two towers: build, train, export, quantize."""
