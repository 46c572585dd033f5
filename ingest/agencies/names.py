"""Agencies named in running text, from the vocabulary and the grammar of names."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from graph.agencies import AgencyKind, expand, kind_spelt, vocabulary
from graph.spelling import any_spelling
from graph.territories import territories
from ingest.agencies.beginnings import KNOWN, Beginning, beginning, places
from ingest.patterns import rules

OFFICE_HOLDER = "agencies/office"
"""The rule of spans that name a person's office ("Chủ tịch Ủy ban nhân dân tỉnh"), not an agency."""

_JOIN = re.compile(r"(?:,| và|;|, và|/| -|-) ?(?:các )?")
_COMMON_TAIL = re.compile(r" (?:các|cấp|cùng|hai|02|tỉnh|huyện|xã|phường|thành phố)\b")
_ITEM_GAP = re.compile(r"\s?(?:[,;]| và|, và) (?:Sở |Bộ |Phòng )?")
_PLAIN_ITEM = re.compile(r"[^,;:.()\n\t]{2,80}")
_UNIT_AHEAD = re.compile(r" (?:tỉnh|huyện|xã|phường|thành phố|thị xã|các|cấp|khu vực)\b")
_BELONGS = re.compile(r" (?:(?:trực )?thuộc|của) (?P<short>(?:CP|tỉnh|thành phố)\b)?")
_PARTY_ORGANS = ("Đảng ủy", "Ban Thường vụ Đảng ủy", "Ban cán sự đảng", "Đảng đoàn")
_COMPANY = re.compile(r"(Công ty) CP ")
_COMMITTEES = re.compile(r"[Cc]ấp (?:ủy|uỷ)(?: [đĐ]ảng)?")
_OF_ALL_LEVELS = re.compile(r"chính quyền các cấp")
_TERM = re.compile(r" \(?(?i:kh(?:óa|oá)) (?P<term>[IVX]+)(?!\w)\)?")
_BARE_OWNER = re.compile(r"(?:Sở|Bộ)(?= ?[,;.()\n\t]|$)")
_FREE = re.compile(r"[Cc]ác tổ chức ")
"""Organisations of society are nobody's: whoever is named behind them is named for itself."""
_OTHER_OWNERS = re.compile(r" và (?P<owners>(?:ngoài )?công lập|tư nhân)(?!\w)")
_PLURAL = re.compile(r"^(?:các|một số|những|toàn thể)\b", re.IGNORECASE)
_UNIT = r"(?:tỉnh|thành phố|tp\.?|tx\.?|thị xã|huyện|quận|xã|phường|thị trấn|đặc khu)"
_BARE_UNITS = re.compile(rf"(?:các |một số )?(?:{_UNIT}(?:, ?| và | - |/| |$)(?:các )?)+", re.IGNORECASE)
_LOCATED = re.compile(r"(?:địa bàn|tại|ở|giữa|trong|từ|cho|của|với|đến|thuộc|hoặc|số) (?:các )?$")


@dataclass(frozen=True, slots=True)
class AgencySpan:
    """One place that names an agency.

    Attributes:
        start, end: span in the text, end exclusive.
        name: full name, abbreviations expanded; a head shared in an enumeration is supplied ("Sở Nội vụ").
        group: true for a group name ("các sở, ngành liên quan", "Ủy ban nhân dân các xã, phường").
        rule: the rule that found it; ``OFFICE_HOLDER`` for a person's office.
    """

    start: int
    end: int
    name: str
    group: bool
    rule: str


def agency_spans(text: str, start: int = 0, end: int | None = None) -> list[AgencySpan]:
    """Agencies named in ``text[start:end]``, in order, offsets into ``text``; enumerations are split."""
    return list(_spans(text, start, len(text) if end is None else min(end, len(text))))


@lru_cache(maxsize=2)
def _spans(text: str, start: int, stop: int) -> tuple[AgencySpan, ...]:
    """Kept for the text at hand: tasks and agencies both go through all of it."""
    found: list[AgencySpan] = []
    position = start
    for place in places(text, start, stop):
        begun = beginning(text, place, stop) if place >= position else None
        if begun:
            spans = _read(begun, text, stop)
            found.extend(spans)
            position = max(spans[-1].end if spans else 0, place + 1)
    return tuple(_share_tails(found, text))


