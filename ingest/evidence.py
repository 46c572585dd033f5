"""Evidence of links: the whole sentence around what a rule found."""

from __future__ import annotations

import re
from dataclasses import replace

from graph.rows import Value
from ingest.facts import Evidence

_LONGEST = 1500
_STOP = re.compile(r"[.!?…](?=\s)|[\n\v\t]")
_ABBREVIATED = re.compile(
    r"(?:\b(?:T\.?P|Th[sS]|TS|GS|BS|CK|[Tt]p|[Đđ]/c)|(?:^|[\n\v\t])\s*(?:\d{1,2}|[A-ZĐ]|[IVX]+))\Z"
)
_BULLETS = " \xa0-–+*•"


def sentence(evidence: Evidence, text: str) -> Evidence:
    """``evidence`` widened to the sentence (or table cell) that holds it, unless that is unreasonably long.

    Args:
        text: the normal text; ``""`` leaves the evidence as it is.
    """
    if not text or evidence.end > len(text):
        return evidence
    stops = _stops(text, max(0, evidence.start - _LONGEST), evidence.start)
    start = max(stops, default=max(0, evidence.start - _LONGEST))
    while start < evidence.start and text[start] in _BULLETS:
        start += 1
    after = _stops(text, max(evidence.start, evidence.end - 1), min(len(text), evidence.end + _LONGEST))
    end = min((stop for stop in after if stop >= evidence.end), default=len(text.rstrip()))
    while end > start and text[end - 1].isspace():
        end -= 1
    if end - start > _LONGEST:
        return evidence
    return replace(evidence, start=start, end=end, quote=text[start:end])


def _stops(text: str, start: int, end: int) -> list[int]:
    """Where sentences end between ``start`` and ``end``: behind a full stop that a capital, figure or sign follows, and
    behind a break of paragraph or cell."""
    return [m.end() for m in _STOP.finditer(text, start, end) if m[0].isspace() or _is_full_stop(text, m)]


def _is_full_stop(text: str, match: re.Match[str]) -> bool:
    following = text[match.end() : match.end() + 3].lstrip()
    if following[:1].islower():
        return False
    return match[0] != "." or not _ABBREVIATED.search(text, max(0, match.start() - 6), match.start())


def properties(evidence: Evidence) -> dict[str, Value]:
    """Evidence as properties of a node or relationship."""
    found: dict[str, Value] = {
        "span_start": evidence.start,
        "span_end": evidence.end,
        "quote": evidence.quote,
        "rule": evidence.rule,
        "confidence": evidence.confidence,
    }
    if evidence.page is not None:
        found["page"] = evidence.page
    return found
