"""The text of ``queries/graph/schema.cypher``: the model as rows, so that the question answers on any store."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from graph.model import Model, NodeKind, RelationshipKind, load_model

FILE = Path(__file__).parent / "graph" / "schema.cypher"

_HEADER = """// summary:
//   vi: Mô hình của đồ thị, mọi loại nút và quan hệ cùng thuộc tính
//   en: The model of the graph, every kind of node and relationship with its properties
// path: /graph/schema
// parameters:
//   kind: {type: string, default: null, vi: "chỉ loại này, ví dụ Document", en: "only this kind, such as Document"}
// columns:
//   kind: {type: string, vi: nút hay quan hệ, en: node or relationship}
//   name: {type: string, vi: tên, en: name}
//   label_vi: {type: string, vi: tên tiếng Việt, en: Vietnamese label}
//   label_en: {type: string, vi: tên tiếng Anh, en: English label}
//   ends: {type: list, vi: nối từ đâu đến đâu, en: what it joins}
//   property: {type: string, vi: thuộc tính, en: property}
//   type: {type: string, vi: kiểu, en: type}
//   required: {type: boolean, vi: bắt buộc, en: required}
//   values: {type: list, vi: giá trị cho phép, en: allowed values}
//   unit: {type: string, vi: đơn vị, en: unit}
//   meaning: {type: string, vi: ý nghĩa, en: meaning}
//   rdf: {type: string, vi: thuật ngữ RDF, en: RDF term}
// examples:
//   - {}
//   - {kind: Document}
//
// One row for each property of each kind. This file is written by python -m queries.reference from graph/schema.
"""

_COLUMNS = (
    "kind", "name", "label_vi", "label_en", "ends", "property", "type", "required", "values", "unit", "meaning", "rdf",
)  # fmt: skip


def model_question() -> str:
    """The whole file; the same model gives the same text."""
    rows = ",\n  ".join(_literal(row) for row in _rows(load_model()))
    returned = ", ".join(f"row.{name} AS {name}" for name in _COLUMNS)
    chosen = "WITH row WHERE $kind IS NULL OR row.name = $kind"
    return f"{_HEADER}UNWIND [\n  {rows}\n] AS row\n{chosen}\nRETURN {returned}\n"


def _rows(model: Model) -> Iterator[dict[str, Any]]:
    for node in model.nodes.values():
        yield from _properties("node", node, [])
    for relationship in model.relationships.values():
        yield from _properties("relationship", relationship, [f"{a} → {b}" for a, b in relationship.ends])


def _properties(kind: str, of: NodeKind | RelationshipKind, ends: list[str]) -> Iterator[dict[str, Any]]:
    for entry in of.properties.values():
        yield {
            "kind": kind,
            "name": of.name,
            "label_vi": of.label["vi"],
            "label_en": of.label["en"],
            "ends": ends,
            "property": entry.name,
            "type": entry.type,
            "required": entry.required,
            "values": list(entry.values),
            "unit": entry.unit,
            "meaning": entry.meaning,
            "rdf": entry.rdf or of.rdf if entry.name == "id" else entry.rdf,
        }


def _literal(value: Any) -> str:
    """A value as Cypher writes it."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{name}: {_literal(item)}" for name, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_literal, value)) + "]"
    return json.dumps(value, ensure_ascii=False)
