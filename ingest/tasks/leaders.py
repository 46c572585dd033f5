"""Who leads a task."""

from __future__ import annotations

import re
from dataclasses import replace

from ingest.agencies.find import AgencySpan
from ingest.facts import Evidence, Role
from ingest.outline.headings import CAPITAL, names_body
from ingest.patterns import rules
from ingest.tasks.bodies import OPENING, UNKNOWN, Bodies, charged, enumerated, listed

_QUALIFIES = re.compile(
    r"\s+(?:có(?!\s+trách)|thuộc|trực\s+thuộc|khác|trên\s+địa\s+bàn|nơi|trong|cấp)\b[^,;:.]{0,60}\W*$"
)
_LABEL = re.compile(r"[^.;:()]{1,120}(?=:)")
_FIRST_NAME = re.compile(CAPITAL + r"[^,;:.]{2,60}(?=,\s)")
_ADDRESSEE_LOOK = 2000


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
    return rules("roles")["charge"].pattern.match(text[start : min(end, start + OPENING)]) is not None


def _given(bodies: Bodies, own: list[AgencySpan], end: int) -> list[AgencySpan]:
    """Those to whom the body at the beginning gives the work: "Hội đồng nhân dân tỉnh giao Ủy ban nhân dân tỉnh"."""
    gives = rules("roles")["gives_on"].pattern.match(bodies.text.text, own[-1].end, end)
    return bodies.chain(gives.end(), end) if gives else []


def _unknown(bodies: Bodies, start: int, end: int, labels: bool) -> tuple[Role, ...]:
    """A body that no vocabulary knows, told by its place: "Văn phòng Chi cục chủ trì …", "Văn phòng Chi cục: …"."""
    opening = bodies.text.text[start : min(end, start + OPENING)]
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
    return enumerated(bodies, own[0].start, label.end()) or own


def _open_list(bodies: Bodies, start: int, end: int) -> list[AgencySpan]:
    """Bodies enumerated from the beginning of an item, where the first is in no vocabulary."""
    charge = rules("roles")["charge"].pattern.match(bodies.text.text[start : min(end, start + OPENING)])
    start += charge.end() if charge else 0
    first = _FIRST_NAME.match(bodies.text.text, start, min(end, start + OPENING))
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
        if bodies.closes((";",), start, span.start):
            chain = bodies.chain(span.start, end)
            if rules("roles")["work_follows"].pattern.match(text[chain[-1].end : chain[-1].end + 40]):
                found += chain
    return found


def _labelled(bodies: Bodies, start: int, end: int) -> tuple[Role, ...]:
    patterns = rules("roles")
    label = patterns["bracket_lead"].pattern.search(bodies.text.text, start, end)
    if label:
        return bodies.roles(bodies.chain(label.end(), end), "roles/bracket_lead")
    bracket = patterns["bracket_body"].pattern.search(bodies.text.text, start, end)
    chain = charged(bodies, bracket.end(), end) if bracket else []
    if chain and re.match(r"\s*[,;:)]|\s+(?:chủ\s+trì|thực\s+hiện)\b", bodies.text.text[chain[-1].end : end]):
        return bodies.roles(chain, "roles/bracket_body")
    return ()


def _after_comma(bodies: Bodies, start: int, end: int) -> tuple[Role, ...]:
    """ "Căn cứ nhiệm vụ được giao, các sở, ngành xây dựng kế hoạch": the subject after a circumstance."""
    text = bodies.text.text
    opening = text[start : min(end, start + OPENING)]
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


def addressees(bodies: Bodies, start: int, end: int) -> tuple[Role, ...]:
    """Bodies whom the opening sentence of a directive charges, the last such words before ``end``."""
    text = bodies.text.text
    start = max(start, end - _ADDRESSEE_LOOK)
    for match in reversed(list(rules("roles")["addresses"].pattern.finditer(text, start, end))):
        chain = bodies.chain(match.end(), end)
        if chain:
            return bodies.roles(listed(bodies, chain, match.end(), end), "roles/addresses")
    return ()
