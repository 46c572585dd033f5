"""The graph, or the part of it that a question returns, as a networkx graph; and as files that Gephi opens."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from typing import Any, TypeAlias

import networkx as nx

from graph.reading import nodes, nodes_with, relationships, relationships_among
from graph.rows import Node, Relationship
from graph.store import Rows, Store

Network: TypeAlias = "nx.MultiDiGraph[str]"
"""Nodes are named by their ids and have ``kind`` (the label), ``label`` (a short name to show) and their properties;
edges have ``label`` (the type) and their properties."""

_TITLES = ("number", "name", "heading", "indicator", "text", "title")


def network(store: Store) -> Network:
    """The whole graph."""
    return _network(nodes(store), relationships(store))


def subgraph(store: Store, ids: Collection[str]) -> Network:
    """The nodes with these ids, and all relationships among them; an id that no node has is passed over."""
    return _network(nodes_with(store, ids), relationships_among(store, ids))


def of_answer(answer: Rows) -> Network:
    """The nodes, and the relationships of paths, among the values of an answer.

    Relationships outside paths do not know their ends: return paths (``MATCH p = … RETURN p``) where edges are wanted.
    """
    found: dict[str, Node] = {}
    steps: dict[tuple[str, str, str, str], Relationship] = {}
    for row in answer.rows:
        for value in row.values():
            _collect(value, found, steps)
    return _network(
        (found[id_] for id_ in sorted(found)),
        (steps[key] for key in sorted(steps) if key[1] in found and key[2] in found),
    )


def graphml(graph: Network) -> str:
    """GraphML."""
    lines: Any = nx.generate_graphml(graph)  # type: ignore[no-untyped-call]
    return "\n".join(lines) + "\n"


def gexf(graph: Network) -> str:
    """GEXF 1.3, without the date of writing, so that the same graph gives the same file."""
    lines: Any = nx.generate_gexf(graph, version="1.3")  # type: ignore[no-untyped-call]
    return re.sub(r' lastmodifieddate="[^"]*"', "", "\n".join(lines)) + "\n"


def _network(rows: Iterable[Node], edges: Iterable[Relationship]) -> Network:
    graph: Network = nx.MultiDiGraph()
    for node in rows:
        graph.add_node(node.id, **{**node.properties, "kind": node.label, "label": _title(node)})
    for number, edge in enumerate(edges):
        attributes = {**edge.properties, "label": edge.type}
        graph.add_edge(edge.start, edge.end, key=f"e{number}", **attributes)
    return graph


def _title(node: Node) -> str:
    return next((str(node.properties[name]) for name in _TITLES if node.properties.get(name)), node.id)


def _collect(value: Any, found: dict[str, Node], steps: dict[tuple[str, str, str, str], Relationship]) -> None:
    if isinstance(value, list):
        for item in value:
            _collect(item, found, steps)
    elif isinstance(value, Mapping) and "labels" in value:
        properties = dict(value["properties"])
        id_ = str(properties.pop("id"))
        found[id_] = Node(value["labels"][0], id_, properties)
    elif isinstance(value, Mapping) and {"nodes", "relationships"} <= value.keys():
        _collect(value["nodes"], found, steps)
        for step in value["relationships"]:
            key = (step["type"], step["start"], step["end"], str(step["properties"].get("stated_by")))
            steps[key] = Relationship(step["type"], "", step["start"], "", step["end"], step["properties"])
