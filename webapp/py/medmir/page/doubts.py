"""What is said where an answer may be none: nothing here is like what was asked, or the browser computes wrongly."""

from collections.abc import Mapping

from medmir.measure.verdict import WordsVerdict
from medmir.page.language import later, say
from medmir.page.wording import MODELS_WITHIN
from medmir.search.domain import Judgement, Reason
from medmir.search.self_test import Check

UNLIKE = {
    Reason.NOTHING: later("There is no word in this to look for."),
    Reason.UNREAD: later("The model cannot make sense of these words: it reads English, and they are none that this"
                         " collection has. What it finds for them means little."),
    Reason.UNHEARD: later("Nothing in this collection is known to be like this: its labels and reports, and the"
                          " questions it was tried with, do not have these words. What is nearest may have nothing to"
                          " do with them."),
    Reason.UNSEEN: later("No film in this collection looks like this picture. What is nearest may have nothing to do"
                         " with it."),
}
"""What is said above the results of a question or picture that nothing in the collection is like."""
MENDED = {
    "inverted": later("Inverted it would look like them: try that."),
    "turned to the left": later("Turned to the left it would look like them: try that."),
    "turned to the right": later("Turned to the right it would look like them: try that."),
    "turned upside down": later("Turned upside down it would look like them: try that."),
}
MEND = {
    "inverted": later("Try it inverted"),
    "turned to the left": later("Try it turned to the left"),
    "turned to the right": later("Try it turned to the right"),
    "turned upside down": later("Try it turned upside down"),
}
"""By remedy (:data:`medmir.search.domain.REMEDIES`) what it would do, and what the button says that tries it."""


def unlike(judgement: Judgement) -> str:
    """The sentence above results that are no answers; empty where they may be taken for some."""
    if judgement.in_domain:
        return ""
    mended = f" {say(MENDED[judgement.remedy])}" if judgement.remedy else ""
    return say(UNLIKE[judgement.reason]) + mended


def unknown_words(judgement: Judgement) -> str:
    """What is said of a question of which some words stand nowhere in the collection; empty where all do."""
    if not judgement.in_domain or not judgement.unknown:
        return ""
    return say("Not known to this collection: {words}.", words=", ".join(f"“{word}”" for word in judgement.unknown))


def words_fail(verdict: WordsVerdict | None) -> str:
    """What is said at the top where words find no more than chance does; empty where they do, or nobody measured."""
    if verdict is None or verdict.works:
        return ""
    return say("Words do not work with this model here: asked by words, {precision} of the first ten films are right,"
               " by chance {chance} ({n} questions). Search by a picture or a case, or for words in reports.",
               precision=f"{verdict.precision:.0%}", chance=f"{verdict.chance:.0%}", n=verdict.n)


def wrong_answers(tower: str, check: Check) -> str:
    """What is said where a tower fails the self-test."""
    return say("This browser computes the {model}'s answers wrongly (off by {difference}, {allowed} is allowed), so"
               " none of them is shown: try another browser.", model=say(MODELS_WITHIN[tower]),
               difference=f"{check.difference:.1g}", allowed=f"{check.allowed:g}")


def self_test(passed: Mapping[str, Check]) -> str:
    """What is said of the towers that have passed it; nothing where none has."""
    told = [f"{say(MODELS_WITHIN[tower])} {check.difference:.0e}" for tower, check in passed.items()]
    return say("This browser's answers were checked against those that the collection brings: largest difference of a"
               " score {differences}.", differences=", ".join(told)) if told else ""
