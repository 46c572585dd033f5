"""Who issues a document, and which territory it governs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import takewhile

from graph.agencies import kind_of
from graph.territories import territories
from ingest.agencies.names import OFFICE_HOLDER, AgencySpan, agency_spans
from ingest.facts import Evidence
from ingest.metadata.capital_names import Body, bodies, innermost
from ingest.metadata.letterhead import Head, Piece, evidence, pieces
from ingest.patterns import rules
from ingest.text import NormalText

_UNITS = r"(?:tỉnh|thành phố|thị xã|huyện|quận|xã|phường|thị trấn|đặc khu)"
_STARS = re.compile(r"[-–—_*|=]{1,}|\.{3,}")
_LOST_LETTER = re.compile(r"(?<!\w)U?Y BAN NHÂN DÂN")
"""The name whose first letters a conversion lost ("Y BAN NHÂN DÂN")."""
_PARTY_COMMITTEE = re.compile(r"(?:Tỉnh|Thành|Huyện|Quận|Thị) ủy")
_NOT_ISSUER = re.compile(r"(?:của|do|với|theo|tại|cho|về|bởi|Chủ tịch|đồng chí) $")
_OPENING_LENGTH = 2600
_JOINT = ("NQLT", "TTLT")


@dataclass(frozen=True, slots=True)
class Issuer:
    """``name``: full name; ``territory``: what it governs ("tỉnh Bắc Giang") or ``None``."""

    name: str
    territory: str | None
    evidence: Evidence


def find_issuer(text: NormalText, head: Head, authorities: list[Piece]) -> Issuer | None:
    """From the letterhead, the signature and the opening sentence, in this order of trust.

    ``authorities`` are the bodies in whose name the document is signed ("ỦY BAN NHÂN DÂN").
    """
    stated = _web(head) or _letterhead(text, head)
    signed = _signed(text, authorities)
    if stated and signed and _party(stated.name):
        return _in_committee(signed, stated)
    issuer = stated or _enacting(text, head) or _opening(text, head)
    if issuer is None:
        issuer = signed
    return _placed(text, issuer) if issuer else None


def _web(head: Head) -> Issuer | None:
    name = head.values.get("issuer")
    if name is None:
        return None
    spans = agency_spans(name)
    full = spans[0].name if spans and spans[0].start == 0 else name
    return Issuer(full, territory_of(full), head.evidence["issuer"])


def _party(name: str) -> bool:
    return bool(re.match(r"(?:Tỉnh|Thành|Huyện|Quận|Thị|Đảng) ủy|Ban Chấp hành|Đảng bộ|Trung ương", name))


def _in_committee(signed: Issuer, stated: Issuer) -> Issuer:
    """T/M BAN THƯỜNG VỤ under TỈNH ỦY BẮC NINH: Ban Thường vụ Tỉnh ủy Bắc Ninh."""
    if stated.name.startswith(f"{signed.name} "):
        return stated
    if re.fullmatch(r"Ban Thường vụ|Ban Chấp hành|Thường trực", signed.name):
        return Issuer(f"{signed.name} {stated.name}", stated.territory, signed.evidence)
    if _party(signed.name) or signed.name in ("Bộ Chính trị", "Ban Bí thư Trung ương Đảng"):
        return Issuer(signed.name, signed.territory or stated.territory, signed.evidence)
    return stated


@cache
def _provinces() -> re.Pattern[str]:
    names = sorted({t.short for t in territories()}, key=len, reverse=True)
    return re.compile(rf"(?:tỉnh|thành phố) (?:{'|'.join(map(re.escape, names))})(?!\w)", re.IGNORECASE)


def _letterhead(text: NormalText, head: Head) -> Issuer | None:
    lines = [clean for line in head.lines if (clean := _name_part(line.text))]
    joined = " ".join(lines)
    if not joined:
        return None
    found = bodies(joined)
    if not found:
        return None
    named = [line for line in head.lines if _name_part(line.text)]
    where = evidence(text, named[0].start, named[-1].end, "metadata/letterhead", 0.95)
    if head.values.get("type") in _JOINT:
        return Issuer(", ".join(body.name for body in found), None, where)
    body = innermost(found)
    full = Body(body.name, found[-1].territory).full if _whole_country(body.name) else body.full
    return Issuer(full, territory_of(full), where)


def _whole_country(name: str) -> bool:
    kind = kind_of(name)
    return kind is not None and kind.level == "central"


def _name_part(line: str) -> str:
    """The part of a line of the letterhead that can name a body: in capitals, without motto, number, dateline."""
    grammar = rules("metadata")
    for rule in ("motto", "number", "dateline"):
        line = grammar[rule].pattern.sub(" ", line)
    line = re.split(r"(?<!\w)(?:Số|SỐ)\s*:|V/v|Về việc", line)[0]
    line = _LOST_LETTER.sub("ỦY BAN NHÂN DÂN", _STARS.sub(" ", line))
    kept = " ".join(takewhile(lambda word: not any(letter.islower() for letter in word), line.split()))
    return kept if len(kept) > 3 and not re.search(r"\d{4}|^\d", kept) else ""


_PARTY_BODIES = {
    "BAN THƯỜNG VỤ": "Ban Thường vụ",
    "BAN CHẤP HÀNH": "Ban Chấp hành",
    "BAN CHẤP HÀNH ĐẢNG BỘ": "Ban Chấp hành Đảng bộ",
    "THƯỜNG TRỰC": "Thường trực",
}


def _signed(text: NormalText, authorities: list[Piece]) -> Issuer | None:
    for piece in authorities:
        found = [Body(_PARTY_BODIES[piece.text], None)] if piece.text in _PARTY_BODIES else bodies(piece.text)
        if found:
            full = innermost(found).full
            return Issuer(full, territory_of(full), evidence(text, piece.start, piece.end, "metadata/signature", 0.9))
    return None


def _enacting(text: NormalText, head: Head) -> Issuer | None:
    """The body in capitals between the title and "Căn cứ": "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH X" enacts for it."""
    for piece in pieces(text.text, head.body, min(head.body + 300, len(text.text)))[:2]:
        found = bodies(piece.text) if piece.upper else []
        if found:
            full = innermost(found).full
            return Issuer(full, territory_of(full), evidence(text, piece.start, piece.end, "metadata/enacting", 0.9))
    return None


def _opening(text: NormalText, head: Head) -> Issuer | None:
    """ "… Ủy ban nhân dân tỉnh X ban hành Kế hoạch …": the body before the verb."""
    end = min(len(text.text), head.body + _OPENING_LENGTH)
    verb = rules("metadata")["opening_verb"].pattern
    candidates = [s for s in agency_spans(text.text, head.body, end) if _may_issue(s, text.text)]
    for span in candidates:
        if verb.match(text.text, span.end, end):
            where = evidence(text, span.start, span.end, "metadata/opening", 0.9)
            return Issuer(span.name, territory_of(span.name), where)
    return None


def _may_issue(span: AgencySpan, text: str) -> bool:
    if span.group or (span.rule == OFFICE_HOLDER and not re.match(r"Thủ tướng|Chủ tịch", span.name)):
        return False
    return not _NOT_ISSUER.search(text[max(0, span.start - 12) : span.start])


def territory_of(name: str) -> str | None:
    """The territory that the issuer of this name governs: ``"Sở Y tế tỉnh Bắc Giang"`` → ``"tỉnh Bắc Giang"``."""
    found = rules("metadata")["named_unit"].pattern.search(name)
    if found:
        return found[0]
    district = re.search(r"(Huyện|Quận) ủy (.+)", name)
    if district:
        return f"{district[1].lower()} {district[2]}"
    known = territories().find_in(name)
    return known.name if known and _PARTY_COMMITTEE.search(name) else None


def _placed(text: NormalText, issuer: Issuer) -> Issuer:
    """Add the province that the head of the text names, where it names exactly one."""
    kind = kind_of(issuer.name)
    if issuer.territory or kind is None or kind.level == "central" or kind.branch == "party":
        return issuer
    head = text.text[:_OPENING_LENGTH]
    named = {found.name for m in _provinces().finditer(head) if (found := territories().find(m[0]))}
    if len(named) != 1:
        return issuer
    territory = next(iter(named))
    bare = re.sub(rf" {_UNITS}$", "", issuer.name)
    return Issuer(f"{bare} {territory}", territory, issuer.evidence)
