"""A process that answers SPARQL: one question at a time, so that one that takes too long can be ended with it."""

from __future__ import annotations

import json
import multiprocessing
import resource
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from graph.namespaces import PREFIXES

MEMORY = 4 * 1024**3
"""Bytes of address space that a question may use."""
MOST_ROWS = 10_000
"""Rows of an answer to SELECT."""
MOST_TRIPLES = 100_000
"""Triples of an answer to CONSTRUCT or DESCRIBE."""

TABLES = {
    "application/sparql-results+json": ox.QueryResultsFormat.JSON,
    "application/sparql-results+xml": ox.QueryResultsFormat.XML,
    "text/csv": ox.QueryResultsFormat.CSV,
    "text/tab-separated-values": ox.QueryResultsFormat.TSV,
}
"""Media types of answers to SELECT and ASK (the last two not to ASK)."""
GRAPHS = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/ld+json": ox.RdfFormat.JSON_LD,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
}
"""Media types of answers to CONSTRUCT and DESCRIBE."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, and the media types wanted for each kind of answer, best first.

    Attributes:
        default_graphs, named_graphs: the dataset by the protocol; with neither it is all that there is.
    """

    text: str
    tables: tuple[str, ...]
    graphs: tuple[str, ...]
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of it: ``content`` in ``media_type``; or else ``problem`` (``"syntax"``, ``"rows"``, ``"media"``,
    ``"failed"``) and ``detail``."""

    media_type: str = ""
    content: bytes = b""
    problem: str = ""
    detail: str = ""


def serve(connection: Connection, folder: Path) -> None:
    """Answer questions over the index in ``folder`` until the other side closes."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    index = ox.Store.read_only(str(folder))
    connection.send(None)
    while True:
        try:
            asked = connection.recv()
        except EOFError:
            return
        connection.send(answer(index, asked))


def start(folder: Path) -> tuple[multiprocessing.process.BaseProcess, Connection]:
    """A process that serves ``folder``, spawned and not forked: the parent may hold Java and threads."""
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe()
    process = context.Process(target=serve, args=(there, folder), daemon=True, name="chithi-sparql")
    process.start()
    there.close()
    return process, here


def answer(index: ox.Store, asked: Asked) -> Answer:
    """The answer to a question that ``graph.rdf.questions`` let pass."""
    try:
        found = index.query(asked.text, prefixes=dict(PREFIXES), **_dataset(asked))
        if isinstance(found, ox.QueryTriples):
            return _graph(found, asked.graphs)
        return _table(found, asked.tables)
    except SyntaxError as error:
        return Answer(problem="syntax", detail=str(error.msg or error))
    except (OSError, ValueError, MemoryError) as error:
        return Answer(problem="failed", detail=str(error) or type(error).__name__)


def _dataset(asked: Asked) -> dict[str, Any]:
    """Raises ValueError: the name of a graph is no absolute IRI."""
    if not (asked.default_graphs or asked.named_graphs):
        return {}
    return {
        "default_graph": [ox.NamedNode(name) for name in asked.default_graphs],
        "named_graphs": [ox.NamedNode(name) for name in asked.named_graphs],
    }


def _graph(found: ox.QueryTriples, wanted: tuple[str, ...]) -> Answer:
    media = next((name for name in wanted if name in GRAPHS), None)
    if media is None:
        return Answer(problem="media", detail=", ".join(GRAPHS))
    listed = list(islice(found, MOST_TRIPLES + 1))
    if len(listed) > MOST_TRIPLES:
        return Answer(problem="rows", detail=f"more than {MOST_TRIPLES:,} triples")
    content = ox.serialize(listed, format=GRAPHS[media], prefixes=dict(PREFIXES))
    return Answer(media, content or b"")


def _table(found: ox.QuerySolutions | ox.QueryBoolean, wanted: tuple[str, ...]) -> Answer:
    truth = isinstance(found, ox.QueryBoolean)
    media = next((name for name in wanted if name in TABLES and not (truth and name.startswith("text/"))), None)
    if media is None:
        return Answer(problem="media", detail=", ".join(name for name in TABLES if not (truth and "text/" in name)))
    if isinstance(found, ox.QueryBoolean):
        return Answer(media, found.serialize(format=TABLES[media]) or b"")
    rows = list(islice(found, MOST_ROWS + 1))
    if len(rows) > MOST_ROWS:
        return Answer(problem="rows", detail=f"more than {MOST_ROWS:,} rows")
    content = results_json([variable.value for variable in found.variables], rows)
    if TABLES[media] is not ox.QueryResultsFormat.JSON:
        parsed = ox.parse_query_results(content, format=ox.QueryResultsFormat.JSON)
        content = parsed.serialize(format=TABLES[media]) or b""
    return Answer(media, content)


def results_json(variables: list[str], rows: Iterable[ox.QuerySolution]) -> bytes:
    """SPARQL 1.1 Query Results JSON of rows that have been counted."""
    bindings = [
        {name: _binding(value) for name in variables if (value := row[name]) is not None}  # a name is unbound or bound
        for row in rows
    ]
    document = {"head": {"vars": variables}, "results": {"bindings": bindings}}
    return json.dumps(document, ensure_ascii=False).encode()


def _binding(value: Any) -> dict[str, str]:
    if isinstance(value, ox.NamedNode):
        return {"type": "uri", "value": value.value}
    if isinstance(value, ox.BlankNode):
        return {"type": "bnode", "value": value.value}
    said = {"type": "literal", "value": value.value}
    if value.language:
        return said | {"xml:lang": value.language}
    plain = value.datatype.value == "http://www.w3.org/2001/XMLSchema#string"
    return said if plain else said | {"datatype": value.datatype.value}
