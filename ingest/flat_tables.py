"""Tables that a text file has flattened to one cell a line, put together again where their header makes it possible."""

from __future__ import annotations

from ingest.text import NormalText


def rebuild_tables(text: NormalText) -> NormalText:
    """``text`` with flattened tables as table blocks; the characters stay, only separators change."""
    return text
