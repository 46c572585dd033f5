"""Constraints, types and indexes in the languages of the two engines, one statement a line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from graph.ddl import STATEMENT
from graph.generators import NOTICE
from graph.model import Model, NodeKind

_SQL_TYPES = {"string": "STRING", "integer": "LONG", "float": "DOUBLE", "boolean": "BOOLEAN", "date": "DATE"}


def neo4j_schema(model: Model) -> str:
    """Constraints and indexes as Neo4j's Cypher, one statement a line."""
    lines = [f"// {NOTICE}"]
    for kind in model.nodes.values():
        name = kind.search_index.removesuffix("_search")
        lines.append(f"CREATE CONSTRAINT {name}_key IF NOT EXISTS FOR (n:{kind.name}) REQUIRE n.{kind.key} IS UNIQUE;")
        lines += [
            f"CREATE INDEX {name}_{property_} IF NOT EXISTS FOR (n:{kind.name}) ON (n.{property_});"
            for property_ in kind.index
        ]
        if kind.search:
            lines.append(_neo4j_search(kind))
    lines += [
        f"CREATE INDEX {kind.lower()}_stated_by IF NOT EXISTS FOR ()-[r:{kind}]-() ON (r.stated_by);"
        for kind in model.relationships
    ]
    return "\n".join(lines) + "\n"


def _neo4j_search(kind: NodeKind) -> str:
    properties = ", ".join(f"n.{name}" for name in kind.search)
    options = "{indexConfig: {`fulltext.analyzer`: 'standard-no-stop-words', `fulltext.eventually_consistent`: false}}"
    return (
        f"CREATE FULLTEXT INDEX {kind.search_index} IF NOT EXISTS "
        f"FOR (n:{kind.name}) ON EACH [{properties}] OPTIONS {options};"
    )


def embedded_schema(model: Model) -> str:
    """Types, properties and indexes as the embedded engine's SQL, one statement a line."""
    lines = [f"-- {NOTICE}", f"CREATE EDGE TYPE {STATEMENT} IF NOT EXISTS;"]
    lines += [
        f"CREATE PROPERTY {STATEMENT}.stated_by IF NOT EXISTS STRING;",
        f"CREATE INDEX IF NOT EXISTS ON {STATEMENT} (stated_by) NOTUNIQUE;",
    ]
    for kind in model.nodes.values():
        lines.append(f"CREATE VERTEX TYPE {kind.name} IF NOT EXISTS;")
        lines += _sql_properties(kind.name, {name: p.type for name, p in kind.properties.items()})
        lines.append(f"CREATE INDEX IF NOT EXISTS ON {kind.name} ({kind.key}) UNIQUE;")
        lines += [f"CREATE INDEX IF NOT EXISTS ON {kind.name} ({name}) NOTUNIQUE;" for name in kind.index]
        if kind.search:
            properties = ", ".join(kind.search)
            lines.append(f"CREATE INDEX {kind.search_index} IF NOT EXISTS ON {kind.name} ({properties}) FULL_TEXT;")
    for relationship in model.relationships.values():
        lines.append(f"CREATE EDGE TYPE {relationship.name} IF NOT EXISTS EXTENDS {STATEMENT};")
        own = {name: p.type for name, p in relationship.properties.items() if name != "stated_by"}
        lines += _sql_properties(relationship.name, own)
    return "\n".join(lines) + "\n"


def _sql_properties(owner: str, types: Mapping[str, str]) -> Iterator[str]:
    return (f"CREATE PROPERTY {owner}.{name} IF NOT EXISTS {_SQL_TYPES[type_]};" for name, type_ in types.items())
