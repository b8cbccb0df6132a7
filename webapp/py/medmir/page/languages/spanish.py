"""What the page says in Spanish, by the English sentence."""

from medmir.page.languages import study_spanish

SPANISH: dict[str, str] = {
    **study_spanish.SENTENCES,
}
