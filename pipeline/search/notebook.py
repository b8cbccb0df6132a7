"""Results as HTML for a notebook: thumbnails inside, so that the notebook shows them wherever it is opened."""

from base64 import b64encode
from html import escape
from typing import TYPE_CHECKING

from medmir.bundle.reader import Bundle, at_once
from medmir.errors import MedMIRError
from pipeline.cards.contact_sheet import caption
from pipeline.search.printed import closer_than, text

if TYPE_CHECKING:
    from pipeline.search.results import Result, Results

ROW = "display:flex;flex-wrap:wrap;gap:8px"
CARD = "margin:0;width:160px;font-size:12px;line-height:1.3"
FILM = "width:160px;height:160px;object-fit:contain;background:#101010"


def html(found: "Results") -> str:
    """The sentence over the results and a card for each; text is text, whatever a collection says."""
    headline, cards = text(found).splitlines()[0], "".join(_card(result, found.bundle) for result in found)
    return f'<p>{escape(headline)}</p><div style="{ROW}">{cards}</div>'


def _card(result: "Result", bundle: Bundle) -> str:
    shown = escape(caption(result.case))
    closer = "" if result.closer_than is None else f"<br>closer than {closer_than(result.closer_than)}"
    data = f"data:image/webp;base64,{b64encode(_film(result, bundle)).decode()}"
    film = f'<img src="{data}" alt="{shown or escape(result.case_id)}" style="{FILM}">'
    return (f'<figure style="{CARD}">{film}<figcaption>{result.place}. <b>{escape(result.case_id)}</b> '
            f"{result.score:.3f}{closer}<br>{shown}</figcaption></figure>")


def _film(result: "Result", bundle: Bundle) -> bytes:
    """The thumbnail, as the bundle's manifest has it; nothing where that is lacking, for the words are there."""
    try:
        return at_once(bundle.file(result.case.thumbnail or result.case.image))
    except MedMIRError:
        return b""
