"""One embedded store, several real processes."""

from __future__ import annotations

import http.client
import json
import os
import signal
import subprocess
import sys
import textwrap
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import pytest

from graph.engines.arcadedb import EmbeddedStore
from graph.errors import InvalidRows, QueryTimeout, StoreError, StoreLocked, StoreUnavailable, WriteRefused
from graph.opening import open_store
from graph.owner import SharedStore
from graph.rows import DocumentGraph, Node, Relationship
from graph.store import Store

ROOT = Path(__file__).parents[2]
PLANS = """
    import sys, time
    from pathlib import Path
    from graph.rows import DocumentGraph, Node, Relationship
    from graph.opening import open_store
    def plan(name, tasks=2):
        own = [Node("Task", f"{name}/task/{n}", {"ordinal": n, "text": "Việc"}) for n in range(1, tasks + 1)]
        says = [Relationship("HAS_TASK", "Document", name, "Task", t.id, {"stated_by": name}) for t in own]
        return DocumentGraph(name, (Node("Document", name, {"status": "held"}), *own), (), tuple(says))
    folder = Path(sys.argv[1])
"""


def start(folder: Path, script: str) -> subprocess.Popen[str]:
    code = textwrap.dedent(PLANS) + textwrap.dedent(script)
    return subprocess.Popen(
        [sys.executable, "-c", code, str(folder)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@contextmanager
def owner(folder: Path) -> Iterator[subprocess.Popen[str]]:
    """A process that owns the store, holds the plan kh-1, and closes it when its standard input ends."""
    process = start(
        folder,
        """
        store = open_store("embedded", folder)
        store.upsert([plan("kh-1")])
        print("ready", flush=True)
        sys.stdin.read()
        store.close()
        """,
    )
    try:
        assert _line(process.stdout) == "ready", process.communicate()[1]
        yield process
    finally:
        process.kill()
        process.wait()
        for stream in (process.stdin, process.stdout, process.stderr):
            assert stream is not None
            stream.close()


def _line(stream: IO[str] | None) -> str:
    assert stream is not None
    return stream.readline().strip()


def plan(name: str) -> DocumentGraph:
    return DocumentGraph(name, (Node("Document", name, {"status": "held"}),))


def documents(store: Store) -> list[str]:
    return [row["id"] for row in store.run("MATCH (d:Document) RETURN d.id AS id ORDER BY id").rows]


def test_the_second_process_notices_nothing(tmp_path: Path) -> None:
    with owner(tmp_path):
        store = open_store("embedded", tmp_path)
        assert isinstance(store, SharedStore)
        assert not store.owns
        assert documents(store) == ["kh-1"]
        store.upsert([plan("kh-2")])
        store.bulk_load(plan(f"kh-{n}") for n in range(3, 6))
        store.remove("kh-3")
        assert documents(store) == ["kh-1", "kh-2", "kh-4", "kh-5"]
        empty = store.run("MATCH (d:Document {id: $id}) RETURN d.id AS id, d.title AS title", {"id": "không có"})
        assert (empty.columns, empty.rows) == (("id", "title"), [])
        store.close()


def test_errors_of_the_owner_keep_their_type_and_words(tmp_path: Path) -> None:
    with owner(tmp_path):
        store = open_store("embedded", tmp_path)
        with pytest.raises(WriteRefused, match="would write: DELETE"):
            store.run("MATCH (n) DELETE n")
        with pytest.raises(QueryTimeout):
            store.run("UNWIND range(1, 5000) AS i UNWIND range(1, 5000) AS j RETURN sum(i * j) AS n", timeout=0.2)
        with pytest.raises(InvalidRows, match="no label"):
            store.upsert([DocumentGraph("a", (Node("Nothing", "a"),))])
        with pytest.raises(StoreError, match="embedded store refused"):
            store.run("MATCH (n RETURN n")
        store.close()


def test_when_the_owner_is_killed_the_next_takes_its_place(tmp_path: Path) -> None:
    with owner(tmp_path) as process:
        store = open_store("embedded", tmp_path)
        assert documents(store) == ["kh-1"]
        process.kill()
        process.wait()
        assert documents(store) == ["kh-1"]
        assert isinstance(store, SharedStore)
        assert store.owns
        store.close()
        store.close()


def test_when_the_owner_closes_those_who_ask_meanwhile_get_their_answers(tmp_path: Path) -> None:
    with owner(tmp_path) as process:
        store = open_store("embedded", tmp_path)
        assert process.stdin is not None
        for number in range(2, 12):
            if number == 4:
                process.stdin.close()
            store.upsert([plan(f"kh-{number:02}")])
        assert process.wait(30) == 0
        assert documents(store) == sorted(["kh-1", *(f"kh-{n:02}" for n in range(2, 12))])
        store.close()


def test_many_at_once_lose_nothing(tmp_path: Path) -> None:
    script = """
        store = open_store("embedded", folder)
        for number in range(4):
            store.upsert([plan(f"{sys.stdin.readline().strip()}-{number}")])
        store.close()
    """
    processes = [start(tmp_path, script) for _ in range(3)]
    for name, process in zip("abc", processes, strict=True):
        _, said = process.communicate(f"{name}\n" * 4, timeout=90)
        assert process.returncode == 0, said
        assert said == ""
    store = open_store("embedded", tmp_path)
    assert documents(store) == [f"{name}-{number}" for name in "abc" for number in range(4)]
    assert store.run("MATCH (:Document)-[:HAS_TASK]->(t) RETURN count(t) AS n").rows == [{"n": 24}]
    store.close()


def test_an_owner_that_does_not_answer_is_named(tmp_path: Path) -> None:
    with owner(tmp_path) as process:
        (tmp_path / "owner.json").write_text(
            json.dumps({"pid": process.pid, "command": "chithi serve", "port": 9, "token": "x"})
        )
        with pytest.raises(StoreLocked, match=rf"process {process.pid} \(chithi serve\)"):
            SharedStore(tmp_path, lambda: EmbeddedStore(tmp_path, heap="2g"), wait=0.3)


def test_only_who_knows_the_token_is_answered(tmp_path: Path) -> None:
    store = open_store("embedded", tmp_path)
    path = tmp_path / "owner.json"
    assert path.stat().st_mode & 0o777 == 0o600
    known = json.loads(path.read_text())
    assert known["pid"] == os.getpid()
    for headers in ({}, {"Authorization": "Bearer wrong"}, {"Authorization": f"Bearer {known['token']}x"}):
        connection = http.client.HTTPConnection("127.0.0.1", known["port"], timeout=5)
        connection.request("POST", "/clear", b"{}", headers)
        assert connection.getresponse().status == 403
        connection.close()
    store.close()
    assert not path.exists()


def test_sigterm_ends_the_owner_in_order(tmp_path: Path) -> None:
    with owner(tmp_path) as process:
        process.send_signal(signal.SIGTERM)
        _, said = process.communicate(timeout=30)
        assert process.returncode == 128 + signal.SIGTERM, said
        assert "SIGSEGV" not in said
        assert not (tmp_path / "owner.json").exists()
    store = open_store("embedded", tmp_path)
    assert documents(store) == ["kh-1"]
    store.close()


def test_a_folder_that_holds_something_else_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreUnavailable, match="cannot be used"):
        open_store("embedded", tmp_path / "file")
    (tmp_path / "database").mkdir()
    (tmp_path / "database" / "schema.json").write_text("{")
    (tmp_path / "database" / "configuration.json").write_text("{")
    with pytest.raises(StoreUnavailable, match="chithi rebuild"):
        open_store("embedded", tmp_path)


def test_a_kill_leaves_whole_documents(tmp_path: Path) -> None:
    process = start(
        tmp_path,
        """
        store = open_store("embedded", folder)
        print("ready", flush=True)
        for number in range(100000):
            store.upsert([plan(f"kh-{number}", tasks=30)])
            print(number, flush=True)
        """,
    )
    assert _line(process.stdout) == "ready"
    assert _line(process.stdout) == "0"
    time.sleep(0.7)
    process.kill()
    rest, _ = process.communicate()
    acknowledged = [0, *map(int, rest.split()[:-1])]
    store = open_store("embedded", tmp_path)
    tasks = store.run("MATCH (d:Document) OPTIONAL MATCH (d)-[:HAS_TASK]->(t) RETURN d.id AS id, count(t) AS n").rows
    assert {row["n"] for row in tasks} == {30}
    assert {f"kh-{number}" for number in acknowledged} <= {row["id"] for row in tasks}
    store.upsert([plan("kh-0")])
    store.close()


def test_a_kill_while_loading_leaves_an_empty_store(tmp_path: Path) -> None:
    process = start(
        tmp_path,
        """
        def plans():
            for number in range(100000):
                if number == 3000:
                    print("ready", flush=True)
                yield plan(f"kh-{number}")
        store = open_store("embedded", folder)
        store.bulk_load(plans())
        """,
    )
    assert _line(process.stdout) == "ready"
    process.kill()
    process.communicate()
    store = open_store("embedded", tmp_path)
    assert documents(store) == []
    store.bulk_load([plan("kh-1")])
    assert documents(store) == ["kh-1"]
    store.close()


def test_a_long_load_does_not_keep_others_out(tmp_path: Path) -> None:
    """Another process reads while the owner loads; what it writes waits for the end of the load and is not lost."""
    process = start(
        tmp_path,
        """
        def plans():
            for number in range(2500):
                if number == 2000:
                    print("ready", flush=True)
                    sys.stdin.readline()
                yield plan(f"kh-{number:04}")
        store = open_store("embedded", folder)
        store.bulk_load(plans())
        store.close()
        """,
    )
    assert _line(process.stdout) == "ready"
    store = open_store("embedded", tmp_path)
    assert isinstance(store, SharedStore)
    assert not store.owns
    assert "kh-0999" in documents(store)
    writing = threading.Thread(target=store.upsert, args=([plan("kh-9999")],))
    writing.start()
    _, said = process.communicate("go on\n", timeout=120)
    assert process.returncode == 0, said
    writing.join(60)
    assert documents(store) == [*(f"kh-{number:04}" for number in range(2500)), "kh-9999"]
    assert store.run("MATCH (:Document)-[:HAS_TASK]->(t) RETURN count(t) AS n").rows == [{"n": 5000}]
    store.close()


def test_a_relationship_goes_over_the_wire_whole(tmp_path: Path) -> None:
    cited = Node("Document", "x", {"status": "cited"})
    said = Relationship("CITES", "Document", "kh-2", "Document", "x", {"stated_by": "kh-2", "mentions": 3})
    with owner(tmp_path):
        store = open_store("embedded", tmp_path)
        store.upsert([DocumentGraph("kh-2", plan("kh-2").owned, (cited,), (said,))])
        rows = store.run("MATCH (:Document)-[r:CITES]->(d) RETURN properties(r) AS r, d.id AS id").rows
        assert rows == [{"r": {"stated_by": "kh-2", "mentions": 3}, "id": "x"}]
        store.close()
