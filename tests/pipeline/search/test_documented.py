"""What docs/python.md shows and lists is what there is."""

import re

from support.notebook import in_a_cell

from medmir.bundle.contract import METRICS
from medmir.search.query_text import FIELDS
from pipeline.files.paths import DEMO, ROOT

PAGE = (ROOT / "docs/python.md").read_text(encoding="utf-8")


def listed(after: str) -> set[str]:
    """The code in the first column of the table that follows these words."""
    table = PAGE.split(after, 1)[1].split("| field | what |\n", 1)[1].split("\n\n")[0]
    cells = (line.split(" | ")[0] for line in table.splitlines()[1:])
    return {name for cell in cells for name in re.findall(r"`(\w+)`", cell)}


def test_the_example_runs_as_it_stands_in_a_running_event_loop(monkeypatch, capsys):
    (example,) = re.findall(r"^```python\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)
    monkeypatch.chdir(ROOT)
    names: dict = {}
    in_a_cell(lambda: exec(example, names))
    assert capsys.readouterr().out.count("\n") == len(names["found"]) == 5
    assert names["found"].stated and 0.8 < names["mean_ap"]["value"] < 1 and len(names["rows"]) == 5


def test_every_field_of_the_json_is_listed(demo):
    told = demo.search("hernia", k=1).told()
    assert listed("prints one object") == set(told)
    assert listed("Of each hit") == set(told["hits"][0])


def test_the_fields_that_are_shown_are_fields():
    shown = set(re.findall(r"`-?(\w+):[\w\"]", PAGE)) - {"like", "mode"}
    assert shown <= set(FIELDS)


def test_metrics_are_where_the_plots_take_them_from():
    assert METRICS in PAGE and (DEMO / METRICS).is_file()
