"""What every store must do when it is asked, on every engine, with real databases."""

from __future__ import annotations

import time

import pytest
from small_plans import DIRECTIVE, contents, ids, plan

import graph.engines.arcadedb
import graph.engines.neo4j
from graph.errors import QueryTimeout, StoreError, WriteRefused
from graph.opening import open_store
from graph.rows import DocumentGraph, Node
from graph.search import fulltext_query
from graph.store import Store


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("chi thi 7", ["a"]),
        ("Chỉ thị 7-CT/TW", ["a"]),
        ("7-ct/tw", ["a"]),
        ("CHỈ THỊ", ["a", "b"]),
        ("đồng b", ["a"]),
        ("thi dua", ["b"]),
        ("chi AND (thi OR \\", []),
        ('"+-&|!(){}[]^~*?:/', []),
        ("9.5", ["b"]),
        ("thuong", ["c"]),
        ("xyz", []),
    ],
)
def test_search_finds_the_same_on_every_engine(store: Store, question: str, found: list[str]) -> None:
    texts = {"a": "7-CT/TW Chỉ thị về đồng bộ", "b": "9.5/CT Chỉ thị thi đua", "c": "Ban Thường vụ"}
    store.upsert(
        [
            DocumentGraph(name, (Node("Document", name, {"status": "held", "search_text": text}),))
            for name, text in texts.items()
        ]
    )
    query = fulltext_query(question)
    statement = "CALL db.index.fulltext.queryNodes($index, $q) YIELD node, score RETURN node.id AS id ORDER BY id"
    rows = store.run(statement, {"index": "document_search", "q": query}).rows if query else []
    assert [row["id"] for row in rows] == found


def test_search_forgets_what_is_gone(store: Store) -> None:
    store.upsert([plan("kh-1", title="Cấp nước sạch")])
    store.upsert([plan("kh-1", title="Thoát nước")])
    statement = "CALL db.index.fulltext.queryNodes('document_search', $q) YIELD node RETURN node.id AS id"
    assert store.run(statement, {"q": fulltext_query("sạch")}).rows == []
    assert store.run(statement, {"q": fulltext_query("thoát")}).rows == [{"id": "kh-1"}]
    store.remove("kh-1")
    assert store.run(statement, {"q": fulltext_query("thoát")}).rows == []


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE (n:Document {id: 'x'})",
        "MATCH (n) SET n.title = 'x'",
        "MATCH (n) DETACH DELETE n",
        "MATCH (n) CALL (n) { REMOVE n.title } RETURN n.id AS id",
        "LOAD CSV FROM 'file:///etc/hostname' AS line RETURN line",
        "CALL dbms.listConfig() YIELD name RETURN name",
        "RETURN 1 AS a; MATCH (n) DETACH DELETE n",
        "MATCH (n) // harmless\nDELETE n",
        "",
    ],
)
def test_writing_is_refused(store: Store, statement: str) -> None:
    store.upsert([plan("kh-1")])
    before = contents(store)
    with pytest.raises(WriteRefused):
        store.run(statement)
    assert contents(store) == before


def test_the_engine_itself_refuses_writes(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second fence: even a statement that the tokenizer let through."""
    for engine in (graph.engines.arcadedb, graph.engines.neo4j):
        monkeypatch.setattr(engine, "check_read_only", lambda statement: None)
    with pytest.raises(StoreError):
        store.run("CREATE (n:Document {id: 'x'}) RETURN n.id AS id")
    assert ids(store, "Document") == []


def test_a_wrong_statement_is_an_error_with_the_reason(store: Store) -> None:
    with pytest.raises(StoreError, match="RETRUM"):
        store.run("MATCH (n) RETRUM n")
    assert store.run("MATCH (n:Document) RETURN count(n) AS n").rows == [{"n": 0}]


def test_a_slow_question_is_stopped(store: Store) -> None:
    store.upsert([plan("kh-1")])
    slow = "UNWIND range(1, 5000) AS i UNWIND range(1, 5000) AS j WITH i, j WHERE i * j = -1 RETURN count(*) AS n"
    began = time.monotonic()
    with pytest.raises(QueryTimeout):
        store.run(slow, timeout=0.3)
    assert time.monotonic() - began < 5
    assert store.run("MATCH (t:Task) RETURN count(t) AS n", timeout=10).rows == [{"n": 2}]


def test_reading_stops_after_so_many_rows(store: Store) -> None:
    endless = "UNWIND range(1, 6000000) AS number RETURN number AS number, date('2024-01-15') AS day"
    expected = [{"number": number, "day": "2024-01-15"} for number in (1, 2, 3)]
    assert store.run(endless, most=3, timeout=20).rows == expected
    assert store.run("RETURN 1 AS number", most=3).rows == [{"number": 1}]


def test_columns_are_known_without_rows(store: Store) -> None:
    answer = store.run("MATCH (n:Document) RETURN n.id AS id, n.title AS `a title`, count(*) AS n ORDER BY id LIMIT 3")
    assert answer.columns == ("id", "a title", "n")
    assert answer.rows == []


def test_values_come_back_as_they_went_in(store: Store) -> None:
    sent = {"text": "Tỉnh ủy 'X' \\ \n", "list": [1, 2.5, None, True, "đ"], "map": {"a": {"b": [1]}}, "none": None}
    row = store.run("RETURN $text AS text, $list AS list, $map AS map, $none AS none", sent).rows[0]
    assert row == sent
    assert store.run("MATCH (n:Nothing) RETURN n.id AS id").rows == []


def test_nodes_relationships_and_paths_are_plain(store: Store) -> None:
    store.upsert([plan("kh-1", tasks=0, third_party=False, title=None)])
    row = store.run("MATCH p = (a:Document)-[r:IMPLEMENTS]->(b) RETURN a, r, p").rows[0]
    start = {
        "labels": ["Document"],
        "properties": {"id": "kh-1", "status": "held", "number": "kh-1/KH-UBND", "issued_on": "2031-05-06"},
    }
    end = {"labels": ["Document"], "properties": {"id": DIRECTIVE.id, **DIRECTIVE.properties}}
    said = {"type": "IMPLEMENTS", "properties": {"stated_by": "kh-1", "quote": "Thực hiện Chỉ thị số 7-CT/TW"}}
    step = said | {"start": "kh-1", "end": DIRECTIVE.id}
    assert row == {"a": start, "r": said, "p": {"nodes": [start, end], "relationships": [step]}}
    back = store.run("MATCH p = (b:Document)<-[:IMPLEMENTS]-(a) RETURN p").rows[0]["p"]
    assert back == {"nodes": [end, start], "relationships": [step]}


def test_an_address_that_is_no_store_is_refused() -> None:
    with pytest.raises(StoreError, match=r"not the address of a store"):
        open_store("http://localhost:7474")
    with pytest.raises(StoreError, match=r"does not answer at bolt://127\.0\.0\.1:9"):
        open_store("bolt://127.0.0.1:9")
