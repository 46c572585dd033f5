"""Who leads a task and who supports it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from ingest.agencies.find import AgencySpan, agency_spans
from ingest.facts import Evidence, Role
from ingest.outline.headings import CAPITAL, names_body
from ingest.patterns import rules
from ingest.tasks.tables import bodies_in
from ingest.text import Cell, NormalText

_JOINS = re.compile(r"(?:\s|[,;&/+]|\b(?:và|hoặc|cùng)\b)*")
_HOLDER = re.compile(r"(?:Người\s+đứng\s+đầu|Thủ\s+trưởng|Lãnh\s+đạo)\b")
_KIND_TOLD = re.compile(r"(?:cơ\s+quan|đơn\s+vị|địa\s+phương|tổ\s+chức|đoàn\s+thể)\s.*(?:liên\s+quan|trên\s+địa\s+bàn)")
_QUALIFIES = re.compile(
    r"\s+(?:có(?!\s+trách)|thuộc|trực\s+thuộc|khác|trên\s+địa\s+bàn|nơi|trong|cấp)\b[^,;:.]{0,60}\W*$"
)
_LABEL = re.compile(r"[^.;:()]{1,120}(?=:)")
_FIRST_NAME = re.compile(CAPITAL + r"[^,;:.]{2,60}(?=,\s)")
_AND_MORE = re.compile(r"\s*(?:[,;]|,?\s*và\s|\s(?=trưởng\b))")
_SEPARATES = re.compile(r"\s*(?:[,;/]|\bvà\b)\s*")
UNKNOWN = "roles/unknown_body"
_CLAUSE_END = re.compile(r"[.;:()]")
_OPENING = 300
_ADDRESSEE_LOOK = 2000


@dataclass(slots=True)
class Bodies:
    """The agencies named in a document, in order, found once for all its items."""

    text: NormalText
    spans: Sequence[AgencySpan] = ()
    starts: list[int] = field(default_factory=list)

    @classmethod
    def of(cls, text: NormalText) -> Bodies:
        """All bodies of a document."""
        spans = agency_spans(text.text)
        return cls(text, spans, [span.start for span in spans])

    def within(self, start: int, end: int) -> list[AgencySpan]:
        """Bodies named in ``text[start:end]``."""
        first, last = bisect_left(self.starts, start), bisect_left(self.starts, end)
        return [span for span in self.spans[first:last] if span.end <= end]

    def chain(self, start: int, end: int) -> list[AgencySpan]:
        """Bodies enumerated from ``start`` on without other words between them: "A, B và C"."""
        found: list[AgencySpan] = []
        position = start
        for span in self.within(start, end):
            between = _JOINS.match(self.text.text, position, span.start)
            if between is None or between.end() != span.start or (found and between[0].isspace()):
                break
            if found and self._belongs(found[-1], span):
                last = found[-1]
                found[-1] = replace(last, end=span.end, name=f"{last.name}{self.text.text[last.end : span.end]}")
            else:
                found.append(span)
            found[-1] = self._qualified(found[-1], end)
            position = found[-1].end
        return found

    def _qualified(self, span: AgencySpan, end: int) -> AgencySpan:
        """A group with the words that tell which: "các đơn vị kinh doanh vận tải"."""
        patterns = rules("roles")
        if not patterns["bare_group"].pattern.fullmatch(span.name):
            return span
        which = patterns["which"].pattern.match(self.text.text, span.end, end)
        if which is None:
            return span
        return replace(span, end=which.end(), name=f"{span.name}{' '.join(('', *which[0].split()))}")

    def _belongs(self, holder: AgencySpan, span: AgencySpan) -> bool:
        """Whether a body belongs to the office or group before it: "Người đứng đầu các cấp ủy, chính quyền"."""
        name = self.text.text[span.start : span.end]
        if holder.name[:4].lower() == "các " and _KIND_TOLD.match(name) and self.text.text[holder.end] == ",":
            return True
        return bool(_HOLDER.match(holder.name)) and name[0].islower() and not name.startswith("các ")

    def role(self, span: AgencySpan, rule: str) -> Role:
        """The body as a role, with its evidence."""
        quote = self.text.text[span.start : span.end]
        return Role(span.name, Evidence(span.start, span.end, quote, rule, self.text.page_of(span.start)))

    def roles(self, spans: Iterable[AgencySpan], rule: str) -> tuple[Role, ...]:
        """Each distinct body once."""
        kept: dict[str, Role] = {}
        for span in spans:
            kept.setdefault(span.name.casefold(), self.role(span, rule))
        return tuple(kept.values())


def charged(bodies: Bodies, start: int, end: int) -> list[AgencySpan]:
    """Bodies that a heading or an item begins with, with or without "Giao", "Đề nghị" before them."""
    charge = rules("roles")["charge"].pattern.match(bodies.text.text[start : min(end, start + _OPENING)])
    chain = bodies.chain(start + (charge.end() if charge else 0), end)
    if len(chain) == 1 and chain[0].group and bodies.text.text.startswith(":", chain[0].end):
        return bodies.chain(chain[0].end + 1, end) or chain
    return chain


def headed(bodies: Bodies, start: int, end: int, unknown: bool = False) -> tuple[Role, ...]:
    """Bodies that a heading names: "Giao Sở Y tế", "Ủy ban nhân dân các xã có làng nghề".

    Args:
        unknown: whether it also names bodies that no vocabulary knows, by the head of their name.
    """
    chain = charged(bodies, start, end)
    if unknown:
        chain = listed(bodies, chain, start, end, whole=True)
    if chain and _QUALIFIES.match(bodies.text.text, chain[-1].end, end):
        last = chain[-1]
        whole = bodies.text.text[last.end : end].rstrip(" :.")
        chain[-1] = replace(last, end=last.end + len(whole), name=f"{last.name}{whole}")
    return bodies.roles(chain, "roles/heading")


def listed(bodies: Bodies, known: list[AgencySpan], start: int, end: int, whole: bool = False) -> list[AgencySpan]:
    """Bodies enumerated from the beginning of a span up to the work, with those that no vocabulary knows.

    Args:
        known: the first of them, as far as the vocabulary knows them.
        whole: whether they may take up all of the span, as in a heading.
    """
    text = bodies.text.text
    charge = rules("roles")["charge"].pattern.match(text[start : min(end, start + _OPENING)])
    first = start + (charge.end() if charge else 0)
    stop = _work_after(text, known[-1].end if known else first, min(end, first + _OPENING), whole)
    if stop is None or not names_body(text[first:end]):
        return known
    if known and not _AND_MORE.match(text, known[-1].end, stop):
        return known
    return _names(bodies, first, stop)


def _names(bodies: Bodies, start: int, end: int) -> list[AgencySpan]:
    """The bodies of an enumeration; what begins with no kind of body belongs to the name before it."""
    text, known, patterns = bodies.text.text, bodies.within(start, end), rules("roles")
    cuts = [
        m
        for m in _SEPARATES.finditer(text, start, end)
        if not any(s.start < m.end() and m.start() < s.end for s in known)
    ]
    found: list[AgencySpan] = []
    for first, last in zip([start, *(m.end() for m in cuts)], [*(m.start() for m in cuts), end], strict=True):
        name = text[first:last].strip()
        if not name or patterns["people"].pattern.match(name):
            continue
        span = next((s for s in known if s.start == first and s.end == first + len(name)), None)
        before = found[-1] if found else None
        many = before is not None and "các " in before.name.lower()
        alone = many and patterns["kind_alone"].pattern.match(name)
        goes_on = alone or not patterns["kind_of_body"].pattern.match(name)
        if span is None and before is not None and goes_on:
            whole = " ".join(text[before.start : first + len(name)].split())
            found[-1] = AgencySpan(before.start, first + len(name), whole, before.group, before.rule)
        else:
            found.append(span or AgencySpan(first, first + len(name), " ".join(name.split()), False, UNKNOWN))
    return found


def _work_after(text: str, start: int, end: int, whole: bool) -> int | None:
    """Where the work begins behind the bodies enumerated from ``start``; ``None`` where a clause ends before it."""
    patterns = rules("roles")
    stop = patterns["heading_turns" if whole else "work_begins"].pattern.search(text, start, end)
    limit = _CLAUSE_END.search(text, start, stop.start() if stop else end)
    if limit:
        return limit.start() if whole else None
    return stop.start() if stop else (end if whole else None)


def subject(bodies: Bodies, start: int, end: int, labels: bool, charges: bool) -> tuple[Role, ...]:
    """Bodies that an item itself makes responsible.

    Args:
        start, end: span of the item.
        labels: whether "Sở Y tế: …" at its beginning names the responsible body; among tasks and solutions such a label
            may as well be the object of the work.
        charges: whether "Giao Sở Y tế …" charges that body; under the heading of another one it is that one's own work.
    """
    text = bodies.text.text
    own = (charged(bodies, start, end) if charges else bodies.chain(start, end)) or _open_list(bodies, start, end)
    concerns = re.match(r"\s*Đối\s+với", text[start:end])
    if own and own[0].start > start and concerns:
        own = []
    if own and rules("roles")["concludes"].pattern.match(text, own[-1].end, end):
        return _inside(bodies, own[-1].end, end, charges=True)
    if own and (given := _given(bodies, own, end)):
        return bodies.roles(listed(bodies, given, given[0].start, end), "roles/given")
    if own or (labels and not concerns and not text[start:end].rstrip().endswith(":")):
        own = listed(bodies, own, start, end) if charges or not _charges(text, start, end) else own
    if own:
        own = _labelling(bodies, own, end)
        after = text[own[-1].end : end]
        if labels or not re.match(r"\s*:", after) or rules("roles")["obliges"].pattern.match(after):
            return bodies.roles([*own, *_further(bodies, own[-1].end, end)], "roles/subject")
        return ()
    return (
        _labelled(bodies, start, end)
        or _after_comma(bodies, start, end)
        or _inside(bodies, start, end, charges)
        or _unknown(bodies, start, end, labels)
    )


def _charges(text: str, start: int, end: int) -> bool:
    return rules("roles")["charge"].pattern.match(text[start : min(end, start + _OPENING)]) is not None


def _given(bodies: Bodies, own: list[AgencySpan], end: int) -> list[AgencySpan]:
    """Those to whom the body at the beginning gives the work: "Hội đồng nhân dân tỉnh giao Ủy ban nhân dân tỉnh"."""
    gives = rules("roles")["gives_on"].pattern.match(bodies.text.text, own[-1].end, end)
    return bodies.chain(gives.end(), end) if gives else []


def _unknown(bodies: Bodies, start: int, end: int, labels: bool) -> tuple[Role, ...]:
    """A body that no vocabulary knows, told by its place: "Văn phòng Chi cục chủ trì …", "Văn phòng Chi cục: …"."""
    opening = bodies.text.text[start : min(end, start + _OPENING)]
    patterns = rules("roles")
    found = patterns["unknown_body"].pattern.match(opening)
    if found is None and labels:
        found = patterns["unknown_label"].pattern.match(opening)
    person = patterns["person"].pattern.match(opening)
    found = person or found
    if found is None or not (person or names_body(found["name"])):
        return ()
    first = start + found.start("name")
    evidence = Evidence(
        first, first + len(found["name"]), found["name"], "roles/unknown_body", bodies.text.page_of(first), 0.6
    )
    return (Role(found["name"], evidence),)


def _labelling(bodies: Bodies, own: list[AgencySpan], end: int) -> list[AgencySpan]:
    """All bodies of a label before a colon, also those that no vocabulary knows."""
    label = _LABEL.match(bodies.text.text, own[-1].end, end)
    patterns = rules("roles")
    if (
        not label
        or patterns["work_verb"].pattern.search(label[0])
        or patterns["heading_turns"].pattern.search(label[0])
    ):
        return own
    return _names(bodies, own[0].start, label.end()) or own


def _open_list(bodies: Bodies, start: int, end: int) -> list[AgencySpan]:
    """Bodies enumerated from the beginning of an item, where the first is in no vocabulary."""
    charge = rules("roles")["charge"].pattern.match(bodies.text.text[start : min(end, start + _OPENING)])
    start += charge.end() if charge else 0
    first = _FIRST_NAME.match(bodies.text.text, start, min(end, start + _OPENING))
    if first is None or not names_body(first[0]):
        return []
    chain = bodies.chain(first.end(), end)
    after = bodies.text.text[chain[-1].end : chain[-1].end + 60] if chain else ""
    patterns = rules("roles")
    if not (patterns["obliges"].pattern.match(after) or patterns["work_follows"].pattern.match(after)):
        return []
    return [AgencySpan(start, first.end(), first[0], False, UNKNOWN), *chain]


def _further(bodies: Bodies, start: int, end: int) -> list[AgencySpan]:
    """Subjects of further clauses: "Sở Y tế kiểm tra; Sở Tài chính bố trí kinh phí"."""
    text, found = bodies.text.text, list[AgencySpan]()
    for span in bodies.within(start, end):
        if text[start : span.start].rstrip().endswith(";"):
            chain = bodies.chain(span.start, end)
            if rules("roles")["work_follows"].pattern.match(text[chain[-1].end : chain[-1].end + 40]):
                found += chain
    return found


def _labelled(bodies: Bodies, start: int, end: int) -> tuple[Role, ...]:
    patterns = rules("roles")
    label = patterns["bracket_lead"].pattern.search(bodies.text.text, start, end)
    if label:
        return bodies.roles(bodies.chain(label.end(), end), "roles/bracket_lead")
    bracket = patterns["bracket_body"].pattern.search(bodies.text.text[start:end])
    chain = charged(bodies, start + bracket.end(), end) if bracket else []
    if chain and re.match(r"\s*[,;:)]|\s+(?:chủ\s+trì|thực\s+hiện)\b", bodies.text.text[chain[-1].end : end]):
        return bodies.roles(chain, "roles/bracket_body")
    return ()


def _after_comma(bodies: Bodies, start: int, end: int) -> tuple[Role, ...]:
    """ "Căn cứ nhiệm vụ được giao, các sở, ngành xây dựng kế hoạch": the subject after a circumstance."""
    text = bodies.text.text
    opening = text[start : min(end, start + _OPENING)]
    if not rules("roles")["adverbial"].pattern.match(opening):
        return ()
    stop = re.search(r"[.;:]\s|[.;:]$", opening)
    limit = start + (stop.start() if stop else len(opening))
    previous: AgencySpan | None = None
    for span in bodies.within(start, limit):
        before = text[previous.end if previous else start : span.start].strip()
        comma = before.endswith((",", ", giao", ", đề nghị", ", yêu cầu")) and (
            len(before) > 1 or _owns(text, previous)
        )
        if comma or (previous is None and rules("roles")["in_the_course"].pattern.match(before)):
            chain = bodies.chain(span.start, end)
            if not re.match(r"\s*[,;.)]", text[chain[-1].end : chain[-1].end + 3]):
                return bodies.roles(chain, "roles/adverbial")
        previous = span
    return ()


def _owns(text: str, span: AgencySpan | None) -> bool:
    """Whether a body only qualifies the word before it ("kế hoạch của Sở Y tế")."""
    return span is not None and text[max(0, span.start - 5) : span.start].rstrip().endswith("của")


def _inside(bodies: Bodies, start: int, end: int, charges: bool) -> tuple[Role, ...]:
    """A body inside the item that is said to lead; without a heading's body also one that a later sentence charges."""
    text, patterns = bodies.text.text, rules("roles")
    position = start
    for span in bodies.within(start, end):
        if span.start < position:
            continue
        before = text[max(start, span.start - 60) : span.start]
        charge = patterns["charged_later"].pattern.search(before)
        if charge and (charges or charge["by"]):
            return bodies.roles(listed(bodies, bodies.chain(span.start, end), span.start, end), "roles/charged_later")
        chain = bodies.chain(span.start, end)
        position = chain[-1].end
        after = text[position : min(end, position + 90)]
        if _said_to_lead(before, after, charges):
            return bodies.roles(chain, "roles/inside")
    return ()


