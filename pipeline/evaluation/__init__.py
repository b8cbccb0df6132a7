"""How well a bundle retrieves."""
