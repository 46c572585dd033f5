"""Documents cited by number: "Chỉ thị số 12-CT/TW ngày 3/4/2025", alone and in enumerations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from graph.document_types import canonical_symbol, document_types, type_by_number, type_by_word
from ingest.citations.cited import Citation
from ingest.citations.issuers import issuer_after
from ingest.dates import iso
from ingest.patterns import rules
from ingest.prefilter import Prefiltered

_WINDOW = 110
"""How far before a number its kind may stand: room for a joint issuer between them, in characters."""

_NUMBER_WORD = re.compile(r"\s*(?:[Ss]ố|SỐ)?\s*:?\s*\Z")
_BETWEEN = re.compile(r"\s+(?:(?i:của|liên\s+tịch)\s+)?(?P<issuer>[A-ZĐƯÂÁ][^\d;:.()\n]{2,90}?)\s+(?i:số)\s*:?\s*\Z")
_JOIN = re.compile(r"\s*(?:,|;|/|và|hoặc|hay|,\s*và|;\s*và)\s*(?:(?:các\s+)?số\s*)?\Z", re.IGNORECASE)
_SPACE = re.compile(r"\s+")
_FIGURE = re.compile(r"\d+[a-zđ]?")
_STATE_NUMBER = re.compile(r"\d{1,5}[a-zđ]?/(?:\d{4}/)?[A-ZĐ]+[A-Za-zĐđ]*[-/]")
_PARTY_NUMBER = re.compile(r"\d{1,5}-[A-ZĐ][A-Za-zĐđ]*/")


@dataclass(frozen=True, slots=True)
class _Head:
    """The kind before a number: where it starts, its code, and the issuer if it stands between kind and number."""

    start: int
    type: str | None
    issuer: str | None


@cache
def _kinds() -> Prefiltered:
    words = sorted({word for kind in document_types() if kind.code for word in kind.words} | {"Văn bản"}, key=len)
    spelt = "|".join(re.escape(word).replace("\\ ", r"\s+") for word in reversed(words))
    return Prefiltered(re.compile(rf"(?<!\w)(?:{spelt})(?!\w)", re.IGNORECASE))


def numbered(text: str) -> Iterator[Citation]:
    """Citations that carry a number with a symbol, in order."""
    before, previous = 0, None
    for match in rules("citations")["symbol"].pattern.finditer(text):
        for citation in _at(text, match, before, previous):
            yield citation
            before, previous = citation.end, citation


def _at(text: str, match: re.Match[str], before: int, previous: Citation | None) -> Iterator[Citation]:
    low = max(before, match.start() - _WINDOW)
    patterns = rules("citations")
    if patterns["not_a_document"].pattern.search(text, low, match.start()) or _is_own(text, low, match.start()):
        return
    number = clean_number(match[0])
    shared = patterns["shared_symbol"].pattern.search(text, low, match.start())
    head = _head(text, low, shared.start() if shared else match.start())
    joined = previous is not None and _JOIN.match(text, before, match.start()) is not None
    date = _dated(text, match.end())[0]
    if shared and head:
        yield from _shared(text, shared, head, number, date)
    if head is None and not _stands_alone(number, joined):
        return
    own_type = type_by_number(number)
    kind = head.type if head else None
    if kind is None and own_type:
        kind = own_type.code
    if kind is None and joined and previous:
        kind = previous.type
    start = head.start if head and not shared else match.start()
    told = _told_before(text, before, start) if head and date is None and not shared else (None, None)
    yield _citation(text, (start, match.end()), kind, number, (head.issuer if head else None) or told[1], told=told[0])


def _told_before(text: str, low: int, at: int) -> tuple[str | None, str | None]:
    """Date and issuer that the main clause tells before the document ("Ngày 5/6/2031, X ban hành Kế hoạch số …")."""
    match = rules("citations")["told_before"].pattern.search(text, max(low, at - 2 * _WINDOW), at)
    if match is None:
        return None, None
    day, month, year = (match[part] or match[part + "2"] for part in ("day", "month", "year"))
    return iso(year, month, day), _SPACE.sub(" ", match["issuer"])


def _is_own(text: str, low: int, at: int) -> bool:
    return rules("citations")["own_number"].pattern.search(text, low, at) is not None


def _head(text: str, low: int, at: int) -> _Head | None:
    last = None
    for last in _kinds().finditer(text, low, at):  # noqa: B007 (the last one is wanted)
        pass
    if last is None:
        return None
    kind = type_by_word(last[0])
    code = kind.code if kind else None
    if _NUMBER_WORD.match(text, last.end(), at):
        return _Head(last.start(), code, None)
    between = _BETWEEN.match(text, last.end(), at)
    return _Head(last.start(), code, _SPACE.sub(" ", between["issuer"])) if between else None


def _stands_alone(number: str, joined: bool) -> bool:
    """Whether a number without a kind before it is certainly a document's."""
    kind = type_by_number(number)
    if kind is None:
        return joined and bool(_STATE_NUMBER.match(number))
    return bool(_STATE_NUMBER.match(number) or _PARTY_NUMBER.match(number) or joined)


