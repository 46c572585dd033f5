"""What the vocabularies lack: names in the graph that none of them has, with the nearest name that one has."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from graph.agencies import vocabulary
from graph.document_types import document_types
from graph.folding import words
from graph.indicators import indicators
from graph.programmes import programmes
from graph.store import Store

ONE_MEASURE = 88.0
"""Similarity (0 to 100) from which two unknown indicators are listed as one."""

_AGENCIES = (
    "MATCH (a:Agency)<-[r]-() WHERE a.known = false AND a.is_group = false "
    "RETURN a.name AS name, count(r) AS times, min(r.quote) AS sentence"
)
_INDICATORS = (
    "MATCH (t:Target)-[:MEASURES]->(i:Indicator) WHERE i.known = false "
    "RETURN i.name AS name, count(t) AS times, min(t.quote) AS sentence"
)
_PROGRAMMES = (
    "MATCH (p:Programme)<-[r:MENTIONS]-() WHERE p.known = false "
    "RETURN p.name AS name, count(r) AS times, min(r.quote) AS sentence"
)
_TYPES = (
    "MATCH (d:Document)<-[r:CITES]-() WHERE d.type IS NULL AND d.number IS NOT NULL "
    "RETURN d.number AS name, count(r) AS times, min(r.quote) AS sentence"
)


@dataclass(frozen=True, slots=True)
class Missing:
    """A name that its vocabulary does not have.

    Attributes:
        kind: ``agency``, ``indicator``, ``programme`` or ``document type``.
        times: how often the graph has it; ``sentence``: one that names it.
        nearest: the name in the vocabulary that is most like it, with the similarity (0 to 1).
        others: names so like it that they are counted with it.
    """

    kind: str
    name: str
    times: int
    sentence: str | None
    nearest: str | None
    similarity: float
    others: tuple[str, ...] = ()


def missing(store: Store) -> list[Missing]:
    """Everything that the vocabularies lack, kind by kind, the most frequent first."""
    known = vocabulary()
    agencies = [name for kind in known.kinds for name in kind.names]
    measures = [name for indicator in indicators() for name in (indicator.name, *indicator.aliases)]
    schemes = [name for programme in programmes() for name in (programme.name, *programme.short)]
    types = [symbol for kind in document_types() for symbol in kind.symbols]
    return [
        *_kind("agency", store, _AGENCIES, agencies),
        *_clustered(_kind("indicator", store, _INDICATORS, measures)),
        *_kind("programme", store, _PROGRAMMES, schemes),
        *_kind("document type", store, _TYPES, types, _symbol),
    ]


def _kind(
    kind: str, store: Store, statement: str, known: Iterable[str], part: Callable[[str], str] = str
) -> Iterator[Missing]:
    choices = {name: _folded(name) for name in known}
    rows = store.run(statement).rows
    for row in sorted(rows, key=lambda row: (-row["times"], row["name"])):
        nearest = process.extractOne(_folded(part(row["name"])), choices, scorer=fuzz.token_sort_ratio)
        name, score = (nearest[2], nearest[1]) if nearest else (None, 0.0)
        yield Missing(kind, row["name"], row["times"], row["sentence"], name, round(score / 100, 2))


def _clustered(found: Iterable[Missing]) -> Iterator[Missing]:
    """Unknown indicators, those that are nearly the same under the most frequent of them."""
    heads: list[list[Missing]] = []
    for entry in found:
        folded = _folded(entry.name)
        near = (group for group in heads if fuzz.token_sort_ratio(folded, _folded(group[0].name)) >= ONE_MEASURE)
        group = next(near, None)
        if group is None:
            heads.append([entry])
        else:
            group.append(entry)
    for group in heads:
        first, others = group[0], tuple(entry.name for entry in group[1:])
        times = sum(entry.times for entry in group)
        yield Missing(first.kind, first.name, times, first.sentence, first.nearest, first.similarity, others)


def _folded(name: str) -> str:
    return " ".join(words(name))


def _symbol(number: str) -> str:
    """What stands for the kind inside a number: "KHHĐ" in "12/KHHĐ-UBND"."""
    return next((part for part in number.replace("-", "/").split("/") if not part.isdigit()), number)


def as_row(entry: Missing) -> Mapping[str, object]:
    """An entry as a row of a table."""
    return {
        "kind": entry.kind, "name": entry.name, "times": entry.times, "sentence": entry.sentence,
        "nearest": entry.nearest, "similarity": entry.similarity, "others": list(entry.others),
    }  # fmt: skip
