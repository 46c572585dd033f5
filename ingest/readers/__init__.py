"""Readers: one file a format, each from bytes to normal text."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import PurePath
from typing import cast

from ingest.readers.errors import UnreadableFile
from ingest.text import NormalText

__all__ = ["MAX_BYTES", "SUFFIXES", "UnreadableFile", "read"]

MAX_BYTES = 100 * 1024 * 1024
"""Larger files are refused: no directive is as large, and reading one takes many times its size in memory."""

SUFFIXES: dict[str, str] = {
    ".txt": "plain",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".docx": "docx",
    ".doc": "doc",
    ".rtf": "rtf",
    ".pdf": "pdf",
    ".png": "image",
    ".jpg": "image",
    ".jpeg": "image",
    ".tif": "image",
    ".tiff": "image",
}
"""Reader of each file name suffix: a module of this package with ``read(content, name) -> NormalText``."""


def read(content: bytes, name: str) -> NormalText:
    """The normal text of a file.

    Args:
        content: the bytes of the file.
        name: its name; the suffix chooses the reader, the first bytes must agree.

    Raises:
        UnreadableFile: with the reason and what to do.
    """
    suffix = PurePath(name).suffix.lower()
    if suffix not in SUFFIXES:
        known = ", ".join(sorted(s[1:] for s in SUFFIXES))
        raise UnreadableFile(f"{name} is of a format that chithi does not read.", f"It reads {known}.")
    if len(content) > MAX_BYTES:
        size = len(content) // (1024 * 1024)
        raise UnreadableFile(
            f"{name} has {size} MB; files of more than {MAX_BYTES // (1024 * 1024)} MB are not read.",
            "Split it, or save it without pictures.",
        )
    if not content.strip():
        raise UnreadableFile(f"{name} is empty.", "Fetch or save it again.")
    try:
        text = _reader(SUFFIXES[suffix])(content, name)
    except RecursionError as error:
        raise UnreadableFile(f"{name} is nested too deeply.", "Open it and save it again as plain text.") from error
    if not text.text:
        raise UnreadableFile(f"{name} holds no text.", "Open it and look whether it is the right file.")
    return text


def _reader(module: str) -> Callable[[bytes, str], NormalText]:
    """The reader of a format, imported when first needed: each brings a heavy library."""
    return cast(Callable[[bytes, str], NormalText], import_module(f"ingest.readers.{module}").read)
