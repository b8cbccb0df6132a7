"""What a bundle says of itself, counted from its files."""

import pytest
from support.bundle_on_disk import RECIPE, seal, write_whole_bundle

from medmir.bundle.contract import DATA_CARD, MANIFEST, METADATA, MODEL_CARD, Case
from medmir.bundle.manifest import parse_manifest
from medmir.bundle.parts import cases_text
from medmir.errors import MedMIRError
from pipeline.bundle.info import cards, information


@pytest.fixture
def bundle(tmp_path):
    return write_whole_bundle(tmp_path / "bundle")


def test_everything_is_counted(bundle):
    told = information(bundle)
    counts = {name: told[name] for name in ("cases", "patients", "studies", "labelled", "dimensions")}
    assert counts == {"cases": 3, "patients": 3, "studies": 3, "labelled": 3, "dimensions": 4}
    assert (told["title"], told["instant_questions"]) == ("Tiny", 2)


def test_files_and_bytes_are_those_of_the_folder_without_the_manifest(bundle):
    told = information(bundle)
    sizes = [path.stat().st_size for path in bundle.rglob("*") if path.is_file() and path.name != MANIFEST]
    assert (told["files"], told["bytes"]) == (len(sizes), sum(sizes))
    assert told["bundle_id"] == parse_manifest((bundle / MANIFEST).read_bytes())["bundle_id"]


def test_patients_are_counted_by_person_and_strangers_one_by_one(bundle):
    cases = [Case("a", "", "s1", "p1", labels=("Mass",)), Case("b", "", "s2", "p1"), Case("c", "")]
    (bundle / METADATA).write_text("".join(cases_text(cases)))
    seal(bundle)
    told = information(bundle)
    assert (told["patients"], told["studies"], told["labelled"]) == (2, 3, 1)


def test_the_manifests_blocks_are_told_where_it_has_them(bundle):
    told = information(bundle)
    assert told["preprocessing"] == RECIPE
    assert "corpus" not in told and "model" not in told


def test_a_damaged_bundle_is_not_counted(bundle):
    (bundle / METADATA).write_bytes(b"{}")
    with pytest.raises(MedMIRError, match="metadata"):
        information(bundle)


def test_both_cards_are_read_in_order(bundle):
    (bundle / DATA_CARD).write_text("# Data card\n")
    (bundle / MODEL_CARD).write_text("# Model card\n")
    assert cards(bundle) == "# Data card\n\n# Model card\n"


@pytest.mark.parametrize("there", [[], [DATA_CARD]])
def test_a_card_that_is_not_there_is_named_with_the_way_to_it(bundle, there):
    for name in there:
        (bundle / name).write_text("#")
    missing = MODEL_CARD if there else DATA_CARD
    with pytest.raises(MedMIRError, match=f"has no {missing}: `medmir evaluate {bundle}` writes it"):
        cards(bundle)
