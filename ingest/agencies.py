"""Agencies named in running text."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.facts import Agency, Metadata
from ingest.text import NormalText


@dataclass(frozen=True, slots=True)
class AgencySpan:
    """One place that names an agency: ``name`` is the full name (abbreviations expanded), ``group`` a group name."""

    start: int
    end: int
    name: str
    group: bool
    rule: str


def agency_spans(text: str, start: int = 0, end: int | None = None) -> list[AgencySpan]:
    """Agencies named in ``text[start:end]``, in order, offsets into ``text``; enumerations are split."""
    return []


def find_agencies(text: NormalText, document: Metadata) -> tuple[Agency, ...]:
    """Every distinct organisation named anywhere in the document, by its fullest name."""
    return ()
