"""What the site ships of the runtime is what the page asks for."""

from pathlib import Path


def test_every_runtime_file_is_asked_for(reader, host, site: Path):
    reader.open()
    asked = {path.removeprefix("/repo/") for path in host.requests}
    shipped = {str(path.relative_to(site)) for path in (site / "runtime").glob("*/*")}
    assert shipped <= asked
