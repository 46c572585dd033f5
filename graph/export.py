"""The graph in files for other programs."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict
from pathlib import Path

from graph import network, rdf
from graph.errors import StoreError
from graph.model import load_model
from graph.reading import nodes, relationships
from graph.store import Store

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)


def export(store: Store, format_: str, path: Path) -> None:
    """Write the whole graph to ``path``, whole or not at all; the same graph gives the same bytes.

    Args:
        format_: one of ``FORMATS``.

    Raises:
        StoreError: there is no such format, or the file cannot be written.
    """
    if format_ not in FORMATS:
        raise StoreError(f"There is no export format {format_!r}.", f"Choose one of {', '.join(FORMATS)}.")
    partial = path.with_name(f".{path.name}.partial")
    try:
        with partial.open("wb") as file:
            file.writelines(FORMATS[format_](store))
        partial.replace(path)
    except OSError as error:
        raise StoreError(f"{path} cannot be written: {error.strerror}.") from error
    finally:
        partial.unlink(missing_ok=True)


def _graphml(store: Store) -> Iterator[bytes]:
    yield network.graphml(network.network(store)).encode()


def _gexf(store: Store) -> Iterator[bytes]:
    yield network.gexf(network.network(store)).encode()


def _turtle(store: Store) -> Iterator[bytes]:
    yield rdf.graph_of(store).serialize(format="turtle", encoding="utf-8")


def _ntriples(store: Store) -> Iterator[bytes]:
    return (line.encode() for line in rdf.ntriples(store))


def _jsonld(store: Store) -> Iterator[bytes]:
    text = rdf.graph_of(store).serialize(format="json-ld", auto_compact=True)
    content = json.loads(text)
    content["@graph"] = sorted(content.get("@graph", []), key=lambda entry: str(entry.get("@id")))
    yield (json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


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


FORMATS: Mapping[str, Callable[[Store], Iterator[bytes]]] = {
    "csv": _csv,
    "gexf": _gexf,
    "graphml": _graphml,
    "jsonl": _jsonl,
    "jsonld": _jsonld,
    "ntriples": _ntriples,
    "turtle": _turtle,
}
"""Every format by name; ``csv`` is a zip file of tables."""
