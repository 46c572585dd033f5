"""Citations of documents in running text."""

from __future__ import annotations

from heapq import merge

from ingest.cited import Citation
from ingest.document_numbers import bare_numbered, numbered
from ingest.law_titles import laws

__all__ = ["Citation", "find_citations"]


def find_citations(text: str) -> list[Citation]:
    """Every reference to a document in ``text``, in order, without overlaps.

    Where two overlap, the one that starts first is kept, of two that start together the longer one.
    """
    found: list[Citation] = []
    for citation in merge(laws(text), numbered(text), bare_numbered(text), key=_place):
        if not found or citation.start >= found[-1].end:
            found.append(citation)
    return found


def _place(citation: Citation) -> tuple[int, int]:
    return citation.start, -citation.end
