"""What the page says in Spanish, by the English sentence."""

from medmir.page.languages import about_spanish, benchmark_spanish

SPANISH: dict[str, str] = {
    **benchmark_spanish.SENTENCES,
    **about_spanish.SENTENCES,
}
