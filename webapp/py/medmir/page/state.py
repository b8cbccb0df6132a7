"""What the page holds besides its address: what is loaded, what is typed, what went wrong."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from medmir.bundle.reader import Bundle
from medmir.measure.verdict import WordsVerdict
from medmir.page.gathered import Gathered
from medmir.page.mapping.scene import Scene
from medmir.page.own_film import OwnFilm
from medmir.page.studied import Studied
from medmir.page.viewing import Looking
from medmir.search.domain import Judgement
from medmir.search.query import Picture
from medmir.search.self_test import Check


class OwnPicture(NamedTuple):
    """The picture the reader asked by, as far as it is remembered: where its preview is, its name, its embedding.

    ``which``: the page or frame of its file, where that has several. ``file``: where it came from, and what was done to
    it before it was asked by (:data:`medmir.search.domain.REMEDIES`). ``judged``: whether any film here looks like it.
    """

    preview: str
    asked: Picture
    which: str = ""
    file: object = None
    judged: Judgement = Judgement()


class Progress(NamedTuple):
    """How much of something is here, in bytes; ``total`` is 0 where it is not known."""

    loaded: int = 0
    total: int = 0


class Problem(NamedTuple):
    """What went wrong, in a sentence, and what trying again does; None where there is nothing to try."""

    sentence: str
    retry: Callable[[], None] | None = None


class Room(NamedTuple):
    """Bytes of this device that the site's origin uses and may use, and whether they are safe from being cleared."""

    used: int = 0
    quota: int = 0
    lasting: bool = False


@dataclass
class OnDevice:
    """What of the site is on this device.

    ``unkept``: why the browser keeps nothing: "disk", "insecure", "unable" or "refused". ``parts``: how much of each
    part is kept, by its name; empty until that is known. ``busy``: a version is being kept; ``newer``: one waits.
    ``keeping``: how far keeping everything has come; ``asked``: whether the reader was asked about removing it all.
    """

    unkept: str = ""
    parts: dict[str, Progress] = field(default_factory=dict)
    room: Room = Room()
    busy: bool = False
    newer: bool = False
    keeping: Progress | None = None
    asked: bool = False
    problem: str = ""

    @property
    def whole(self) -> Progress:
        """All the parts together."""
        return Progress(*(sum(sizes) for sizes in zip(*self.parts.values(), strict=True))) if self.parts else Progress()


@dataclass
class Comparing:
    """How films are compared: ``linked`` in place and greys, ``flicker``: two on one place, of which ``front`` is seen,
    ``running`` in turns. ``bare``: without labels, for a question to learners.
    """

    linked: bool = True
    flicker: bool = False
    running: bool = False
    front: int = 0
    bare: bool = False


@dataclass
class Session:
    """Everything a view may draw from, besides the place. It has no part of the browser in it.

    ``state``: "starting", "ready" (instant and word search), "live" (the text model too) or "failed".
    ``model``: "loading", "live" or "failed". ``loaded``: what each view loaded for the place it shows, by the view's
    name; ``failures`` the sentence instead, ``busy`` the views that are loading. ``stages``: what is being fetched,
    oldest first. ``passed``: the outcome of the self-test by tower. ``one_thread``: the models were silent on several.
    ``words_fail``: the figures where words find nothing here.
    ``draft``: what is typed in other fields than the box, by action.
    ``goes_on``: whether the place only shows more of an answer. ``labels_hidden``: whether labels and reports are, but
    for the film that was ``answered``. ``copied``: a film's id, and what became of copying from it. ``address``: the
    page's for others, empty where they cannot reach it. ``opened_here``: whether the place before the open case is the
    same without it, so that Back closes it.
    ``own``: the reader's picture at its full size, once it was opened. ``calm``: nothing is to move by itself.
    ``light``: whether the room is light, for projection. ``walk``: the films shown behind an open case, in their order.
    ``scene``: the map as it was last looked at.
    """

    state: str = "starting"
    model: str = "loading"
    bundle: Bundle | None = None
    loaded: dict[str, object] = field(default_factory=dict)
    failures: dict[str, str] = field(default_factory=dict)
    busy: set[str] = field(default_factory=set)
    typed: str = ""
    draft: dict[str, str] = field(default_factory=dict)
    hint: str = ""
    suggestions: tuple[str, ...] = ()
    chosen: int = -1
    picture: OwnPicture | None = None
    picture_problem: str = ""
    pictures_lost: bool = False
    goes_on: bool = False
    labels_hidden: bool = False
    answered: str = ""
    copied: tuple[str, str] = ("", "")
    address: str = ""
    opened_here: bool = False
    problem: Problem | None = None
    one_thread: bool = False
    words_fail: WordsVerdict | None = None
    stages: dict[str, Progress] = field(default_factory=dict)
    device: OnDevice = field(default_factory=OnDevice)
    passed: dict[str, Check] = field(default_factory=dict)
    gathered: Gathered = field(default_factory=Gathered)
    looking: Looking = field(default_factory=Looking)
    comparing: Comparing = field(default_factory=Comparing)
    own: OwnFilm | None = None
    calm: bool = False
    light: bool = False
    walk: Sequence[str] = ()
    scene: Scene | None = None
    study: Studied = field(default_factory=Studied)

    @property
    def manifest(self) -> dict:
        """The bundle's manifest; empty while there is no bundle."""
        return self.bundle.manifest if self.bundle else {}

    def rest(self, typed: str) -> None:
        """Another place is shown: what was said about the one before is taken back, and ``typed`` is asked."""
        self.typed, self.draft, self.hint, self.picture_problem = typed, {}, "", ""
        self.suggestions, self.chosen, self.pictures_lost = (), -1, False
        self.goes_on = False
        if self.problem and not self.problem.retry:
            self.problem = None
