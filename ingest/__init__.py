"""From files to facts: readers, extraction, linking."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ingest.citations.find import Citation

__all__ = ["find_citations"]


def find_citations(text: str) -> list[Citation]:
    """Every reference to a document in ``text``, in order, without overlaps; see ``ingest.citations.find``."""
    from ingest.citations import find  # noqa: PLC0415 (importing the package alone stays cheap)

    return find.find_citations(text)
