"""Rows: what one document contributes to the graph, ready for any engine."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

Value = str | int | float | bool | None
NodeKey = tuple[str, str]
"""(label, id)"""
RelationshipKey = tuple[str, str, str, str, str]
"""(type, start label, start id, end label, end id); ``stated_by`` is the same for all of one document."""
Properties = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Node:
    """A node to be merged by ``id``; ``properties`` do not repeat the id and hold no ``None``."""

    label: str
    id: str
    properties: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Relationship:
    """A relationship to be merged by its ends, type and the document that states it.

    ``properties`` always hold ``stated_by`` (the id of the held document whose text says so, or of a vocabulary:
    ``"vocabulary"``); together with ends and type it is the key.
    """

    type: str
    start_label: str
    start: str
    end_label: str
    end: str
    properties: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DocumentGraph:
    """All that one held document says.

    Attributes:
        document: id of the held document.
        owned: nodes that exist only because of this document (its Document node, sections, tasks, targets); their ids
            start with ``document`` and a slash, except the Document itself.
        shared: nodes that others may state as well (cited documents, agencies, places, indicators …).
        relationships: every relationship that this document states, ``stated_by`` = ``document``.
        others: (label, id) of the nodes of other documents at which some of the relationships end. A relationship to
            one that the store does not hold yet is left out until the document is written again (``in_turn``).
    """

    document: str
    owned: tuple[Node, ...] = ()
    shared: tuple[Node, ...] = ()
    relationships: tuple[Relationship, ...] = ()
    others: tuple[tuple[str, str], ...] = ()


def in_turn(graphs: Sequence[DocumentGraph]) -> Iterator[DocumentGraph]:
    """Graphs in the order in which they are to be written: as they come, then once more those that relate to a node of
    a later one, because it was not there yet."""
    places = {(node.label, node.id): place for place, graph in enumerate(graphs) for node in graph.owned}
    yield from graphs
    for place, graph in enumerate(graphs):
        if any(places.get(other, -1) > place for other in graph.others):
            yield graph
