"""The RDF projection of generated documents: peak memory and pace of each form at growing numbers, and how long the
index for SPARQL takes.

    python -m bench.rdf [DOCUMENTS …]

The store is owned by this process, and each export runs in another, so that what is measured is the writing.
"""

from __future__ import annotations

import multiprocessing
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from bench.generated_graph import generated_graph
from graph.export import export
from graph.namespaces import DEFAULT_BASE
from graph.opening import open_store
from graph.rdf import WRITERS
from graph.rdf.index import SparqlIndex, fingerprint
from graph.store import Store

DOCUMENTS = (100, 500)
MOST_GROWTH = 1.25
"""How much more memory the export of the largest graph may take than that of the smallest."""
_PATIENCE = 7_200.0


class _Export(NamedTuple):
    """Seconds, bytes written, and most megabytes that the process had in memory."""

    seconds: float
    size: int
    peak: float


def measure(numbers: tuple[int, ...] = DOCUMENTS) -> Iterator[str]:
    """A line for each form and index, and the growth of memory from the smallest to the largest graph."""
    peaks: dict[str, list[float]] = {form: [] for form in sorted(WRITERS)}
    for number in numbers:
        with tempfile.TemporaryDirectory() as folder:
            store = open_store("embedded", Path(folder) / "store")
            store.bulk_load(generated_graph(number))
            for form, found in peaks.items():
                made = _apart(Path(folder), form)
                found.append(made.peak)
                size = f"{made.size / 1e6:,.0f} MB in {made.seconds:.0f} s ({made.size / 1e6 / made.seconds:.1f} MB/s)"
                yield f"{number:,} documents as {form}: {size}, peak memory {made.peak:.0f} MB"
            yield f"{number:,} documents: {_index(store, Path(folder) / 'sparql')}"
            store.close()
    for form, found in peaks.items():
        yield f"{form}: {found[-1] / found[0]:.2f} times the memory for {numbers[-1] / numbers[0]:.0f} times the graph"
    yield f"aim: at most {MOST_GROWTH} times"


def _apart(folder: Path, form: str) -> _Export:
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(_write, (folder, form))


def _write(folder: Path, form: str) -> _Export:
    store = open_store("embedded", folder / "store")
    began = time.perf_counter()
    export(store, form, folder / form)
    return _Export(time.perf_counter() - began, (folder / form).stat().st_size, _peak())


def _peak() -> float:
    """Most megabytes of this process since it began; ``getrusage`` would count those of the parent that spawned it."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:")) / 1024


def _index(store: Store, folder: Path) -> str:
    """How long it takes to see whether the store has changed, and to make the index anew."""
    began = time.perf_counter()
    fingerprint(store, DEFAULT_BASE)
    looked = time.perf_counter()
    SparqlIndex(store, folder, patience=_PATIENCE).current()
    made = time.perf_counter()
    return f"index for SPARQL in {made - looked:.0f} s; seeing whether the store has changed {looked - began:.2f} s"


def main(arguments: list[str]) -> None:
    """Print what was found."""
    for line in measure(tuple(map(int, arguments)) or DOCUMENTS):
        print(" ", line, flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
