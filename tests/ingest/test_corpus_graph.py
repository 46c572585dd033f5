"""The real documents as a graph: the links that a reader of them knows, by numbers and names only."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from rdf_projection import assert_as_much_is_found, assert_the_shapes_accept, found, indexed

from graph.archive import Archive
from graph.opening import open_store
from graph.store import Store
from ingest.run import ingest

CORPUS = Path(os.environ.get("CHITHI_CORPUS", Path(__file__).parents[3] / "shared" / "corpus"))
NOW = datetime.datetime(2034, 5, 6, tzinfo=datetime.UTC)
pytestmark = pytest.mark.corpus

DIRECTIVE = "25-ct-tw.2023"


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The whole corpus in a store of its own."""
    if not CORPUS.is_dir():
        missing = f"There are no real documents at {CORPUS}; set CHITHI_CORPUS."
        if os.environ.get("CI"):
            pytest.fail(missing)
        pytest.skip(missing)
    data = tmp_path_factory.mktemp("corpus")
    store = open_store("embedded", data / "store")
    files = [CORPUS / "seeds", CORPUS / "docs"]
    report = ingest(files, Archive(data), store, clock=lambda: NOW, workers=2)
    assert not report.store_error
    assert [line for line in report.lines if "defect" in line] == []
    yield store
    store.close()


def _rows(store: Store, statement: str, **parameters: Any) -> list[dict[str, Any]]:
    return store.run(statement, parameters).rows


def _id_of(store: Store, file: str) -> str:
    """The document that a file is."""
    (row,) = _rows(store, "MATCH (d:Document) WHERE d.file = $file RETURN d.id AS id", file=file)
    return str(row["id"])


def _implements(store: Store, start: str, end: str) -> list[dict[str, Any]]:
    return _rows(
        store,
        "MATCH (a:Document {id: $start})-[r:IMPLEMENTS]->(b:Document {id: $end}) "
        "RETURN r.stated_by AS stated_by, r.quote AS quote",
        start=start,
        end=end,
    )


@pytest.mark.parametrize("file", ["bacgiang-kh-25ct.txt", "cantho-kh-25ct.txt"])
def test_two_plans_implement_the_directive(graph: Store, file: str) -> None:
    plan = _id_of(graph, file)
    (link,) = _implements(graph, plan, DIRECTIVE)
    assert link["stated_by"] == plan
    assert "25-CT/TW" in link["quote"]


def test_a_plan_carries_the_directive_out_in_part(graph: Store) -> None:
    plan = _id_of(graph, "laichau-kh-syt.txt")
    assert _implements(graph, plan, DIRECTIVE) == []
    tasks = _rows(
        graph,
        "MATCH (:Document {id: $plan})-[:HAS_TASK]->(t:Task)-[r:IMPLEMENTS]->(:Document {id: $end}) "
        "RETURN DISTINCT t.id AS id, r.quote AS quote",
        plan=plan,
        end=DIRECTIVE,
    )
    assert len(tasks) == 1
    assert "25-CT/TW" in tasks[0]["quote"]


def test_a_document_that_only_mentions_the_directive_does_not_implement_it(graph: Store) -> None:
    rows = _rows(
        graph,
        "MATCH (a:Document)-[:IMPLEMENTS]->(:Document {id: $end}) RETURN DISTINCT a.file AS file, a.number AS number",
        end=DIRECTIVE,
    )
    held = {row["file"] for row in rows if row["file"]}
    assert held == {"bacgiang-kh-25ct.txt", "cantho-kh-25ct.txt"}


def test_the_chain_of_bac_ninh_goes_through_documents_that_are_only_cited(graph: Store) -> None:
    plan = "142-kh-ubnd.bac-ninh.2025"
    assert _id_of(graph, "bacninh-142-kh.txt") == plan
    assert _implements(graph, plan, "282-nq-cp.2025")
    assert _implements(graph, plan, "05-ctr-tu.bac-ninh.2025")
    for between in ("282-nq-cp.2025", "05-ctr-tu.bac-ninh.2025"):
        (link,) = _implements(graph, between, "72-nq-tw.2025")
        assert link["stated_by"] == plan
        assert "72-NQ/TW" in link["quote"]
    (status,) = _rows(graph, "MATCH (d:Document {id: '282-nq-cp.2025'}) RETURN d.status AS status")
    assert status["status"] == "cited"


