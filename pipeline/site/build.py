"""From a source to a site in one go; what stands in the way is said before the images are read."""

import shutil
from pathlib import Path

import pandas as pd

from medmir.bundle.contract import MANIFEST
from medmir.errors import MedMIRError
from pipeline.arrays.embed import Engine, on_this_machine
from pipeline.arrays.encoder import OnnxEncoder
from pipeline.bundle.write import write_bundle
from pipeline.files.atomic import unfinished
from pipeline.files.paths import DEMO_MODEL
from pipeline.site import runtime
from pipeline.site.assemble import assemble, check_out
from pipeline.sources.card import CollectionCard


def check_before(source: Path, out: Path, model: Path, bundle_only: bool) -> None:
    """MedMIRError where the source is missing, ``out`` must not be replaced, or model or runtime are not there."""
    if not source.is_dir():
        raise MedMIRError(f"{source} is not a folder: give the folder that holds the images.")
    if out.resolve().is_relative_to(source.resolve()):
        raise MedMIRError(f"{out} lies in {source}, where its pictures would be taken for the source's: choose another"
                          " --out.")
    if model == DEMO_MODEL and not model.is_dir():
        raise MedMIRError("the demo's model is not installed here: give --model, or install Med-MIR in its checkout"
                          " with `pip install -e .`.")
    OnnxEncoder(model)
    if not bundle_only:
        check_out(out)
        runtime.check_pins()
    elif out.exists() and not (out / MANIFEST).is_file() and not (out.is_dir() and not any(out.iterdir())):
        raise MedMIRError(f"{out} is in the way and is not a bundle; remove it or choose another --out.")


def build_site(cases: pd.DataFrame, model: Path, out: Path, card: CollectionCard, engine: Engine = on_this_machine
               ) -> dict:
    """Write the site with a new bundle in it to ``out``, replacing a site that was there; return the metrics.

    What was embedded before an interruption stays beside ``out`` and is not embedded again. MedMIRError, and ``out`` as
    it was, where :func:`write_bundle` or :func:`assemble` refuses.
    """
    metrics = write_bundle(cases, model, unfinished(out), card, engine)
    assemble(unfinished(out), out)
    shutil.rmtree(unfinished(out))
    return metrics
