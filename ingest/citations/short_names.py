"""Places that name a document by a short name which the text itself has defined ("sau đây gọi là Chỉ thị 31")."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from ingest.citations.cited import Citation
from ingest.citations.subjects import short_name

_FIGURE = re.compile(r"\d+(?=[/-])")
_LAST_FIGURE = re.compile(r"\d+$")


@dataclass(frozen=True, slots=True)
class ShortName:
    """One use of a short name; ``meant`` is the citation that it was defined for."""

    citation: Citation
    meant: Citation


def short_names(text: str, citations: list[Citation]) -> list[ShortName]:
    """All uses of short names, their definitions included, outside the other citations."""
    defined: dict[str, tuple[Citation, int]] = {}
    for index, citation in enumerate(citations):
        if not citation.number and citation.type not in ("L", "BL", "PL"):
            continue
        limit = _sentence_end(text, citation.end)
        found = short_name(text, citation, limit)
        if found is None or found[0] in defined:
            continue
        if not any(c.start <= found[1] < c.end for c in citations[index + 1 : index + 6]):
            defined[found[0]] = (citation, found[1])
    return _uses(text, defined, citations)


def bare_numbers(citations: list[Citation]) -> dict[int, Citation]:
    """Citations by kind and figure alone ("Chỉ thị 31"), by start, with the one numbered document they can mean."""
    full: dict[tuple[str | None, str], dict[str, Citation]] = {}
    for citation in citations:
        figure = _FIGURE.match(citation.number or "")
        if figure:
            same = full.setdefault((citation.type, figure[0].lstrip("0")), {})
            if citation.number not in same or citation.issued_on:
                same.setdefault(citation.number or "", citation)
    result = {}
    for citation in citations:
        figure = _LAST_FIGURE.search(citation.name or "") if citation.rule == "citations/bare_number" else None
        same = full.get((citation.type, figure[0].lstrip("0")), {}) if figure else {}
        if citation.number is None and len(same) == 1:
            result[citation.start] = next(iter(same.values()))
    return result


def _sentence_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return end if end >= 0 else len(text)


def _uses(text: str, defined: dict[str, tuple[Citation, int]], citations: list[Citation]) -> list[ShortName]:
    if not defined:
        return []
    starts = [c.start for c in citations]
    spelt = "|".join(re.escape(name) for name in sorted(defined, key=len, reverse=True))
    uses = []
    for match in re.finditer(rf"(?<!\w)(?:{spelt})(?![\w/-])", text):
        meant, since = defined[match[0]]
        before = bisect_right(starts, match.start()) - 1
        inside = before >= 0 and citations[before].end > match.start()
        if match.start() >= since and not inside and not _of_itself(text, match.end()):
            uses.append(ShortName(_citation(match, meant), meant))
    return uses


def _of_itself(text: str, at: int) -> bool:
    return re.match(r"\s+(?:này|số\s+\d|\d)", text[at : at + 12]) is not None


def _citation(match: re.Match[str], meant: Citation) -> Citation:
    return Citation(
        match.start(), match.end(), meant.type, meant.number, meant.issued_on, None, None, "references/short_name"
    )