@pytest.mark.parametrize(
    ("file", "directive"),
    [
        ("nq-03-nq-cp-2025-full-phu-luc.md", "57-nq-tw.2024"),
        ("cv-7432-ubnd-laocai-trien-khai-qd1074.pdf", "1074-qd-bxd.2026"),
    ],
)
def test_both_ends_are_held(graph: Store, file: str, directive: str) -> None:
    plan = _id_of(graph, file)
    assert _implements(graph, plan, directive)
    rows = _rows(graph, "MATCH (d:Document) WHERE d.id IN $ids RETURN d.status AS status", ids=[plan, directive])
    assert [row["status"] for row in rows] == ["held", "held"]


def test_the_party_directive_of_the_province_is_not_that_of_the_centre(graph: Store) -> None:
    plan = _id_of(graph, "kh-ubnd-laocai-ct11-khoang-san.docx")
    assert _implements(graph, plan, "11-ct-tu.lao-cai.2026")
    assert _implements(graph, plan, "11-ct-tw.2021") == []


@pytest.mark.parametrize("document", ["2114-ttr-snv.binh-thuan.2025", "146-2025-nd-cp"])
def test_two_files_are_one_document(graph: Store, document: str) -> None:
    rows = _rows(
        graph, "MATCH (d:Document) WHERE d.id STARTS WITH $head RETURN d.id AS id", head=document.partition(".")[0]
    )
    assert [row["id"] for row in rows] == [document]


def test_two_plans_share_their_department_and_are_found_under_the_unit_of_today(graph: Store) -> None:
    rows = _rows(
        graph,
        "MATCH (d:Document)-[:APPLIES_TO]->(:Place)-[:SUCCEEDED_BY*0..3]->(:Place {id: 'tinh-bac-ninh'}) "
        "WHERE d.status = 'held' RETURN DISTINCT d.file AS file ORDER BY file",
    )
    assert [row["file"] for row in rows] == ["bacgiang-kh-25ct.txt", "bacgiang-ntm-2024.txt", "bacninh-142-kh.txt"]
    rows = _rows(
        graph,
        "MATCH (d:Document)-[:ISSUED_BY|MENTIONS]->(a:Agency {id: 'so-y-te.tinh-bac-giang'}) "
        "RETURN DISTINCT d.file AS file ORDER BY file",
    )
    assert [row["file"] for row in rows] == ["bacgiang-kh-25ct.txt", "bacgiang-ntm-2024.txt"]


def test_every_extracted_row_has_its_quote(graph: Store) -> None:
    for type_ in ("IMPLEMENTS", "BASED_ON", "CITES", "LED_BY", "SUPPORTED_BY", "MENTIONS"):
        (row,) = _rows(graph, f"MATCH ()-[r:{type_}]->() WHERE r.quote IS NULL RETURN count(r) AS missing")
        assert row["missing"] == 0, type_


def test_the_two_plans_of_bac_giang_share_paragraphs(graph: Store) -> None:
    (row,) = _rows(
        graph,
        "MATCH (:Document {file: 'bacgiang-ntm-2024.txt'})-[r:REUSES_TEXT]-(:Document {file: 'bacgiang-kh-25ct.txt'}) "
        "RETURN r.score AS score, r.quote AS quote, r.other_quote AS other",
    )
    assert 0.05 <= row["score"] <= 0.5
    assert len(row["quote"]) > 100
    assert len(row["other"]) > 100


def test_resolution_3_takes_over_targets_of_resolution_57(graph: Store) -> None:
    rows = _rows(
        graph,
        "MATCH (:Document {number: '03/NQ-CP', status: 'held'})-[:SETS_TARGET]->(a:Target)-[r:ALIGNS_WITH]->(b:Target) "
        "MATCH (:Document {number: '57-NQ/TW', status: 'held'})-[:SETS_TARGET]->(b) "
        "RETURN DISTINCT a.id AS id, a.value AS value, a.due AS due, b.value AS other, b.due AS other_due",
    )
    taken_over = [row for row in rows if (row["value"], row["due"]) == (row["other"], row["other_due"])]
    assert len(taken_over) >= 10
    assert {(30.0, "2030"), (55.0, "2030"), (80.0, "2030")} <= {(row["value"], row["due"]) for row in taken_over}


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # pySHACL uses what rdflib has deprecated
def test_as_rdf_it_keeps_to_the_shapes(graph: Store) -> None:
    assert_the_shapes_accept(graph)


def test_sparql_finds_as_much_as_the_store_holds(graph: Store, tmp_path: Path) -> None:
    index = indexed(graph, tmp_path)
    assert_as_much_is_found(graph, index)
    resolution = 'chithi:status "held" ; eli:id_local "57-NQ/TW"'
    assert found(index, f'?x chithi:status "held" ; eli:id_local "03/NQ-CP" ; chithi:implements [ {resolution} ]') == 1
