"""The commands on small collections: what they print, as text and as JSON, and what they hand on."""

import json
import shutil

import numpy as np
import pytest
from PIL import Image
from support.tiny_model import write_tiny_model

from medmir.bundle.contract import METRICS
from medmir.bundle.reader import open_folder
from pipeline.arrays.engines import ENGINES, Engines
from pipeline.site.build import BuildRequest
from pipeline.towers.train.setting import Setting, Steps


@pytest.fixture(scope="module")
def films(tmp_path_factory):
    """Three pictures with a CSV: two patients, two labels, a report each."""
    folder, rng = tmp_path_factory.mktemp("films"), np.random.default_rng(0)
    rows = ["image,patient_id,labels,findings"]
    for number, label in enumerate(("Mass", "Effusion", "Mass")):
        Image.fromarray(rng.integers(0, 255, (40, 30), dtype=np.uint8)).save(folder / f"film{number}.png")
        rows.append(f"film{number}.png,p{number // 2},{label},Report {number}.")
    (folder / "cases.csv").write_text("\n".join(rows) + "\n")
    return folder


@pytest.fixture(scope="module")
def model(tmp_path_factory):
    return write_tiny_model(tmp_path_factory.mktemp("tiny") / "model")


@pytest.fixture(scope="module")
def built(films, model, tmp_path_factory):
    """A bundle of the three pictures, by the command's own function."""
    from pipeline.site.build import build

    out = tmp_path_factory.mktemp("built") / "bundle"
    build(BuildRequest(films, out, model=model, title="Three films", bundle_only=True))
    return out


@pytest.fixture
def bundle(built, tmp_path):
    """A copy that may be damaged."""
    return shutil.copytree(built, tmp_path / "copy")


def test_three_pictures_become_a_site_and_the_next_command_is_told(medmir, films, model, tmp_path):
    status, said, complaints = medmir("build", films, "--model", model, "--out", tmp_path / "site", "--title", "Three")
    assert status == 0, complaints
    assert said.startswith("3 cases\n") and "95 % interval" in said and "chance" in said
    assert said.endswith(f"{tmp_path / 'site'}: 3 images of 2 patients. Next: medmir serve {tmp_path / 'site'},"
                         f" or open {tmp_path / 'site' / 'index.html'}\n")
    assert (tmp_path / "site/index.html").is_file()
    assert open_folder(tmp_path / "site/bundle").manifest["title"] == "Three"


def test_build_tells_a_program_what_it_built(medmir, films, model, tmp_path):
    (tmp_path / "disk").mkdir()
    for path in films.glob("*.png"):
        shutil.copy(path, tmp_path / "disk")
    (tmp_path / "disk/broken.png").write_bytes(b"\x89PNG")
    status, said, complaints = medmir("build", tmp_path / "disk", "--model", model, "--out", tmp_path / "bundle",
                                      "--bundle-only", "--json")
    assert status == 0 and "skipped: broken.png" in complaints
    told = json.loads(said)
    assert (told["cases"], told["out"], told["dimensions"]) == (3, str(tmp_path / "bundle"), 16)
    assert told["metrics"]["n_cases"] == 3


def test_a_part_of_the_collection_is_taken_and_said_so(medmir, films, model, tmp_path):
    status, said, _ = medmir("build", films, "--model", model, "--out", tmp_path / "bundle", "--bundle-only",
                             "--per-label", 1, "--seed", 7, "--json")
    told = json.loads(said)
    assert status == 0 and told["cases"] == 2 and "seed 7" in told["corpus"]["description"]


