"""What benchmark and about say is said in every language of the page."""

import ast
from pathlib import Path
from string import Formatter

import pytest

from medmir.page.language import ENGLISH, TABLES

PAGE = Path(__file__).parents[2] / "webapp" / "py" / "medmir" / "page"
FILES = ("benchmark_steps.py", "benchmarking.py", "benchmark_files.py", "parts/machine.py", "parts/time_bar.py",
         "views/benchmark.py", "parts/about_text.py", "parts/diagram.py", "parts/key_table.py", "views/about.py")


def sentences() -> set[str]:
    """Every sentence that is said, or is said later, in those files."""
    calls = [node for name in FILES for node in ast.walk(ast.parse((PAGE / name).read_text(encoding="utf-8")))
             if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("say", "later")]
    return {call.args[0].value for call in calls if isinstance(call.args[0], ast.Constant)}


def names(sentence: str) -> set[str]:
    return {name for _text, name, _format, _conversion in Formatter().parse(sentence) if name}


@pytest.mark.parametrize("language", TABLES.keys() - {ENGLISH})
def test_no_sentence_is_missing_and_none_lacks_a_value(language):
    table = TABLES[language]
    assert sentences() - table.keys() == set()
    assert [each for each in sentences() if names(each) != names(table[each])] == []
