"""The graph, or the part of it that a question returns, as a networkx graph; and as files that Gephi opens."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

import networkx as nx

from graph.reading import nodes, relationships
from graph.rows import Node, Relationship
from graph.store import Rows, Store

_TITLES = ("number", "name", "heading", "indicator", "text", "title")


def network(store: Store) -> nx.MultiDiGraph[str]:
    """The whole graph. See ``of_rows`` for the attributes."""
    return _network(nodes(store), relationships(store))


def of_answer(answer: Rows) -> nx.MultiDiGraph[str]:
    """The nodes, and the relationships of paths, among the values of an answer.

    Nodes are named by their ids and have ``kind`` (the label), ``label`` (a short name to show) and their properties;
    edges have ``label`` (the type) and their properties. Relationships outside paths do not know their ends: return
    paths (``MATCH p = … RETURN p``) where edges are wanted.
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


def graphml(graph: nx.MultiDiGraph[str]) -> str:
    """GraphML."""
    lines: Any = nx.generate_graphml(graph)  # type: ignore[no-untyped-call]
    return "\n".join(lines) + "\n"


def gexf(graph: nx.MultiDiGraph[str]) -> str:
    """GEXF 1.2, without the date of writing, so that the same graph gives the same file."""
    lines: Any = nx.generate_gexf(graph, version="1.2draft")  # type: ignore[no-untyped-call]
    return re.sub(r' lastmodifieddate="[^"]*"', "", "\n".join(lines)) + "\n"


def _network(rows: Iterable[Node], edges: Iterable[Relationship]) -> nx.MultiDiGraph[str]:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
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
