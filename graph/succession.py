"""What the vocabularies say as a part of the graph: the territories, and what they and the kinds of agencies became."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from graph.agencies import vocabulary
from graph.folding import slug
from graph.places import place
from graph.rows import DocumentGraph, Node, Relationship, Value
from graph.store import Store
from graph.territories import territories

VOCABULARY = "vocabulary"
"""``stated_by`` of what the vocabularies say."""

_HELD = (
    "MATCH (a)-[s:SUCCEEDED_BY]->(b) WHERE s.stated_by = 'vocabulary' "
    "RETURN a.id AS old, b.id AS new, s.changed_on AS changed_on"
)


def vocabulary_graph() -> DocumentGraph:
    """All territories, their succession, and that of the kinds of agencies."""
    known = territories()
    ended = [kind for kind in vocabulary().kinds if kind.successors]
    names = sorted({name for kind in ended for name in (kind.name, *kind.successors)})
    kinds = tuple(Node("AgencyKind", slug(name), {"name": name}) for name in names)
    return DocumentGraph(
        VOCABULARY, shared=(*map(place, known), *kinds), relationships=(*_of_territories(), *_of_kinds())
    )


def _of_territories() -> Iterator[Relationship]:
    known = territories()
    for old in known:
        for new in old.successors:
            yield _succession("Place", old.id, known.named(new).id, old.valid_to)


def _of_kinds() -> Iterator[Relationship]:
    for kind in vocabulary().kinds:
        for name in kind.successors:
            yield _succession("AgencyKind", slug(kind.name), slug(name), kind.valid_to)


def _succession(label: str, old: str, new: str, last_day: date | None) -> Relationship:
    said: dict[str, Value] = {"stated_by": VOCABULARY}
    if last_day:
        said["changed_on"] = (last_day + timedelta(days=1)).isoformat()
    return Relationship("SUCCEEDED_BY", label, old, label, new, said)


def succession_missing(store: Store) -> bool:
    """Whether the store says otherwise than the vocabularies."""
    held = {(row["old"], row["new"], str(row["changed_on"] or "")) for row in store.run(_HELD).rows}
    return held != {(r.start, r.end, str(r.properties.get("changed_on", ""))) for r in vocabulary_graph().relationships}
