"""Named programmes, strategies, schemes, master plans, movements and campaigns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from graph.agencies import expand
from graph.folding import words
from ingest.facts import CitedDocument, Evidence, Programme
from ingest.patterns import rules
from ingest.text import NormalText

if TYPE_CHECKING:
    from ingest.citations.references import References

_LONGEST = 320
_FEWEST_WORDS = 3
_PLURAL_LONGEST = 16
_KINDS = ("CTr", "ĐA")
_LAWS = ("L", "BL", "HP", "PL", "Luật", "Bộ luật")
_TRAILING = re.compile(r"[\s,;.:–-]+$|\s+(?:và|của|cho|về|là|trong|trên|đến|giai đoạn)$")
_CIRCUMSTANCE = re.compile(
    r" (?:tren dia ban|tai dia phuong|giai doan|thoi ky|den (?:het )?nam|nam \d{4}|vao|thuoc)\b.*"
)
_OF_SOMEBODY = re.compile(r"[A-ZĐ]|\d|quốc gia")
_NUMBERED = re.compile(r"số:? ?\d|\d+[-/]\S*/")


@dataclass(frozen=True, slots=True)
class _Named:
    start: int
    end: int
    name: str
    rule: str


def find_programmes(text: NormalText, references: References) -> tuple[Programme, ...]:
    """Every distinct named programme of a document, the fullest name of each, in the order of first mention.

    Numbered programmes and schemes that the text cites are among them, with the ``ref`` of the cited document.
    """
    distinct = _distinct(_names(text.text))
    unnumbered = {p.name: p for p in (_programme(text, found, references.cited) for found in reversed(distinct))}
    known = {programme.ref for programme in unnumbered.values()}
    numbered = (entry for entry in _numbered(references.cited) if entry.ref not in known)
    return (*reversed(unnumbered.values()), *numbered)


def programme_mentions(text: str) -> list[tuple[int, int, str]]:
    """Every place that names a programme as (start, end, its fullest name in the text), in order."""
    found = _names(text)
    cores = [(_core(named.name), named.name) for named in _distinct(found)]
    result = []
    for named in found:
        core = _core(named.name)
        fullest = next((name for other, name in cores if core in other or other in core), named.name)
        result.append((named.start, named.end, fullest))
    return result


@lru_cache(maxsize=2)
def _names(text: str) -> tuple[_Named, ...]:
    """Kept for the text at hand: what is carried out and what is named both go through all of it."""
    found: list[_Named] = []
    position = 0
    head = rules("programmes")["head"].pattern
    for place in head.places(text):
        match = head.match(text, place) if place >= position else None
        if match:
            named = _named(match, text, position)
            if named:
                found.append(named)
            position = named.end if named else match.end()
    return tuple(sorted([*found, *_numbers(text)], key=lambda named: named.start))


def _numbers(text: str) -> Iterator[_Named]:
    """ "Chương trình 135": programmes that go by a number."""
    for match in rules("programmes")["short"].pattern.finditer(text):
        yield _Named(match.start(), match.end(), match[0], "programmes/short")


def _named(match: re.Match[str], text: str, low: int) -> _Named | None:
    grammar = rules("programmes")
    quoted = grammar["quoted"].pattern.match(text, match.end("head"))
    start = match.start("head")
    if quoted:
        return _Named(start, quoted.end(), " ".join(text[start : quoted.end()].split()), "programmes/quoted")
    rest = text[match.end("head") : match.end("head") + _LONGEST]
    if grammar["plural"].pattern.search(text, max(low, start - _PLURAL_LONGEST), start) or grammar[
        "generic"
    ].pattern.match(rest):
        return None
    end = _end_in_quotes(rest) if text[max(0, start - 1) : start] in ("“", '"') else _end(rest)
    name = _TRAILING.sub("", " ".join((match["head"] + rest[:end]).split()))
    if len(name.split()) < _FEWEST_WORDS or _NUMBERED.search(name) or _nameless(name):
        return None
    return _Named(start, match.end("head") + end, name, "programmes/named")


def _nameless(name: str) -> bool:
    """ "Dự án đường giao thông", "chiến lược chuyển đổi số": in small letters named only with whose or until when."""
    if name.startswith("Dự án "):
        return not any(word[:1].isupper() for word in name.split()[3:])
    return name.startswith("chiến lược ") and not _OF_SOMEBODY.search(name)


def _end_in_quotes(rest: str) -> int:
    """Length of a name that stands in quotation marks together with its head; 0 where they are not closed."""
    closing = re.match(r"[^“”\"\n\t\v]{4,250}(?=[”\"])", rest)
    return closing.end() if closing else 0


def _end(rest: str) -> int:
    """Length of the name in ``rest``: to its period of years, else to the first word that no name goes over."""
    grammar = rules("programmes")
    stop = grammar["end"].pattern.search(rest)
    end = stop.start() if stop else len(rest)
    period = grammar["period"].pattern.search(rest, 0, end + 30)
    return period.end() if period and period.start() <= end else end


def _distinct(found: Sequence[_Named]) -> list[_Named]:
    """One for each programme: a name that another one contains, but for place and period, is the same programme."""
    kept: list[tuple[str, _Named]] = []
    for named in found:
        core = _core(named.name)
        same = next((i for i, (other, _) in enumerate(kept) if _same(core, other)), None)
        if same is None:
            kept.append((core, named))
        elif (len(core), len(named.name)) > (len(kept[same][0]), len(kept[same][1].name)):
            first = kept[same][1]
            kept[same] = (core, _Named(first.start, first.end, named.name, first.rule))
    return [named for _, named in kept]


@lru_cache(maxsize=4096)
def _core(name: str) -> str:
    """The folded name without place and period, if enough is left."""
    folded = " ".join(words(expand(name)))
    core = _CIRCUMSTANCE.sub("", folded)
    return core if len(core.split()) >= 5 else folded


def _programme(text: NormalText, named: _Named, cited: tuple[CitedDocument, ...]) -> Programme:
    """A programme that the text cites as a document goes by the name of that document."""
    core = _core(named.name)
    same = next(
        (c for c in cited if c.number is None and c.name and c.type not in _LAWS and _same(_core(c.name), core)), None
    )
    quote = text.text[named.start : named.end]
    where = Evidence(named.start, named.end, quote, named.rule, text.page_of(named.start), 0.9)
    return Programme(same.name or named.name, same.ref, where) if same else Programme(named.name, None, where)


def _same(first: str, second: str) -> bool:
    return first in second or second in first


def _numbered(cited: tuple[CitedDocument, ...]) -> list[Programme]:
    found = []
    for entry in cited:
        if entry.type in _KINDS and (entry.number or entry.name):
            mention = next((m for m in entry.mentions if not m.quote.isupper()), entry.mentions[0])
            found.append(Programme(" ".join(mention.quote.split()), entry.ref, mention))
    return found
