"""Runs inside Pyodide: pytest over the core's tests, the outcomes as JSON."""

import json

import pytest


class Outcomes:
    """Remembers how every test ended."""

    def __init__(self) -> None:
        self.by_name: dict[str, tuple[str, str]] = {}

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.failed:
            self.by_name[report.nodeid] = ("failed", report.longreprtext)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.when == "call" or not report.passed:
            self.by_name[report.nodeid] = (report.outcome, report.longreprtext)


def run() -> str:
    """Every outcome by test name: ``[outcome, traceback]``."""
    outcomes = Outcomes()
    plugins = "no:cacheprovider no:doctest no:unittest no:faulthandler no:threadexception".split()
    arguments = [part for name in plugins for part in ("-p", name)]
    modes = ["-q", "--capture=no", "--import-mode=importlib", "--rootdir=core"]
    pytest.main([*modes, *arguments, "core"], plugins=[outcomes])
    return json.dumps(outcomes.by_name)
