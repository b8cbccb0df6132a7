"""From a source to a site in one go; what stands in the way is said before the images are read."""

import shutil
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from medmir.bundle.contract import MANIFEST, SITE_BUNDLE
from medmir.errors import MedMIRError
from pipeline.arrays.embed import Engine, on_this_machine
from pipeline.arrays.encoder import OnnxEncoder
from pipeline.arrays.engines import ENGINES
from pipeline.bundle.info import information
from pipeline.bundle.write import build_bundle, write_bundle
from pipeline.cases.choice import Choice
from pipeline.cases.dicom.confidentiality import confidentiality
from pipeline.evaluation.projection import check_projector
from pipeline.files.atomic import check_replaceable, unfinished
from pipeline.files.paths import DEMO_MODEL
from pipeline.site import runtime
from pipeline.site.assemble import assemble, check_out
from pipeline.sources.card import CollectionCard
from pipeline.sources.registry import read_source


@dataclass(frozen=True)
class BuildRequest:
    """What is built of what, and where to.

    ``source``: a name of :data:`pipeline.sources.registry.SOURCES`, ``cases`` the CSV that describes the images where
    it is not in ``folder``. ``model``: an exported one, the demo's if None. ``split``, ``per_label`` and ``seed``: the
    part to take (:class:`pipeline.cases.choice.Choice`). ``frames``, ``keep_sex_and_age`` and ``salt``: how DICOM files
    are read (:mod:`pipeline.cases.dicom`). ``engine``: a name of :data:`pipeline.arrays.engines.ENGINES`. ``door``:
    whether the site opens from a disk too. ``originals``: whether pictures are kept at the size of their source too.
    ``mapped``: whether the films are placed on a map as well.
    """

    folder: Path
    out: Path
    source: str = "folder"
    cases: Path | None = None
    title: str | None = None
    model: Path | None = None
    split: str | None = None
    per_label: int | None = None
    seed: int = 42
    bundle_only: bool = False
    frames: str = "middle"
    keep_sex_and_age: bool = False
    salt: str | None = None
    engine: str = "local"
    door: bool = True
    originals: bool = False
    mapped: bool = False


class Built(NamedTuple):
    """``told``: what the bundle says of itself (:func:`pipeline.bundle.info.information`); ``skipped``: images."""

    told: dict
    skipped: int
    metrics: dict


def build(request: BuildRequest) -> Built:
    """Read a source, embed its images and write the site, or the bundle only.

    MedMIRError, and whatever stood at ``out`` as it was, where something stands in the way.
    """
    out, model = request.out, request.model or DEMO_MODEL
    check_before(request.folder, out, model, request.bundle_only)
    if request.mapped:
        check_projector()
    choice = Choice(request.per_label, request.seed, request.split)
    rules = confidentiality(request.salt, request.keep_sex_and_age)
    cases, card = read_source(request.source, request.folder, request.cases, request.title, choice,
                              frames=request.frames, rules=rules)
    write = build_bundle if request.bundle_only else partial(build_site, door=request.door)
    metrics = write(cases, model, out, card, ENGINES[request.engine].embedding(), originals=request.originals,
                    mapped=request.mapped)
    told = information(out if request.bundle_only else out / SITE_BUNDLE)
    return Built(told, len(cases) - told["cases"], metrics)


def check_before(source: Path, out: Path, model: Path, bundle_only: bool) -> None:
    """MedMIRError where the source is missing, ``out`` must not be replaced, or model or runtime are not there."""
    if not source.is_dir():
        raise MedMIRError(f"{source} is not a folder: give the folder that holds the images.")
    if out.resolve().is_relative_to(source.resolve()):
        raise MedMIRError(f"{out} lies in {source}, where its pictures would be taken for the source's: choose another"
                          " --out.")
    if model == DEMO_MODEL and not model.is_dir():
        raise MedMIRError("the demo's model is not installed here: give --model, or install the wheel that `make wheel`"
                          " builds.")
    OnnxEncoder(model)
    if not bundle_only:
        check_out(out)
        runtime.check_pins()
    else:
        check_replaceable(out, (out / MANIFEST).is_file(), "a bundle")


def build_site(cases: pd.DataFrame, model: Path, out: Path, card: CollectionCard, engine: Engine = on_this_machine,
               door: bool = True, originals: bool = False, mapped: bool = False) -> dict:
    """Write the site with a new bundle in it to ``out``, replacing a site that was there; return the metrics.

    What was embedded before an interruption stays beside ``out`` and is not embedded again. MedMIRError, and ``out`` as
    it was, where :func:`write_bundle` or :func:`assemble` refuses.
    """
    metrics = write_bundle(cases, model, unfinished(out), card, engine, originals, mapped)
    assemble(unfinished(out), out, door=door)
    shutil.rmtree(unfinished(out))
    return metrics
