"""From a question to ranked cases."""
