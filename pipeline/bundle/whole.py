"""Is everything there that a bundle's manifest lists? Told from names and sizes alone, so that it takes no time."""

from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from medmir.bundle.contract import MANIFEST, SITE_BUNDLE
from medmir.bundle.manifest import not_listed, parse_manifest, wrong_size
from medmir.errors import MedMIRError


def read_manifest(folder: Path) -> dict:
    """The bundle's manifest; MedMIRError where there is none or it cannot be trusted."""
    path = folder / MANIFEST
    if not path.is_file():
        raise MedMIRError(f"{folder} is not a bundle: it has no {MANIFEST}; name a bundle's folder, which in a site is"
                          f" the one called {SITE_BUNDLE}.")
    return parse_manifest(path.read_bytes())


def check_whole(folder: Path) -> None:
    """MedMIRError naming the first file that is missing, not of its size or not listed though every bundle needs it.

    What is in the files is not looked at: :func:`pipeline.bundle.verify.problems` does.
    """
    files = read_manifest(folder)["files"]
    lacking = [*absent(folder, files).values(), *needed(files)]
    if lacking:
        raise MedMIRError(f"{folder} is not whole: {lacking[0].removesuffix('.')}; build the bundle again.")


def absent(folder: Path, files: Mapping[str, dict]) -> dict[str, str]:
    """For each listed file that is not there in its size, one sentence."""
    return {name: problem for name, entry in files.items() if (problem := _absent(folder, name, entry))}


def needed(files: Mapping[str, dict]) -> Iterator[str]:
    """One sentence for each file that is not listed though every bundle needs it."""
    for name in not_listed(files):
        yield f"{name} is missing: no bundle can be searched without it."


def _absent(folder: Path, name: str, entry: dict) -> str | None:
    place = PurePosixPath(name)
    if place.is_absolute() or ".." in place.parts:
        return f"{name} is listed but lies outside the bundle."
    if not (folder / name).is_file():
        return f"{name} is listed but missing."
    return wrong_size(name, (folder / name).stat().st_size, entry)
