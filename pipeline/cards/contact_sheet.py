"""A contact sheet: films of every label side by side, for a README or a poster."""

from collections.abc import Sequence
from io import BytesIO
from itertools import cycle, islice
from pathlib import Path
from textwrap import wrap

from PIL import Image, ImageDraw, ImageFont, ImageOps

from medmir.bundle.contract import Case
from medmir.bundle.reader import Bundle, at_once, open_folder
from medmir.errors import MedMIRError
from pipeline.files.atomic import write_bytes

COLUMNS, ROWS = 6, 5
FILM, GAP, CAPTION = 256, 8, 34          # pixels: edge of a film, space around it, height of two caption lines
LETTERS, LINE, LETTERS_PER_LINE = 12, 15, 40
BACKGROUND, INK = (16, 16, 16), (190, 190, 190)
QUALITIES = (90, 85, 80, 70, 60, 50, 40, 30)
LARGEST = 400_000                        # bytes


def write_contact_sheet(folder: Path, out: Path) -> list[str]:
    """Write the sheet of a bundle as WebP of at most :data:`LARGEST` bytes; returns the case ids, row by row.

    MedMIRError where the bundle has no labels.
    """
    bundle = open_folder(folder)
    chosen = plainest(bundle.cases, COLUMNS * ROWS)
    if not chosen:
        raise MedMIRError(f"{folder} has no labelled films to show.")
    out.parent.mkdir(parents=True, exist_ok=True)
    write_bytes(out, _encoded(_sheet(bundle, chosen)))
    return [case.case_id for case in chosen]


def plainest(cases: Sequence[Case], count: int) -> list[Case]:
    """Up to ``count`` cases of as many patients: the labels in turn, each by the films that show it most plainly.

    Plain is a high ``visibility`` among the label's facts, then few other labels; a side or view that the label's
    films chosen so far do not have comes first.
    """
    chosen: dict[str, list[Case]] = {label: [] for case in cases for label in sorted(case.labels)}
    left = list(cases)
    for label in islice(cycle(sorted(chosen)), count if chosen else 0):
        shown = {_aspect(case, label) for case in chosen[label]}
        fitting = [case for case in left if label in case.labels]
        if fitting:
            best = min(fitting, key=lambda case: (_aspect(case, label) in shown, *_plainness(case, label)))
            chosen[label].append(best)
            left = [case for case in left if case.patient_id != best.patient_id]
    return [case for label in sorted(chosen) for case in chosen[label]]


def _aspect(case: Case, label: str) -> tuple:
    return (case.view, *sorted({fact.side or "" for fact in case.facts if fact.label == label}))


def _plainness(case: Case, label: str) -> tuple[float, int, str]:
    seen = [fact.visibility or 0.0 for fact in case.facts if fact.label == label]
    return -max(seen, default=0.0), len(case.labels), case.case_id


def caption(case: Case) -> str:
    """The labels with their sides: "Cardiomegaly, Effusion left"; both sides of one finding are "bilateral"."""
    parts = []
    for label in case.labels:
        sides = {fact.side for fact in case.facts if fact.label == label and fact.side}
        parts.append(f"{label} {sides.pop() if len(sides) == 1 else 'bilateral'}" if sides else label)
    return ", ".join(parts)


def _sheet(bundle: Bundle, chosen: Sequence[Case]) -> Image.Image:
    across, down = FILM + GAP, FILM + CAPTION + GAP
    lines = -(-len(chosen) // COLUMNS)
    sheet = Image.new("RGB", (COLUMNS * across + GAP, lines * down + GAP), BACKGROUND)
    pen, font = ImageDraw.Draw(sheet), ImageFont.load_default(LETTERS)
    for place, case in enumerate(chosen):
        left, top = GAP + place % COLUMNS * across, GAP + place // COLUMNS * down
        with Image.open(BytesIO(at_once(bundle.file(case.image)))) as film:
            sheet.paste(ImageOps.pad(film.convert("RGB"), (FILM, FILM), Image.Resampling.LANCZOS), (left, top))
        for number, line in enumerate(wrap(caption(case), LETTERS_PER_LINE, max_lines=2, placeholder=" ...")):
            pen.text((left, top + FILM + 3 + number * LINE), line, INK, font)
    return sheet


def _encoded(sheet: Image.Image) -> bytes:
    """The best quality that fits :data:`LARGEST`, or the smallest file there is."""
    for quality in QUALITIES:
        data = BytesIO()
        sheet.save(data, "WEBP", quality=quality, method=6)
        if data.tell() <= LARGEST:
            break
    return data.getvalue()
