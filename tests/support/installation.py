"""Med-MIR installed from a wheel into an empty virtual environment, on a machine without Node.js."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from support.no_node import path_without_node


@dataclass(frozen=True)
class Installation:
    """``folder`` holds the environment, the user's home and what is temporary."""

    folder: Path

    @property
    def settings(self) -> dict[str, str]:
        own = {"PATH": str(self.folder / "programs"), "HOME": str(self.folder / "home"),
               "TMPDIR": str(self.folder / "scratch")}
        return {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")} | own

    def run(self, program: str, *arguments: object, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
        """Run a program of the environment."""
        command = [self.folder / "env/bin" / program, *map(str, arguments)]
        return subprocess.run(command, env=self.settings, cwd=cwd or self.folder, capture_output=True, text=True)

    @contextmanager
    def serving(self, *arguments: object) -> Iterator[str]:
        """The address that a `medmir` command serves at; at the end it is stopped as by Ctrl-C, and must end well."""
        command = [self.folder / "env/bin/medmir", *map(str, arguments), "--port", "0", "--no-open"]
        with subprocess.Popen(
            command, env=self.settings, cwd=self.folder, stdout=subprocess.PIPE, text=True,
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # started in the background it is ignored
        ) as server:
            try:
                yield re.search(r"http://\S+", server.stdout.readline())[0]
            finally:
                server.send_signal(signal.SIGINT)
        assert server.returncode == 0


def install(wheel: Path, folder: Path) -> Installation:
    """Make the environment and have its pip install the wheel with all it depends on."""
    for name in ("home", "scratch"):
        (folder / name).mkdir()
    path_without_node(folder / "programs")
    subprocess.run([sys.executable, "-m", "venv", folder / "env"], check=True)
    made = Installation(folder)
    done = made.run("python", "-m", "pip", "install", "-qq", "--disable-pip-version-check", wheel)
    assert done.returncode == 0, done.stderr
    return made
