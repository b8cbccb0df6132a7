"""What was measured on a bundle, drawn: every figure with its 95 % interval, its chance level and its n."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from textwrap import shorten

from medmir.bundle.contract import CURVES, METRICS
from medmir.bundle.reader import at_once, open_folder
from medmir.measure.protocols import PROTOCOLS
from medmir.measure.shapes import FAINT, INK, Box, Field, Line, Words, axes, curve
from pipeline.cards.drawing import Drawing
from pipeline.cases.skipped import printable
from pipeline.files.atomic import write_bytes

HEAD, ROW, MARGIN = 58, 22, 16           # pixels: above the first row, of a row, at the edges
NAMES, AXIS, FIGURES = 210, 320, 190     # across: a row's name, the line from 0 to 1, its figures in words
TICKS = (0.0, 0.25, 0.5, 0.75, 1.0)
ACROSS, PANEL, PLOT = 4, (230, 176), (170, 110)  # panels in a line; a panel's size and that of the plot in it
DEPTHS = (1, 5, 10, 20)
KEYS = ("value", "low", "high", "chance")
LONGEST = 34  # letters of a name
LEGEND = "bar or thick line: mean over n queries; thin line with ends: 95 % interval; dashed: chance"
CURVE_LEGEND = "thick line: mean over n queries; thin lines: 95 % interval; dashed: chance"
SHOWN = "mAP"
BESIDE = ("precision@10", "mAP")


def write_plots(folder: Path, out: Path) -> list[str]:
    """Draw the metrics of a bundle into a folder, each plot as SVG and as PNG; returns the files' names.

    MedMIRError where the bundle has no metrics.
    """
    bundle = open_folder(folder)
    curves = at_once(bundle.part(CURVES)) if CURVES in bundle.manifest["files"] else {}
    drawings = plots(at_once(bundle.part(METRICS))) | curve_plots(curves)
    out.mkdir(parents=True, exist_ok=True)
    contents = {f"{name}.{kind}": data for name, drawing in drawings.items()
                for kind, data in (("svg", drawing.svg()), ("png", drawing.png()))}
    for name, data in contents.items():
        write_bytes(out / name, data)
    return list(contents)


def plots(metrics: Mapping) -> dict[str, Drawing]:
    """The drawings by name: the protocols side by side, Recall@K, and each protocol by label, side and grade."""
    cases = f"{metrics['n_cases']:,} cases"
    labels = {f"labels-{name}": _bars(f"{title(name)}, group by group: {SHOWN}, {cases}", _figures(groups, SHOWN))
              for name, groups in metrics["groups"].items() if groups}
    beside = {f"protocols-{metric.partition('@')[0].lower()}": _bars(
        f"Every protocol: {metric}, {cases}", _figures(_titled(metrics["protocols"]), metric)) for metric in BESIDE}
    return beside | {"recall": _recall(f"Recall@K (hit rate), {cases}", _titled(metrics["protocols"]))} | labels


def curve_plots(curves: Mapping) -> dict[str, Drawing]:
    """Recall@K over K, and precision over the share that is found, a panel a protocol; none of a bundle without."""
    return {f"{kind}-curves": _panels(heading, curves[kind], ticks) for kind, heading, ticks in (
        ("recall", "Recall@K (hit rate) over K", {0: "1", 1: "K = 50"}),
        ("precision", "Precision over the share of the relevant films that is found", {0: "5 %", 1: "100 %"}))
        if curves.get(kind)}


def _panels(heading: str, curves: Mapping[str, dict], ticks: Mapping[float, str]) -> Drawing:
    drawing = Drawing(ACROSS * PANEL[0] + 2 * MARGIN, HEAD + -(-len(curves) // ACROSS) * PANEL[1] + MARGIN, heading)
    drawing.add(Words(MARGIN, 22, heading, size=15), Words(MARGIN, 40, CURVE_LEGEND, size=11))
    for number, (name, lines) in enumerate(curves.items()):
        field = Field(MARGIN + number % ACROSS * PANEL[0] + 28, HEAD + number // ACROSS * PANEL[1] + 26, *PLOT)
        steps = len(lines["value"]) - 1 or 1
        drawing.add(Words(field.left, field.top - 10, f"{title(name)}, n={lines['n']}", size=11), *axes(field, ticks),
                    *curve(field, [step / steps for step in range(len(lines["value"]))], lines))
    return drawing


def title(protocol: str) -> str:
    """What a protocol is called in a heading; one that is not known here by its own name."""
    return PROTOCOLS[protocol].title if protocol in PROTOCOLS else protocol.replace("_", " ")


def _titled(protocols: Mapping[str, dict]) -> dict[str, dict]:
    return {title(name): rows for name, rows in protocols.items()}


def _figures(groups: Mapping[str, dict], metric: str) -> dict[str, dict]:
    return {name: rows[metric] for name, rows in groups.items()}


def _bars(heading: str, figures: Mapping[str, dict]) -> Drawing:
    """A row a figure: name, bar, interval and chance on the line from 0 to 1, then all of it in words."""
    foot = HEAD + ROW * len(figures)
    drawing = Drawing(NAMES + AXIS + FIGURES + 2 * MARGIN, foot + 40, heading)
    drawing.add(Words(MARGIN, 22, heading, size=15), Words(MARGIN, 40, LEGEND, size=11))
    for tick in TICKS:
        drawing.add(Line(_across(tick), HEAD, _across(tick), foot, FAINT, 0.5),
                    Words(_across(tick), foot + 15, f"{tick:g}", "middle", 11))
    for number, (name, figure) in enumerate(figures.items()):
        drawing.add(*_row(HEAD + ROW * number, name, figure))
    return drawing


def _across(share: float) -> float:
    return MARGIN + NAMES + AXIS * min(max(share, 0.0), 1.0)


def _row(top: float, name: str, figure: dict) -> Iterator[Line | Box | Words]:
    middle, chance = top + ROW / 2, _across(figure["chance"])
    yield Words(MARGIN + NAMES - 8, middle + 4, shorten(printable(name), LONGEST, placeholder=" ..."), "end")
    yield Box(_across(0), top + 4, _across(figure["value"]) - _across(0), ROW - 8)
    yield from _interval((_across(figure["low"]), middle), (_across(figure["high"]), middle))
    yield Line(chance, top + 1, chance, top + ROW - 1, INK, 1.5, dashed=True)
    said = f"{figure['value']:.2f} [{figure['low']:.2f}, {figure['high']:.2f}], chance {figure['chance']:.2f}"
    yield Words(_across(1) + 10, middle + 4, f"{said}, n={figure['n']}", size=10)


def _interval(low: Sequence[float], high: Sequence[float]) -> Iterator[Line]:
    """A thin line with a stroke across each of its ends."""
    yield Line(*low, *high, INK, 1.5)
    across, down = (0, 4) if low[1] == high[1] else (4, 0)
    for x, y in (low, high):
        yield Line(x - across, y - down, x + across, y + down, INK, 1.5)


def _recall(heading: str, protocols: Mapping[str, dict]) -> Drawing:
    """A panel a protocol: Recall@K over K with its intervals, and chance."""
    lines = -(-len(protocols) // ACROSS)
    drawing = Drawing(ACROSS * PANEL[0] + 2 * MARGIN, HEAD + lines * PANEL[1] + MARGIN, heading)
    drawing.add(Words(MARGIN, 22, heading, size=15), Words(MARGIN, 40, LEGEND, size=11))
    for number, (name, rows) in enumerate(protocols.items()):
        left, top = MARGIN + number % ACROSS * PANEL[0] + 28, HEAD + number // ACROSS * PANEL[1] + 26
        drawing.add(*_panel(left, top, name, [rows[f"recall@{depth}"] for depth in DEPTHS]))
    return drawing


def _panel(left: float, top: float, name: str, figures: Sequence[dict]) -> Iterator[Line | Box | Words]:
    across = [left + PLOT[0] * (place + 0.5) / len(DEPTHS) for place in range(len(DEPTHS))]
    down = {key: [top + PLOT[1] * (1 - figure[key]) for figure in figures] for key in KEYS}
    yield Words(left, top - 10, f"{name}, n={figures[0]['n']}", size=11)
    for tick in (0, 0.5, 1):
        height = top + PLOT[1] * (1 - tick)
        yield Line(left, height, left + PLOT[0], height, FAINT, 0.5)
        yield Words(left - 4, height + 4, f"{tick:g}", "end", 10)
    for x, depth in zip(across, DEPTHS, strict=True):
        yield Words(x, top + PLOT[1] + 14, f"@{depth}", "middle", 10)
    yield from _curve(across, down["chance"], 1.5, dashed=True)
    yield from _curve(across, down["value"], 2.5)
    for x, low, high in zip(across, down["low"], down["high"], strict=True):
        yield from _interval((x, low), (x, high))


def _curve(across: Sequence[float], down: Sequence[float], width: float, dashed: bool = False) -> Iterator[Line]:
    points = list(zip(across, down, strict=True))
    return (Line(*one, *next_, INK, width, dashed) for one, next_ in zip(points, points[1:], strict=False))
