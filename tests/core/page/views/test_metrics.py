"""The metrics view as a node tree: every figure with its n, its interval and its chance level."""

import pytest
from support import measured

from medmir.measure.protocols import PROTOCOLS
from medmir.page.address import Place
from medmir.page.markup import find, html, text
from medmir.page.state import Problem, Progress, Session
from medmir.page.views.metrics import MetricsView

VIEW = MetricsView()
PLACE = Place("metrics")


def figures(value, n=45):
    names = ("recall@1", "recall@10", "precision@10", "mAP", "nDCG@10")
    return {name: {"value": value, "low": value - 0.1, "high": value + 0.1, "chance": 0.05, "n": n} for name in names}


def drawn(session, **protocols):
    session.loaded["metrics"] = {"protocols": protocols}
    return VIEW.draw(PLACE, session)


def cells(tree):
    """The table's cells, row by row."""
    return [[text(cell) for cell in row.children] for row in find(tree, lambda node: node.tag == "tr")]


def test_a_protocol_is_a_row_with_its_name_its_number_of_queries_and_its_figures(session):
    head, row = cells(drawn(session, laterality=figures(0.5, n=1234)))
    assert head == ["Question", "n", "mAP", "Recall@1", "Recall@10", "Precision@10", "nDCG@10"]
    assert row[0] == PROTOCOLS["laterality"].title + PROTOCOLS["laterality"].meaning
    assert row[1] == "1,234"
    assert row[3:] == ["0.50 [0.40, 0.60]chance 0.05"] * 4


def test_the_figure_that_is_drawn_is_written_too(session):
    bars = find(drawn(session, laterality=figures(0.5)), lambda node: node.tag == "svg")
    assert [text(bar) for bar in bars] == ["0.50 [0.40, 0.60], chance 0.05"]


def test_protocols_stand_in_the_order_of_the_file(session):
    tree = drawn(session, negation=figures(0.2), laterality=figures(0.3))
    assert [row[0].startswith(PROTOCOLS[name].title)
            for row, name in zip(cells(tree)[1:], ("negation", "laterality"), strict=True)] == [True, True]


def test_a_protocol_that_this_version_does_not_know_is_shown_by_its_name(session):
    assert cells(drawn(session, asked_in_rhyme=figures(0.5)))[1][0] == "asked in rhyme"


def test_a_hostile_name_stays_text(session):
    assert "<img" not in html(drawn(session, **{"<img src=x onerror=alert(1)>": figures(0.5)}))


def test_head_and_names_are_headings_of_their_columns_and_rows(session):
    scopes = [node.attributes.get("scope") for node in find(drawn(session, laterality=figures(0.5)),
                                                            lambda node: node.tag == "th")]
    assert scopes == ["col"] * 7 + ["row"]


def test_a_table_wider_than_the_window_can_be_scrolled_by_keyboard(session):
    wide, = find(drawn(session, laterality=figures(0.5)), lambda node: node.attributes.get("class") == "wide")
    assert wide.attributes["tabindex"] == "0"
    assert wide.attributes["aria-label"]


def test_it_is_said_what_the_figures_are_figures_of(session):
    assert "They hold for this collection and this model" in text(drawn(session, laterality=figures(0.5)))
    assert "Measured on the 3 films of “Tiny”." in text(drawn(session, laterality=figures(0.5)))
    session.bundle.manifest["corpus"] = {"sampling": {"text": "Drawn."}}
    assert "no figure here is clinical" in text(drawn(session, laterality=figures(0.5)))


@pytest.mark.parametrize("nothing", [{}, {"protocols": {}}, {"n_cases": 3}])
def test_a_collection_on_which_nothing_was_measured_says_so(session, nothing):
    session.loaded["metrics"] = nothing
    tree = VIEW.draw(PLACE, session)
    assert "Nothing was measured on this collection" in text(tree)
    assert not find(tree, lambda node: node.tag == "table")


@pytest.mark.parametrize("there", [True, False])
def test_figures_that_are_on_their_way_are_said_to_be(session, there):
    tree = VIEW.draw(PLACE, session if there else Session(loaded={"metrics": {}}))
    assert "Loading the figures." in text(tree)


def test_a_failure_is_told_in_the_place_of_the_figures(session):
    session.failures["metrics"] = "metrics.json is damaged."
    alert, = find(VIEW.draw(PLACE, session), lambda node: node.attributes.get("role") == "alert")
    assert text(alert) == "metrics.json is damaged."


