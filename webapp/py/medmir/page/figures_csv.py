"""What the metrics view draws, as tables to take away: figures, curves, confusions."""

from collections.abc import Iterator, Mapping

from medmir.csv_table import csv_text

FIGURE = ("value", "low", "high", "chance", "n")
COLUMNS = {
    "figures": ("protocol", "way", "group", "metric", *FIGURE),
    "curves": ("curve", "protocol", "x", *FIGURE),
    "confusions": ("protocol", "asked", "got", "times", "questions", "places"),
}
"""Of each table, by its name."""


def table_csv(name: str, metrics: Mapping, curves: Mapping) -> str:
    """One of the tables of :data:`COLUMNS` as CSV."""
    rows = {"figures": _figures(metrics), "curves": _curves(curves), "confusions": _confusions(curves)}[name]
    return csv_text(COLUMNS[name], rows)


def _figures(metrics: Mapping) -> Iterator[dict]:
    """``way`` is how words were asked, where that was compared, ``group`` the label, side or grade."""
    named = [({"protocol": protocol}, figures) for protocol, figures in metrics.get("protocols", {}).items()]
    named += [({"protocol": protocol, "group": group}, figures)
              for protocol, groups in metrics.get("groups", {}).items() for group, figures in groups.items()]
    named += [({"protocol": protocol, "way": way}, figures)
              for protocol, ways in metrics.get("asked", {}).items() for way, figures in ways.items()]
    for told, figures in named:
        yield from (told | {"metric": metric} | _values(figure) for metric, figure in figures.items())


def _values(figure: Mapping) -> dict:
    return {name: figure[name] for name in FIGURE}


def _curves(curves: Mapping) -> Iterator[dict]:
    """``x`` is K for recall, and for precision the share of the relevant films that is found."""
    for name in ("recall", "precision"):
        for protocol, lines in curves.get(name, {}).items():
            points = zip(*(lines[line] for line in FIGURE[:4]), strict=True)
            steps = 1 if name == "recall" else len(lines["value"])
            for number, values in enumerate(points, start=1):
                yield {"curve": name, "protocol": protocol, "x": number / steps if steps > 1 else number,
                       **dict(zip(FIGURE, (*values, lines["n"]), strict=True))}


def _confusions(curves: Mapping) -> Iterator[dict]:
    for protocol, table in curves.get("confusions", {}).items():
        for asked, row in enumerate(table["came"]):
            told = {"protocol": protocol, "asked": table["labels"][asked], "questions": table["questions"][asked],
                    "places": table["places"][asked]}
            yield told | {"got": table["labels"][asked], "times": table["right"][asked]}
            yield from (told | {"got": got, "times": times}
                        for got, times in zip(table["labels"], row, strict=True) if times)
