"""The bundle: writing it, measuring it, checking it, telling of it."""
