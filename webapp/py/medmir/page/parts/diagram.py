"""How a question finds its films, as a drawing: its own way on the left, the collection's on the right."""

from collections.abc import Sequence

from medmir.page.language import counted, say
from medmir.page.markup import Node, element

WIDTH, HEIGHT, BOX, PITCH = 400, 322, 48, 68  # pixels at 100 %
HALF, GAP, EDGE = 190, 18, 1
LEFT, RIGHT = EDGE + HALF / 2, WIDTH - EDGE - HALF / 2


def way_of_a_question(films: int, numbers: int) -> Node:
    """SVG: words become a vector, and the films whose stored vectors point the same way are shown."""
    question = ((say("Your question"), say("words, or a picture")), (say("Tokenizer"), say("words become numbers")),
                (say("Model"), say("numbers become a vector")))
    collection = ((say("{n} films", n=counted(films)), say("of this collection")),
                  (say("Image model"), say("ran when it was built")),
                  (say("{n} stored vectors", n=counted(films)), say("{d} numbers each", d=numbers)))
    both = ((say("Comparison"), say("which vectors point the same way")), (say("Films"), say("the nearest first")))
    return element(
        "svg", element("title", say("From a question to its films")),
        _column(LEFT, HALF, 0, question), _column(RIGHT, HALF, 0, collection),
        _column(WIDTH / 2, WIDTH - 2 * EDGE, len(question), both), _arrow(LEFT, 2), _arrow(RIGHT, 2),
        class_="diagram", viewBox=f"0 0 {WIDTH} {HEIGHT}", role="img")


def _column(x: float, width: float, row: int, told: Sequence[tuple[str, str]]) -> list[Node]:
    """Boxes below each other, each with an arrow to the next."""
    boxes = [_box(x, row + n, width, *both) for n, both in enumerate(told)]
    return [*boxes, *(_arrow(x, row + n) for n in range(len(told) - 1))]


def _box(x: float, row: int, width: float, name: str, does: str) -> list[Node]:
    top = EDGE + row * PITCH
    return [element("rect", x=x - width / 2, y=top, width=width, height=BOX, rx=4, class_="box"),
            element("text", name, x=x, y=top + 20, class_="name"),
            element("text", does, x=x, y=top + 37, class_="does")]


def _arrow(x: float, row: int) -> Node:
    """From the box of a row down to the next."""
    top, tip = EDGE + row * PITCH + BOX, EDGE + (row + 1) * PITCH - 2
    return element("path", d=f"M{x} {top} V{tip} M{x - 4} {tip - 6} L{x} {tip} L{x + 4} {tip - 6}", class_="arrow")
