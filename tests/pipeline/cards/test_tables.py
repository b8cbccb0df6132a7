"""Figures as text: each with its interval, its chance and how often it was asked."""

from pipeline.cards.tables import (
    BRIEF,
    CARD,
    asked_lines,
    drift_table,
    figures_text,
    label_table,
    markdown_table,
    search_lines,
)


def figures(value: float, n: int = 45, **more: dict) -> dict[str, dict]:
    row = {"value": value, "low": value - 0.1, "high": value + 0.1, "chance": 0.05, "n": n}
    return dict.fromkeys(dict.fromkeys((*CARD, *BRIEF)), row) | more


WRONG = {"wrong@10": {"value": 0.25, "low": 0.2, "high": 0.3, "chance": 0.9, "n": 4}}
METRICS = {
    "n_cases": 1019,
    "protocols": {"text_to_image_strict": figures(0.5), "negation": figures(0.75, 4, **WRONG)},
    "groups": {"text_to_image_strict": {"Mass": figures(0.25, 3), "Pleural Thickening": figures(0.375, 3)},
               "negation": {"Effusion": figures(0.75, 1, **WRONG)}},
    "worst": {"text_to_image_strict": [{"query": "hiatal hernia", "mAP": 0.01, "precision@10": 0.0, "relevant": 7}],
              "negation": []},
}


def test_the_terminal_shows_value_interval_and_chance_of_every_metric():
    lines = figures_text(METRICS).splitlines()
    assert lines[0] == "1019 cases"
    assert "text_to_image_strict (45 queries)" in lines and "negation (4 queries)" in lines
    row = next(line.split() for line in lines if line.split()[:1] == ["mAP"])
    assert row == ["mAP", "0.500", "0.400", "to", "0.600", "0.050"]
    assert any(line.split()[:2] == ["wrong@10", "0.250"] for line in lines)


def test_columns_stand_under_each_other():
    block = [line for line in figures_text(METRICS).splitlines() if line.startswith("  ")]
    assert len({len(line) for line in block}) == 1


def test_details_show_each_group_and_the_queries_answered_worst():
    brief, whole = figures_text(METRICS), figures_text(METRICS, details=True)
    assert "Mass" not in brief and "hiatal hernia" not in brief
    mass = next(line.split() for line in whole.splitlines() if line.split()[:1] == ["Mass"])
    assert mass == ["Mass", "3", *["0.250", "(0.050)"] * 3]
    assert '  lowest mAP: 0.010 "hiatal hernia" (7 relevant)' in whole.splitlines()


def test_only_denials_show_how_often_they_are_wrong():
    whole = figures_text(METRICS, details=True)
    assert [line.count("wrong@10") for line in whole.splitlines() if "value (chance)" in line] == [0, 1]


def test_a_protocol_without_groups_has_no_empty_table():
    alone = {"n_cases": 2, "protocols": {"a": figures(0.5)}, "groups": {"a": {}}, "worst": {"a": []}}
    assert figures_text(alone, details=True) == figures_text(alone)


def test_a_collection_that_nothing_was_asked_of_says_how_large_it_is():
    assert figures_text({"n_cases": 0, "protocols": {}}) == "0 cases"


def test_a_card_has_a_row_for_each_protocol_in_words():
    header, _, strict, negation = markdown_table(METRICS).splitlines()
    assert header == "| queries | n | recall@1 | recall@10 | precision@10 | mAP | nDCG@10 |"
    assert strict.startswith("| text to image strict | 45 | 0.50 [0.40, 0.60] (0.05) |")
    assert negation.startswith("| negation | 4 | 0.75 [0.65, 0.85] (0.05) |")


def test_a_label_has_its_row_with_fewer_metrics():
    lines = label_table(METRICS["groups"]["text_to_image_strict"]).splitlines()
    assert lines[0] == "| label | n | recall@1 | precision@10 | mAP |"
    assert lines[2].startswith("| Mass | 3 | 0.25 [0.15, 0.35] (0.05) |")
    assert label_table({}) == ""


def test_what_int8_costs_stands_side_by_side():
    text = drift_table({"negation": {"int8": 0.5, "float32": 0.51}, "image_to_image": {"int8": 1 / 3, "float32": 0.3}})
    assert text.splitlines() == [
        "negation         int8 0.5000   float32 0.5100", "image_to_image   int8 0.3333   float32 0.3000"]
    assert drift_table({}) == ""


def estimated(value: float) -> dict[str, float]:
    return {"value": value, "low": value - .1, "high": value + .1}


ASKED = {"severity": {"meaning": figures(.25, 29), "as_asked": figures(.75, 29)}}
SUBTRACTION = {"Y": {name: estimated(.5) for name in ("before", "after", "difference")} | {"chance": 1.14, "n": 96}}
CUT = {"drop": {name: estimated(.5) for name in ("F1", "precision", "recall", "films")} | {"chance": .1, "n": 45}}


def test_every_way_of_answering_stands_beside_the_others_with_its_interval_and_chance():
    head, row = [line.split() for line in asked_lines(ASKED)[1:3]]
    assert head[-2:] == ["meaning", "as_asked"]
    assert row == ["severity", "29", "precision@10", "0.050", "0.250", "[0.15,", "0.35]", "0.750", "[0.65,", "0.85]"]


def test_taking_away_and_the_line_of_relevance_have_interval_chance_and_number():
    _, taken, cut = search_lines({"subtraction": SUBTRACTION, "relevance_cut": CUT})
    assert "films with Y in ten: before 0.500 [0.40, 0.60]" in taken and taken.endswith("(chance 1.14, 96 pairs)")
    assert "drop: F1 0.500 [0.40, 0.60]" in cut and cut.endswith("(F1 by chance 0.10, 45 queries)")


def test_an_older_bundles_figures_are_printed_without_them():
    assert asked_lines({}) == search_lines({}) == []
    assert "asked in words" in figures_text(METRICS | {"asked": ASKED}, details=True)
    assert "asked in words" not in figures_text(METRICS, details=True)
