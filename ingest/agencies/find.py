"""Agencies of a document: each organisation once, by its fullest name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from graph.agencies import key
from ingest.agencies.names import OFFICE_HOLDER, AgencySpan, agency_spans
from ingest.agencies.register import Register
from ingest.agencies.responsible import responsible_bodies
from ingest.facts import Agency, Metadata, Task
from ingest.patterns import rules
from ingest.prefilter import Prefiltered
from ingest.text import NormalText

__all__ = ["OFFICE_HOLDER", "AgencySpan", "agency_spans", "find_agencies"]

_CHARGED_BEFORE = re.compile(
    r"(?:^|[\n\t\v])(?:\s*(?:[-+*•]|\d+[.)]|[a-zđ]\)|[IVX]+\.))?\s*(?:Giao|Yêu cầu|Đề nghị)?"
    r"(?: ?(?:Các )?[Bb]ộ trưởng,)?\s*$"
    r"|(?:yêu cầu|[Gg]iao|[Đđ]ề nghị) $"
)
_ACTS = re.compile(r" (?:chủ động|(?:chịu|có) trách nhiệm|tập trung|nghiêm túc|phải|cần|khẩn trương)(?!\w)")
_CLOSING_LENGTH = 1500
_ARCHIVE = re.compile(r"(?:^|[\n\t\v|-]) ?Lưu:? [^\n\t\v;]*$")
_IN_GENERAL = re.compile(
    r"(?:don vi|to chuc|co quan|dia phuong|nganh|so|bo)(?:(?: co)? lien quan| khac| chuyen nganh)+"
)
_INSIDE_LAW = Prefiltered(
    re.compile(r"(?:Luật (?:[Tt]ổ chức|[Hh]oạt động|[Bb]an hành)(?: [^;,.\n]{2,60} (?:và|của))?|cơ quan thuộc)\s$")
)
_INSIDE_NUMBER = re.compile(r"\d\S*[/-]$")
_ENUMERATED = re.compile(r"(?:[,;]| và|, và) $")
_FORMULA = re.compile(r"[^\n]{0,600}chịu trách nhiệm (?:thi hành|tổ chức thi hành|thực hiện Quyết định)")
_EXCLUDED = re.compile(
    r"(?:cac )?(?:tram y te|trung tam y te|phong y te|co quan chuyen mon"
    r"|don vi|co quan don vi|co quan|ban|bo|so|phong|nganh|dia phuong|dia phuong don vi|don vi dia phuong"
    r"|phong don vi|nganh co lien quan|benh vien|truong dai hoc|vien nghien cuu|dai hoc|quy\b.*|mat tran"
    r"|co so (?:y te|giao duc)(?: tren dia ban.*)?"
    r"|uy ban nhan dan|hoi dong nhan dan|bo khac|don vi co quan|co quan to chuc)"
)
_LOOSE = re.compile(
    r"co quan (?:quan ly )?nha nuoc|(?:(?:so|nganh|co quan|don vi|dia phuong|to chuc)(?: |$)){2,4}(?:nha nuoc)?"
)


def find_agencies(text: NormalText, document: Metadata, tasks: Iterable[Task] = ()) -> tuple[Agency, ...]:
    """Every distinct organisation named anywhere in the document, by its fullest name.

    A person's office counts where it is charged with work, not where it only issues, signs or receives. Whoever leads
    or supports one of the ``tasks`` counts, also a group that would name nobody in particular elsewhere.
    """
    register = Register(text, document.jurisdiction or "")
    for span in _counted(text):
        register.enter(span)
    register.drop(lambda name: _LOOSE.fullmatch(key(name)) is not None)
    for role in responsible_bodies(tasks):
        where = role.evidence
        register.enter(AgencySpan(where.start, where.end, role.agency, True, where.rule))
    return register.agencies()


def _counted(text: NormalText) -> Iterator[AgencySpan]:
    foot = rules("metadata")["recipients_heading"].pattern.search(text.text)
    recipients = range(foot.start(), foot.end() + 3000) if foot else range(0)
    charged_until = -1
    for span in agency_spans(text.text):
        if span.start in recipients and _ARCHIVE.search(text.text, max(0, span.start - 60), span.start):
            continue
        if span.rule == OFFICE_HOLDER:
            closing = foot is not None and 0 < foot.start() - span.start < _CLOSING_LENGTH
            charged = span.start not in recipients and _charged(span, text.text, charged_until, closing)
            charged_until = span.end if charged else charged_until
            body = None if span.group else _body_of(span)
            if charged and span.group:
                yield span
            elif body:
                yield body
        elif span.rule != "agencies/place" and not _in_general(key(span.name)) and not _inside(span, text.text):
            yield span


@lru_cache(maxsize=4096)
def _in_general(name: str) -> bool:
    """Whether a folded name says only what kind of body is meant: "đơn vị liên quan"."""
    return bool(_EXCLUDED.fullmatch(name) or _IN_GENERAL.fullmatch(name))


def _inside(span: AgencySpan, text: str) -> bool:
    """Whether the name only closes that of a law, group, person or document: "Luật Tổ chức Chính phủ", "12-CV/VPTW"."""
    low = max(0, span.start - 90)
    if span.name.startswith(("Quốc hội", "Hội đồng nhân dân")) and text[low : span.start].lower().endswith("đại biểu "):
        return True
    if text.endswith(("/", "-"), low, span.start):
        return _INSIDE_NUMBER.search(text, low, span.start) is not None
    return _INSIDE_LAW.search(text, low, span.start) is not None


def _charged(span: AgencySpan, text: str, previous: int, closing: bool) -> bool:
    """Whether the office is told to do something: at the head of an item, after "yêu cầu", or enumerated with such.

    "Yêu cầu Thủ trưởng …" in the ``closing`` paragraph only repeats in general what was said before.
    """
    before = text[max(0, span.start - 40) : span.start]
    if closing and before.lower().endswith("yêu cầu "):
        return False
    opens = _CHARGED_BEFORE.search(before)
    if span.name.lower().startswith(("lãnh đạo", "tập thể")) and not before.endswith("yêu cầu "):
        return False
    listed = 0 <= span.start - previous <= 5 and _ENUMERATED.search(before)
    acts = _ACTS.match(text, span.end)
    return bool(opens or listed or acts) and not _FORMULA.match(text, span.end)


def _body_of(span: AgencySpan) -> AgencySpan | None:
    """The body whose head is named: "Phó Bí thư Tỉnh ủy" names Tỉnh ủy."""
    bodies = [body for body in agency_spans(span.name, 0) if body.rule != OFFICE_HOLDER]
    if not bodies:
        title = rules("agencies")["office"].pattern.match(span.name)
        bodies = agency_spans(span.name, title.end()) if title else []
    return replace(bodies[0], start=span.start, end=span.end) if bodies and not bodies[0].group else None
