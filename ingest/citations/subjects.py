"""What a citation says behind its number: issuer, subject, and the short name that the text gives the document."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.citations.cited import Citation
from ingest.citations.document_numbers import date_after
from ingest.citations.issuers import issuer_after
from ingest.patterns import rules

_SPACE = re.compile(r"\s+")
_LONGEST_SUBJECT = 700
_CLOSING = {"“": "”", '"': '"'}
_WAY_TO_SHORT_NAME = 700


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands behind a citation.

    Attributes:
        end: end of the full reference, issuer included.
        subject: what the document is about ("về …"), on one line, or ``None``.
        subject_end: where the subject ends; ``end`` without one.
    """

    end: int
    subject: str | None
    subject_end: int


def surroundings(text: str, citation: Citation, limit: int) -> Surroundings:
    """What ``text`` says behind a citation, up to ``limit`` (the start of the next paragraph or less)."""
    end = citation.end
    if citation.number:
        _, end = issuer_after(text, end)
        dated, after = date_after(text, end) if end > citation.end else (None, end)
        end = after if dated else end
    end = min(end, limit)
    start = rules("references")["subject"].pattern.match(text, end)
    if start is None or not citation.number:
        return Surroundings(end, None, end)
    stop = _subject_end(text, start, min(limit, end + _LONGEST_SUBJECT))
    subject = _SPACE.sub(" ", text[end:stop]).strip(" ,;.")
    return Surroundings(end, subject or None, stop)


def _subject_end(text: str, start: re.Match[str], limit: int) -> int:
    closing = _CLOSING.get(start[0][-1])
    if closing:
        closed = text.find(closing, start.end(), limit)
        if closed > 0:
            return closed + 1
    stop = rules("references")["subject_end"].pattern.search(text, start.end(), limit)
    return stop.start() if stop else limit


def short_name(text: str, citation: Citation, limit: int) -> tuple[str, int, int] | None:
    """The short name defined for a citation in the same sentence, as (name, start, end), or ``None``."""
    low = citation.end
    high = min(limit, low + _WAY_TO_SHORT_NAME)
    opening = text.find("(", low, high)
    while opening >= 0:
        match = rules("references")["short_name"].pattern.match(text, opening)
        if match:
            return _SPACE.sub(" ", match["short"]), match.start("short"), match.end("short")
        opening = text.find("(", opening + 1, high)
    return None
