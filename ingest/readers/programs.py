"""Programs outside Python that some formats need: found, run without a shell, or named in the error."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping

from ingest.readers.errors import UnreadableFile

_SECONDS = 180


def run(command: list[str], content: bytes, name: str, hint: str, settings: Mapping[str, str] | None = None) -> bytes:
    """What a program writes when it is given ``content``.

    Args:
        command: program and arguments.
        name: the file being read, for the error.
        hint: how to install the program.
        settings: environment variables for the program, besides those of this process.

    Raises:
        UnreadableFile: the program is not installed, fails, or takes longer than three minutes.
    """
    program = command[0]
    if shutil.which(program) is None:
        raise UnreadableFile(f"{name} can only be read with the program {program}, which is not installed.", hint)
    environment = {**os.environ, **(settings or {})}
    try:
        done = subprocess.run(
            command, input=content, capture_output=True, timeout=_SECONDS, check=False, env=environment
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise UnreadableFile(f"{program} could not read {name}.", "Try again, or convert the file yourself.") from error
    if done.returncode != 0:
        said = done.stderr.decode("utf-8", errors="replace").strip().splitlines()
        raise UnreadableFile(f"{program} could not read {name}: {said[0] if said else 'no reason given'}.", hint)
    return done.stdout