def _shared(text: str, shared: re.Match[str], head: _Head, number: str, date: str | None) -> Iterator[Citation]:
    symbol = _FIGURE.sub("", number, count=1)
    start: int | None = head.start
    for figure in _FIGURE.finditer(text, shared.start("list"), shared.end("list")):
        if start is None:
            start = figure.start()
        own = figure[0] + symbol
        yield Citation(start, figure.end(), head.type, own, date, head.issuer, None, "citations/shared_symbol")
        start = None


def _citation(
    text: str, span: tuple[int, int], kind: str | None, number: str, issuer: str | None, *, told: str | None = None
) -> Citation:
    date, end, behind = _dated(text, span[1])
    return Citation(span[0], end, kind, number, date or told, issuer or behind, None, "citations/symbol")


def _dated(text: str, at: int) -> tuple[str | None, int, str | None]:
    """The date behind a number or behind its issuer, where number and date end, and the issuer."""
    date, end = date_after(text, at)
    behind, issuer_end = issuer_after(text, end)
    if date is None and behind:
        date, dated = date_after(text, issuer_end)
        end = dated if date else end
    return date, end, behind


@lru_cache(maxsize=4096)
def date_after(text: str, at: int) -> tuple[str | None, int]:
    """The date of issue directly behind ``at``, and where it ends; ``(None, at)`` without one."""
    match = rules("citations")["date_after"].pattern.match(text, at)
    if match is None:
        return None, at
    day, month, year = (match[part] or match[part + "2"] for part in ("day", "month", "year"))
    date = iso(year, month, day)
    if date is None:
        return None, at
    return date, match.end() if not match["close"] or "(" in match[0] else match.start("close")


def clean_number(raw: str) -> str:
    """A number as the regulations write it: ``"05- CTR/TU"`` → ``"05-CTr/TU"``."""
    joined = re.sub(r"\s*([/–-])\s*", lambda m: m[1].replace("–", "-"), raw.replace("Ð", "Đ").strip())
    return canonical_symbol(_SPACE.sub("", joined))


def bare_numbered(text: str) -> Iterator[Citation]:
    """Documents cited by a bare or an unusual number ("Đề án 31", "Văn bản số 31.1/YP"), in order."""
    unit = rules("citations")["bare_unit"].pattern
    for match in rules("citations")["bare_number"].pattern.finditer(text):
        if match["figure"] and unit.match(text, match.end()):
            continue
        kind = type_by_word(re.split(r"\s+số\b|\s+\d", match[0])[0])
        code = kind.code if kind else None
        number = match["spaced"] or (match["token"] if match["token"] and _is_number(match["token"], code) else None)
        date, end = date_after(text, match.end())
        issuer, _ = issuer_after(text, end)
        name = None if number else _SPACE.sub(" ", match[0])
        yield Citation(
            match.start(), end, kind.code if kind else None, number, date, issuer, name, "citations/bare_number"
        )


def unnumbered(text: str) -> Iterator[Citation]:
    """Decrees, circulars and resolutions cited by their subject alone ("Nghị định về quản lý chợ"), in order."""
    before = rules("citations")["before_unnumbered"].pattern
    for match in rules("citations")["unnumbered"].pattern.finditer(text):
        start, end = match.span()
        if not before.search(text, max(0, start - 12), start):
            continue
        kind = type_by_word(match["kind"])
        name = _SPACE.sub(" ", match[0])
        yield Citation(start, end, kind.code if kind else None, None, None, None, name, "citations/unnumbered")


def _is_number(token: str, code: str | None) -> bool:
    """Whether a token is the whole number: not a figure alone, except of letters, which may have no symbol."""
    return not token.isdigit() or code in (None, "CV")
