"""What the page says in Spanish, by the English sentence."""

from medmir.page.languages import hard_cases_spanish, metrics_spanish

SPANISH: dict[str, str] = {
    **metrics_spanish.SENTENCES,
    **hard_cases_spanish.SENTENCES,
}
