"""How a command ends that cannot do what was asked: in one sentence that says the way out, never in a traceback."""

import errno
import os
import sys

import typer

from medmir.errors import MedMIRError

USAGE = 2
"""Exit status of whatever the user can mend."""
UsageError = typer.BadParameter.__mro__[1]  # typer names only this kind of it
EXTRAS = 'pip install "medmir" brings what building needs, "medmir[corpus]" what rendering, "medmir[train]" the rest'


def failure(error: Exception) -> int:
    """Say on stderr what is wrong and return the exit status; what is nobody's mistake but ours is raised again."""
    if isinstance(error, BrokenPipeError):  # `medmir info BUNDLE | head`: the reader has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    said = sentence(error)
    if said is None:
        raise error
    print(f"medmir: {said}", file=sys.stderr)
    return USAGE


def sentence(error: Exception) -> str | None:
    """What is wrong and the way out, or None for what no user could mend."""
    if isinstance(error, MedMIRError):
        return str(error)
    if isinstance(error, UsageError):
        return _usage(error)
    if isinstance(error, OSError) and (error.filename or error.errno == errno.ENOSPC):
        return f"{error.filename or 'the disk'} cannot be used ({error.strerror}): name another place or make room."
    if isinstance(error, ModuleNotFoundError) and not (error.name or "").startswith(("pipeline", "medmir")):
        return f"the package {error.name} is not installed: {EXTRAS}."
    return None


def _usage(error: Exception) -> str:
    """A mistake in the command line, in the parser's words, and which help tells what is right."""
    command = error.ctx.command_path if error.ctx else "medmir"
    said = " ".join(error.format_message().split()).rstrip(".?").replace("Value error, ", "")
    for word in ("Did you mean", "Choose from", "Input should"):  # which begin a sentence of their own
        said = said.replace(f". {word}", f"; {word.lower()}").replace(f": {word}", f": {word.lower()}")
    return f"{said[:1].lower()}{said[1:]}: `{command} --help` tells what there is."
