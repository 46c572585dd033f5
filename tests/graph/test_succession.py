"""What the vocabularies say, in a real store."""

from __future__ import annotations

from graph.changes import check
from graph.model import load_model
from graph.rows import DocumentGraph, Node, Relationship
from graph.store import Store
from graph.succession import vocabulary_graph, write_vocabulary


def test_the_vocabulary_fits_the_model() -> None:
    check(vocabulary_graph(), load_model())


def test_what_a_province_became_is_written_once(store: Store) -> None:
    write_vocabulary(store)
    rows = store.run(
        "MATCH (:Place {id: 'tinh-bac-giang'})-[s:SUCCEEDED_BY]->(b) RETURN b.id AS id, s.changed_on AS changed_on"
    ).rows
    assert [(row["id"], str(row["changed_on"])) for row in rows] == [("tinh-bac-ninh", "2025-07-01")]


OLD, DISTRICT = "thi-tran-bo-ha.huyen-yen-the.tinh-bac-giang", "huyen-yen-the.tinh-bac-giang"


def _plan(place: str | None) -> DocumentGraph:
    """A plan that governs a place."""
    name = "thị trấn Bố Hạ, huyện Yên Thế, tỉnh Bắc Giang"
    places = (Node("Place", place, {"name": name, "level": "commune"}),) if place else ()
    governs = [Relationship("APPLIES_TO", "Document", "plan", "Place", p.id, {"stated_by": "plan"}) for p in places]
    return DocumentGraph("plan", (Node("Document", "plan", {"status": "held"}),), places, tuple(governs))


def test_a_commune_that_a_document_names_leads_to_that_of_today(store: Store) -> None:
    store.upsert([_plan(OLD)])
    write_vocabulary(store)
    rows = store.run(
        "MATCH (:Place {id: $old})-[:SUCCEEDED_BY*1..4]->(p:Place) RETURN p.id AS id ORDER BY id", {"old": OLD}
    ).rows
    assert [row["id"] for row in rows] == ["phuong-bo-ha.thanh-pho-bac-ninh", "xa-bo-ha.tinh-bac-ninh"]
    today = (
        "MATCH (d:Document)-[:APPLIES_TO]->(:Place)-[:PART_OF|SUCCEEDED_BY*0..6]->(p:Place) "
        "RETURN DISTINCT p.id AS id ORDER BY id"
    )
    reached = {row["id"] for row in store.run(today).rows}
    assert reached >= {OLD, DISTRICT, "tinh-bac-giang", "tinh-bac-ninh", "thanh-pho-bac-ninh"}


def test_what_no_document_names_any_more_is_taken_out(embedded_store: Store) -> None:
    def units() -> list[str]:
        found = embedded_store.run("MATCH (p:Place) WHERE p.level <> 'province' RETURN p.id AS id").rows
        return [row["id"] for row in found]

    embedded_store.upsert([_plan(OLD)])
    write_vocabulary(embedded_store)
    assert OLD in units()
    embedded_store.upsert([_plan(None)])
    write_vocabulary(embedded_store)
    assert units() == []


def test_departments_that_were_merged_lead_to_their_successors(embedded_store: Store) -> None:
    embedded_store.upsert([vocabulary_graph()])
    rows = embedded_store.run(
        "MATCH (:AgencyKind {id: 'so-ke-hoach-va-dau-tu'})-[:SUCCEEDED_BY]->(b) RETURN b.id AS id"
    ).rows
    assert [row["id"] for row in rows] == ["so-tai-chinh"]
