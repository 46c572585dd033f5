"""The two stores on a large generated graph, each beside its own engine in the same run.

    python -m bench.stores [documents] [folder]

Measured: bulk load of the embedded store beside the bare graph batch of its engine on the same tables and indexes;
Neo4j through Bolt and through its import tool; one document of 50 tasks into that graph beside five bare statements
that write the same. Making the graph is not counted. Each part runs in a process of its own; memory is the most that
process held, Java included. Where ``folder`` is given, both databases are kept in it (``embedded``, ``neo4j``), and
what is there already is not loaded again.
"""

from __future__ import annotations

import multiprocessing
import resource
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import Any, TypeVar

from bench.generated_graph import generated_graph
from bench.upserts import measure_upserts
from graph.loading import portions
from graph.model import load_model
from graph.neo4j_import import write_import
from graph.opening import open_store
from graph.rows import DocumentGraph
from graph.store import Store

ROOT = Path(__file__).resolve().parents[1]
DOCUMENTS = 100_000
MOST_LOAD = 1.5
"""How much longer the bulk load may take than the bare engine."""
MOST_UPSERT = 0.1
"""Seconds that an upsert of 50 tasks may take, in the median."""
SAMPLE = 2_000
"""Documents that go through Bolt."""

_Item = TypeVar("_Item")


@dataclass(frozen=True, slots=True)
class Load:
    """One way to load: wall clock and processor seconds, most memory in GB, disk in GB."""

    seconds: float
    processor: float
    memory: float
    disk: float

    def __str__(self) -> str:
        took = f"{self.seconds:.0f} s, processor {self.processor:.0f} s"
        return f"{took}, memory {self.memory:.1f} GB, disk {self.disk:.2f} GB"


class _Clock:
    """Wall clock and processor time of this process, without what is spent in ``making``."""

    def __init__(self) -> None:
        self._began = self._now()
        self._made = (0.0, 0.0)

    def making(self, items: Iterable[_Item]) -> Iterator[_Item]:
        remaining = iter(items)
        while True:
            began = self._now()
            try:
                item = next(remaining)
            except StopIteration:
                return
            finally:
                ended = self._now()
                self._made = (self._made[0] + ended[0] - began[0], self._made[1] + ended[1] - began[1])
            yield item

    def load(self, folder: Path) -> Load:
        now = self._now()
        seconds, processor = (now[i] - self._began[i] - self._made[i] for i in (0, 1))
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e9
        return Load(seconds, processor, memory, _size(folder))

    @staticmethod
    def _now() -> tuple[float, float]:
        return time.perf_counter(), time.process_time()


def main(arguments: list[str]) -> None:
    """Run all and print what was found."""
    documents = int(arguments[0]) if arguments else DOCUMENTS
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(arguments[1]) if len(arguments) > 1 else Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        for line in measure(documents, folder, Path(temporary)):
            print(line, flush=True)


def measure(documents: int, kept: Path, temporary: Path) -> Iterator[str]:
    """The findings, line by line."""
    yield f"{documents} documents"
    if not (kept / "embedded").exists():
        ours = _apart(_bulk_load, documents, kept / "embedded")
        yield f"embedded, bulk load: {ours}"
        bare = _apart(_bare_load, documents, temporary / "bare")
        shutil.rmtree(temporary / "bare")
        yield f"embedded, bare engine: {bare}"
        processor = ours.processor / bare.processor
        yield f"ratio {ours.seconds / bare.seconds:.2f} (aim {MOST_LOAD}), of processor time {processor:.2f}"
    yield _apart(_contents, kept / "embedded")
    yield _apart(_embedded_upserts, kept / "embedded")
    yield _apart(_through_bolt, temporary / "bolt")
    if not (kept / "neo4j").exists():
        yield _apart(_through_tool, kept / "embedded", kept / "neo4j", temporary / "tables")
    yield _apart(_neo4j_upserts, kept / "neo4j")


def _apart(part: Callable[..., Any], *arguments: Any) -> Any:
    """Run a part in a new process: one Java each, and memory of its own."""
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        return pool.submit(part, *arguments).result()


def _bulk_load(documents: int, folder: Path) -> Load:
    store = open_store("embedded", folder)
    clock = _Clock()
    store.bulk_load(clock.making(generated_graph(documents)))
    store.close()
    return clock.load(folder)


