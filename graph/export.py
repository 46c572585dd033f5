"""The graph in files for other programs."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import asdict
from pathlib import Path

from graph import network, rdf
from graph.errors import StoreError
from graph.model import load_model
from graph.namespaces import DEFAULT_BASE, checked_base
from graph.reading import nodes, relationships
from graph.store import Store

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)


def export(
    store: Store, format_: str, path: Path, *, base: str = DEFAULT_BASE, only: Collection[str] | None = None
) -> None:
    """Write the graph to ``path``, whole or not at all; the same graph gives the same bytes.

    Args:
        format_: one of ``FORMATS``.
        base: what the IRIs of things begin with, in RDF.
        only: ids of the nodes to write with the relationships among them; only in a format of ``NETWORKS``.

    Raises:
        StoreError: there is no such format, it cannot hold a part, the base is none, or the file cannot be written.
    """
    parts = _parts(store, format_, checked_base(base), only)
    partial = path.with_name(f".{path.name}.partial")
    try:
        with partial.open("wb") as file:
            file.writelines(parts)
        partial.replace(path)
    except OSError as error:
        raise StoreError(f"{path} cannot be written: {error.strerror}.") from error
    finally:
        partial.unlink(missing_ok=True)


def _parts(store: Store, format_: str, base: str, only: Collection[str] | None) -> Iterator[bytes]:
    if format_ not in FORMATS:
        raise StoreError(f"There is no export format {format_!r}.", f"Choose one of {', '.join(FORMATS)}.")
    if format_ in NETWORKS:
        graph = network.network(store) if only is None else network.subgraph(store, only)
        return iter([NETWORKS[format_](graph).encode()])
    if only is not None:
        raise StoreError(
            f"The format {format_} holds the whole graph only.", f"For a part choose {' or '.join(NETWORKS)}."
        )
    if format_ in rdf.WRITERS:
        return (piece.encode() for piece in rdf.WRITERS[format_](rdf.triples(store, base)))
    return _TABLES[format_](store)


def _jsonl(store: Store) -> Iterator[bytes]:
    for node in nodes(store):
        yield _line({"node": asdict(node)})
    for relationship in relationships(store):
        yield _line({"relationship": asdict(relationship)})


def _line(value: Mapping[str, object]) -> bytes:
    return (json.dumps(value, ensure_ascii=False) + "\n").encode()


def _csv(store: Store) -> Iterator[bytes]:
    """A zip file with a table for each label and relationship type that has any."""
    tables: dict[str, list[dict[str, object]]] = {}
    for node in nodes(store):
        tables.setdefault(f"nodes/{node.label}.csv", []).append({"id": node.id, **node.properties})
    for edge in relationships(store):
        ends = {"start_label": edge.start_label, "start": edge.start, "end_label": edge.end_label, "end": edge.end}
        tables.setdefault(f"relationships/{edge.type}.csv", []).append({**ends, **edge.properties})
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as file:
        for name, rows in sorted(tables.items()):
            file.writestr(zipfile.ZipInfo(name, _FIRST_DAY), _table(name, rows), zipfile.ZIP_DEFLATED)
    yield archive.getvalue()


def _table(name: str, rows: Iterable[Mapping[str, object]]) -> str:
    model = load_model()
    kind = Path(name).stem
    ends = ["start_label", "start", "end_label", "end"]
    columns = [*model.nodes[kind].properties] if kind in model.nodes else [*ends, *model.relationships[kind].properties]
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


NETWORKS: Mapping[str, Callable[[network.Network], str]] = {"gexf": network.gexf, "graphml": network.graphml}
_TABLES: Mapping[str, Callable[[Store], Iterator[bytes]]] = {"csv": _csv, "jsonl": _jsonl}
FORMATS = tuple(sorted([*NETWORKS, *_TABLES, *rdf.WRITERS]))
"""Every format; ``csv`` is a zip file of tables."""
