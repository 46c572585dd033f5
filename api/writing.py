"""Files that a command writes for a person: whole or not at all."""

from __future__ import annotations

from pathlib import Path

from graph.errors import ChithiError


class NotWritten(ChithiError):
    """A file could not be written."""


def write_file(path: Path, content: bytes) -> None:
    """Write a file beside its place and move it there.

    Raises:
        NotWritten: with the reason.
    """
    fresh = path.with_name(f".{path.name}.part")
    try:
        fresh.write_bytes(content)
        fresh.replace(path)
    except OSError as error:
        raise NotWritten(f"{path} cannot be written: {error.strerror}.") from error
