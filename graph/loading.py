"""Many documents at once into an empty store: in portions, so that memory does not grow with their number.

Owned nodes and relationships are written with their portion and forgotten; relationships to nodes that another document
owns wait in a file until all nodes are there. Shared nodes are created where they first
occur and remembered; what later documents add to them is written at the end. So the store holds what upserts in any
order would leave.
"""

from __future__ import annotations

import pickle
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import IO

from graph.changes import HELD, check, fullest
from graph.errors import InvalidRows
from graph.model import Model
from graph.rows import DocumentGraph, NodeKey, Properties, RelationshipKey

PORTION = 1_000
"""Documents in a portion."""
_TOGETHER = 5_000


@dataclass(slots=True)
class Portion:
    """What to write together.

    Attributes:
        nodes: to be created.
        relationships: to be created, after the nodes; of different documents, so a key may come twice.
        replaced: nodes created before whose properties are to be replaced.
        between: relationships between nodes of portions before; such a portion has nothing else.
    """

    nodes: dict[NodeKey, Properties] = field(default_factory=dict)
    relationships: list[tuple[RelationshipKey, Properties]] = field(default_factory=list)
    replaced: dict[NodeKey, Properties] = field(default_factory=dict)
    between: list[tuple[RelationshipKey, Properties]] = field(default_factory=list)


def portions(graphs: Iterable[DocumentGraph], model: Model) -> Iterator[Portion]:
    """The portions in the order in which they are to be written: those with new nodes, then those without.

    Raises:
        InvalidRows: a row does not fit the model, or a document comes twice.
    """
    with tempfile.TemporaryFile() as waiting:
        yield from _new_nodes(graphs, model, waiting)
        yield from _between(waiting)


def _new_nodes(graphs: Iterable[DocumentGraph], model: Model, waiting: IO[bytes]) -> Iterator[Portion]:
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
            between: list[tuple[RelationshipKey, Properties]] = []
            for relationship, properties in stated.relationships.items():
                reaches_out = (relationship[3], relationship[4]) in stated.others
                (between if reaches_out else portion.relationships).append((relationship, properties))
            if between:
                pickle.dump(between, waiting)
        yield portion
    yield Portion(replaced={key: known[key] for key in sorted(changed)})


def _between(waiting: IO[bytes]) -> Iterator[Portion]:
    """What was written into the file, in portions."""
    end = waiting.tell()
    waiting.seek(0)
    portion = Portion()
    while waiting.tell() < end:
        portion.between.extend(pickle.load(waiting))
        if len(portion.between) >= _TOGETHER:
            yield portion
            portion = Portion()
    if portion.between:
        yield portion


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
