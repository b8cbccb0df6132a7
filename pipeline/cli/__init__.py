"""The command `medmir`."""