def _said_to_lead(before: str, after: str, charges: bool) -> bool:
    patterns = rules("roles")
    if patterns["leads"].pattern.match(after):
        return not patterns["directs"].pattern.search(before)
    if not patterns["obliges"].pattern.match(after):
        return False
    opens = patterns["done_by"].pattern.search(before) or before.endswith("(")
    return bool(opens or (charges and re.search(r"[.;]\s+$", before)))


def supporters(bodies: Bodies, start: int, end: int) -> tuple[Role, ...]:
    """Bodies that an item says to coordinate with."""
    text, patterns = bodies.text.text, rules("roles")
    found: list[AgencySpan] = []
    label = patterns["bracket_support"].pattern.search(text, start, end)
    if label:
        found += bodies.chain(label.end(), end)
    for match in patterns["coordinates"].pattern.finditer(text, start, end):
        named = bodies.chain(match.end(), end)
        if not named and match[0].rstrip().endswith(("với", "cùng")):
            named = _unknown_supporters(bodies, match.end(), end)
        found += named
    found += _joining(bodies, start, end)
    return bodies.roles(found, "roles/coordinates")


def _joining(bodies: Bodies, start: int, end: int) -> list[AgencySpan]:
    """Bodies of a later clause that only take part: "…; Sở Nội vụ, Sở Tài chính phối hợp"."""
    text, found, position = bodies.text.text, list[AgencySpan](), start
    for span in bodies.within(start, end):
        if span.start < position or not text[start : span.start].rstrip().endswith((";", ",", ".")):
            continue
        chain = bodies.chain(span.start, end)
        position = chain[-1].end
        if rules("roles")["joins"].pattern.match(text, position, end):
            found += chain
    return found


def _unknown_supporters(bodies: Bodies, start: int, end: int) -> list[AgencySpan]:
    """Everyone named between "phối hợp với" and the work, where the first is in no vocabulary."""
    behind = bodies.text.text[start : min(end, start + _OPENING)]
    match = rules("roles")["unknown_supporters"].pattern.match(behind)
    if match is None:
        return []
    stop = start + match.end()
    named = bodies_in(bodies.text, Cell(start, stop), bodies.within(start, stop))
    return [span for span in named if " " in span.name or span.name[0].isupper()]


def addressees(bodies: Bodies, start: int, end: int) -> tuple[Role, ...]:
    """Bodies whom the opening sentence of a directive charges, the last such words before ``end``."""
    text = bodies.text.text
    start = max(start, end - _ADDRESSEE_LOOK)
    for match in reversed(list(rules("roles")["addresses"].pattern.finditer(text, start, end))):
        chain = bodies.chain(match.end(), end)
        if chain:
            return bodies.roles(listed(bodies, chain, match.end(), end), "roles/addresses")
    return ()
