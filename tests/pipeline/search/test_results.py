"""Results as a table, as plain values, as CSV and in a notebook."""

import csv
import json
import re
from base64 import b64decode
from io import BytesIO, StringIO

import pytest
from PIL import Image
from support.bundle_on_disk import seal, write_tiny_bundle

import medmir
from medmir.bundle.contract import METADATA
from medmir.search.query import BOTH
from pipeline.search.printed import COLUMNS, csv_text

EVIL = "<script>fetch('x')</script>\x1b[2J\n"


@pytest.fixture
def tiny(tmp_path):
    """Three cases without pictures; every label is markup, and tells a terminal to clear itself."""
    folder = write_tiny_bundle(tmp_path / "bundle")
    told = json.loads((folder / METADATA).read_text())
    for case in told["cases"]:
        case["labels"] = [EVIL]
    (folder / METADATA).write_text(json.dumps(told))
    seal(folder)
    return medmir.open(folder)


def test_a_table_tells_path_place_score_labels_and_the_reports_first_words(demo):
    lines = repr(demo.search("water around the left lung", k=2)).splitlines()
    assert re.fullmatch(r"water around the left lung: 2 of 1,019 cases, by the text model, \d+ ms", lines[0])
    assert re.match(r" +case +score +closer than +shown", lines[1])
    assert re.match(r"  1  G\d{5}-0-\w+ +0\.\d+ +all others  Effusion left", lines[2])
    assert re.match(r"  2  G\d{5}-0-\w+ +0\.\d+ +99\.\d%  .*Effusion left", lines[4])
    assert len(lines) == 6 and all(len(line) <= 100 for line in lines[3::2])


def test_what_was_applied_and_where_the_scores_drop_is_said(demo):
    said = repr(demo.search("large left effusion view:PA", k=9))
    assert 'fulfilled by 6 cases: view:PA, finding:"large left effusion" (the collection states it)' in said
    assert "drop" not in said  # none of the six lies below it
    assert re.search(r"\nabove the drop of the scores: [1-9]\d\n", repr(demo.search("no effusion", k=99)))


def test_nothing_found_is_one_sentence(demo):
    assert repr(demo.search("zebra", mode="words")).startswith("zebra mode:words: 0 of 1,019 cases")


def test_another_question_that_is_answered_is_named_beside_the_one_asked(tmp_path):
    said = repr(medmir.open(write_tiny_bundle(tmp_path / "bundle")).search("zebra heart", mode="words"))
    assert "no report holds all the words, these hold some" in said


def test_plain_values_say_all_of_it_and_are_json(demo):
    found = demo.search("left effusion -mass", filters="view:PA", k=2)
    told = json.loads(json.dumps(found.told()))
    assert told["question"] == "left effusion -mass view:PA" and (told["path"], told["mode"]) == ("live", BOTH)
    assert told["stated"] == ['finding:"left effusion"'] and told["conditions"] == ["view:PA"]
    assert told["among"] >= told["relevant"] >= 1 and told["cases"] == 1019 and told["milliseconds"] > 0
    first = told["hits"][0]
    assert first["place"] == 1 and first["shares"]["meaning"]["of"] == 1019 and first["case_id"] == found[0].case_id
    assert set(first["shares"]["words"]) == {"place", "of", "score"}
    assert first == found.rows()[0]


def test_csv_has_a_row_a_hit_under_its_header(demo):
    answers = [demo.similar("G00004-0-PA", k=2), demo.search("pneumothorax", mode="words", k=3)]
    rows = list(csv.DictReader(StringIO(csv_text(answers))))
    assert tuple(rows[0]) == COLUMNS and [row["place"] for row in rows] == ["1", "2", "1", "2", "3"]
    assert {row["question"] for row in rows} == {"like:G00004-0-PA", "pneumothorax mode:words"}
    assert float(rows[0]["score"]) == answers[0][0].score and rows[4]["closer_than"] == ""
    assert rows[0]["labels"].split("|") == list(answers[0][0].labels)


def test_a_notebook_shows_thumbnails_that_need_no_other_file(demo):
    html = demo.similar("G00004-0-PA", k=3)._repr_html_()
    films = re.findall(r'src="data:image/webp;base64,([^"]+)"', html)
    assert len(films) == html.count("<figure") == 3 and "src=\"images" not in html
    for film in films:
        with Image.open(BytesIO(b64decode(film))) as opened:
            assert max(opened.size) <= 256


def test_a_notebook_takes_no_text_for_markup_and_needs_no_pictures(tiny):
    html = tiny.search("left effusion", mode="words")._repr_html_()
    assert "<script" not in html and "&lt;script&gt;" in html and "<figure" in html


def test_a_terminal_is_told_nothing_by_a_label(tiny):
    assert "\x1b" not in repr(tiny.search("left effusion", mode="words"))


def test_results_are_a_sequence(demo):
    found = demo.search("hernia", k=4)
    assert found[-1] is list(found)[3] and [result.place for result in found[:2]] == [1, 2]
    assert found[0] in found and len(found) == 4
