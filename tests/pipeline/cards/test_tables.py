"""Figures as text: each with its interval, its chance and how often it was asked."""

from pipeline.cards.tables import BRIEF, CARD, drift_table, figures_text, label_table, markdown_table


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
