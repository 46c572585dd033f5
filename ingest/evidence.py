"""Evidence of links: the whole sentence around what a rule found."""

from __future__ import annotations

import re
from dataclasses import replace

from graph.rows import Value
from ingest.facts import Evidence

_LONGEST = 1500
_END = re.compile(r"(?<!\bTP)(?<!\bTh[sS])(?<!\b[A-ZĐ])(?<!\b\d)(?<!\b\d\d)[.;!?…](?=\s+[^\sa-zà-ỹđ])|[\n\v\t]")


def sentence(evidence: Evidence, text: str) -> Evidence:
    """``evidence`` widened to the sentence (or table cell) that holds it, unless that is unreasonably long.

    Args:
        text: the normal text; ``""`` leaves the evidence as it is.
    """
    if not text or evidence.end > len(text):
        return evidence
    start = max(0, evidence.start - _LONGEST)
    for match in _END.finditer(text, start, evidence.start):
        start = match.end()
    end = _sentence_end(text, evidence.end)
    while start < evidence.start and text[start].isspace():
        start += 1
    if end - start > _LONGEST:
        return evidence
    return replace(evidence, start=start, end=end, quote=text[start:end])


def _sentence_end(text: str, inside: int) -> int:
    """End of the sentence that reaches to ``inside``, its full stop included."""
    match = _END.search(text, max(0, inside - 1), min(len(text), inside + _LONGEST))
    if match is None:
        return min(len(text), inside + _LONGEST) if len(text) > inside + _LONGEST else len(text.rstrip())
    return match.end() if match[0] not in "\n\v\t" else max(inside, match.start())


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