def test_a_build_is_handed_on_as_one_request(medmir, tmp_path, monkeypatch):
    asked = []

    class Enough(Exception):
        pass

    def build(request):
        asked.append(request)
        raise Enough

    monkeypatch.setattr("pipeline.site.build.build", build)
    monkeypatch.setenv("MEDMIR_SALT", "secret")
    for more in ([], ["--source", "pmc-oa", "--cases", "x.csv", "--title", "T", "--model", "m", "--split", "test",
                      "--per-label", "3", "--seed", "5", "--bundle-only", "--frames", "all", "--keep-sex-and-age",
                      "--salt", "other", "--engine", "ray", "--originals"]):
        with pytest.raises(Enough):
            medmir("build", tmp_path, "--out", "out", *more)
    plain, full = asked
    assert plain == BuildRequest(tmp_path, type(tmp_path)("out"), salt="secret")
    assert (full.source, full.split, full.frames, full.engine) == ("pmc-oa", "test", "all", "ray")
    assert (full.per_label, full.seed, full.salt) == (3, 5, "other") and full.bundle_only and full.keep_sex_and_age
    assert full.originals and not plain.originals
    assert type(full.split) is str  # it stands in sentences


def test_the_engine_that_is_named_does_the_work(films, model, tmp_path, monkeypatch):
    from pipeline.arrays.embed import on_this_machine
    from pipeline.site.build import build

    seen = []

    def engine(model, batches):
        seen.append(len(batches))
        return on_this_machine(model, batches)

    monkeypatch.setitem(ENGINES, "elsewhere", Engines("elsewhere", lambda: engine, ENGINES["local"].rendering))
    told = build(BuildRequest(films, tmp_path / "bundle", model=model, bundle_only=True, engine="elsewhere"))
    assert seen == [1] and told.skipped == 0 and told.told["cases"] == 3


def test_a_whole_bundle_is_said_to_be_whole(medmir, bundle):
    files = len([path for path in bundle.rglob("*") if path.is_file()]) - 1
    assert medmir("verify", bundle) == (0, f"{bundle}: {files} files, nothing wrong\n", "")
    status, said, _ = medmir("verify", bundle, "--json")
    assert status == 0 and json.loads(said) == {"bundle": str(bundle), "files": files, "problems": []}


def test_a_damaged_bundle_ends_in_status_1_with_a_line_for_each_damage(medmir, bundle):
    picture = next((bundle / "images").iterdir())
    picture.write_bytes(picture.read_bytes()[:-1])
    (bundle / "stranger").touch()
    status, said, complaints = medmir("verify", bundle)
    assert (status, complaints, said.count("\n")) == (1, "", 2)
    assert picture.name in said and "stranger" in said
    status, told, _ = medmir("verify", bundle, "--json")
    assert status == 1 and json.loads(told)["problems"] == said.splitlines()


def test_info_tells_counts_and_both_cards(medmir, bundle):
    status, said, _ = medmir("info", bundle)
    assert status == 0 and said.startswith(f"{bundle}: 3 images of 2 patients, 3 of them labelled; ")
    assert "# Data card: Three films" in said and "# Model card: Tiny" in said
    status, told, _ = medmir("info", bundle, "--json")
    assert status == 0
    assert json.loads(told) | {"title": "Three films", "cases": 3, "labelled": 3} == json.loads(told)


def test_evaluate_measures_again_and_writes_what_it_prints(medmir, bundle):
    (bundle / METRICS).write_text("{}")
    status, said, _ = medmir("evaluate", bundle, "--json")
    assert status == 0 and json.loads(said) == json.loads((bundle / METRICS).read_text())
    assert medmir("verify", bundle)[0] == 0
    brief, details = (medmir("evaluate", bundle, *more)[1] for more in ([], ["--details"]))
    assert "lowest mAP" in details and "lowest mAP" not in brief and len(details) > len(brief)


def test_a_contact_sheet_is_drawn_into_a_folder_that_is_made_for_it(medmir, bundle, tmp_path):
    out = tmp_path / "posters" / "sheet.webp"
    status, said, _ = medmir("sheet", bundle, "--out", out)
    assert status == 0 and said.startswith(f"{out}: ") and said.count("film") == 2  # one of each patient
    with Image.open(out) as sheet:
        assert sheet.format == "WEBP"