def _plain(name: str) -> str:
    return rules("agencies")[name].pattern.pattern


@cache
def _tail() -> re.Pattern[str]:
    names = sorted({t.short for t in territories()}, key=len, reverse=True)
    provinces = "|".join(re.escape(name) for name in names)
    return re.compile(rf"{_plain('tail')}|\ (?:-\ )?(?:{provinces})(?!\w)", re.VERBOSE)


@cache
def _units() -> re.Pattern[str]:
    grammar = rules("agencies")
    place = rf"(?!{grammar['head_word'].pattern.pattern}){grammar['proper'].pattern.pattern}"
    listed = rf"{place}(?:(?:,\ |;\ |\ và\ |,\ và\ ){place})+"
    return re.compile(rf"\ (?:các\ )?(?P<unit>huyện|xã|phường|thị\ xã):?\ (?P<places>{listed})", re.VERBOSE)


@cache
def _person_after_unit() -> re.Pattern[str]:
    """ "UBND tỉnh Nguyễn Văn A": a person after the bare word, not the name of a province."""
    provinces = "|".join(re.escape(entry.short) for entry in territories())
    return re.compile(rf"(\ tỉnh)\ (?!{provinces})(?:{rules('metadata')['surname'].pattern.pattern})\ ", re.VERBOSE)


@cache
def _fields(head: str) -> re.Pattern[str]:
    known = vocabulary()
    fields = known.head_fields.get(head, ())
    return re.compile(any_spelling([name for field in fields for name in (field, *known.fields[field])]) + r"(?!\w)")


def _read(begun: Beginning, text: str, stop: int) -> list[AgencySpan]:
    """The agencies that begin here; none where a closer look says no."""
    return _READERS[begun.rule](begun.match, text, stop)


def _again(text: str, match: re.Match[str], stop: int) -> list[AgencySpan]:
    """The group at the same place where "các Sở" turned out to begin no enumeration."""
    for rule in ("collective", "group"):
        found = rules("agencies")[rule].pattern.match(text, match.start(), stop)
        if found:
            return _group(found, text, stop)
    return []


def _span(text: str, start: int, end: int, rule: str, group: bool = False) -> AgencySpan:
    return AgencySpan(start, end, expand(" ".join(text[start:end].split())), group, rule)


def _office(match: re.Match[str], text: str, stop: int) -> list[AgencySpan]:
    follower = beginning(text, match.end(), stop)
    if follower is None or follower.rule == "office":
        return []
    held = _read(follower, text, stop)
    title = match["office_name"]
    return [
        replace(
            span,
            start=match.start() if index == 0 else span.start,
            name=f"{title} {span.name}",
            rule=OFFICE_HOLDER,
        )
        for index, span in enumerate(held)
    ]


def _listed(match: re.Match[str], text: str, stop: int) -> list[AgencySpan]:
    head = match["listed_head"].capitalize()
    colon = match[0].rstrip().endswith(":")
    position = match.end()
    spans: list[AgencySpan] = []
    while found := _list_item(head, colon, text, position, stop):
        end = found.start() + len(found[0].rstrip())
        begin = match.start() if not spans else found.start()
        name = expand(_COMPANY.sub(r"\1 cổ phần ", f"{head} {found[0].strip()}"))
        spans.append(AgencySpan(begin, end, name, False, "agencies/listed"))
        gap = _ITEM_GAP.match(text, end, stop)
        if gap is None:
            break
        position = gap.end()
    return spans


def _list_item(head: str, colon: bool, text: str, position: int, stop: int) -> re.Match[str] | None:
    """A known field of the head, or behind a colon whatever begins with a capital and is no agency itself."""
    known = _fields(head).match(text, position, stop) if vocabulary().head_fields.get(head) else None
    if known or not colon or not text[position : position + 1].isupper():
        return known
    if vocabulary().head_fields.get(head) and beginning(text, position, stop):
        return None
    return _PLAIN_ITEM.match(text, position, stop)


