"""What the vocabularies say, in a real store."""

from __future__ import annotations

from graph.changes import check
from graph.model import load_model
from graph.store import Store
from graph.succession import succession_missing, vocabulary_graph


def test_the_vocabulary_fits_the_model() -> None:
    check(vocabulary_graph(), load_model())


def test_a_store_is_asked_before_it_is_written(store: Store) -> None:
    assert succession_missing(store)
    store.upsert([vocabulary_graph()])
    assert not succession_missing(store)
    rows = store.run(
        "MATCH (:Place {id: 'tinh-bac-giang'})-[s:SUCCEEDED_BY]->(b) RETURN b.id AS id, s.changed_on AS changed_on"
    ).rows
    assert [(row["id"], str(row["changed_on"])) for row in rows] == [("tinh-bac-ninh", "2025-07-01")]


def test_departments_that_were_merged_lead_to_their_successors(embedded_store: Store) -> None:
    embedded_store.upsert([vocabulary_graph()])
    rows = embedded_store.run(
        "MATCH (:AgencyKind {id: 'so-ke-hoach-va-dau-tu'})-[:SUCCEEDED_BY]->(b) RETURN b.id AS id"
    ).rows
    assert [row["id"] for row in rows] == ["so-tai-chinh"]
