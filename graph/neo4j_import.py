"""The graph as a folder of tables for ``neo4j-admin database import full``: the fast way into an empty Neo4j.

One CSV file a label (``nodes/Task.csv``) and one for each kind of relationship and pair of ends
(``relationships/HAS_TASK.Document.Task.csv``), each with a typed header that comes from the model, and the options of
the tool in ``import.args``. In that folder, on the machine of the stopped server::

    neo4j-admin database import full neo4j @import.args

Constraints and indexes are not part of it: they are made when the store is first opened. Format: Neo4j Operations
Manual, "Import", section "CSV header format".
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from pathlib import Path

from graph.errors import StoreError
from graph.model import Model, Property, load_model
from graph.reading import nodes, relationships
from graph.rows import Relationship, Value
from graph.store import Store

ARGUMENTS = "import.args"
"""The file of options in the folder."""

_TYPES = {"string": "string", "integer": "long", "float": "double", "boolean": "boolean", "date": "date"}
_OPTIONS = ("--id-type=string", "--multiline-fields=true", "--input-encoding=UTF-8")


def write_import(store: Store, folder: Path) -> None:
    """Write the whole graph into ``folder``, which must not be there yet; row by row, whole or not at all.

    Raises:
        StoreError: the folder is there already, or cannot be written.
    """
    if folder.exists():
        raise StoreError(f"{folder} is there already.", "Choose another folder, or delete that one.")
    partial = folder.with_name(f".{folder.name}.partial")
    try:
        shutil.rmtree(partial, ignore_errors=True)
        arguments = [*_OPTIONS, *_write_nodes(store, partial), *_write_relationships(store, partial)]
        (partial / ARGUMENTS).write_text("".join(f"{argument}\n" for argument in arguments), encoding="utf-8")
        partial.rename(folder)
    except OSError as error:
        raise StoreError(f"{folder} cannot be written: {error.strerror}.") from error
    finally:
        shutil.rmtree(partial, ignore_errors=True)


def _write_nodes(store: Store, folder: Path) -> Iterator[str]:
    """Write the tables of nodes; the options that name them."""
    model = load_model()
    for label, group in groupby(nodes(store), key=lambda node: node.label):
        kind = model.nodes[label]
        columns = [declared for name, declared in kind.properties.items() if name != kind.key]
        header = [f"{kind.key}:ID({label})", *map(_column, columns)]
        rows = ([_quoted(node.id), *_fields(node.properties, columns)] for node in group)
        yield f"--nodes={label}={_write(folder / 'nodes' / f'{label}.csv', header, rows)}"


def _write_relationships(store: Store, folder: Path) -> Iterator[str]:
    model = load_model()
    for kind, group in groupby(relationships(store), key=lambda r: (r.type, r.start_label, r.end_label)):
        path = folder / "relationships" / f"{'.'.join(kind)}.csv"
        yield f"--relationships={kind[0]}={_write(path, *_relationship_table(model, kind, group))}"


def _relationship_table(
    model: Model, kind: tuple[str, str, str], rows: Iterable[Relationship]
) -> tuple[list[str], Iterator[list[str]]]:
    type_, start, end = kind
    columns = list(model.relationships[type_].properties.values())
    header = [f":START_ID({start})", f":END_ID({end})", *map(_column, columns)]
    return header, ([_quoted(r.start), _quoted(r.end), *_fields(r.properties, columns)] for r in rows)


def _write(path: Path, header: list[str], rows: Iterable[list[str]]) -> str:
    """Write a table; its path from the folder of the export."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(",".join(header) + "\n")
        file.writelines(",".join(row) + "\n" for row in rows)
    return f"{path.parent.name}/{path.name}"


def _column(declared: Property) -> str:
    return f"{declared.name}:{_TYPES[declared.type]}"


def _fields(properties: Mapping[str, Value], columns: Iterable[Property]) -> Iterator[str]:
    return (_field(properties.get(declared.name)) for declared in columns)


def _field(value: Value) -> str:
    """One field: nothing at all is no value, while ``""`` is an empty text."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return _quoted(value) if isinstance(value, str) else repr(value)


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'
