"""Is anything in this collection like what was asked? Told from the collection's calibration, and never a diagnosis."""

from collections.abc import Callable
from difflib import SequenceMatcher
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from medmir.bundle.calibration import Pictures, Questions, percentile
from medmir.inputs.recipe import Recipe
from medmir.inputs.tokenizer import WordPieceTokenizer
from medmir.search.instant import QUALIFIERS
from medmir.search.words import FILLERS, normalize, stem

if TYPE_CHECKING:
    from PIL import Image

EMPTY_WORDS = FILLERS | frozenset(
    "about after all also am any as at be because been before being but by can could did do does doing down each few "
    "for from get give gave go goes had has have having he her here him his how i if into it its just know like likes "
    "look looks lot make makes many may more most much must my name need new next now off once one only other our out "
    "over own put really same see seen she should so some such take takes than thank thanks that their them then these "
    "they thing things this those through to too two under until up us use very want was way we well were what when "
    "where which while who whose why will would yes yet you your".split()
)
"""English words that say nothing of what is looked for."""
FOREIGN_WORDS = frozenset(
    "aux avec dans das del della der des di du et gli il les los mit nel ohne sans und von zur".split()
)
"""Words that German, French, Spanish and Italian sentences are held together by, and English questions are not."""
ENOUGH = 0.4
"""What the share of a question's words that are known and the place of its best score among the calibration's, both 0
to 1, must come to together: tuned on the first halves of the lists in tests/support/asked_words.py."""
SAME_WORD = 0.8   # difflib ratio above which two words are a misspelling of each other
MISSPELLED = 5    # letters that a word must have to be taken for another one misspelled
SPLIT = 3         # pieces a word that a model's English vocabulary cannot hold falls into, on average


class Reason(StrEnum):
    """Why a question or picture is like nothing in the collection."""

    NOTHING = "nothing"      # no letter, so no word
    UNREAD = "unread"        # in another language or script, or no words at all
    UNHEARD = "unheard"      # words that the collection does not have
    UNSEEN = "unseen"        # a picture unlike all films


class Judgement(NamedTuple):
    """``reason``: empty where the question or picture is of the collection's domain, or cannot be judged.

    ``percentile``: the percentage of the calibration's questions, or films, whose best score is lower than this one's;
    None where there is no calibration. ``unknown``: words that stand nowhere in the collection. ``remedy``: a name of
    :data:`REMEDIES` after which the picture looks like the films; empty where there is none.
    """

    reason: Reason | None = None
    percentile: float | None = None
    unknown: tuple[str, ...] = ()
    remedy: str = ""

    @property
    def in_domain(self) -> bool:
        """Whether nothing speaks against taking the hits for answers."""
        return self.reason is None


def judge_words(known: Questions | None, words: str, best: float, tokenizer: WordPieceTokenizer | None = None
                ) -> Judgement:
    """Judge a question in words by its highest score ``best``, a cosine; ``tokenizer``: the text tower's."""
    if known is None:
        return Judgement()
    place, content = percentile(known.best, best), content_words(words)
    unknown = tuple(word for word in content if not is_known(word, known.words))
    if not any(map(str.isalpha, words)):
        return Judgement(Reason.NOTHING, place)
    if not content or not _foreign(unknown) and _enough(1 - len(unknown) / len(content), place):
        return Judgement(None, place, unknown)
    return Judgement(Reason.UNREAD if _unread(unknown, tokenizer) else Reason.UNHEARD, place, unknown)


def _enough(share_known: float, place: float) -> bool:
    return share_known > 0 and share_known + place / 100 >= ENOUGH


def _foreign(unknown: tuple[str, ...]) -> bool:
    """Whether one of the unknown words is spelled as English is not, or binds another language's sentences."""
    return any(word in FOREIGN_WORDS or not word.isascii() for word in unknown)


def content_words(words: str) -> list[str]:
    """The words of a question that name what is looked for: no side, grade or negation, no number."""
    return [word for word in normalize(words).split() if word not in EMPTY_WORDS | QUALIFIERS and not word.isdigit()]


def is_known(word: str, known: frozenset[str]) -> bool:
    """Whether a word, or one that it is a misspelling of, is among the known stems."""
    root = stem(word)
    return root in known or (len(root) >= MISSPELLED and any(_misspelled(root, other) for other in known))


def _misspelled(word: str, known: str) -> bool:
    alike = len(known) >= MISSPELLED and word[0] == known[0] and abs(len(word) - len(known)) <= 2
    return alike and SequenceMatcher(None, word, known).ratio() >= SAME_WORD


def _unread(unknown: tuple[str, ...], tokenizer: WordPieceTokenizer | None) -> bool:
    """Whether words are of another language, or fall into pieces that carry no meaning of their own."""
    if tokenizer is None or _foreign(unknown):
        return _foreign(unknown)
    return float(np.mean([len(tokenizer.encode(word)) - 2 for word in unknown])) >= SPLIT


def judge_picture(films: Pictures | None, picture: "Image.Image", recipe: Recipe, best: float) -> Judgement:
    """Judge a picture, of any Pillow mode, by its looks; ``best``: its highest cosine to a film."""
    if films is None:
        return Judgement()
    place = percentile(films.best, best)
    if films.distance(statistics_of(picture, recipe)) <= films.limit:
        return Judgement(None, place)
    return Judgement(Reason.UNSEEN, place, remedy=remedy_for(films, picture, recipe))


def remedy_for(films: Pictures, picture: "Image.Image", recipe: Recipe) -> str:
    """The one of :data:`REMEDIES` after which the picture looks most like the films; empty where none helps."""
    from medmir.inputs.preprocessing import eight_bit

    plain = eight_bit(picture)
    left = {name: films.distance(statistics_of(mend(plain), recipe)) for name, mend in REMEDIES.items()}
    best = min(left, key=left.__getitem__)
    return best if left[best] <= films.limit else ""


def statistics_of(picture: "Image.Image", recipe: Recipe) -> np.ndarray:
    """:func:`medmir.inputs.statistics.picture_statistics` of a picture as the model sees it."""
    from medmir.inputs.preprocessing import square  # late, as in :mod:`medmir.search.answer`
    from medmir.inputs.statistics import picture_statistics

    return picture_statistics(np.asarray(square(picture, recipe)), picture.width / picture.height)


def _turned(degrees: int) -> Callable[["Image.Image"], "Image.Image"]:
    return lambda picture: picture.rotate(degrees, expand=True)


def _inverted(picture: "Image.Image") -> "Image.Image":
    from PIL import ImageOps

    return ImageOps.invert(picture)


REMEDIES: dict[str, Callable[["Image.Image"], "Image.Image"]] = {
    "inverted": _inverted, "turned to the left": _turned(90), "turned to the right": _turned(270),
    "turned upside down": _turned(180),
}
"""What can be done to a picture of 8 bit, by what the page calls it."""
