"""Reading the bundle's files with progress over all of them."""

import json

import pytest

from medmir.bundle.contract import CATALOG, MANIFEST, METADATA
from medmir.bundle.reader import at_once
from medmir.errors import MedMIRError
from medmir.page.reading import Reading, by_content, read_text

SIZES = {"files": {METADATA: {"bytes": 6, "sha256": "a" * 64}, "embeddings.bin": {"bytes": 4, "sha256": "b" * 64}}}


def site(**files):
    """Chunks of two bytes of a site in memory."""

    async def chunks(asked):
        address, _question, name = asked.partition("?")
        assert not name or name == SIZES["files"][address.removeprefix("bundle/")]["sha256"][:16]
        if address not in files:
            raise MedMIRError(f"{address} could not be fetched: the server answered 404.")
        data = files[address]
        for start in range(0, len(data), 2):
            yield data[start:start + 2]

    return chunks


def reading(manifest=b""):
    told = []
    files = {"bundle/" + MANIFEST: manifest, "bundle/" + METADATA: b"{....}", "bundle/embeddings.bin": b"1234",
             "bundle/unlisted": b"12", "bundle/" + CATALOG: b"S"}
    async def packages(*names):
        told.extend(names)

    return Reading(site(**files), lambda *bytes_: told.append(bytes_), packages), told


def test_a_file_is_read_whole():
    assert at_once(reading()[0].read(METADATA)) == b"{....}"


def test_before_the_manifest_is_there_nobody_knows_how_much_will_come():
    here, told = reading(b"[1]")
    at_once(here.read(MANIFEST))
    assert told == [(2, 0), (3, 0)]


def test_progress_adds_up_over_the_files_that_the_manifest_told_the_sizes_of():
    here, told = reading(json.dumps(SIZES).encode())
    at_once(here.read(MANIFEST))
    told.clear()
    at_once(here.read(METADATA))
    at_once(here.read("embeddings.bin"))
    assert told == [(2, 6), (4, 6), (6, 6), (8, 10), (10, 10)]


def test_a_file_that_the_manifest_does_not_tell_of_is_read_all_the_same():
    here, told = reading(json.dumps(SIZES).encode())
    at_once(here.read(MANIFEST))
    assert at_once(here.read("unlisted")) == b"12"
    assert told[-1] == (2, 0)


@pytest.mark.parametrize("broken", [b"", b"{", b"[]", b"7", b"\xff\xfe", b'{"files": 7}', b'{"files": {"a": {}}}',
                                    b'{"files": {"a": 7}}', b'{"files": null}'])
def test_a_broken_manifest_is_left_to_the_bundle_to_tell_of(broken):
    here, _ = reading(broken)
    assert at_once(here.read(MANIFEST)) == broken
    assert at_once(here.read(METADATA)) == b"{....}"


def test_a_file_that_cannot_be_fetched_is_named():
    with pytest.raises(MedMIRError, match=r"bundle/nothing\.json could not be fetched"):
        at_once(reading()[0].read("nothing.json"))


def test_a_text_is_read_though_a_character_came_in_two_pieces():
    assert at_once(read_text(site(licences="aü🫁".encode()), "licences")) == "aü🫁"


def test_what_is_no_text_is_refused_by_its_name():
    with pytest.raises(MedMIRError, match="licences is no UTF-8 text: assemble the site again"):
        at_once(read_text(site(licences=b"\xff\xfe\x00"), "licences"))


def test_what_opens_a_file_is_there_before_the_file():
    here, told = reading()
    at_once(here.read(CATALOG))
    assert told[0] == "sqlite3"


def test_a_file_is_asked_for_by_its_content_so_that_no_cache_gives_an_older_one():
    assert by_content("bundle/a.json", {"sha256": "0123456789abcdef9999"}) == "bundle/a.json?0123456789abcdef"
    assert by_content("bundle/manifest.json", {}) == "bundle/manifest.json"
