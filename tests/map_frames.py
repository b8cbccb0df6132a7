"""Pans over the map of a large collection in Chromium's tab: frames per second, milliseconds a picture, bytes.

python tests/map_frames.py [FILMS] [SECONDS]; the collection is made up: groups of points with labels, the demo's model
and some of its pictures. Counted is how often the films are painted anew, and how often anything is shown.
"""

import json
import shutil
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent), str(HERE.parent / "webapp" / "py")]

import numpy as np  # noqa: E402
from playwright.sync_api import CDPSession, Page, sync_playwright  # noqa: E402
from support.hosting import hosted  # noqa: E402

from medmir.bundle.collection_map import FIGURES, map_part  # noqa: E402
from medmir.bundle.contract import (  # noqa: E402
    CATALOG,
    EMBEDDINGS,
    INSTANT,
    MAP,
    MAP_INFO,
    METADATA,
    MODEL,
    NEIGHBOURS,
    Case,
)
from medmir.bundle.manifest import blocks_of, parse_manifest  # noqa: E402
from medmir.bundle.parts import cases_text, compact, hits_part, stored_cases  # noqa: E402
from medmir.vocabulary.findings import LABELS  # noqa: E402
from pipeline.bundle.catalogue import write_catalog  # noqa: E402
from pipeline.bundle.collection_map import in_square  # noqa: E402
from pipeline.bundle.manifest import write_manifest  # noqa: E402
from pipeline.cases.table import table_of  # noqa: E402
from pipeline.files.paths import DEMO  # noqa: E402
from pipeline.site.assemble import assemble  # noqa: E402
from pipeline.site.start_bench import ARGUMENTS, executable  # noqa: E402

GROUPS, WIDTH = 40, 256
NOBODY = {"value": 0, "low": 0, "high": 0, "chance": 0, "n": 0}
COUNT = """window.painted = []; window.shown = [];
for (const [name, list] of [["putImageData", painted], ["clearRect", shown]]) {
  const draw = CanvasRenderingContext2D.prototype[name];
  CanvasRenderingContext2D.prototype[name] = function (...told) {
    list.push(performance.now()); return draw.apply(this, told); };
}"""
DRAG = """async ([seconds, moving]) => {
  const canvas = document.getElementById("map-canvas"), { left, top, width, height } = canvas.getBoundingClientRect();
  const begun = performance.now();
  let frames = 0;
  painted.length = shown.length = 0;
  while (performance.now() - begun < 1000 * seconds) {
    if (moving) canvas.dispatchEvent(new PointerEvent("pointermove", { pointerId: 1, bubbles: true,
      clientX: left + width / 2 + 200 * Math.sin(frames / 20),
      clientY: top + height / 2 + 150 * Math.sin(frames / 27) }));
    await new Promise(requestAnimationFrame);
    frames += 1;
  }
  const took = (performance.now() - begun) / 1000;
  const pauses = shown.slice(1).map((at, n) => at - shown[n]).sort((one, other) => one - other);
  return { frames: frames / took, painted: painted.length / took, shown: shown.length / took,
           longest: pauses.at(-1) ?? 0, middle: pauses[pauses.length >> 1] ?? 0 };
}"""


def made_up(folder: Path, n: int) -> Path:
    """A bundle of ``n`` films in groups that lie together on a map made of them."""
    rng = np.random.default_rng(0)
    group = rng.integers(0, GROUPS, n)
    places = in_square(rng.random((GROUPS, 2))[group] + .03 * rng.normal(size=(n, 2)))
    films = rng.normal(size=(GROUPS, WIDTH))[group] + rng.normal(size=(n, WIDTH))
    films = (films / np.linalg.norm(films, axis=1, keepdims=True)).astype("<f4")
    shutil.copytree(DEMO / MODEL, folder / MODEL)
    cases = [_case(number, group[number], pattern) for number, pattern in zip(range(n), _patterns(n), strict=True)]
    for name in {name for case in cases for name in (case.image, case.thumbnail)}:
        (folder / name).parent.mkdir(exist_ok=True)
        shutil.copy(DEMO / name, folder / name)
    (folder / METADATA).write_text("".join(cases_text(cases)))
    write_catalog(table_of(cases), folder / CATALOG)
    for name in (INSTANT, NEIGHBOURS):
        (folder / name).write_text(compact(hits_part(name, {})))
    (folder / MAP_INFO).write_text(compact(map_part("made up", dict.fromkeys(FIGURES, NOBODY))))
    for name, array in ((EMBEDDINGS, films), (MAP, places)):
        array.tofile(folder / name)
    write_manifest(folder, blocks_of(parse_manifest((DEMO / "manifest.json").read_bytes())) | {"title": "Made up"},
                   {EMBEDDINGS: films, MAP: places})
    return folder


def _patterns(n: int) -> list[Case]:
    films = stored_cases(json.loads((DEMO / METADATA).read_text()))[:20]
    return [films[number % len(films)] for number in range(n)]


def _case(number: int, group: int, pattern: Case) -> Case:
    labels = (LABELS[group % len(LABELS)],)
    return replace(pattern, case_id=f"m{number:07}", patient_id=f"p{number:07}", study_id="", labels=labels, facts=(),
                   findings="", impression="")


def panned(page: Page, seconds: float) -> dict[str, float]:
    """Drag the map around for so long, a step a frame; frames per second of the map, and of the page doing nothing."""
    box = page.locator("#map-canvas").bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    idle = page.evaluate(DRAG, [seconds, False])
    page.mouse.down()
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    before = cpu_seconds(session)
    dragged = page.evaluate(DRAG, [seconds, True])
    busy = cpu_seconds(session) - before
    page.mouse.up()
    return dragged | {"idle": idle["frames"], "cpu": 1000 * busy / (dragged["shown"] * seconds)}


def cpu_seconds(session: CDPSession) -> float:
    """Of the tab's main thread, whatever else the machine does."""
    told = {each["name"]: each["value"] for each in session.send("Performance.getMetrics")["metrics"]}
    return told["TaskDuration"]


def main(n: int, seconds: float) -> None:
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        bundle = made_up(Path(scratch) / "bundle", n)
        assemble(bundle, Path(scratch) / "site", door=False)
        with hosted(Path(scratch) / "site") as host:
            browser = playwright.chromium.launch(executable_path=executable(), args=ARGUMENTS)
            page = browser.new_page(viewport={"width": 1400, "height": 1000})
            page.add_init_script(COUNT)
            page.goto(f"{host.url}#view=map")
            page.wait_for_selector("#map-canvas", timeout=180_000)
            page.wait_for_selector("html[data-state=live]", timeout=180_000)
            page.wait_for_timeout(3000)
            told = panned(page, seconds)
            browser.close()
        sizes = {name: (bundle / name).stat().st_size for name in (MAP, MAP_INFO)}
    print(f"{n:,} films: {told['shown']:.0f} frames a second while panning, {told['painted']:.0f} of them painted anew;"
          f" the page doing nothing {told['idle']:.0f}. Between two frames {told['middle']:.0f} ms, at most"
          f" {told['longest']:.0f}; the tab's main thread computes {told['cpu']:.1f} ms for each. {MAP} {sizes[MAP]:,}"
          f" bytes, {MAP_INFO} {sizes[MAP_INFO]:,}.")


if __name__ == "__main__":
    main(*(kind(told) for kind, told in zip((int, float), (sys.argv[1:] + ["100000", "5"][len(sys.argv) - 1:]),
                                            strict=True)))
