"""The RDF export: peak memory of the process that writes, and pace, at 1,000 and at 10,000 generated documents.

``python -m bench.rdf [DOCUMENTS …]``. The store is owned by another process, so that what is measured is the writing.
"""

from __future__ import annotations

import multiprocessing
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from graph.export import export
from graph.opening import open_store
from graph.rows import DocumentGraph, Node, Relationship

_TASKS = 10


def documents(number: int) -> Iterator[DocumentGraph]:
    """Invented plans that carry one directive out, each with ten tasks of two agencies."""
    for place in range(number):
        name, agency = f"kh-{place:06}", f"so-{place % 500}"
        proof = {
            "stated_by": name,
            "span_start": 10,
            "span_end": 60,
            "quote": "Thực hiện Chỉ thị số 7-CT/TW",
            "rule": "r",
        }
        owned = [Node("Document", name, {"status": "held", "number": f"{place}/KH-UBND", "issued_on": "2031-05-06"})]
        shared = [Node("Document", "ct-7", {"status": "cited", "number": "7-CT/TW"})]
        shared += [Node("Agency", agency, {"name": agency}), Node("AgencyKind", "so", {"name": "Sở"})]
        links = [
            Relationship("IMPLEMENTS", "Document", name, "Document", "ct-7", proof),
            Relationship("INSTANCE_OF", "Agency", agency, "AgencyKind", "so", {"stated_by": name}),
        ]
        for task in (f"{name}/task/{ordinal}" for ordinal in range(1, _TASKS + 1)):
            owned.append(Node("Task", task, {"ordinal": 1, "text": "Xây dựng kế hoạch", "quote": "Xây dựng kế hoạch"}))
            links.append(Relationship("HAS_TASK", "Document", name, "Task", task, {"stated_by": name}))
            links.append(Relationship("LED_BY", "Task", task, "Agency", agency, proof))
        yield DocumentGraph(name, tuple(owned), tuple(shared), tuple(links))


def measure(number: int) -> Iterator[str]:
    """A line for each form."""
    with tempfile.TemporaryDirectory() as folder:
        store = open_store("embedded", Path(folder) / "store")
        store.bulk_load(documents(number))
        for form in ("ntriples", "turtle", "jsonld"):
            context = multiprocessing.get_context("spawn")
            with context.Pool(1) as pool:
                seconds, size, peak = pool.apply(_write, (Path(folder), form))
            yield f"{number:,} documents as {form}: {size / 1e6:,.0f} MB in {seconds:.0f} s, peak {peak:.0f} MB"
        store.close()


def _write(folder: Path, form: str) -> tuple[float, int, float]:
    """Seconds, bytes written, and most megabytes that this process had in memory."""
    store = open_store("embedded", folder / "store")
    started = time.perf_counter()
    export(store, form, folder / form)
    seconds = time.perf_counter() - started
    return seconds, (folder / form).stat().st_size, _peak()


def _peak() -> float:
    """Most megabytes of this process since it began; ``getrusage`` would count those of the parent that spawned it."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:")) / 1024


if __name__ == "__main__":
    for documents_ in map(int, sys.argv[1:] or ["1000", "10000"]):
        for line in measure(documents_):
            print(line, flush=True)
