"""Errors of Neo4j that pass: a real deadlock is tried again, and what others have created meanwhile is there."""

from __future__ import annotations

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import neo4j
import pytest
from small_plans import DIRECTIVE, HEALTH, contents, ids, plan

import graph.engines.neo4j
from graph.changes import Stated
from graph.opening import open_store
from graph.rows import DocumentGraph, Node
from graph.store import Store

_PATIENCE = 120.0
_MANY_LOCKS = "UNWIND range(1, 500) AS n CREATE (p:Person {id: 'p' + toString(n)}) WITH p DELETE p"
_TOUCH = "MATCH (d:Document {id: $id}) SET d.number = d.number"


@pytest.mark.neo4j
def test_a_deadlock_is_tried_again(neo4j_store: Store, bolt_address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each holds what the other needs; Neo4j 5.26 ends the one with fewer locks, which is the upsert."""
    neo4j_store.upsert([plan("kh-1")])
    tries, begun, go_on = _watched_tries(monkeypatch)
    with neo4j.GraphDatabase.driver(bolt_address) as driver, driver.session() as other, driver.session() as watcher:
        writing = threading.Thread(target=neo4j_store.upsert, args=([_with_fuller_agency(plan("kh-2"))],))
        writing.start()
        assert begun.wait(_PATIENCE)
        transaction = other.begin_transaction()
        transaction.run(_MANY_LOCKS).consume()
        transaction.run("MATCH (a:Agency {id: $id}) SET a.known = true", id=HEALTH.id).consume()
        asking = threading.Thread(target=_change_directive, args=(transaction,))
        asking.start()
        _wait_until_blocked(watcher)
        go_on.set()
        asking.join(_PATIENCE)
        writing.join(_PATIENCE)
    assert not writing.is_alive()
    assert len(tries) > 1
    assert ids(neo4j_store, "Task") == ["kh-1/task/1", "kh-1/task/2", "kh-2/task/1", "kh-2/task/2"]
    nodes, relationships = contents(neo4j_store)
    agency = next(node["properties"] for node in nodes if node["labels"] == ["Agency"])
    assert agency == {
        **HEALTH.properties,
        "id": HEALTH.id,
        "territory": "tỉnh X",
        "known": True,
        "search_text": "so y te tinh x",
    }
    assert sum(row["properties"]["stated_by"] == "kh-2" for row in relationships) == 7


def _with_fuller_agency(document: DocumentGraph) -> DocumentGraph:
    fuller = Node("Agency", HEALTH.id, {**HEALTH.properties, "territory": "tỉnh X"})
    shared = tuple(fuller if node.id == HEALTH.id else node for node in document.shared)
    return DocumentGraph(document.document, document.owned, shared, document.relationships)


def _change_directive(transaction: neo4j.Transaction) -> None:
    transaction.run(_TOUCH, id=DIRECTIVE.id).consume()
    transaction.commit()


def _watched_tries(monkeypatch: pytest.MonkeyPatch) -> tuple[list[str], threading.Event, threading.Event]:
    """What is tried; set when the first try holds the directive; to be set for it to go on."""
    tries: list[str] = []
    begun, go_on = threading.Event(), threading.Event()
    stated = graph.engines.neo4j._stated

    def watched(transaction: Any, document: str, after: Stated, model: Any) -> Stated:
        tries.append(document)
        before = stated(transaction, document, after, model)
        if len(tries) == 1:
            transaction.run(_TOUCH, id=DIRECTIVE.id).consume()
            begun.set()
            assert go_on.wait(_PATIENCE)
        return before

    monkeypatch.setattr(graph.engines.neo4j, "_stated", watched)
    return tries, begun, go_on


def _wait_until_blocked(watcher: neo4j.Session) -> None:
    deadline = time.monotonic() + _PATIENCE
    while time.monotonic() < deadline:
        if any("Blocked" in record["status"] for record in watcher.run("SHOW TRANSACTIONS YIELD status")):
            return
        time.sleep(0.05)
    raise AssertionError("The upsert never waited for the other transaction.")


@pytest.mark.neo4j
def test_many_that_start_at_once_make_the_schema_together(neo4j_store: Store, bolt_address: str) -> None:
    show = "SHOW INDEXES YIELD name, owningConstraint, type WHERE type = 'RANGE' RETURN name, owningConstraint"
    with neo4j.GraphDatabase.driver(bolt_address) as driver:
        rows = driver.execute_query(show).records
        for row in rows:
            kind = "CONSTRAINT" if row["owningConstraint"] else "INDEX"
            driver.execute_query(f"DROP {kind} {row['owningConstraint'] or row['name']}")
        with ThreadPoolExecutor(6) as pool:
            for opened in [pool.submit(open_store, bolt_address) for _ in range(6)]:
                opened.result().close()
        made = driver.execute_query(show).records
    assert {row["name"] for row in made} == {row["name"] for row in rows}
