"""What of a question its collection states, so that it is answered exactly."""

import pytest
from support.chest_collection import cases

from medmir.bundle.contract import Case
from medmir.search.case_columns import CaseColumns
from medmir.search.query_text import condition_text
from medmir.search.stated import stated

COLUMNS = CaseColumns(cases())
UNLABELLED = CaseColumns([Case("a", "", view="PA"), Case("b", "", view="PA")])


def told(words: str, columns: CaseColumns = COLUMNS) -> list[str]:
    return [condition_text(condition) for condition in stated(words, columns)]


@pytest.mark.parametrize(("words", "conditions"), [
    ("large pleural effusion", ['finding:"large effusion"']), ("left effusion", ['finding:"left effusion"']),
    ("left lower lobe mass", ['finding:"left lower lobe mass"']), ("no effusion", ["-label:Effusion"]),
    ("not normal", ["-label:Normal"]), ("small heart", ["-label:Cardiomegaly"]),
    ("effusion without cardiomegaly", ["-label:Cardiomegaly"]),
    ("pacemaker", ["device:pacemaker"]), ("pacing leads", ["device:pacemaker"]),
    ("no pacemaker", ["-device:pacemaker"]),
    ("picc line", ['device:"central line"']), ("effusion with pacemaker", ["device:pacemaker"]),
    ("lateral view", ["view:LAT"]), ("Lateral", ["view:LAT"]), ("lateral chest x-ray", ["view:LAT"]),
    ("AP film", ["view:AP"]), ("frontal view", ["view:PA|AP"]), ("pa", ["view:PA"]),
    ("not a lateral view", ["-view:LAT"]), ("no left effusion", ['-finding:"left effusion"']),
    ("cardiomegaly, no large effusion", ['-finding:"large effusion"']),
    ("large left effusion, no cardiomegaly, pacemaker, lateral view",
     ['finding:"large left effusion"', "-label:Cardiomegaly", "device:pacemaker", "view:LAT"]),
])
def test_what_the_collection_states_becomes_a_condition(words, conditions):
    assert told(words) == conditions


@pytest.mark.parametrize("words", [
    "effusion", "enlarged heart", "banana", "", "lateral chest wall", "the lateral pleura", "moderate pneumothorax",
    "right upper lobe mass", "sternal wires", "no hernia", "no sternal wires",
])
def test_what_no_film_is_said_to_have_and_what_a_label_alone_asks_is_left_to_the_model(words):
    assert told(words) == []


@pytest.mark.parametrize("words", ["no effusion", "not normal", "no pacemaker", "left effusion", "lateral view"])
def test_a_collection_that_states_nothing_is_not_said_to(words):
    assert told(words, UNLABELLED) == []


def test_a_denial_that_no_film_fulfils_is_left_to_the_model():
    assert told("no mass", CaseColumns([Case("a", "", labels=("Mass",))])) == []


def test_a_device_of_the_collections_own_is_asked_for_by_its_name():
    own = CaseColumns([Case("a", "", devices=("chest drain",)), Case("b", "", devices=("drain",))])
    assert told("left chest drains", own) == ['device:"chest drain"']
    assert told("no chest drain", own) == ['-device:"chest drain"']
