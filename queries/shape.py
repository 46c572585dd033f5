"""Rows as the tree or the matrix that they are the long form of.

A question declares it in its header, and every door can offer it beside the rows::

    // shape: {tree: {node: source, parent: target}}
    // shape: {matrix: {row: indicator, column: document}}

In a tree, ``node`` and ``parent`` are columns with ids; a node that several parents have stands under the first one by
rows. In a matrix, ``row`` and ``column`` are the columns that name a cell.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

_PARTS = {"tree": ("node", "parent"), "matrix": ("row", "column")}

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Shape:
    """How rows are to be read.

    Attributes:
        kind: ``tree`` or ``matrix``.
        names: the two columns that place a row: node and parent, or row and column.
    """

    kind: str
    names: tuple[str, str]

    def of(self, rows: Sequence[Row]) -> Any:
        """The rows in this shape.

        Returns:
            A tree: the list of its roots, each a row with ``children``; a root that no row describes has only its id.
            A matrix: ``{"rows": [...], "columns": [...], "cells": {row: {column: [rows]}}}``, names in the order of
            their first row.
        """
        return _tree(rows, *self.names) if self.kind == "tree" else _matrix(rows, *self.names)


def read_shape(plain: Any, columns: Sequence[str]) -> Shape:
    """The shape that a header declares.

    Raises:
        ValueError: it is none of the two, or names a column that the question does not have.
    """
    if not isinstance(plain, dict) or len(plain) != 1 or not plain.keys() <= _PARTS.keys():
        raise ValueError(f"must be one of {', '.join(_PARTS)}")
    [(kind, named)] = plain.items()
    if not isinstance(named, dict) or named.keys() != set(_PARTS[kind]):
        raise ValueError(f"{kind} must name {' and '.join(_PARTS[kind])}")
    first, second = (str(named[part]) for part in _PARTS[kind])
    for name in (first, second):
        if name not in columns:
            raise ValueError(f"names the column {name}, which the question does not have")
    return Shape(kind, (first, second))


def _tree(rows: Sequence[Row], node: str, parent: str) -> list[dict[str, Any]]:
    placed: dict[str, dict[str, Any]] = {}
    for row in rows:
        placed.setdefault(row[node], {**row, "children": []})
    roots: dict[str, dict[str, Any]] = {}
    for row in list(placed.values()):
        above = placed.get(row[parent])
        if above is None:
            above = roots.setdefault(row[parent], {node: row[parent], "children": []})
        above["children"].append(row)
    return list(roots.values())


def _matrix(rows: Sequence[Row], row: str, column: str) -> dict[str, Any]:
    cells: dict[str, dict[str, list[Row]]] = {}
    for entry in rows:
        cells.setdefault(entry[row], {}).setdefault(entry[column], []).append(entry)
    columns = dict.fromkeys(entry[column] for entry in rows)
    return {"rows": list(cells), "columns": list(columns), "cells": cells}
