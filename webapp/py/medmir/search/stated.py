"""What of a question its collection states: findings with side, grade and lobe, denials, devices, views.

Such a thing is answered exactly instead of by resemblance.
"""

from collections.abc import Iterator

from medmir.search.case_columns import CaseColumns
from medmir.search.filters import fulfilled
from medmir.search.query import Condition
from medmir.search.understanding import clauses, denies, finding_text, known, mentions, stemmed, taken
from medmir.vocabulary.words import DEVICE_WORDS, VIEW_NAMES, VIEW_WORDS

KNOWN_DEVICES = known(DEVICE_WORDS)


def stated(words: str, columns: CaseColumns) -> list[Condition]:
    """What of a question this collection states exactly: conditions that some case of it fulfils.

    A denial is one only where some case has what is denied: else nobody states such a thing here.
    """
    asked = [*_findings(words), *_devices(words, columns), *_views(words)]
    return [condition for condition in dict.fromkeys(asked) if _known(columns, condition)]


def _known(columns: CaseColumns, condition: Condition) -> bool:
    having = fulfilled(columns, condition._replace(negated=False))
    return bool(having.any() and not (condition.negated and having.all()))


def _findings(words: str) -> Iterator[Condition]:
    for wanted, denied in mentions(words):
        if wanted.side or wanted.severity or wanted.lobe:
            yield Condition("finding", (finding_text(wanted),), denied)
        elif denied:
            yield Condition("label", (wanted.label,), negated=True)


def _devices(words: str, columns: CaseColumns) -> Iterator[Condition]:
    own = [(stemmed(name), name) for name in columns.column("device").names]
    devices = sorted([*own, *KNOWN_DEVICES], key=lambda pair: -len(pair[0]))
    for clause in clauses(words):
        found, rest = taken(clause, devices)
        yield from (Condition("device", (name,), denies(rest)) for name in found)


def _views(words: str) -> Iterator[Condition]:
    if values := VIEW_NAMES.get(stemmed(words).strip()):
        yield Condition("view", values)
        return
    for clause in clauses(words):
        named = next((values for view, values in VIEW_WORDS.items() if stemmed(view) in clause), None)
        if named:
            yield Condition("view", named, denies(clause))
