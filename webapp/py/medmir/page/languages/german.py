"""What the page says in German, by the English sentence."""

from medmir.page.languages import study_german

GERMAN: dict[str, str] = {
    **study_german.SENTENCES,
}
