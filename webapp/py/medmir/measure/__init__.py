"""How well rankings answer."""
