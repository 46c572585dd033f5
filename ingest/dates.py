"""Dates in Vietnamese text as ISO dates."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from ingest.patterns import rules
from ingest.prefilter import Prefiltered


@cache
def date_patterns() -> tuple[Prefiltered, ...]:
    """The patterns of a full date, each with the groups ``day``, ``month`` and ``year``."""
    return tuple(rule.pattern for rule in rules("dates").values())


def iso(year: str, month: str, day: str) -> str | None:
    """The ISO date, ``None`` for one that no calendar has (30/02/2024)."""
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None


def iso_date(match: re.Match[str]) -> str | None:
    """The date that a match of ``date_patterns`` stands for, ``None`` for one that no calendar has."""
    return iso(match["year"], match["month"], match["day"])


def find_date(text: str, start: int = 0, end: int | None = None) -> tuple[str, int, int] | None:
    """The first full date in ``text[start:end]`` as (ISO date, start, end), or ``None``."""
    end = len(text) if end is None else end
    found = sorted(
        (match.start(), match.end(), value)
        for pattern in date_patterns()
        for match in pattern.finditer(text, start, end)
        if (value := iso_date(match))
    )
    return (found[0][2], found[0][0], found[0][1]) if found else None


def parse_date(text: str) -> str | None:
    """The first full date in a text as ISO date: ``"ngày 14/10/ 2024"`` → ``"2024-10-14"``; ``None`` without one."""
    found = find_date(text)
    return found[0] if found else None
