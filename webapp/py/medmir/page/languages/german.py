"""What the page says in German, by the English sentence."""

from medmir.page.languages import (
    about_german,
    benchmark_german,
    films_german,
    hard_cases_german,
    map_german,
    metrics_german,
    names_german,
    page_german,
    search_german,
    study_german,
)

GERMAN: dict[str, str] = {
    **about_german.SENTENCES,
    **benchmark_german.SENTENCES,
    **films_german.SENTENCES,
    **hard_cases_german.SENTENCES,
    **map_german.SENTENCES,
    **metrics_german.SENTENCES,
    **names_german.SENTENCES,
    **page_german.SENTENCES,
    **search_german.SENTENCES,
    **study_german.SENTENCES,
}
