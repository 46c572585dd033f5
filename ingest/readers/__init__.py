"""Readers: one file a format, each from bytes to normal text."""

from __future__ import annotations

from graph.errors import ChithiError
from ingest.text import NormalText


class UnreadableFile(ChithiError):
    """The file is empty, damaged, of an unknown format, or not what its name says."""


def read(content: bytes, name: str) -> NormalText:
    """The normal text of a file.

    Args:
        content: the bytes of the file.
        name: its name; the suffix chooses the reader, the first bytes must agree.

    Raises:
        UnreadableFile: with the reason and what to do.
    """
    raise UnreadableFile(f"{name} is of a format that chithi does not read.")
