"""One document beside those before it: ALIGNS_WITH and REUSES_TEXT.

What a document is compared with depends only on which documents there are, never on the order in which they arrived:
the documents that it cites, and those that hold the earliest and the most similar passage of each of its own. Every
relationship goes from the document that cites, or was issued later, to the other, and the one at its start states it.
So each document states a bounded number, and comparing one costs the same however many there are. That two plans share
a text shows in the earlier one that both have it from.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from rapidfuzz import fuzz

from graph.folding import words
from graph.rows import Relationship, Value
from ingest.alignment.contents import Contents, year_of
from ingest.alignment.index import Candidate, PassageIndex, places_followed
from ingest.alignment.similarity import ALIGNED, same_text
from ingest.evidence import properties
from ingest.facts import Evidence

DOCUMENT_SHARE, SECTION_SHARE = 0.05, 0.5
"""Least share of a document, and of a section, that stands in another for it to be said."""
_SAME_WORDS = 0.88

KnownContents = Callable[[str], Contents | None]
"""From the id of a document to its contents, ``None`` where it is not held."""


@dataclass(frozen=True, slots=True)
class _Copy:
    """A passage, by its place, that stands in another document."""

    place: int
    other: Contents
    other_place: int


def compare(own: Contents, index: PassageIndex, known: KnownContents) -> list[Relationship]:
    """What a document has in common with others, in order."""
    cited = [other for other in map(known, own.cited) if other is not None]
    copies = list(_copies(own, cited, index, known))
    return [
        *_reused_documents(own, copies),
        *_reused_sections(own, copies),
        *_tasks(own, cited, copies),
        *_targets(own, cited, index, known),
    ]


def _copies(own: Contents, cited: list[Contents], index: PassageIndex, known: KnownContents) -> Iterator[_Copy]:
    """Of each passage its copies in the cited documents, its earliest copy, and the one most like it."""
    rank = index.rank(own.id)
    for place, passage in enumerate(own.passages):
        found: dict[str, Candidate] = {}
        for other in cited:
            if alike := _judged(passage.words, index.within(passage.words, other.id)):
                found[other.id] = max(alike)[2]
        if alike := _judged(passage.words, index.earlier(passage.words, rank)):
            for best in (max(alike)[2], max(alike, key=lambda judged: judged[1])[2]):
                found.setdefault(best.document, best)
        for id_, candidate in sorted(found.items()):
            source = known(id_)
            if source is not None and candidate.ordinal < len(source.passages):
                yield _Copy(place, source, candidate.ordinal)


def _judged(text: str, candidates: set[Candidate]) -> list[tuple[float, tuple[int, int], Candidate]]:
    """Those that are the same text: the score, what is higher the earlier the passage is, and the candidate."""
    judged = ((same_text(text, one.words), (-one.rank, -one.ordinal), one) for one in candidates)
    return [entry for entry in judged if entry[0] > 0]


def _reused_documents(own: Contents, copies: list[_Copy]) -> Iterator[Relationship]:
    whole = sum(passage.length for passage in own.passages)
    by_other: dict[str, list[_Copy]] = defaultdict(list)
    for copy in copies:
        by_other[copy.other.id].append(copy)
    for id_, shared in sorted(by_other.items()):
        share = sum(own.passages[copy.place].length for copy in shared) / whole
        if share >= DOCUMENT_SHARE:
            yield _reuse(own, ("Document", own.id), ("Document", id_), share, shared)


def _reused_sections(own: Contents, copies: list[_Copy]) -> Iterator[Relationship]:
    whole: dict[int, int] = defaultdict(int)
    for passage in own.passages:
        if passage.section is not None:
            whole[passage.section] += passage.length
    by_sections: dict[tuple[int, str, int], list[_Copy]] = defaultdict(list)
    for copy in copies:
        here, there = own.passages[copy.place].section, copy.other.passages[copy.other_place].section
        if here is not None and there is not None:
            by_sections[here, copy.other.id, there].append(copy)
    for (here, _, there), shared in sorted(by_sections.items(), key=lambda item: item[0]):
        share = sum(own.passages[copy.place].length for copy in shared) / whole[here]
        if share >= SECTION_SHARE:
            other = shared[0].other
            yield _reuse(own, ("Section", own.sections[here]), ("Section", other.sections[there]), share, shared)


def _reuse(
    own: Contents, start: tuple[str, str], end: tuple[str, str], share: float, copies: list[_Copy]
) -> Relationship:
    """With the longest passage that both have as evidence."""
    longest = max(copies, key=lambda copy: (own.passages[copy.place].length, -copy.place))
    here, other = own.passages[longest.place], longest.other
    there = other.passages[longest.other_place]
    said: dict[str, Value] = {
        "span_start": here.start,
        "span_end": here.end,
        "quote": own.scene.text[here.start : here.end],
        "other_start": there.start,
        "other_end": there.end,
        "other_quote": other.scene.text[there.start : there.end],
    }
    return own.scene.relationship("REUSES_TEXT", start, end, _scored(min(share, 1.0), "passages", said))


def _tasks(own: Contents, cited: list[Contents], copies: list[_Copy]) -> Iterator[Relationship]:
    for place, task in enumerate(own.facts.tasks):
        others = {other.id: other for other in cited}
        for copy in copies:
            passage = own.passages[copy.place]
            if passage.start < task.evidence.end and task.evidence.start < passage.end:
                others.setdefault(copy.other.id, copy.other)
        text = own.task_words[place]
        for _, other in sorted(others.items()):
            found = other.task_like(text)
            if found is None or found[1] < ALIGNED:
                continue
            there, score = found
            ends = ("Task", own.task_id(place)), ("Task", other.task_id(there))
            said = _both(task.evidence, other.facts.tasks[there].evidence)
            yield own.scene.relationship("ALIGNS_WITH", *ends, _scored(score, "tasks", said))
            if same := same_text(text, other.task_words[there]):
                yield own.scene.relationship("REUSES_TEXT", *ends, _scored(same, "tasks", said))


def _targets(own: Contents, cited: list[Contents], index: PassageIndex, known: KnownContents) -> Iterator[Relationship]:
    rank = index.rank(own.id)
    for place, target in enumerate(own.facts.targets):
        others = {other.id: other for other in cited}
        if own.place:
            for id_ in index.followed(own.measured[place], places_followed(own.place), rank):
                before = known(id_)
                if before is not None:
                    others.setdefault(id_, before)
        for _, other in sorted(others.items()):
            there = _target_like(own, place, other)
            if there is None:
                continue
            aim = other.facts.targets[there]
            score = fuzz.token_sort_ratio(_folded(target.indicator), _folded(aim.indicator)) / 100
            ends = ("Target", own.target_id(place)), ("Target", other.target_id(there))
            said = _both(target.evidence, aim.evidence)
            yield own.scene.relationship("ALIGNS_WITH", *ends, _scored(score, "targets", said))


def _target_like(own: Contents, place: int, other: Contents) -> int | None:
    """The target of the same indicator, or in nearly the same words and unit, for the nearest year."""
    target, year = own.facts.targets[place], year_of(own.facts.targets[place])
    same = [there for there, measured in enumerate(other.measured) if measured == own.measured[place]]
    if not same:
        said = _folded(target.indicator)
        same = [
            there
            for there, aim in enumerate(other.facts.targets)
            if aim.unit == target.unit and fuzz.token_sort_ratio(said, _folded(aim.indicator)) >= _SAME_WORDS * 100
        ]
    return min(same, key=lambda there: (abs(year_of(other.facts.targets[there]) - year), there), default=None)


def _folded(text: str) -> str:
    return " ".join(words(text))


def _both(here: Evidence, there: Evidence) -> dict[str, Value]:
    said = properties(here)
    said.pop("confidence")
    return {**said, "other_start": there.start, "other_end": there.end, "other_quote": there.quote}


def _scored(score: float, rule: str, said: Mapping[str, Value]) -> dict[str, Value]:
    return {**said, "score": round(score, 3), "rule": f"alignment/{rule}"}
