"""What the page says in German, by the English sentence."""

from medmir.page.languages import about_german, benchmark_german

GERMAN: dict[str, str] = {
    **benchmark_german.SENTENCES,
    **about_german.SENTENCES,
}
