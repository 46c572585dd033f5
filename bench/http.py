"""The HTTP interface beside what it stands on, in one run, on the loopback address.

    python -m bench.http FOLDER [SECONDS]

``FOLDER`` is one that ``bench.stores`` kept. Measured: what an endpoint adds to its bare query, one request at a time
and without kept answers; and looking documents up by id over 32 connections, with kept answers (``api.answers``) and
without, beside a FastAPI endpoint that returns a constant and is served in the same way: one process on the embedded
store, two workers on Neo4j. Each part is asked for SECONDS before it is measured for as long, since the engines' Java
is slow until it is compiled. The load is made by ``wrk``, which must be installed.
"""

from __future__ import annotations

import http.client
import os
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from fastapi import FastAPI

from graph.opening import open_store
from graph.store import Store
from queries.catalogue import Catalogue

CONNECTIONS = 32
SECONDS = 10
OVERHEAD = 3.0
"""Milliseconds that an endpoint may add to its query, in the median."""
SHARE = 0.5
"""Of the requests that the constant answers in the same time."""
_REQUESTS = 200
_DOCUMENTS = 100
_STORE, _FOLDER, _ANSWERS = "BENCH_HTTP_STORE", "BENCH_HTTP_FOLDER", "CHITHI_ANSWERS_MB"
_START_SECONDS = 120.0


def constant() -> FastAPI:
    """What is measured against; a factory for uvicorn."""
    app = FastAPI()

    @app.get("/documents/{document}")
    def document(document: str) -> dict[str, str]:
        return {"id": "constant"}

    return app


def chithi() -> FastAPI:
    """The application over the store that the environment names; a factory for uvicorn."""
    from api.app import create_app  # noqa: PLC0415
    from api.settings import read_settings  # noqa: PLC0415

    return create_app(read_settings(), store=open_store(os.environ[_STORE], Path(os.environ[_FOLDER])))


def main(arguments: Sequence[str]) -> None:
    """Run all and print what was found."""
    from bench.stores import neo4j_server  # noqa: PLC0415

    if shutil.which("wrk") is None:
        raise SystemExit("wrk is not installed.")
    folder, seconds = Path(arguments[0]), int(arguments[1]) if len(arguments) > 1 else SECONDS
    store = open_store("embedded", folder / "embedded")
    documents = _documents(store)
    store.close()
    print(_part("embedded", folder / "embedded", documents, seconds, workers=1), flush=True)
    with neo4j_server().running(folder / "neo4j", large=True) as address:
        print(_part(address, folder, documents, seconds, workers=2), flush=True)


def _documents(store: Store) -> list[str]:
    statement = f"MATCH (d:Document {{status: 'held'}}) RETURN d.id AS id ORDER BY d.id LIMIT {_DOCUMENTS}"
    return [row["id"] for row in store.run(statement).rows]


def _part(store: str, folder: Path, documents: Sequence[str], seconds: int, workers: int) -> str:
    bare = _bare(store, folder, documents, seconds)  # first, so that a server of Neo4j is warm for what follows
    place = {_STORE: store, _FOLDER: str(folder)}
    with _served("chithi", workers, {**place, _ANSWERS: "0"}) as port:
        computed = _load(port, documents, seconds)
        one = _one_by_one(port, documents)
    with _served("chithi", workers, place) as port:
        asked = _load(port, documents, seconds)
    with _served("constant", workers, {}) as port:
        plain = _load(port, documents, seconds)
    return (
        f"{store.partition(':')[0]}, {workers} process(es): {asked:.0f} look-ups/s, constant {plain:.0f}/s, "
        f"share {asked / plain:.2f} (aim {SHARE}); without kept answers {computed:.0f}/s, "
        f"share {computed / plain:.2f}; "
        f"one at a time {one:.1f} ms, bare query {bare:.1f} ms, overhead {one - bare:.1f} ms (aim {OVERHEAD:.0f})"
    )


@contextmanager
def _served(factory: str, workers: int, more: dict[str, str]) -> Iterator[int]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    command = [sys.executable, "-m", "uvicorn", "--factory", f"bench.http:{factory}", "--port", str(port)]
    with tempfile.TemporaryDirectory() as data:
        process = subprocess.Popen(
            [*command, "--workers", str(workers), "--log-level", "warning"],
            env={**os.environ, **more, "CHITHI_DATA": data},
        )
        try:
            _wait(port, process)
            yield port
        finally:
            process.terminate()
            process.wait()


def _wait(port: int, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + _START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            _get(http.client.HTTPConnection("127.0.0.1", port), "none")
            return
        except OSError:
            time.sleep(0.1)
    raise SystemExit("The server did not start.")


def _get(connection: http.client.HTTPConnection, document: str) -> None:
    connection.request("GET", f"/documents/{document}")
    connection.getresponse().read()


def _one_by_one(port: int, documents: Sequence[str]) -> float:
    connection = http.client.HTTPConnection("127.0.0.1", port)
    return _median(lambda document: _get(connection, document), documents)


def _bare(address: str, folder: Path, documents: Sequence[str], seconds: int) -> float:
    store, question = open_store(address, folder), Catalogue()["documents/show"]
    warm = time.monotonic() + seconds
    try:
        while time.monotonic() < warm:
            store.run(question.cypher, {"document": documents[0]})
        return _median(lambda document: store.run(question.cypher, {"document": document}), documents)
    finally:
        store.close()


def _median(ask: Callable[[str], object], documents: Sequence[str]) -> float:
    """Milliseconds."""
    times = []
    for number in range(_REQUESTS):
        began = time.perf_counter()
        ask(documents[number % len(documents)])
        times.append(1000 * (time.perf_counter() - began))
    return statistics.median(times)


def _load(port: int, documents: Sequence[str], seconds: int) -> float:
    """Requests answered in a second, after as many seconds that do not count."""
    paths = ", ".join(f'"/documents/{document}"' for document in documents)
    asks = 'request = function() n = n + 1; return wrk.format("GET", paths[n % #paths + 1]) end'
    script = f"local paths = {{{paths}}}\nlocal n = 0\n{asks}\n"
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as file:
        file.write(script)
        file.flush()
        command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "-s", file.name, f"http://127.0.0.1:{port}"]
        subprocess.run(command, capture_output=True, check=True)
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    if failed := re.search(r"Non-2xx or 3xx responses: \d+", done.stdout):
        raise SystemExit(failed[0])
    rate = re.search(r"Requests/sec:\s+([\d.]+)", done.stdout)
    if rate is None:
        raise SystemExit(f"wrk said nothing of its rate: {done.stdout}")
    return float(rate[1])


if __name__ == "__main__":
    main(sys.argv[1:])
