"""Originals that have one number, body and year: are they one document in several files, or several documents?

A number is given once in a year, so two files with it are taken for one document, unless their dates or titles say
otherwise. The answer depends on the set of originals alone, never on the order in which they came.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from graph.folding import words
from graph.register import Manifestation
from ingest.linking.speaker import digest, joined

_ALIKE, _THE_SAME = 0.5, 0.8
"""Share of common words of the shorter title from which two titles may be, and are, one."""
_MARK = 6


def told_apart(originals: Sequence[Manifestation], base: str, apart: Collection[frozenset[str]] = ()) -> dict[str, str]:
    """The document that each original is, by SHA-256.

    Args:
        originals: all with the id ``base`` by their own facts.
        apart: pairs of SHA-256 that a person says are two documents.

    Returns:
        ``base`` where they all agree. Else each document has its day, or a digest of its title, behind ``base``, and
        none has ``base`` itself: a citation that does not tell them apart stays open between them.
    """
    groups = _groups(sorted(originals, key=lambda original: original.sha256), apart)
    if len(groups) < 2:
        return {original.sha256: base for original in originals}
    days = [_day(group) for group in groups]
    found: dict[str, str] = {}
    for group, day in zip(groups, days, strict=True):
        alone = day is not None and days.count(day) == 1
        mark = joined(day, None if alone else digest(_said(group))[:_MARK])
        found |= {original.sha256: f"{base}.{mark}" for original in group}
    return found


def differ(one: Manifestation, other: Manifestation) -> bool:
    """Whether date or title say that two originals are two documents.

    With the same title a different day is a misprint; the same day with a wholly different title is not.
    """
    common = _common(one.title, other.title)
    if one.issued_on and other.issued_on and one.issued_on != other.issued_on:
        return common is None or common < _THE_SAME
    return common is not None and common < _ALIKE


def _groups(originals: Sequence[Manifestation], apart: Collection[frozenset[str]]) -> list[list[Manifestation]]:
    """The originals in groups that agree, each with some other of its group."""
    groups: list[list[Manifestation]] = []
    for original in originals:
        joined_by = [group for group in groups if any(_agree(original, member, apart) for member in group)]
        groups = [group for group in groups if group not in joined_by]
        groups.append(sorted([original, *(m for group in joined_by for m in group)], key=lambda m: m.sha256))
    return sorted(groups, key=lambda group: group[0].sha256)


def _agree(one: Manifestation, other: Manifestation, apart: Collection[frozenset[str]]) -> bool:
    return frozenset((one.sha256, other.sha256)) not in apart and not differ(one, other)


def _common(one: str | None, other: str | None) -> float | None:
    first, second = set(words(one or "")), set(words(other or ""))
    return len(first & second) / min(len(first), len(second)) if first and second else None


def _day(group: Sequence[Manifestation]) -> str | None:
    """Month and day of the group, "11-21", or ``None``."""
    day = min((original.issued_on for original in group if original.issued_on), default=None)
    return day[5:] if day else None


def _said(group: Sequence[Manifestation]) -> str:
    """What makes the group distinct: its title; for files that a person told apart, the files."""
    titles = sorted(" ".join(words(original.title or "")) for original in group)
    return "|".join([*titles, group[0].sha256])
