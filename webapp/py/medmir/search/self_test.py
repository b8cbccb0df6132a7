"""Does this runtime compute what the bundle's maker did? A stored question and a film of the bundle's own tell.

Every bundle carries both: the scores of its stored questions came out of the text tower, and its films' embeddings out
of the image tower.
"""

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from medmir.bundle.reader import Bundle
from medmir.errors import MedMIRError
from medmir.search.ranking import similarities

if TYPE_CHECKING:
    from PIL import Image

    from medmir.search.answer import Towers

EXACT = 1e-3
"""How far a score may be from the stored one. ONNX Runtime in a tab and natively: 5e-7, measured on the demo."""
ROUNDED = 0.05
"""The same where runtimes differ in rounding (5e-3, measured on a model computed in int8), and for films: a bundle
keeps them as WebP and embeds the original (at most .016 on 80 of the demo's; a tower that answers always alike: .2)."""
IN_INT8 = "computed in int8"  # in what the manifest says of such a model
CANDIDATES = 8  # films to choose from: comparing one with 100,000 takes 17 ms in a tab


class Check(NamedTuple):
    """The largest difference between this runtime's scores and the stored ones, and how large it may be."""

    difference: float
    allowed: float

    @property
    def passed(self) -> bool:
        """Whether answers may be given; not where the difference is no number."""
        return self.difference <= self.allowed


def golden_question(bundle: Bundle) -> str:
    """The longest stored question with an answer; empty where there is none."""
    return max((question for question, hits in bundle.instant.items() if hits), key=len, default="")


async def check_words(bundle: Bundle, towers: "Towers") -> Check | None:
    """Answer the golden question and compare the stored hits' scores; None where the bundle stores no question."""
    question = golden_question(bundle)
    if not question:
        return None
    embedded = await towers.embed_text((await bundle.tokenizer()).encode(question))
    stored = {hit.case_id: hit.score for hit in bundle.instant[question]}
    scores = zip(bundle.case_ids, similarities(bundle.embeddings, embedded), strict=True)
    differences = [score - stored[case_id] for case_id, score in scores if case_id in stored]
    in_int8 = IN_INT8 in str(bundle.manifest.get("model", {}).get("quantization"))
    return Check(_largest(differences), ROUNDED if in_int8 else EXACT)


def candidates(films: int) -> list[int]:
    """Rows of a few films spread over a collection of so many: one of them is the golden film."""
    return np.unique(np.linspace(0, films - 1, min(CANDIDATES, films)).astype(int)).tolist()


def golden_film(bundle: Bundle) -> int:
    """The row of the film that is least like any other, among the candidates."""
    rows = candidates(len(bundle.cases))
    return min(rows, key=lambda row: np.delete(similarities(bundle.embeddings, bundle.embeddings[row]), row)
               .max(initial=-1))


async def check_picture(bundle: Bundle, towers: "Towers") -> Check | None:
    """Embed the golden film and compare its scores over the collection; None where it cannot be read."""
    row = golden_film(bundle)
    film = await _film(bundle, bundle.cases[row].image)
    if film is None:
        return None
    from medmir.inputs.preprocessing import pixel_values  # late, as in :mod:`medmir.search.answer`

    embedded = await towers.embed_image(pixel_values(film, bundle.recipe))
    return Check(_largest(similarities(bundle.embeddings, embedded - bundle.embeddings[row])), ROUNDED)


async def _film(bundle: Bundle, name: str) -> "Image.Image | None":
    from medmir.inputs.preprocessing import open_picture

    try:
        return open_picture(name, await bundle.file(name))
    except MedMIRError:  # a film that is lacking or damaged says nothing of the runtime
        return None


def _largest(differences: np.ndarray | list[float]) -> float:
    return float(np.abs(differences).max(initial=0))
