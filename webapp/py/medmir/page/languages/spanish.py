"""What the page says in Spanish, by the English sentence."""

SPANISH: dict[str, str] = {}
