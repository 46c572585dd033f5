"""The graph, or the part of it that a question returns, as a networkx graph; and as files that Gephi opens."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from typing import Any, TypeAlias
from xml.etree import ElementTree

import networkx as nx

from graph.namespaces import INTERNAL
from graph.reading import nodes, nodes_with, relationships, relationships_among
from graph.rows import Node, Relationship
from graph.store import Rows, Store

Network: TypeAlias = "nx.MultiDiGraph[str]"
"""Nodes are named by their ids and have ``kind`` (the label), ``label`` (a short name to show) and their properties,
but for those that only serve the databases; edges have ``label`` (the type) and their properties."""

_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Signs that XML 1.0 cannot hold, such as the vertical tab that old files have for a line break in a table."""
_NOT_IN_TOKEN = re.compile(r"[^\w.:-]")
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
    """GraphML 1.0 as its schema wants it: an id is an NMTOKEN.

    So its slashes are written as colons, and other signs that a token may not have as ``_x0020_`` (ISO/IEC 9075-14).
    """
    writer: Any = nx.readwrite.graphml.GraphMLWriter(graph)  # type: ignore[no-untyped-call]
    for element in writer.xml.iter():
        for name in {"id", "source", "target"} & element.attrib.keys():
            element.set(name, _token(element.get(name)))
    return _written(writer.xml)


def gexf(graph: Network) -> str:
    """GEXF 1.3 as its schema wants it, and without the date of writing: the same graph gives the same file.

    The type of a relationship is the ``kind`` of the edge too, because Gephi makes one of parallel edges of one kind.
    """
    writer: Any = nx.readwrite.gexf.GEXFWriter(graph, version="1.3")  # type: ignore[no-untyped-call]
    writer.xml.set("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance")  # networkx 3.6 leaves out "www"
    writer.xml.find("meta").attrib.pop("lastmodifieddate")
    writer.xml.find("graph").attrib.pop("name")
    for edge in writer.xml.iter("edge"):
        edge.set("kind", edge.get("label"))
    return _written(writer.xml)


def _token(id_: str) -> str:
    return _NOT_IN_TOKEN.sub(lambda found: f"_x{ord(found[0]):04X}_", id_.replace("/", ":"))


def _written(root: ElementTree.Element) -> str:
    ElementTree.indent(root)
    text = _NOT_IN_XML.sub(" ", ElementTree.tostring(root, encoding="unicode"))
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'


def _network(rows: Iterable[Node], edges: Iterable[Relationship]) -> Network:
    graph: Network = nx.MultiDiGraph()
    for node in rows:
        said = {name: value for name, value in node.properties.items() if name not in INTERNAL}
        graph.add_node(node.id, **{**said, "kind": node.label, "label": _title(node)})
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
