"""What the page says in German, by the English sentence."""

from medmir.page.languages import hard_cases_german, metrics_german

GERMAN: dict[str, str] = {
    **metrics_german.SENTENCES,
    **hard_cases_german.SENTENCES,
}
