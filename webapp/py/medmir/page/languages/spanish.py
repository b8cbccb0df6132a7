"""What the page says in Spanish, by the English sentence."""

from medmir.page.languages import (
    about_spanish,
    benchmark_spanish,
    films_spanish,
    hard_cases_spanish,
    map_spanish,
    metrics_spanish,
    names_spanish,
    page_spanish,
    search_spanish,
    study_spanish,
)

SPANISH: dict[str, str] = {
    **about_spanish.SENTENCES,
    **benchmark_spanish.SENTENCES,
    **films_spanish.SENTENCES,
    **hard_cases_spanish.SENTENCES,
    **map_spanish.SENTENCES,
    **metrics_spanish.SENTENCES,
    **names_spanish.SENTENCES,
    **page_spanish.SENTENCES,
    **search_spanish.SENTENCES,
    **study_spanish.SENTENCES,
}
