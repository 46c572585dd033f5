"""Bodies that a text names beside each other: enumerations, split where one body ends and the next begins."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from ingest.agencies.find import AgencySpan, agency_spans
from ingest.facts import Evidence, Role
from ingest.outline.headings import names_body
from ingest.patterns import rules
from ingest.text import NormalText

UNKNOWN = "roles/unknown_body"
OPENING = 300
"""How many characters at the beginning of an item may name its bodies."""
_JOINS = re.compile(r"(?:\s|[,;&/+]|\b(?:và|hoặc|cùng)\b)*")
_HOLDER = re.compile(r"(?:Người\s+đứng\s+đầu|Thủ\s+trưởng|Lãnh\s+đạo)\b")
_KIND_TOLD = re.compile(r"(?:cơ\s+quan|đơn\s+vị|địa\s+phương|tổ\s+chức|đoàn\s+thể)\s.*(?:liên\s+quan|trên\s+địa\s+bàn)")
_AND_MORE = re.compile(r"\s*(?:[,;]|,?\s*và\s|\s(?=trưởng\b))")
_SEPARATES = re.compile(r"\s*(?:[,;/]|\bvà\b)\s*")
_CLAUSE_END = re.compile(r"[.:()]|;(?!\s+(?:[Cc]ác|[Cc]hủ tịch|[Gg]iám đốc|[Tt]hủ trưởng|[Nn]gười đứng đầu)\s)")


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

    def _from(self, start: int, end: int) -> Iterator[AgencySpan]:
        """As ``within``, for those that only look at the first of them."""
        first, last = bisect_left(self.starts, start), bisect_left(self.starts, end)
        return (span for span in map(self.spans.__getitem__, range(first, last)) if span.end <= end)

    def closes(self, signs: tuple[str, ...], start: int, end: int) -> bool:
        """Whether ``text[start:end]`` ends with one of the signs, blanks behind it left out."""
        text = self.text.text
        while end > start and text[end - 1].isspace():
            end -= 1
        return text.endswith(signs, start, end)

    def chain(self, start: int, end: int) -> list[AgencySpan]:
        """Bodies enumerated from ``start`` on without other words between them: "A, B và C"."""
        found: list[AgencySpan] = []
        position = start
        for span in self._from(start, end):
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
    charge = rules("roles")["charge"].pattern.match(bodies.text.text[start : min(end, start + OPENING)])
    chain = bodies.chain(start + (charge.end() if charge else 0), end)
    if len(chain) == 1 and chain[0].group and bodies.text.text.startswith(":", chain[0].end):
        return bodies.chain(chain[0].end + 1, end) or chain
    return chain


def listed(bodies: Bodies, known: list[AgencySpan], start: int, end: int, whole: bool = False) -> list[AgencySpan]:
    """Bodies enumerated from the beginning of a span up to the work, with those that no vocabulary knows.

    Args:
        known: the first of them, as far as the vocabulary knows them.
        whole: whether they may take up all of the span, as in a heading.
    """
    text = bodies.text.text
    charge = rules("roles")["charge"].pattern.match(text[start : min(end, start + OPENING)])
    first = start + (charge.end() if charge else 0)
    stop = _work_after(text, known[-1].end if known else first, min(end, first + OPENING), whole)
    if stop is None or not (known or names_body(text[first:end])):
        return known
    if known and not _AND_MORE.match(text, known[-1].end, stop):
        return known
    return enumerated(bodies, first, stop)


def enumerated(bodies: Bodies, start: int, end: int) -> list[AgencySpan]:
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
