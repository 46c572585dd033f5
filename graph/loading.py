"""Many documents at once: what they state together, as a sequence of upserts in any order would leave it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from graph.changes import HELD, NodeKey, Properties, RelationshipKey, check, fullest
from graph.model import Model
from graph.rows import DocumentGraph

Relationships = list[tuple[RelationshipKey, Properties]]


def gathered(graphs: Iterable[DocumentGraph], model: Model) -> tuple[Mapping[NodeKey, Properties], Relationships]:
    """All nodes by key and all relationships, in the order of their keys; a held document wins over a cited one.

    Raises:
        InvalidRows: a row does not fit the model.
    """
    nodes: dict[NodeKey, Properties] = {}
    relationships: Relationships = []
    for graph in graphs:
        stated = check(graph, model)
        nodes.update(stated.owned)
        for key, properties in stated.shared.items():
            known = nodes.get(key)
            if known is None:
                nodes[key] = properties
            elif known.get("status") != HELD:
                nodes[key] = fullest(known, properties)
        relationships.extend(stated.relationships.items())
    relationships.sort(key=lambda item: (item[0], str(item[1]["stated_by"])))
    return dict(sorted(nodes.items())), relationships
