"""Passages: the paragraphs and table cells of a document's body, the units in which text travels between documents."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from graph.folding import words
from ingest.facts import Facts

FEWEST_WORDS = 10
"""Syllables of the shortest passage: shorter ones are formulas that every document has."""

_PASSAGE = re.compile(r"[^\n\v\t]+")
_MARK = re.compile(r"[\s\-–+*•]*(?:(?:\d{1,2}(?:\.\d{1,2})*|[a-zđ]|[IVX]{1,5})[.)]\s+)?")


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph without its bullet or number.

    Attributes:
        start, end: span in the normal text, end exclusive.
        words: folded, with single spaces.
        section: place among the sections of the document, or ``None`` before the first.
    """

    start: int
    end: int
    words: str
    section: int | None

    @property
    def length(self) -> int:
        """Characters of the normal text."""
        return self.end - self.start


def passages(facts: Facts, text: str) -> list[Passage]:
    """The passages of a document, in order, from its first section or task to its recipients and signatures.

    Letterhead, legal bases and the names at the end are the same in many documents and are not reused text.
    """
    start, end = _body(facts, text)
    headings = [section.evidence.start for section in facts.sections]
    return list(_cut(text, start, end, headings))


def _cut(text: str, start: int, end: int, headings: list[int]) -> Iterator[Passage]:
    for match in _PASSAGE.finditer(text, start, end):
        bare = match.start() + len(_MARK.match(match[0])[0])  # type: ignore[index]
        stop = match.start() + len(match[0].rstrip())
        found = words(text[bare:stop])
        if len(found) >= FEWEST_WORDS:
            section = bisect_right(headings, match.end() - 1) - 1
            yield Passage(bare, stop, " ".join(found), section if section >= 0 else None)


def _body(facts: Facts, text: str) -> tuple[int, int]:
    own = facts.document
    starts = [entry.evidence.start for entries in (facts.sections, facts.tasks) for entry in entries]
    start = min(starts, default=0)
    closing = [entry.evidence.start for entries in (own.signers, own.recipients) for entry in entries]
    return start, min((place for place in closing if place > max(starts, default=0)), default=len(text))
