"""The figures to take away: a line each, with interval, chance and n, and nothing that a spreadsheet computes."""

import csv
from io import StringIO

from support.measured import curves, metrics

from medmir.csv_table import csv_text
from medmir.page.figures_csv import table_csv

NAME = "text_to_image_adjusted"


def rows(name):
    return list(csv.DictReader(StringIO(table_csv(name, metrics(), curves()))))


def test_every_figure_is_a_line_with_interval_chance_and_n():
    found = rows("figures")
    assert len(found) == 5 * (1 + 2 + 1)
    assert {"protocol": NAME, "way": "", "group": "Edema", "metric": "mAP", "value": "0.8", "low": "0.7000000000000001",
            "high": "0.9", "chance": "0.05", "n": "3"} in found
    assert sum(row["way"] == "words" for row in found) == 5


def test_a_curve_is_a_line_a_point():
    found = rows("curves")
    assert [(row["curve"], row["x"], row["value"]) for row in (found[0], found[49], found[50], found[-1])] == [
        ("recall", "1", "1.0"), ("recall", "50", "0.02"), ("precision", "0.05", "1.0"), ("precision", "1.0", "0.05")]
    assert {row["n"] for row in found} == {"45"}


def test_confusions_are_told_with_how_often_they_could_have_been():
    assert [(row["asked"], row["got"], row["times"], row["places"]) for row in rows("confusions")] == [
        ("Edema", "Edema", "7", "10"), ("Edema", "Mass", "3", "10"), ("Mass", "Mass", "20", "20")]


def test_a_label_that_is_a_formula_is_text():
    assert csv_text(("label", "n"), [{"label": "=1+1", "n": -2}]).splitlines()[1] == "'=1+1,-2"
