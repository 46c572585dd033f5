"""The territories of the vocabulary as nodes: what each is, and what it became."""

from __future__ import annotations

from datetime import timedelta

from graph.rows import DocumentGraph, Node, Relationship
from graph.store import Store
from graph.territories import Territory, territories

VOCABULARY = "vocabulary"
"""``stated_by`` of what the vocabulary says."""

_KNOWN = "MATCH (p:Place)-[s:SUCCEEDED_BY]->(q:Place) WHERE s.stated_by = 'vocabulary' RETURN p.id AS old, q.id AS new"


def vocabulary_graph() -> DocumentGraph:
    """All territories and their succession."""
    known = territories()
    return DocumentGraph(
        VOCABULARY,
        shared=tuple(place(territory) for territory in known),
        relationships=tuple(
            Relationship(
                "SUCCEEDED_BY",
                "Place",
                old.id,
                "Place",
                known.named(new).id,
                {"stated_by": VOCABULARY, "changed_on": _day_after(old)},
            )
            for old in known
            for new in old.successors
        ),
    )


def _day_after(ended: Territory) -> str:
    assert ended.valid_to is not None, "a unit with successors has a last day"
    return (ended.valid_to + timedelta(days=1)).isoformat()


def place(territory: Territory) -> Node:
    """A territory as a node."""
    given = {
        "name": territory.name,
        "level": "province",
        "code": territory.code,
        "iso": territory.iso,
        "valid_from": territory.valid_from.isoformat() if territory.valid_from else None,
        "valid_to": territory.valid_to.isoformat() if territory.valid_to else None,
    }
    return Node("Place", territory.id, {name: value for name, value in given.items() if value is not None})


def places_missing(store: Store) -> bool:
    """Whether the store lacks what the vocabulary says of the succession of territories."""
    held = {(row["old"], row["new"]) for row in store.run(_KNOWN).rows}
    return held != {(r.start, r.end) for r in vocabulary_graph().relationships}
