"""Reader studies: which films, in which order, with or without similar ones, and how an answer is scored."""
