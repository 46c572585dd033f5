"""The reference page of the model."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from graph.generators import NOTICE
from graph.model import Model, NodeKind, Property, RelationshipKind


def reference(model: Model) -> str:
    """Markdown: every label and relationship type with its properties."""
    lines = [f"<!-- {NOTICE} -->", "", "# The model of the graph", "", *_introduction(), "", "## Nodes", ""]
    lines += [
        "| label | in Vietnamese | meaning | owned by a document | RDF |",
        "|---|---|---|---|---|",
        *(
            f"| [{kind.name}](#{kind.name.lower()}) | {kind.label['vi']} | {_cell(kind.meaning)} "
            f"| {'yes' if kind.owned else 'no'} | `{kind.rdf}` |"
            for kind in model.nodes.values()
        ),
        "",
        "## Relationships",
        "",
        "| type | in Vietnamese | meaning | from → to | RDF |",
        "|---|---|---|---|---|",
        *(
            f"| [{kind.name}](#{kind.name.lower()}) | {kind.label['vi']} | {_cell(kind.meaning)} "
            f"| {_ends(kind)} | `{kind.rdf}` |"
            for kind in model.relationships.values()
        ),
        "",
        "## Properties of nodes",
    ]
    for node in model.nodes.values():
        lines += ["", f"### {node.name}", "", *_node(node)]
    lines += ["", "## Properties of relationships"]
    for relationship in model.relationships.values():
        lines += ["", f"### {relationship.name}", "", *_table(relationship.properties)]
    return "\n".join(lines) + "\n"


def _introduction() -> Iterator[str]:
    yield "A node is identified by its label and `id`; a relationship by its ends, its type and `stated_by`, the id of"
    yield "the document whose text says so. Owned nodes exist only because of one document; their ids begin with its id"
    yield "and a slash. Dates are dates in the database and ISO text (`2023-10-25`) in every answer."
    yield ""
    yield "Search texts are stored as folded words with single spaces. Ask them with"
    yield "`CALL db.index.fulltext.queryNodes($index, $q) YIELD node, score` and `graph.search.fulltext_query(text)` as"
    yield "`$q`; the index of `Document` is `document_search`, and so on. Scores differ between engines."


def _node(kind: NodeKind) -> Iterator[str]:
    yield from _table(kind.properties)
    if kind.search:
        yield ""
        yield f"Full-text index `{kind.search_index}` on {', '.join(f'`{name}`' for name in kind.search)}."
    if kind.index:
        yield ""
        yield f"Indexes on {', '.join(f'`{name}`' for name in kind.index)}."


def _table(properties: Mapping[str, Property]) -> Iterator[str]:
    yield "| property | type | meaning |"
    yield "|---|---|---|"
    for declared in properties.values():
        type_ = declared.type + (f", {declared.unit}" if declared.unit else "")
        values = f" One of {', '.join(f'`{_cell(value)}`' for value in declared.values)}." if declared.values else ""
        required = " Required." if declared.required else ""
        yield f"| `{declared.name}` | {type_} | {_cell(declared.meaning)}.{values}{required} |"


def _ends(kind: RelationshipKind) -> str:
    return "; ".join(f"{start} → {end}" for start, end in kind.ends)


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "&lt;")
