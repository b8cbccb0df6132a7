"""What the page says in German, by the English sentence."""

GERMAN: dict[str, str] = {}