def _bare_load(documents: int, folder: Path) -> Load:
    """The graph batch of the engine, as its documentation shows it, fed with tables that are ready; a new batch now and
    then, because one keeps half of every relationship in memory until it is closed."""
    from arcadedb_embedded import open_database  # noqa: PLC0415 - Java starts with it

    from graph.engines.arcadedb import TOGETHER  # noqa: PLC0415

    open_store("embedded", folder).close()
    clock = _Clock()
    places: dict[tuple[str, str], str] = {}
    tables = clock.making(_tables(documents))
    with open_database(str(folder / "database")) as database:
        for first in tables:
            with database.graph_batch() as batch:
                for nodes, edges in chain([first], islice(tables, TOGETHER - 1)):
                    for label, rows in nodes.items():
                        ids = batch.create_vertices(label, rows)
                        places.update(zip(((label, row["id"]) for row in rows), ids, strict=True))
                    for type_, (starts, ends, rows) in edges.items():
                        batch.new_edges([places[key] for key in starts], type_, [places[key] for key in ends], rows)
    return clock.load(folder)


def _tables(documents: int) -> Iterator[tuple[dict[str, list[Any]], dict[str, tuple[list[Any], list[Any], list[Any]]]]]:
    for portion in portions(generated_graph(documents), load_model()):
        nodes: dict[str, list[Any]] = {}
        for (label, _), properties in portion.nodes.items():
            nodes.setdefault(label, []).append(properties)
        edges: dict[str, tuple[list[Any], list[Any], list[Any]]] = {}
        for (type_, start_label, start, end_label, end), properties in chain(portion.relationships, portion.between):
            starts, ends, rows = edges.setdefault(type_, ([], [], []))
            starts.append((start_label, start))
            ends.append((end_label, end))
            rows.append(properties)
        yield nodes, edges


def _contents(folder: Path) -> str:
    store = open_store("embedded", folder)
    nodes = store.run("MATCH (n) RETURN count(n) AS n").rows[0]["n"]
    relationships = store.run("MATCH ()-[r]->() RETURN count(r) AS n").rows[0]["n"]
    store.close()
    return f"{nodes} nodes, {relationships} relationships"


def _embedded_upserts(folder: Path) -> str:
    from bench.upserts import bare_embedded  # noqa: PLC0415

    store = open_store("embedded", folder)
    try:
        return _upserts("embedded", store, bare_embedded(store))
    finally:
        store.close()


def _neo4j_upserts(home: Path) -> str:
    from bench.upserts import bare_neo4j  # noqa: PLC0415

    with neo4j_server().running(home, large=True) as address:
        store = open_store(address)
        try:
            return _upserts("neo4j", store, bare_neo4j(address))
        finally:
            store.close()


def _upserts(name: str, store: Store, bare: Callable[[DocumentGraph], None]) -> str:
    found = measure_upserts(store, bare)
    said = ", ".join(f"{what} {1000 * statistics.median(seconds):.0f} ms" for what, seconds in found.items())
    return f"{name}, a document of 50 tasks, medians: {said} (aim {1000 * MOST_UPSERT:.0f} ms)"


def _through_bolt(home: Path) -> str:
    graphs = list(islice(generated_graph(DOCUMENTS), SAMPLE))
    rows = sum(len(graph.owned) + len(graph.relationships) for graph in graphs)
    with neo4j_server().running(home, large=True) as address:
        store = open_store(address)
        began = time.perf_counter()
        store.bulk_load(graphs)
        took = time.perf_counter() - began
        store.close()
    return f"neo4j, Bolt: {SAMPLE} documents, {rows} rows in {took:.0f} s, {rows / took:.0f} rows/s"


def _through_tool(embedded: Path, home: Path, tables: Path) -> str:
    server = neo4j_server()
    store = open_store("embedded", embedded)
    began = time.perf_counter()
    write_import(store, tables)
    written = time.perf_counter()
    store.close()
    server.import_tables(home, tables)
    imported = time.perf_counter()
    with server.running(home, large=True) as address:
        open_store(address).close()
    indexed = time.perf_counter()
    return (
        f"neo4j, import tool: export {written - began:.0f} s ({_size(tables):.2f} GB), "
        f"import {imported - written:.0f} s, "
        f"constraints and indexes {indexed - imported:.0f} s; disk {_size(home):.2f} GB"
    )


def neo4j_server() -> Any:
    """The server that the tests start."""
    sys.path.append(str(ROOT / "tests"))
    import neo4j_server  # noqa: PLC0415

    return neo4j_server


def _size(folder: Path) -> float:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e9


if __name__ == "__main__":
    main(sys.argv[1:])
