"""`medmir search`, `similar`, `batch` and `plot` on the demo, and the mistakes that are made with them."""

import csv
import json
import shutil
from io import StringIO

import pytest

import medmir as package
from pipeline.files.paths import DEMO

FILM = DEMO / "images/G00004-0-PA.webp"


def told(run, *arguments) -> dict | list:
    """What a command prints as JSON."""
    status, said, complaints = run(*arguments, "--json")
    assert (status, complaints) == (0, "")
    return json.loads(said)


def test_words_are_put_together_and_answered_as_in_python(medmir):
    said = told(medmir, "search", DEMO, "water", "around", "the left lung", "-k", 5)
    found = package.open(DEMO).search("water around the left lung", k=5)
    assert said["question"] == "water around the left lung" and said["hits"] == found.rows()


def test_every_option_reaches_the_question(medmir):
    said = told(medmir, "search", DEMO, "effusion", "--filter", "view:lateral", "--filter", "-label:mass", "--mode",
                "meaning", "--sort", "age", "--grouped", "-k", 40)
    assert (said["mode"], said["conditions"]) == ("meaning", ["view:lateral", "-label:mass"])
    ages = [hit["age"] for hit in said["hits"]][: said["relevant"]]
    assert ages == sorted(ages) and {hit["view"] for hit in said["hits"]} == {"LAT"}
    assert not any("Mass" in hit["labels"] for hit in said["hits"])
    assert len({hit["patient_id"] for hit in said["hits"]}) == len(said["hits"])


def test_a_question_may_begin_with_what_it_takes_away(medmir):
    assert told(lambda *given: medmir("search", "--json", DEMO, "--", "-effusion"))["question"] == "-effusion"


def test_a_picture_and_a_case_are_asked_by_alone_and_beside_words(medmir):
    alone = told(medmir, "search", DEMO, "--picture", FILM, "-k", 3)
    assert (alone["path"], alone["question"], alone["hits"][0]["case_id"]) == ("picture", "[G00004-0-PA.webp]",
                                                                               "G00004-0-PA")
    like = told(medmir, "search", DEMO, "--like", "G00004-0-PA", "-k", 3)
    assert like["hits"] == told(medmir, "similar", DEMO, "G00004-0-PA", "-k", 3)[0]["hits"]
    both = told(medmir, "search", DEMO, "cardiomegaly", "--like", "G00004-0-PA", "--picture-weight", "0.2", "-k", 3)
    assert both["question"] == "cardiomegaly like:G00004-0-PA" and both["hits"] != like["hits"]


def test_the_table_is_legible_and_csv_has_a_row_a_hit(medmir):
    status, said, _ = medmir("search", DEMO, '"pleural effusion" -pneumothorax', "-k", 3)
    assert status == 0 and said.startswith('"pleural effusion" -pneumothorax: 3 of 1,019 cases')
    status, said, _ = medmir("search", DEMO, "hernia", "--csv", "-k", 4)
    rows = list(csv.DictReader(StringIO(said)))
    assert status == 0 and said.endswith("\n") and not said.endswith("\n\n") and len(rows) == 4
    assert "Hernia" in rows[0]["labels"]


def test_several_cases_and_pictures_are_asked_one_after_the_other(medmir):
    status, said, _ = medmir("similar", DEMO, "G00004-0-PA", FILM, "-k", 2)
    assert status == 0 and len(said.split("\n\n")) == 2
    answers = told(medmir, "similar", DEMO, "G00004-0-PA", FILM, "-k", 2)
    assert [answer["path"] for answer in answers] == ["similar", "picture"]


def test_a_folder_of_pictures_becomes_one_csv(medmir, tmp_path):
    (tmp_path / "films").mkdir()
    shutil.copy(FILM, tmp_path / "films")
    (tmp_path / "films/notes.txt").write_text("x")
    out = tmp_path / "nearest.csv"
    status, said, complaints = medmir("batch", DEMO, tmp_path / "films", "--out", out, "-k", 3)
    assert (status, said) == (0, f"{out}: 1 pictures, 1 skipped\n") and "skipped: notes.txt is not" in complaints
    rows = list(csv.DictReader(out.open(encoding="utf-8")))
    assert len(rows) == 3 and rows[0]["case_id"] == "G00004-0-PA"


def test_plots_are_named_as_they_are_written(medmir, tmp_path):
    status, said, _ = medmir("plot", DEMO, "--out", tmp_path / "plots")
    names = said.strip().removeprefix(f"{tmp_path / 'plots'}: ").split(", ")
    assert status == 0 and sorted(names) == sorted(path.name for path in (tmp_path / "plots").iterdir())


@pytest.mark.parametrize(("arguments", "sentence"), [
    (["search", DEMO], "nothing is asked: give words, a picture, a case or a filter."),
    (["search", DEMO, "mass", "--mode", "fuzzy"], "invalid value for '--mode': 'fuzzy' is not one of 'both', "),
    (["search", DEMO, "mass", "--sort", "size"], "invalid value for '--sort'"),
    (["search", DEMO, "mass", "-k", "0"], "invalid value for '-k'"),
    (["search", DEMO, "mass", "--filter", "view:oblique"], "no case here states view:oblique: choose of AP, LAT, PA."),
    (["search", DEMO, "mass age:old"], "age:old is no age; write age:60, age:60-79 or age:80- (years)."),
    (["search", DEMO, "--like", "G9"], "This collection has no case 'G9'."),
    (["search", DEMO, "--picture", "nowhere.png"], "nowhere.png cannot be read (No such file or directory)"),
    (["search", DEMO, "--picture", DEMO / "manifest.json"], "manifest.json is not a picture that can be read"),
    (["similar", DEMO, "nobody"], "nobody is neither a case of this collection nor a file: give one of them."),
    (["similar", DEMO], "missing argument 'CASE|PICTURE'"),
])
def test_a_mistake_is_one_sentence(medmir, arguments, sentence):
    status, said, complaint = medmir(*arguments)
    assert (status, said, complaint.count("\n")) == (2, "", 1)
    assert complaint.startswith(f"medmir: {sentence}"), complaint
