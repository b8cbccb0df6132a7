"""What a bundle says of itself: its two cards and what can be counted."""

from pathlib import Path

from medmir.bundle.contract import DATA_CARD, MODEL_CARD
from medmir.bundle.reader import open_folder
from medmir.errors import MedMIRError


def information(folder: Path) -> dict:
    """Title, counts, and the manifest's blocks on collection, model and preprocessing, as plain JSON values."""
    bundle = open_folder(folder)
    files = bundle.manifest["files"]
    return {
        "title": bundle.manifest["title"], "bundle_id": bundle.manifest["bundle_id"],
        "cases": len(bundle.cases), "patients": bundle.n_patients,
        "studies": len({case.study_id or case.case_id for case in bundle.cases}),
        "labelled": sum(bool(case.labels) for case in bundle.cases), "dimensions": bundle.embeddings.shape[1],
        "instant_questions": len(bundle.instant), "files": len(files),
        "bytes": sum(entry["bytes"] for entry in files.values()),
    } | {block: bundle.manifest[block] for block in ("corpus", "model", "preprocessing") if block in bundle.manifest}


def cards(folder: Path) -> str:
    """The data card and the model card, Markdown; MedMIRError where the bundle has none."""
    texts = []
    for name in (DATA_CARD, MODEL_CARD):
        if not (folder / name).is_file():
            raise MedMIRError(f"{folder} has no {name}: `medmir evaluate {folder}` writes it.")
        texts.append((folder / name).read_text(encoding="utf-8"))
    return "\n".join(texts)
