"""A reader study as it is planned: which films, what is asked of them, and whether similar films may be looked at."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace

WITHOUT, WITH, CROSSOVER = RETRIEVALS = ("without", "with", "crossover")
EACH, END, NEVER = FEEDBACKS = ("each", "end", "never")
MOST_FILMS = 500
MOST_LABELS = 26
"""Each has a letter of its own."""
MOST_SIMILAR = 12
MOST_SECONDS = 3600
MOST_SEED = 999_999
SURENESS = 5
"""The highest step of the confidence scale, whose lowest is 1."""
LONGEST = 200  # characters of a name


@dataclass(frozen=True)
class Study:
    """What every reader of a study is given.

    ``case_ids``: the films in the order of the file; a crossover gives every other of them to either half.
    ``labels``: what can be answered, besides "nothing". ``sides``, ``severities``: whether those are asked as well.
    ``retrieval``: one of :data:`RETRIEVALS`; ``similar``: how many similar films are shown where it is allowed.
    ``shuffled``: whether each reader has an own order. ``feedback``: when the truth is shown, of :data:`FEEDBACKS`.
    ``limit_s``: seconds for which a film is shown, 0 without end. ``seed``: of order and choice. ``chosen``: how the
    films were chosen, in words. ``bundle_id``, ``collection``: the bundle they are of, and its title.
    """

    case_ids: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    name: str = ""
    sides: bool = False
    severities: bool = False
    retrieval: str = CROSSOVER
    similar: int = 6
    shuffled: bool = True
    feedback: str = EACH
    limit_s: int = 0
    seed: int = 1
    chosen: str = ""
    bundle_id: str = ""
    collection: str = ""

    def having(self, **changes: object) -> "Study":
        """The same study with other fields."""
        return replace(self, **changes)

    def to_dict(self) -> dict:
        """The study as JSON has it."""
        return asdict(self) | {"case_ids": list(self.case_ids), "labels": list(self.labels)}

    @classmethod
    def from_dict(cls, told: Mapping) -> "Study":
        """A study out of JSON; unknown fields are ignored. ValueError names the field that makes no study."""
        known = {field.name: told[field.name] for field in fields(cls) if field.name in told}
        for name, value in known.items():
            _check(name, value)
        lists = {name: tuple(dict.fromkeys(known.get(name, ()))) for name in ("case_ids", "labels")}
        if not all(lists.values()):
            raise ValueError("case_ids and labels")
        return cls(**known | lists)

    @property
    def study_id(self) -> str:
        """Twelve hexadecimal digits of the SHA-256 of all its fields: logs of one study have the same."""
        return hashlib.sha256(json.dumps(self.to_dict(), sort_keys=True).encode()).hexdigest()[:12]


NUMBERS = {"similar": (1, MOST_SIMILAR), "limit_s": (0, MOST_SECONDS), "seed": (0, MOST_SEED)}
NAMED = {"retrieval": RETRIEVALS, "feedback": FEEDBACKS}
MOST = {"case_ids": MOST_FILMS, "labels": MOST_LABELS}


def _check(name: str, value: object) -> None:
    if not _right(name, value):
        raise ValueError(name)


def _right(name: str, value: object) -> bool:
    """Whether a value may stand in a field."""
    if name in NUMBERS:
        low, high = NUMBERS[name]
        return type(value) is int and low <= value <= high
    if name in MOST:
        return isinstance(value, list) and len(value) <= MOST[name] and all(
            isinstance(each, str) and 0 < len(each) <= LONGEST for each in value)
    if name in ("sides", "severities", "shuffled"):
        return isinstance(value, bool)
    return isinstance(value, str) and len(value) <= LONGEST and value in NAMED.get(name, (value,))