def test_site_hands_on_where_the_site_will_lie(medmir, bundle, tmp_path):
    assert medmir("site", "--bundle", bundle, "--out", tmp_path / "dist", "--base-path", "/repo/")[0] == 0
    assert "/repo/" in (tmp_path / "dist/404.html").read_text()


def test_fetch_tells_licence_and_next_command(medmir, tmp_path, monkeypatch):
    monkeypatch.setattr("pipeline.sources.openi.fetch_openi", lambda folder: folder)
    status, said, told = medmir("fetch", "openi", "--out", tmp_path / "openi")
    assert status == 0 and told.startswith("Open-i") and "CC BY-NC-ND 4.0" in told
    assert said == (f"{tmp_path / 'openi'}: complete. Next: medmir build {tmp_path / 'openi'} --source openi"
                    " --out site\n")


def test_corpus_renders_with_the_engine_that_is_named(medmir, tmp_path, monkeypatch):
    asked = []
    there = Engines("a cluster", ENGINES["ray"].embedding, lambda workers: f"ray {workers}")
    monkeypatch.setitem(ENGINES, "ray", there)
    monkeypatch.setattr("pipeline.sources.rendered.corpus.render_corpus", lambda *given, **named: asked.append(
        (given, named)))
    assert medmir("corpus", "--out", tmp_path, "--engine", "ray", "--workers", 3)[0] == 0
    assert asked == [((tmp_path, "gallery", 400, 512, 3, 2026), {"engine": "ray 3"})]


@pytest.fixture
def training(monkeypatch):
    """What `train` and `tune` hand on, in place of hours."""
    asked = {}
    monkeypatch.setattr("pipeline.sources.rendered.corpus.read_corpus", lambda folder: f"films of {folder}")
    monkeypatch.setattr("pipeline.towers.train.demo.train_demo", lambda *given: asked.update(train=given) or {
        "held_out": {"films": 1}})
    monkeypatch.setattr("pipeline.towers.tune.fine_tuning.fine_tune", lambda *given: asked.update(tune=given) or {
        "gains": {}})
    return asked


def test_train_begins_with_the_demos_setting_and_takes_another(medmir, training, tmp_path):
    status, said, _ = medmir("train", "--corpus", "films", "--out", tmp_path)
    assert status == 0 and json.loads(said) == {"films": 1}
    assert training["train"] == ("films of films", tmp_path, Setting())
    medmir("train", "--corpus", "films", "--out", tmp_path, "--steps", 1, "--detail-steps", 2, "--text-steps", 3,
           "--tower", "resnet18_32", "--size", 64, "--seed", 4)
    assert training["train"][2] == Setting("resnet18_32", 64, 4, Steps(1, 2, 3))


def test_tune_reads_the_source_and_takes_500_steps(medmir, training, films, tmp_path):
    assert medmir("tune", "--init", tmp_path, "--corpus", films, "--out", tmp_path / "tuned")[0] == 0
    cases, init, out, steps, lora, seed = training["tune"]
    assert (init, out, steps, lora, seed) == (tmp_path, tmp_path / "tuned", 500, False, 2026)
    assert cases["findings"].tolist() == ["Report 0.", "Report 1.", "Report 2."]
    medmir("tune", "--init", f"local-dir:{tmp_path}", "--corpus", films, "--out", tmp_path / "tuned", "--lora",
           "--steps", 7, "--seed", 8, "--cases", films / "cases.csv", "--source", "folder")
    assert training["tune"][1:] == (tmp_path, tmp_path / "tuned", 7, True, 8)


def test_serve_is_handed_folder_port_and_whether_to_open_a_window(medmir, monkeypatch, tmp_path):
    asked = []
    monkeypatch.setattr("pipeline.site.serve.serve", lambda *given: asked.append(given))
    medmir("serve")
    medmir("serve", tmp_path, "--port", 0, "--no-open")
    assert asked == [(type(tmp_path)("dist"), 8000, True), (tmp_path, 0, False)]
