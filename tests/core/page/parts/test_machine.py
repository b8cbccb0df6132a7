"""What a page runs on, as a browser tells it: no row promises what it does not tell."""

from medmir.page.machine import Machine
from medmir.page.parts.machine import device_rows, version_rows


def test_a_browser_that_tells_everything_is_told_of():
    rows = device_rows(Machine("A browser", 8, 4, True, 43_600_000, 5_000_000), threads=4)
    assert rows == {
        "Browser": "A browser", "Logical processors": "8", "Memory of the device": "4 GB or more, as the browser says",
        "Threads": "models on 4; cross-origin isolated: threads are allowed",
        "Memory of this tab": "Python 43.6 MB; scripts 5.0 MB"}


def test_a_browser_that_tells_little_leaves_rows_empty():
    rows = device_rows(Machine("A browser", 2), threads=0)
    assert rows["Memory of the device"] == rows["Memory of this tab"] == ""
    assert rows["Threads"] == "not cross-origin isolated: one thread only"


def test_versions_stand_in_the_order_of_their_names():
    assert list(version_rows(Machine(versions={"Python": "3", "@a/x": "1", "numpy": "2"}))) == [
        "@a/x", "numpy", "Python"]
