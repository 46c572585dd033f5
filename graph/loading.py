"""Many documents at once into an empty store: in portions, so that memory does not grow with their number.

Owned nodes and relationships are written with their portion and forgotten. Shared nodes are created where they first
occur and remembered; what later documents add to them is written at the end. So the store holds what upserts in any
order would leave.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from graph.changes import HELD, NodeKey, Properties, RelationshipKey, check, fullest
from graph.errors import InvalidRows
from graph.model import Model
from graph.rows import DocumentGraph

PORTION = 1_000
"""Documents in a portion."""


@dataclass(slots=True)
class Portion:
    """What to write together.

    Attributes:
        nodes: to be created.
        relationships: to be created, after the nodes; of different documents, so a key may come twice.
        replaced: nodes created before whose properties are to be replaced; only in the last portion.
    """

    nodes: dict[NodeKey, Properties] = field(default_factory=dict)
    relationships: list[tuple[RelationshipKey, Properties]] = field(default_factory=list)
    replaced: dict[NodeKey, Properties] = field(default_factory=dict)


def portions(graphs: Iterable[DocumentGraph], model: Model) -> Iterator[Portion]:
    """The portions in the order in which they are to be written.

    Raises:
        InvalidRows: a row does not fit the model, or a document comes twice.
    """
    remaining = iter(graphs)
    documents: set[str] = set()
    known: dict[NodeKey, Properties] = {}
    changed: set[NodeKey] = set()
    while part := list(islice(remaining, PORTION)):
        portion = Portion()
        for graph in part:
            if graph.document in documents:
                raise InvalidRows(f"The document {graph.document} is to be loaded twice.")
            documents.add(graph.document)
            stated = check(graph, model)
            for key, properties in stated.owned.items():
                if model.nodes[key[0]].owned:
                    portion.nodes[key] = properties
                else:
                    _remember(key, properties, portion, known, changed)
            for key, properties in stated.shared.items():
                _remember(key, properties, portion, known, changed)
            portion.relationships.extend(stated.relationships.items())
        yield portion
    yield Portion(replaced={key: known[key] for key in sorted(changed)})


def _remember(
    key: NodeKey,
    properties: Properties,
    portion: Portion,
    known: dict[NodeKey, Properties],
    changed: set[NodeKey],
) -> None:
    """Take in what a document says of a node that others may name too; the held document itself wins."""
    before = known.get(key)
    if before is None:
        known[key] = portion.nodes[key] = properties
        return
    if properties.get("status") == HELD:
        after = properties
    else:
        after = before if before.get("status") == HELD else fullest(before, properties)
    if after != before:
        known[key] = after
        changed.add(key)
