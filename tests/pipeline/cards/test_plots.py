"""The demo's figures, drawn: nothing without its interval, its chance and its n, and nothing that needs colour."""

import hashlib
import re
from io import BytesIO
from xml.etree import ElementTree

import numpy as np
import pytest
from PIL import Image

from medmir.bundle.contract import CURVES, METRICS
from medmir.bundle.reader import at_once, open_folder
from pipeline.cards.plots import curve_plots, plots, title, write_plots
from pipeline.files.paths import DEMO

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def metrics() -> dict:
    return at_once(open_folder(DEMO).part(METRICS))


@pytest.fixture(scope="module")
def curves() -> dict:
    return at_once(open_folder(DEMO).part(CURVES))


@pytest.fixture(scope="module")
def drawn(metrics, curves) -> dict:
    return plots(metrics) | curve_plots(curves)


def texts(drawing) -> list[str]:
    return [each.text for each in ElementTree.fromstring(drawing.svg()).iter(f"{SVG}text")]


def test_the_protocols_stand_side_by_side_with_interval_chance_and_n(drawn, metrics):
    said = texts(drawn["protocols-map"])
    for name, rows in metrics["protocols"].items():
        figure = rows["mAP"]
        words = said[said.index(title(name)) + 1]
        assert words == (f"{figure['value']:.2f} [{figure['low']:.2f}, {figure['high']:.2f}], chance"
                         f" {figure['chance']:.2f}, n={figure['n']}")


def test_every_label_has_its_bar(drawn, metrics):
    for name, groups in metrics["groups"].items():
        shapes, said = drawn[f"labels-{name}"].shapes, texts(drawn[f"labels-{name}"])
        bars = [shape for shape in shapes if type(shape).__name__ == "Box"]
        assert len(bars) == len(groups) and all(group in said for group in groups)
        widths = [bar.width for bar in bars]
        assert np.allclose(np.array(widths) / 320, [rows["mAP"]["value"] for rows in groups.values()])
        assert sum(bool(re.search(r", chance \d\.\d\d, n=\d+$", line)) for line in said) == len(groups)


def test_recall_has_a_panel_a_protocol_with_its_n_and_a_dashed_line_for_chance(drawn, metrics):
    said = texts(drawn["recall"])
    assert all(f"{title(name)}, n={rows['mAP']['n']}" in said for name, rows in metrics["protocols"].items())
    dashed = [shape for shape in drawn["recall"].shapes if getattr(shape, "dashed", False)]
    assert len(dashed) == 3 * len(metrics["protocols"])  # between four depths


def test_curves_have_a_panel_a_protocol_with_value_interval_and_dashed_chance(curves):
    for drawing, n in zip(curve_plots(curves).values(), (50, 20), strict=True):
        paths = [shape for shape in drawing.shapes if type(shape).__name__ == "Path"]
        assert len(paths) == 4 * len(curves["recall"]) and {len(path.points) for path in paths} == {n}
        assert sum(path.dashed for path in paths) == len(curves["recall"])
        assert f"{title('laterality')}, n=18" in texts(drawing)


def test_a_bundle_without_curves_has_none_drawn():
    assert curve_plots({}) == {}


def test_everything_is_grey_and_nothing_hangs_over_the_edge(drawn):
    for name, drawing in drawn.items():
        inks = set(re.findall(r'(?:fill|stroke)="(#\w+)"', drawing.svg().decode()))
        assert all(ink[1:3] == ink[3:5] == ink[5:7] for ink in inks), name
        pixels = np.asarray(Image.open(BytesIO(drawing.png())))
        edges = np.concatenate([pixels[0], pixels[-1], pixels[:, 0], pixels[:, -1]])
        assert edges.min() == 255, name


def test_a_long_name_is_cut_and_one_that_is_unknown_is_its_own(metrics):
    groups = {"x" * 20 + " " + "y" * 60 + "\x1b": metrics["groups"]["negation"]["Mass"]}
    drawing = plots(metrics | {"groups": {"my_own": groups}})["labels-my_own"]
    assert texts(drawing)[0].startswith("my own, group by group") and "x" * 20 + " ..." in texts(drawing)


def test_the_files_are_the_same_bytes_each_time(tmp_path):
    names = write_plots(DEMO, tmp_path / "one")
    assert write_plots(DEMO, tmp_path / "two") == names and len(names) == 34
    one, two = ({path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in (tmp_path / each).iterdir()}
                for each in ("one", "two"))
    assert one == two and set(one) == set(names)
    assert {"protocols-map.svg", "recall.png", "labels-text_to_image_strict.svg"} <= set(names)
