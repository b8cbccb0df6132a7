"""Metrics as text: for the terminal, and as a Markdown table for a card."""

from medmir.bundle.collection_map import FIGURES
from pipeline.cards import markdown

BRIEF = ("recall@1", "precision@10", "mAP")  # what a group's line shows
CARD = ("recall@1", "recall@10", "precision@10", "mAP", "nDCG@10")


def figures_text(metrics: dict, details: bool = False) -> str:
    """Every protocol as a block for the terminal; with ``details`` also its groups and its worst queries."""
    lines = [f"{metrics['n_cases']} cases"]
    for protocol, rows in metrics["protocols"].items():
        lines += ["", *_block(protocol, rows)]
        if details:
            lines += _groups(metrics["groups"][protocol]) + _worst(metrics["worst"][protocol])
    if details:
        lines += asked_lines(metrics.get("asked", {})) + search_lines(metrics)
    return "\n".join(lines)


def map_text(told: dict) -> str:
    """What ``map.json`` says, for the terminal."""
    rows = {name: told[name] for name in FIGURES}
    return "\n".join([told["method"], *_block("map", rows)]).replace(" queries)", " films)")


def _block(protocol: str, rows: dict[str, dict]) -> list[str]:
    lines = [f"{protocol} ({_count(rows)} queries)", f"  {'':<14}{'value':>8}{'95 % interval':>18}{'chance':>9}"]
    for name, row in rows.items():
        interval = f"{row['low']:.3f} to {row['high']:.3f}"
        lines.append(f"  {name:<14}{row['value']:>8.3f}{interval:>18}{row['chance']:>9.3f}")
    return lines


def _groups(groups: dict[str, dict]) -> list[str]:
    """One line a group: value and, in parentheses, chance."""
    if not groups:
        return []
    names = [*BRIEF, *(["wrong@10"] if "wrong@10" in next(iter(groups.values())) else [])]
    lines = [f"  {'value (chance)':<20}{'n':>5}" + "".join(f"{name:>15}" for name in names)]
    for group, rows in groups.items():
        figures = [f"{rows[name]['value']:.3f} ({rows[name]['chance']:.3f})" for name in names]
        lines.append(f"    {group:<18}{_count(rows):>5}" + "".join(f"{figure:>15}" for figure in figures))
    return lines


def _worst(queries: list[dict]) -> list[str]:
    return [f"  lowest mAP: {row['mAP']:.3f} \"{row['query']}\" ({row['relevant']} relevant)" for row in queries]


def asked_lines(asked: dict[str, dict[str, dict]]) -> list[str]:
    """A protocol and metric a line: what meaning, words, both and the page make of the same questions."""
    ways = list(next(iter(asked.values()), {}))
    lines = ["", f"{'asked in words':<22}{'n':>4}{'metric':>14}{'chance':>8}" + "".join(f"{way:>22}" for way in ways)]
    for protocol, by_way in asked.items():
        for name in ("precision@10", "mAP"):
            first = next(iter(by_way.values()))[name]
            lines.append(f"{protocol:<22}{first['n']:>4}{name:>14}{first['chance']:>8.3f}"
                         + "".join(f"{_interval(figures[name]):>22}" for figures in by_way.values()))
    return lines if asked else []


def search_lines(metrics: dict) -> list[str]:
    """What taking a finding away does to the first ten, and how well the line after the relevant agrees with labels."""
    lines = [""] if metrics.get("relevance_cut") else []
    for shown, row in (metrics.get("subtraction") or {}).items():
        told = ", ".join(f"{name} {_interval(row[name])}" for name in ("before", "after", "difference"))
        lines.append(f"\"X\", then \"X -Y\", films with {shown} in ten: {told}"
                     f" (chance {row['chance']:.2f}, {row['n']} pairs)")
    for cut, row in (metrics.get("relevance_cut") or {}).items():
        told = ", ".join(f"{name} {_interval(row[name])}" for name in ("F1", "precision", "recall"))
        lines.append(f"relevance cut {cut}: {told} (F1 by chance {row['chance']:.2f}, {row['n']} queries)")
    return lines


def _interval(row: dict) -> str:
    return f"{row['value']:.3f} [{row['low']:.2f}, {row['high']:.2f}]"


def drift_table(found: dict[str, dict[str, float]]) -> str:
    """For the terminal: mAP of every protocol with int8 and with float32 towers, a line each."""
    width = max(map(len, found), default=0)
    return "\n".join(f"{protocol:<{width}}   int8 {values['int8']:.4f}   float32 {values['float32']:.4f}"
                     for protocol, values in found.items())


def markdown_table(metrics: dict) -> str:
    """Every protocol in a row: value, interval in brackets, chance in parentheses."""
    rows = [(protocol.replace("_", " "), _count(rows), *(_cell(rows[name]) for name in CARD))
            for protocol, rows in metrics["protocols"].items()]
    return markdown.table(("queries", "n", *CARD), rows)


def label_table(groups: dict[str, dict]) -> str:
    """A protocol's groups, one a row, as :func:`markdown_table`."""
    rows = [(group, _count(rows), *(_cell(rows[name]) for name in BRIEF)) for group, rows in groups.items()]
    return markdown.table(("label", "n", *BRIEF), rows)


def _cell(row: dict) -> str:
    return f"{row['value']:.2f} [{row['low']:.2f}, {row['high']:.2f}] ({row['chance']:.2f})"


def _count(rows: dict[str, dict]) -> int:
    return next(iter(rows.values()))["n"]