def _known(match: re.Match[str], text: str, stop: int) -> list[AgencySpan]:
    kind = kind_spelt(match["body"])
    if kind is None:
        return []
    end = match.end()
    if kind.not_before and re.match(rf" (?:{kind.not_before})\b", text[end : end + 20]):
        return []
    tail = _tail().match(text, end, stop) if kind.tail else None
    if tail and (person := _person_after_unit().match(tail[0])):
        tail = re.compile(re.escape(tail[0][: person.end(1)])).match(text, end, stop)
    if tail is None and (kind.needs_tail or kind.name in _PARTY_ORGANS):
        part = _part_of(match, text, stop)
        if part or kind.needs_tail:
            return part
    term = _TERM.match(text, end, stop) if kind.name == "Ban Chấp hành Trung ương Đảng" else None
    if term:
        body = kind.name if "đảng" in match["body"].lower() else kind.name.removesuffix(" Đảng")
        name = f"{body} khóa {term['term']}"
        return [AgencySpan(match.start(), term.end(), name, False, "agencies/known")]
    if kind.tail and (units := _units().match(text, end, stop)):
        return _of_each(kind, match, units, text)
    rule = OFFICE_HOLDER if kind.office else "agencies/known"
    group = kind.group or bool(match["plural"]) or bool(tail and _plural_tail(tail[0]))
    first = _span(text, match.start(), tail.end() if tail else end, rule, group)
    return [first, *_same_head(kind, first.end, text, stop)]


def _held(text: str, place: int, stop: int) -> list[AgencySpan]:
    """The body of the vocabulary that is named at a place, as a list of at most one."""
    owner = beginning(text, place, stop)
    return _known(owner.match, text, stop)[:1] if owner and owner.rule == KNOWN else []


def _of_each(kind: AgencyKind, match: re.Match[str], units: re.Match[str], text: str) -> list[AgencySpan]:
    """ "Trung tâm Y tế các huyện A, B và C": one of each."""
    spans: list[AgencySpan] = []
    for place in re.finditer(r"[^,;]+", units["places"].replace(" và ", " ,  ")):
        name = place[0].strip()
        start = units.start("places") + place.start() + place[0].index(name)
        begin = match.start() if not spans else start
        full = f"{kind.name} {units['unit']} {name}"
        spans.append(AgencySpan(begin, start + len(name), full, False, "agencies/of_each"))
    return spans


def _plural_tail(tail: str) -> bool:
    return tail.lstrip().startswith(("các", "cấp", "cùng", "hai", "02", "tuyến")) or "," in tail


def _part_of(match: re.Match[str], text: str, stop: int) -> list[AgencySpan]:
    """ "Thanh tra Sở Y tế", "Đảng ủy Sở Y tế": a body named by the one that it belongs to."""
    end = match.end()
    organ = match["body"][:6].lower() == "thanh " or "đảng" in match["body"].lower()
    held = _held(text, end + 1, stop) if organ and text[end : end + 1] == " " else []
    return [_span(text, match.start(), held[0].end, "agencies/known")] if held else []


def _same_head(kind: AgencyKind, position: int, text: str, stop: int) -> Iterator[AgencySpan]:
    """ "Sở Y tế, Tài chính và Nội vụ": what follows is of the same head."""
    head = kind.name.partition(" ")[0]
    if head not in vocabulary().head_fields or kind.name.partition(" ")[2] not in vocabulary().fields:
        return
    while gap := _JOIN.match(text, position, stop):
        found = _fields(head).match(text, gap.end(), stop)
        if found is None or _UNIT_AHEAD.match(text, found.end(), stop):
            return
        yield AgencySpan(found.start(), found.end(), expand(f"{head} {found[0]}"), False, "agencies/same_head")
        position = found.end()


def _named(match: re.Match[str], text: str, stop: int) -> list[AgencySpan]:
    country = text.find("Việt Nam", match.start(), match.end())
    end = country + len("Việt Nam") if country > 0 else match.end()
    tail = _tail().match(text, end, stop)
    return [_span(text, match.start(), tail.end() if tail else end, "agencies/named")]


