"""Answers that are kept: the same bytes without asking the store again, and never older than a finished write."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import neo4j
import pytest
from prometheus_client.parser import text_string_to_metric_families

from api.app import create_app
from api.settings import Settings
from graph.rows import DocumentGraph, Node
from graph.store import Rows, Store
from tests.api.conftest import serving

ADDRESS = "/documents/7-kh-x"


class Watched:
    """A store that counts the questions it is asked."""

    def __init__(self, store: Store) -> None:
        self._store, self.asked = store, 0

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)

    def run(self, statement: str, parameters: Mapping[str, Any] | None = None, **more: Any) -> Rows:
        self.asked += 1
        return self._store.run(statement, parameters, **more)


def titled(title: str) -> DocumentGraph:
    said = {"status": "held", "number": "7/KH-X", "title": title, "territory": "tỉnh Bắc Giang"}
    return DocumentGraph("7-kh-x", (Node("Document", "7-kh-x", said),))


def title(client: httpx.Client) -> str:
    answer = client.get(ADDRESS)
    assert answer.status_code == 200, answer.text
    return str(answer.json()[0]["title"])


@pytest.fixture
def watched(store: Store) -> Watched:
    store.upsert([titled("một")])
    return Watched(store)


@contextmanager
def served(store: Any, data: Path, **settings: Any) -> Iterator[httpx.Client]:
    with serving(create_app(Settings(data=data, **settings), store=store)) as client:
        yield client


def test_the_same_answer_without_asking_the_store(watched: Watched, tmp_path: Path) -> None:
    with served(watched, tmp_path) as client:
        first = client.get(ADDRESS)
        asked = watched.asked
        again = client.get(ADDRESS)
        assert watched.asked == asked > 0
        assert again.content == first.content
        differing = {"date", "x-request-id"}
        assert {k: v for k, v in again.headers.items() if k not in differing} == {
            k: v for k, v in first.headers.items() if k not in differing
        }
        assert again.headers["x-request-id"] != first.headers["x-request-id"]
        unchanged = client.get(ADDRESS, headers={"If-None-Match": first.headers["etag"]})
        assert (unchanged.status_code, unchanged.content, watched.asked) == (304, b"", asked)
        assert unchanged.headers["etag"] == first.headers["etag"]
        assert "content-length" not in unchanged.headers
        measured = text_string_to_metric_families(client.get("/metrics").text)
        counts = next(family for family in measured if family.name == "chithi_http_requests").samples
        routes = {(s.labels["route"], s.labels["status"]): s.value for s in counts if s.name.endswith("_total")}
        assert routes["/documents/{document:path}", "200"] == 2
        assert routes["/documents/{document:path}", "304"] == 1


def test_other_forms_of_an_answer_are_other_answers(watched: Watched, tmp_path: Path) -> None:
    with served(watched, tmp_path) as client:
        for _ in range(2):
            assert client.get(ADDRESS).json()[0]["title"] == "một"
            assert client.get(ADDRESS, headers={"Accept": "text/csv"}).text.startswith("id,type,")
            assert client.get(ADDRESS, params={"fields": "title"}).json() == [{"title": "một"}]
            assert client.get(ADDRESS, headers={"Accept-Encoding": "identity"}).json()[0]["title"] == "một"


def test_after_every_write_the_answer_is_new_however_many_ask(watched: Watched, tmp_path: Path) -> None:
    done = threading.Event()

    def keep_asking(address: str) -> None:
        with httpx.Client(base_url=address, timeout=60) as client:
            while not done.is_set():
                client.get(ADDRESS)

    with served(watched, tmp_path) as client:
        askers = [threading.Thread(target=keep_asking, args=(str(client.base_url),)) for _ in range(4)]
        for asker in askers:
            asker.start()
        try:
            for number in range(15):
                watched.upsert([titled(f"tên {number}")])
                assert title(client) == f"tên {number}"
            watched.remove("7-kh-x")
            assert client.get(ADDRESS).status_code == 404
        finally:
            done.set()
            for asker in askers:
                asker.join()


@pytest.mark.neo4j
def test_what_another_program_writes_is_seen(neo4j_store: Store, bolt_address: str, tmp_path: Path) -> None:
    neo4j_store.upsert([titled("một")])
    with served(neo4j_store, tmp_path) as client, neo4j.GraphDatabase.driver(bolt_address) as driver:
        assert title(client) == "một"
        driver.execute_query("MATCH (d:Document {id: '7-kh-x'}) SET d.title = 'hai'")
        assert title(client) == "hai"


def test_what_another_process_writes_through_the_owner_is_seen(tmp_path: Path) -> None:
    """The application asks the owner of the store, and so does whoever writes."""
    settings = Settings(data=tmp_path)
    owner, writer, reader = (settings.open_store() for _ in range(3))
    try:
        writer.upsert([titled("một")])
        with served(Watched(reader), tmp_path) as client:
            assert title(client) == "một"
            assert title(client) == "một"
            writer.upsert([titled("hai")])
            assert title(client) == "hai"
    finally:
        for store in (reader, writer, owner):
            store.close()


def test_the_setting_keeps_none(watched: Watched, tmp_path: Path) -> None:
    with served(watched, tmp_path, answers_mb=0) as client:
        assert title(client) == "một"
        asked = watched.asked
        assert title(client) == "một"
        assert watched.asked == 2 * asked


def test_the_room_is_bounded(watched: Watched, tmp_path: Path) -> None:
    """Of more answers than there is room for the oldest are asked for anew, the newest are not."""
    with served(watched, tmp_path, answers_mb=1) as client:
        for number in range(1000):
            client.get(ADDRESS, params={"fields": "id", "x": f"{number}{'x' * 1000}"})
        asked = watched.asked
        client.get(ADDRESS, params={"fields": "id", "x": f"999{'x' * 1000}"})
        assert watched.asked == asked
        client.get(ADDRESS, params={"fields": "id", "x": f"0{'x' * 1000}"})
        assert watched.asked > asked
