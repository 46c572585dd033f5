"""All that a store holds, as rows again, piece by piece and always in the same order."""

from __future__ import annotations

from collections.abc import Collection, Iterator

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


def nodes_with(store: Store, ids: Collection[str]) -> Iterator[Node]:
    """The nodes that have one of these ids: by label, then by id."""
    for kind in load_model().nodes.values():
        statement = f"MATCH (n:{kind.name}) WHERE n.id IN $ids RETURN properties(n) AS properties ORDER BY n.id"
        for row in store.run(statement, {"ids": sorted(ids)}).rows:
            properties = dict(sorted(row["properties"].items()))
            yield Node(kind.name, str(properties.pop(kind.key)), properties)


def relationships_among(store: Store, ids: Collection[str]) -> Iterator[Relationship]:
    """The relationships whose ends both have one of these ids, in the order of ``relationships``."""
    for kind in load_model().relationships.values():
        for start, end in kind.ends:
            statement = (
                f"MATCH (a:{start})-[r:{kind.name}]->(b:{end}) WHERE a.id IN $ids AND b.id IN $ids "
                f"RETURN a.id AS start, b.id AS end, properties(r) AS properties ORDER BY start, end, r.{STATED_BY}"
            )
            for row in store.run(statement, {"ids": sorted(ids)}).rows:
                properties = dict(sorted(row["properties"].items()))
                yield Relationship(kind.name, start, row["start"], end, row["end"], properties)


def _relationships(store: Store, kind: RelationshipKind, start_label: str, end_label: str) -> Iterator[Relationship]:
    """Chunk by chunk of start nodes whose relationships fit a page; one that has more is read in pages of its own.

    Many documents may state the same of one agency, so the number of start nodes alone bounds nothing.
    """
    step = f"(a:{start_label})-[r:{kind.name}]->(b:{end_label})"
    statement = (
        f"MATCH {step} WHERE a.id >= $first AND a.id <= $last RETURN a.id AS start, b.id AS end, "
        f"properties(r) AS properties ORDER BY start, end, r.{STATED_BY} SKIP $skip LIMIT {_PAGE}"
    )
    for first, last, number in _chunks(store, step, start_label):
        for skip in range(0, number, _PAGE):
            for row in store.run(statement, {"first": first, "last": last, "skip": skip}).rows:
                properties = dict(sorted(row["properties"].items()))
                yield Relationship(kind.name, start_label, row["start"], end_label, row["end"], properties)


def _chunks(store: Store, step: str, start_label: str) -> Iterator[tuple[str, str, int]]:
    """Ids of the first and the last start node of each chunk, and how many relationships it has.

    Ordering and limiting the nodes alone lets both engines walk an index; together with the counting, all nodes that
    are left would be sorted for each page.
    """
    page = f"MATCH (a:{start_label}) WHERE a.id > $after RETURN a.id AS id ORDER BY a.id LIMIT {_PAGE}"
    counts = (
        f"MATCH {step} WHERE a.id > $after AND a.id <= $last RETURN a.id AS start, count(r) AS number ORDER BY start"
    )
    after = ""
    while starts := store.run(page, {"after": after}).rows:
        last = starts[-1]["id"]
        chunk: list[str] = []
        total = 0
        for row in store.run(counts, {"after": after, "last": last}).rows:
            if chunk and total + row["number"] > _PAGE:
                yield chunk[0], chunk[-1], total
                chunk, total = [], 0
            chunk.append(row["start"])
            total += row["number"]
        if chunk:
            yield chunk[0], chunk[-1], total
        after = last
