"""The few pieces of Markdown that the cards are made of; each is empty where it has nothing to say."""

from collections.abc import Iterable, Sequence


def section(title: str, *paragraphs: str) -> str:
    """A heading with its paragraphs."""
    said = [paragraph for paragraph in paragraphs if paragraph]
    return "\n\n".join([f"## {title}", *said]) if said else ""


def table(header: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """A table with one header line."""
    if not rows:
        return ""
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join(f"| {' | '.join(_cell(cell) for cell in line)} |" for line in lines)


def bullets(lines: Iterable[str]) -> str:
    """A list of sentences."""
    return "\n".join(f"- {line}" for line in lines)


def _cell(value: object) -> str:
    return str(value).replace("|", "\\|").replace("\n", " ")
