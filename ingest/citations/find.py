"""Citations of documents in running text."""

from __future__ import annotations

from heapq import merge

from ingest.citations.cited import Citation
from ingest.citations.document_numbers import bare_numbered, numbered, unnumbered
from ingest.citations.law_titles import laws

__all__ = ["Citation", "find_citations"]


def find_citations(text: str) -> list[Citation]:
    """Every reference to a document in ``text``, in order, without overlaps.

    Where two overlap, the one that starts first is kept, of two that start together the longer one.
    """
    found: list[Citation] = []
    finders = (laws(text), numbered(text), bare_numbered(text), unnumbered(text))
    for citation in merge(*finders, key=_place):
        if found and found[-1].rule == "citations/unnumbered" and citation.start < found[-1].end and citation.number:
            found.pop()
        if not found or citation.start >= found[-1].end:
            found.append(citation)
    return found


def _place(citation: Citation) -> tuple[int, int]:
    return citation.start, -citation.end
