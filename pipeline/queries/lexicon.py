"""Short questions as people type them, each with what it asks for (see :mod:`medmir.vocabulary.phrase`).

The words are in ``clinical_words`` and ``lay_words``.
"""

import re
from collections.abc import Sequence

import numpy as np

from medmir.bundle.contract import Fact, labels_of
from medmir.vocabulary.findings import NORMAL, SIDED
from medmir.vocabulary.phrase import Finding, Phrase, Wanted
from medmir.vocabulary.sides import BILATERAL
from medmir.vocabulary.words import GRADE_WORDS, LOBE_WORDS
from pipeline.queries.clinical_words import CLINICAL, DENIABLE
from pipeline.queries.lay_words import LAY

SLOTS = ("side", "severity", "lobe")
OPTIONAL = re.compile(r"\[([^\]]*)\]")
IN_BOTH_LUNGS = ((r"\b(the|my) {side} lung\b", "both lungs"), (r"{side} lung$", "lungs on both sides"),
                 (r"on the {side}( side)?", "on both sides"), (r"{side}-sided", "bilateral"))
PLAIN_WORD = .5                    # of the severities and lobes are said in the first of their words
LAY_SHARE = .45                    # of the phrases drawn
KEPT = {"side": .8, "severity": .5, "lobe": .65}     # how often a phrase asks for what the fact has
OPEN = .2                          # of the phrases ask for the finding alone
OTHER_SIDE_WORDS = .3              # of the clinical phrases that begin with the side: "left-sided", "on the left"
BOTH_SIDES = .4                    # of the phrases about a finding that is on both sides
DENIAL, TWO, PARTLY_DENIED = .08, .24, .10           # of the phrases, where the film allows it
DENIALS = ("no {name}", "no {name}", "without {name}", "{name} absent", "free of {name}", "no evidence of {name}",
           "negative for {name}", "absence of {name}", "no sign of {name}", "there is no {name}")
DENIED_TOO = (" without {name}", ", no {name}", " but no {name}", " with no {name}")
LINKS = (" with ", " and ", ", ", " plus ", " together with ")


def fill(template: str, finding: Finding, rng: np.random.Generator | None = None) -> Phrase:
    """Put a finding's side, lobe and severity into a template; slots without a value vanish from the text.

    With ``rng`` severities and lobes may be said in synonyms. Where the lobe is not known its lung is named.
    """
    known = {slot: getattr(finding, slot) for slot in SLOTS}
    template = OPTIONAL.sub(lambda part: part[1] if _fillable(part[1], known) else "", template)
    if not known["lobe"]:
        template = template.replace("{lobe}", "{side} lung")
    used = {slot: known[slot] for slot in SLOTS if f"{{{slot}}}" in template}
    if known["side"] == BILATERAL:
        for pattern, words in IN_BOTH_LUNGS:
            template = re.sub(pattern, words, template)
    text = template.format(side=known["side"] or "", severity=_word(rng, GRADE_WORDS, known["severity"]),
                           lobe=_word(rng, LOBE_WORDS, known["lobe"]))
    return Phrase(" ".join(text.split()), (Wanted(finding.label, **used),))


def _fillable(part: str, known: dict[str, str | None]) -> bool:
    return all(known[slot] or (slot == "lobe" and known["side"]) for slot in SLOTS if f"{{{slot}}}" in part)


def _word(rng: np.random.Generator | None, words: dict[str, tuple[str, ...]], value: str | None) -> str:
    if not value:
        return ""
    return words[value][0] if rng is None or rng.random() < PLAIN_WORD else _pick(rng, words[value])


def plain_name(label: str) -> str:
    """The label's plain clinical name: "pleural effusion" for Effusion."""
    return fill(CLINICAL[label][0], Wanted(label)).text


def draw_phrase(rng: np.random.Generator, facts: Sequence[Fact]) -> Phrase:
    """A short question that a film with these facts answers.

    It asks for one fact, two together, one with a denial, or for the absence of a finding alone.
    """
    present, kind = labels_of(facts), rng.random()
    if kind < DENIAL:
        return _denied(rng, Phrase(""), present, DENIALS)
    chosen = rng.permutation(len(facts))
    first = _about(rng, facts[chosen[0]], facts) if facts else _one(rng, Wanted(NORMAL))
    if kind < DENIAL + PARTLY_DENIED:
        return _denied(rng, first, present, DENIED_TOO)
    if kind < DENIAL + PARTLY_DENIED + TWO and len(facts) > 1:
        return _joined(rng, first, _about(rng, facts[chosen[1]], facts))
    return first


def _about(rng: np.random.Generator, fact: Fact, facts: Sequence[Fact]) -> Phrase:
    """One fact in words that leave some of it open, or its finding on both sides where it is on both."""
    both = Wanted(fact.label, BILATERAL)
    if fact.label in SIDED and both.found_in(facts) and rng.random() < BOTH_SIDES:
        name = plain_name(fact.label)
        return Phrase(_pick(rng, (f"bilateral {name}", f"{name} on both sides")), (both,))
    if rng.random() < OPEN:
        return _one(rng, Wanted(fact.label))
    kept = {slot: getattr(fact, slot) for slot in SLOTS if rng.random() < KEPT[slot]}
    return _one(rng, Wanted(fact.label, **kept))


def _one(rng: np.random.Generator, wanted: Wanted) -> Phrase:
    if rng.random() < LAY_SHARE:
        return fill(_pick(rng, LAY[wanted.label]), wanted, rng)
    return fill(_side_elsewhere(rng, _pick(rng, CLINICAL[wanted.label])), wanted, rng)


def _side_elsewhere(rng: np.random.Generator, template: str) -> str:
    """Says a leading side in another way: "left-sided effusion", "effusion on the left"."""
    rest = template.removeprefix("{side} ")
    if rest == template or rng.random() >= OTHER_SIDE_WORDS:
        return template
    return _pick(rng, (f"[{{side}}-sided ]{rest}", f"{rest}[ on the {{side}}]"))


def _joined(rng: np.random.Generator, one: Phrase, other: Phrase) -> Phrase:
    return Phrase(one.text + _pick(rng, LINKS) + other.text, one.wanted + other.wanted)


def _denied(rng: np.random.Generator, phrase: Phrase, present: set[str], denials: tuple[str, ...]) -> Phrase:
    """The phrase, which may be empty, and the denial of a finding that the film does not have."""
    label = _pick(rng, [name for name in DENIABLE if name not in present])
    denial = _pick(rng, denials).format(name=_pick(rng, DENIABLE[label]))
    return Phrase(phrase.text + denial, phrase.wanted, (label,))


def _pick(rng: np.random.Generator, options: Sequence[str]) -> str:
    return options[int(rng.integers(len(options)))]
