"""Agencies of a document: each organisation once, by its fullest name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from graph.agencies import AgencyKind, key, kind_of
from ingest.agencies.names import OFFICE_HOLDER, AgencySpan, agency_spans
from ingest.facts import Agency, Evidence, Metadata
from ingest.patterns import rules
from ingest.text import NormalText

__all__ = ["OFFICE_HOLDER", "AgencySpan", "agency_spans", "find_agencies"]

_FUNCTION_WORDS = {"cac", "va", "cua", "o", "tai", "co", "thuoc", "mot", "so"}
_OWN_UNIT = {"", "tinh", "thanh pho", "huyen", "xa", "phuong", "quan", "thi xa"}
_CHARGED_BEFORE = re.compile(
    r"(?:^|[\n\t\v])(?:\s*(?:[-+*•]|\d+[.)]|[a-zđ]\)|[IVX]+\.))?\s*(?:Giao|Yêu cầu|Đề nghị)?"
    r"(?: ?(?:Các )?[Bb]ộ trưởng,)?\s*$"
    r"|(?:yêu cầu|[Gg]iao|[Đđ]ề nghị) $"
)
_ACTS = re.compile(r" (?:chủ động|(?:chịu|có) trách nhiệm|tập trung|nghiêm túc|phải|cần|khẩn trương)(?!\w)")
_CLOSING_LENGTH = 1500
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
_MANY = {"tram y te", "trung tam y te", "phong y te"}
_FRONT = {f"{head}mat tran to quoc{tail}" for head in ("", "uy ban ") for tail in ("", " viet nam")}


@dataclass(slots=True)
class _Entry:
    name: str
    group: bool
    evidence: Evidence


def find_agencies(text: NormalText, document: Metadata) -> tuple[Agency, ...]:
    """Every distinct organisation named anywhere in the document, by its fullest name.

    A person's office counts where it is charged with work, not where it only issues, signs or receives.
    """
    entries: dict[tuple[str, ...], _Entry] = {}
    for span in _counted(text):
        identity, name = _identity(span, document.jurisdiction or "")
        known = entries.get(identity)
        if known is None:
            quote = text.text[span.start : span.end]
            where = Evidence(span.start, span.end, quote, span.rule, text.page_of(span.start))
            entries[identity] = _Entry(name, span.group, where)
        elif _fuller(name, known.name):
            known.name = name
    found = [entry for entry in entries.values() if not _short_of_another(entry, entries.values())]
    return tuple(Agency(e.name, e.group, e.evidence) for e in found if not _LOOSE.fullmatch(key(e.name)))


def _short_of_another(entry: _Entry, entries: Iterable[_Entry]) -> bool:
    """ "Ban Chỉ đạo Trung ương" where the text also says what it is for."""
    if entry.evidence.rule not in ("agencies/committee", "agencies/named") and key(entry.name) != "cac chu dau tu":
        return False
    name = key(entry.name)
    return any(key(other.name).startswith(f"{name} ") for other in entries)


def _counted(text: NormalText) -> Iterator[AgencySpan]:
    foot = rules("metadata")["recipients_heading"].pattern.search(text.text)
    recipients = range(foot.start(), foot.end() + 3000) if foot else range(0)
    charged_until = -1
    for span in agency_spans(text.text):
        if span.rule == OFFICE_HOLDER:
            closing = foot is not None and 0 < foot.start() - span.start < _CLOSING_LENGTH
            charged = span.start not in recipients and _charged(span, text.text, charged_until, closing)
            charged_until = span.end if charged else charged_until
            body = None if charged or span.group else _body_of(span)
            if charged and span.group:
                yield span
            elif body:
                yield body
        elif span.rule != "agencies/place" and not _EXCLUDED.fullmatch(key(span.name)):
            yield span


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


def _identity(span: AgencySpan, own: str) -> tuple[tuple[str, ...], str]:
    """What tells one organisation from another inside a document, and its name there."""
    kind = kind_of(re.sub(r"^[Cc]ác ", "", span.name))
    if kind is None or span.rule == OFFICE_HOLDER:
        name = re.sub(r"((?:các cơ sở|các đơn vị y tế|ngành) .*?) trên địa bàn.*", r"\1", span.name)
        return _words_of(name), name
    name = _plural_behind(span.name, kind)
    territory = key(kind.territory or "")
    if name.startswith(("Các ", "các ")):
        return _words_of(f"nhiều {name}"), name
    base = _base(kind, re.sub(r"^[Cc]ác ", "", span.name))
    if base in _MANY and not _proper(kind.territory):
        return (base, "plural" if territory.startswith("cac ") else "level"), name
    if base in _FRONT:
        return ("mat tran", "own"), name
    if (
        territory in _OWN_UNIT
        or territory in (key(own), key(own.partition(" ")[2]))
        or key(own).endswith(f" {territory}")
    ):
        return (base, "own"), f"Ủy ban nhân dân {own}" if base == "uy ban nhan dan" and own else name
    return (base, *_words_of(kind.territory or "")), name


def _proper(territory: str | None) -> bool:
    return territory is not None and any(word[:1].isupper() for word in territory.split())


def _plural_behind(name: str, kind: AgencyKind) -> str:
    """ "các UBND xã" → "UBND các xã"."""
    if not re.match(r"[Cc]ác ", name) or not kind.territory:
        return name
    bare = name.partition(" ")[2]
    if kind.territory in ("tỉnh", "thành phố"):
        return name
    head = bare[: len(bare) - len(kind.territory)]
    return (
        bare if re.match(r"các|cấp|tuyến", kind.territory) or _proper(kind.territory) else f"{head}các {kind.territory}"
    )


def _base(kind: AgencyKind, name: str) -> str:
    return key(name[: len(name) - len(kind.territory or "")])


def _words_of(name: str) -> tuple[str, ...]:
    return tuple(word for word in key(name).split() if word not in _FUNCTION_WORDS)


def _fuller(name: str, known: str) -> bool:
    """A longer name, or one with "các" for the same group."""
    plural, known_plural = (re.match(r"các\b", n, re.IGNORECASE) is not None for n in (name, known))
    return (plural, len(key(name))) > (known_plural, len(key(known)))
