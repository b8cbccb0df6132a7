"""Results as HTML for a notebook: thumbnails inside, so that the notebook shows them wherever it is opened."""

from base64 import b64encode
from html import escape
from typing import TYPE_CHECKING

from pipeline.cards.contact_sheet import caption
from pipeline.search.printed import text

if TYPE_CHECKING:
    from pipeline.search.results import Result, Results

ROW = "display:flex;flex-wrap:wrap;gap:8px"
CARD = "margin:0;width:160px;font-size:12px;line-height:1.3"
FILM = "width:160px;height:160px;object-fit:contain;background:#101010"


def html(found: "Results") -> str:
    """The sentence over the results and a card for each; text is text, whatever a collection says."""
    headline = text(found).splitlines()[0]
    return f'<p>{escape(headline)}</p><div style="{ROW}">{"".join(map(_card, found))}</div>'


def _card(result: "Result") -> str:
    shown = escape(caption(result.case))
    closer = "" if result.closer_than is None else f"<br>closer than {result.closer_than:.1%}"
    data = b64encode(result.thumbnail.read_bytes()).decode()
    film = f'<img src="data:image/webp;base64,{data}" alt="{shown or escape(result.case_id)}" style="{FILM}">'
    return (f'<figure style="{CARD}">{film}<figcaption>{result.place}. <b>{escape(result.case_id)}</b> '
            f"{result.score:.3f}{closer}<br>{shown}</figcaption></figure>")