def test_problems_and_what_is_loading_are_told_in_this_view_too(session):
    session.problem, session.stages = Problem("It broke."), {"Text model": Progress(1_000_000, 4_000_000)}
    assert "It broke." in text(VIEW.draw(PLACE, session))
    assert "Text model1.0 of 4.0 MB" in text(VIEW.draw(PLACE, session))


def test_the_view_is_called_what_the_navigation_bar_calls_it(session):
    assert VIEW.title(PLACE, session) == VIEW.label == "Metrics"


def closer(session, **fields):
    session.loaded["metrics"] = measured.metrics()
    return VIEW.draw(PLACE.having(**fields), session)


def of_class(tree, name):
    return find(tree, lambda node: node.attributes.get("class") == name)


def test_the_few_figures_most_readers_want_stand_on_cards_with_interval_chance_and_n(session):
    card, = of_class(closer(session), "headlines")[0].children
    assert text(card) == ("50 %of the first ten films are right, asked in clinical words"
                          "95 % interval 40 to 60 %, by chance 5 %, n = 45")


def test_a_bar_has_its_label_its_figure_chance_and_n_and_leads_to_its_films(session):
    bars = of_class(closer(session), "bars")[0].children
    assert [text(bar.children[0]) for bar in bars] == ["Edema", "Mass"], "the highest first"
    assert bars[0].children[0].attributes["href"] == "#q=edema"
    assert [text(part) for part in bars[0].children[2:]] == ["0.80 [0.70, 0.90]", "chance 0.05, n = 3"]


def test_another_metric_is_drawn_where_it_is_chosen(session):
    assert "Recall@1 by label, side and grade" in text(closer(session, by="recall@1"))
    assert "mAP by label, side and grade" in text(closer(session, by="beauty"))


def test_both_curves_say_in_words_what_they_show(session):
    recall, precision = of_class(closer(session), "plot")
    assert text(recall.children[0]).startswith("Recall@K (hit rate) over K: @1 1.00 [1.00, 1.00], @5 0.92")
    assert "50 %: 0.55 [0.55, 0.55]" in text(precision.children[0])


def test_the_confusions_are_a_matrix_of_counts(session):
    rows = find(of_class(closer(session), "confusion")[0], lambda node: node.tag == "tr")
    assert [[text(cell) for cell in row.children] for row in rows[1:]] == [["Edema 10", "7", "3"],
                                                                           ["Mass 20", "·", "20"]]


def test_the_labels_of_the_collection_are_counted_and_lead_to_their_films(session):
    share = of_class(closer(session), "bars")[-1].children[0]
    assert text(share) == "Cardiomegaly3 of 3 films, 100.0 %"
    assert share.children[0].attributes["href"] == "#filter=label%3ACardiomegaly"


def test_every_metric_that_is_shown_is_explained_with_its_formula(session):
    methods = of_class(closer(session), "methods")[0]
    assert {"Recall@K", "Precision@K", "mAP", "MRR", "nDCG@K", "Chance", "n"} <= {
        text(node) for node in find(methods, lambda node: node.tag == "dt")}
    assert len(find(methods, lambda node: node.tag == "math")) == 5


def test_a_bundle_without_curves_still_has_its_figures(session):
    session.loaded["metrics"] = measured.metrics() | {"curves": {}}
    tree = VIEW.draw(PLACE, session)
    assert of_class(tree, "bars") and not of_class(tree, "plot") and "Curves as CSV" not in text(tree)


def test_choosing_leads_to_another_kind_and_metric_and_back(tab):
    here = tab("#view=metrics").start()
    here.act("choose-kind", "laterality")
    here.act("choose-metric", "MRR")
    assert here.browser.fragment == "#view=metrics&of=laterality&by=MRR"
    here.back()
    assert here.browser.fragment == "#view=metrics&of=laterality"


def test_the_figures_are_handed_over_as_csv(tab):
    here = tab("#view=metrics").start()
    here.app.session.loaded["metrics"] = measured.metrics()
    for action in ("figures-csv", "curves-csv", "confusions-csv"):
        assert here.act(action)
    assert list(here.browser.saved) == ["med-mir-figures.csv", "med-mir-curves.csv", "med-mir-confusions.csv"]