def _group(match: re.Match[str], text: str, stop: int, collective: bool = False) -> list[AgencySpan]:
    name = match[0]
    plural = _PLURAL.match(name) is not None
    if units := _BARE_UNITS.match(name):
        if not plural or len(units[0]) < len(name) or _LOCATED.search(text[max(0, match.start() - 12) : match.start()]):
            return []
    elif not plural and not collective and not _says_enough(name):
        own = rules("agencies")["named"].pattern.match(text, match.start(), stop)
        return _named(own, text, stop) if own else []
    end = match.end()
    belongs = _BELONGS.match(text, end, stop) if not _FREE.match(name) else None
    if belongs and belongs["short"]:
        end = belongs.end()
    elif belongs and (held := _held(text, belongs.end(), stop)):
        end = held[0].end
    rule = "place" if units else "collective" if collective else "group"
    return [_span(text, match.start(), end, f"agencies/{rule}", group=True), *_other_owners(name, end, text, stop)]


def _other_owners(name: str, end: int, text: str, stop: int) -> list[AgencySpan]:
    """ "các cơ sở y tế công lập và ngoài công lập": the second group has the noun of the first."""
    other = _OTHER_OWNERS.match(text, end, stop) if name.endswith(" công lập") else None
    if other is None:
        return []
    shared = name.removesuffix("công lập").removesuffix("ngoài ")
    return [AgencySpan(other.start("owners"), other.end(), f"{shared}{other['owners']}", True, "agencies/collective")]


def _says_enough(name: str) -> bool:
    """Without "các", a lone "đơn vị" or "ngành" names nobody in particular."""
    return len(name.split()) > 2 or "," in name


def _company(match: re.Match[str], text: str, stop: int) -> list[AgencySpan]:
    name = _COMPANY.sub(r"\1 cổ phần ", " ".join(match[0].split()))
    return [AgencySpan(match.start(), match.end(), name, False, "agencies/company")]


def _committee(match: re.Match[str], text: str, stop: int) -> list[AgencySpan]:
    return [_span(text, match.start(), match.end(), "agencies/committee")]


def _board(match: re.Match[str], text: str, stop: int) -> list[AgencySpan]:
    """ "Ban Chấp hành Hội Nông dân": the board of a body."""
    held = _held(text, match.end(), stop)
    end = held[0].end if held else 0
    if not held and (bare := _BARE_OWNER.match(text, match.end(), stop)):
        end = bare.end()
    return [_span(text, match.start(), end, "agencies/board")] if end else []


def _share_tails(found: list[AgencySpan], text: str) -> list[AgencySpan]:
    """ "HĐND, UBND các xã": both are of the communes."""
    shared = list(found)
    for index in range(len(found) - 2, -1, -1):
        this, following = shared[index], shared[index + 1]
        joined = _JOIN.fullmatch(text[this.end : following.start])
        if joined and _OF_ALL_LEVELS.match(following.name) and _COMMITTEES.fullmatch(this.name):
            shared[index] = replace(this, name=f"{this.name} các cấp")
        if this.rule != "agencies/known" or following.rule != "agencies/known":
            continue
        kind, next_kind = kind_spelt(text[this.start : this.end]), None
        if kind is None or not kind.levels or not joined:
            continue
        hit = beginning(text, following.start, len(text))
        next_kind = kind_spelt(hit.match["body"]) if hit and hit.rule == KNOWN else None
        tail = text[hit.match.end() : following.end] if hit and next_kind and next_kind.levels else ""
        if _COMMON_TAIL.match(tail):
            shared[index] = replace(this, name=this.name + expand(tail), group=following.group)
    return shared


_READERS: Mapping[str, Callable[[re.Match[str], str, int], list[AgencySpan]]] = {
    "office": _office,
    "listed": lambda match, text, stop: _listed(match, text, stop) or _again(text, match, stop),
    KNOWN: _known,
    "board": _board,
    "committee": _committee,
    "company": _company,
    "collective": lambda match, text, stop: _group(match, text, stop, collective=True),
    "group": _group,
    "named": _named,
    "national": lambda match, text, stop: [_span(text, match.start(), match.end(), "agencies/national")],
    "team": lambda match, text, stop: [_span(text, match.start(), match.end(), "agencies/team")],
}
