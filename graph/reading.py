"""All that a store holds, as rows again, piece by piece and always in the same order."""

from __future__ import annotations

from collections.abc import Iterator

from graph.model import STATED_BY, Model, RelationshipKind, load_model
from graph.rows import Node, Relationship
from graph.store import Store

_PAGE = 5_000


def nodes(store: Store, model: Model | None = None) -> Iterator[Node]:
    """Every node: by label, then by id. Properties do not repeat the id."""
    for kind in (model or load_model()).nodes.values():
        statement = (
            f"MATCH (n:{kind.name}) WHERE n.id > $after RETURN properties(n) AS properties ORDER BY n.id LIMIT {_PAGE}"
        )
        after = ""
        while rows := store.run(statement, {"after": after}).rows:
            for row in rows:
                properties = dict(sorted(row["properties"].items()))
                after = str(properties.pop(kind.key))
                yield Node(kind.name, after, properties)


def relationships(store: Store, model: Model | None = None) -> Iterator[Relationship]:
    """Every relationship: by type and labels of its ends, then by ids of start and end and who states it."""
    for kind in (model or load_model()).relationships.values():
        for start_label, end_label in kind.ends:
            yield from _relationships(store, kind, start_label, end_label)


def _relationships(store: Store, kind: RelationshipKind, start_label: str, end_label: str) -> Iterator[Relationship]:
    """Page by page over the start nodes, whose relationships stay together."""
    starts = f"MATCH (a:{start_label}) WHERE a.id > $after WITH a ORDER BY a.id LIMIT {_PAGE}"
    statement = (
        f"{starts} MATCH (a)-[r:{kind.name}]->(b:{end_label}) RETURN a.id AS start, b.id AS end, "
        f"properties(r) AS properties ORDER BY start, end, r.{STATED_BY}"
    )
    after: str | None = ""
    while after is not None:
        for row in store.run(statement, {"after": after}).rows:
            properties = dict(sorted(row["properties"].items()))
            yield Relationship(kind.name, start_label, row["start"], end_label, row["end"], properties)
        last = store.run(f"{starts} RETURN max(a.id) AS last", {"after": after}).rows
        after = last[0]["last"] if last else None
