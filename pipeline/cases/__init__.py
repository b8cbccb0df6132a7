"""How rows become cases: the table, splits, choices, and the picture behind each row."""
