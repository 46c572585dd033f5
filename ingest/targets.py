"""Targets: indicator, comparator, value, unit, year."""

from __future__ import annotations

from ingest.facts import Target
from ingest.outline import Outline
from ingest.text import NormalText


def find_targets(text: NormalText, outline: Outline) -> tuple[Target, ...]:
    """The measurable aims of a document, in reading order."""
    return ()
