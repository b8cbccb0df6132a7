"""Findings, sides, grades, lobes and views: each list once."""
