"""The Cypher that writes changes, the same for every engine.

Labels, types and property names come from the checked model, which knows no others; values are always parameters.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from graph.changes import Changes, ids_by_label
from graph.model import Model, Property
from graph.rows import NodeKey, Properties, RelationshipKey

Statement = tuple[str, dict[str, Any]]


def write_statements(changes: Changes, document: str, model: Model) -> Iterator[Statement]:
    """The statements that put ``changes`` of ``document`` into effect, to be run in this order in one transaction."""
    for label, ids in ids_by_label(changes.deleted_nodes).items():
        yield f"UNWIND $ids AS id MATCH (n:{label} {{id: id}}) DETACH DELETE n", {"ids": ids}
    yield from merge_nodes(changes.nodes, model)
    for (type_, start, end), rows in _by_type(((key, {}) for key in changes.deleted), model).items():
        match = f"MATCH (a:{start} {{id: row.start}})-[r:{type_} {{stated_by: $document}}]->(b:{end} {{id: row.end}})"
        yield f"UNWIND $rows AS row {match} DELETE r", {"rows": rows, "document": document}
    for (type_, start, end), rows in _by_type(changes.replaced.items(), model).items():
        match = f"MATCH (a:{start} {{id: row.start}})-[r:{type_} {{stated_by: $document}}]->(b:{end} {{id: row.end}})"
        yield f"UNWIND $rows AS row {match} SET r = row.properties", {"rows": rows, "document": document}
    yield from create_relationships(changes.created.items(), model)
    for label, ids in ids_by_label(changes.orphans).items():
        held = "AND n.status <> 'held' " if label == "Document" else ""
        yield f"MATCH (n:{label}) WHERE n.id IN $ids {held}AND NOT EXISTS {{ (n)--() }} DELETE n", {"ids": ids}


def merge_nodes(nodes: Mapping[NodeKey, Properties], model: Model) -> Iterator[Statement]:
    """Create the nodes, or replace all their properties."""
    for label, rows in _by_label(nodes, model).items():
        yield f"UNWIND $rows AS row MERGE (n:{label} {{id: row.id}}) SET n = row.properties", {"rows": rows}


def create_nodes(nodes: Mapping[NodeKey, Properties], model: Model) -> Iterator[Statement]:
    """Create nodes that are known not to be there yet."""
    for label, rows in _by_label(nodes, model).items():
        yield f"UNWIND $rows AS row CREATE (n:{label}) SET n = row.properties", {"rows": rows}


def create_relationships(
    relationships: Iterable[tuple[RelationshipKey, Properties]], model: Model
) -> Iterator[Statement]:
    """Create relationships that are known not to be there yet."""
    for (type_, start, end), rows in _by_type(relationships, model).items():
        match = f"MATCH (a:{start} {{id: row.start}}) MATCH (b:{end} {{id: row.end}})"
        yield f"UNWIND $rows AS row {match} CREATE (a)-[r:{type_}]->(b) SET r = row.properties", {"rows": rows}


def stored_properties(properties: Properties, declared: Mapping[str, Property]) -> dict[str, Any]:
    """Values as they are stored: dates as dates."""
    return {
        name: datetime.date.fromisoformat(str(value)) if declared[name].type == "date" else value
        for name, value in properties.items()
    }


def _by_label(nodes: Mapping[NodeKey, Properties], model: Model) -> dict[str, list[dict[str, Any]]]:
    grouped: dict[str, list[dict[str, Any]]] = {}
    for (label, id_), properties in nodes.items():
        stored = stored_properties(properties, model.nodes[label].properties)
        grouped.setdefault(label, []).append({"id": id_, "properties": stored})
    return grouped


def _by_type(
    relationships: Iterable[tuple[RelationshipKey, Properties]], model: Model
) -> dict[tuple[str, str, str], list[dict[str, Any]]]:
    grouped: dict[tuple[str, str, str], list[dict[str, Any]]] = {}
    for (type_, start_label, start, end_label, end), properties in relationships:
        stored = stored_properties(properties, model.relationships[type_].properties)
        row = {"start": start, "end": end, "properties": stored}
        grouped.setdefault((type_, start_label, end_label), []).append(row)
    return grouped
