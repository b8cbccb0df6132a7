"""A reader study's figures as text and as CSV."""

from collections.abc import Iterator

from medmir.csv_table import csv_text
from pipeline.evaluation.reader_readings import SETS

COLUMNS = ("part", "of", "set", "figure", "value", "films_low", "films_high", "readers_and_films_low",
           "readers_and_films_high", "n")


def text(found: dict) -> str:
    """What a reader of the shell is told."""
    return "\n".join(_lines(found))


def _lines(found: dict) -> Iterator[str]:
    yield (f"{found['readers']} readers, {found['films']} films, studies {', '.join(found['studies'])};"
           f" unscored readings {found['unscored']}, unfinished logs {found['unfinished']}")
    yield "value [95 % interval over films] [over readers and films] (n readings)"
    for name, figures in found["sets"].items():
        yield f"\n{SETS[name].capitalize()}"
        yield from _figures(figures)
    for name, told in found["differences"].items():
        yield f"\nDifference: {name} (n {told['n'][0]} and {told['n'][1]})"
        yield from _figures(told["figures"])
        yield from _tests(told["paired"])
    yield from _readers(found["by_reader"])
    yield from _labels(found["labels"])
    yield f"\n{found['note']}"


def _figures(figures: dict) -> Iterator[str]:
    for name, each in figures.items():
        n = f" ({each['n']})" if "n" in each else ""
        yield f"  {name:<18}{_said(each['value']):>8}  {_range(each['films'])} {_range(each['readers_and_films'])}{n}"


def _said(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


def _range(ends: list) -> str:
    return f"[{_said(ends[0])}, {_said(ends[1])}]"


def _tests(paired: dict) -> Iterator[str]:
    for name in ("all right", "median seconds"):
        test = paired[name]
        yield (f"  paired by {paired['by']}, {name}: mean {_said(test['mean'])}, n {test['n']},"
               f" {test['differ']} differ, signed-rank p {_said(test['p'])}")


def _readers(by_reader: dict) -> Iterator[str]:
    yield "\nBy reader"
    for code, sets in by_reader.items():
        for name, figures in sets.items():
            told = ", ".join(f"{figure} {_said(value)}" for figure, value in figures.items() if figure != "n")
            yield f"  {code}, {SETS[name]} ({figures['n']}): {told}"


def _labels(labels: dict) -> Iterator[str]:
    yield "\nBy finding"
    for label, sets in labels.items():
        for name, figures in sets.items():
            told = ", ".join(f"{figure} {_said(each['value'])} {_range(each['readers_and_films'])}"
                             for figure, each in figures.items())
            yield f"  {label}, {SETS[name]} ({figures['sensitivity']['n']}): {told}"


def figures_csv(found: dict) -> str:
    """A row a figure."""
    return csv_text(COLUMNS, _rows(found))


def _rows(found: dict) -> Iterator[dict]:
    for name, figures in found["sets"].items():
        yield from _told("all", "", name, figures)
    for label, sets in found["labels"].items():
        for name, figures in sets.items():
            yield from _told("finding", label, name, figures)
    for name, told in found["differences"].items():
        yield from _told("difference", "", name, told["figures"])
    for code, sets in found["by_reader"].items():
        for name, figures in sets.items():
            yield from ({"part": "reader", "of": code, "set": name, "figure": figure, "value": value, "n": figures["n"]}
                        for figure, value in figures.items() if figure != "n")


def _told(part: str, of: str, name: str, figures: dict) -> Iterator[dict]:
    for figure, each in figures.items():
        low, high = each["films"]
        lowest, highest = each["readers_and_films"]
        yield {"part": part, "of": of, "set": name, "figure": figure, "value": each["value"], "films_low": low,
               "films_high": high, "readers_and_films_low": lowest, "readers_and_films_high": highest,
               "n": each.get("n")}
