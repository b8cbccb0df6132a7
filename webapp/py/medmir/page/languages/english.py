"""Words that mean two things: each is said by a longer name, so that other languages can tell them apart."""

ENGLISH_WORDS: dict[str, str] = {
    "Findings (of a report)": "Findings",
    "Study (of a patient)": "Study",
}
