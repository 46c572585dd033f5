"""What the questions must tell apart, on the invented sample."""

from __future__ import annotations

from typing import Any

import pytest
from invented_graph import (
    BARE_77,
    BARE_PLAN,
    CITY_PLAN,
    DATED_77,
    DEPARTMENT,
    HAU_GIANG,
    IN_PART,
    MENTIONS,
    PARTY_PLAN,
    PLAN,
    PROGRAMME,
    READING,
    SAFETY,
    SAFETY_PLAN,
)  # fmt: skip

from graph.store import Store
from queries.catalogue import Catalogue

CATALOGUE = Catalogue()


def ask(store: Store, name: str, **parameters: Any) -> list[dict[str, Any]]:
    return CATALOGUE.run(store, name, **parameters).rows


def test_implementers_directly_through_others_and_in_part(sample_store: Store) -> None:
    rows = ask(sample_store, "documents/implementers", document="91-CT/TW")
    assert [(row["id"], row["relation"]) for row in rows] == [
        (CITY_PLAN, "direct"),
        (PROGRAMME, "direct"),
        (PARTY_PLAN, "direct"),
        (PLAN, "direct"),
        (HAU_GIANG, "direct"),
        (PLAN, "through 903/NQ-CP"),
        (HAU_GIANG, "through 54-KH/TU"),
        (HAU_GIANG, "through 903/NQ-CP"),
        (DEPARTMENT, "through 142/KH-UBND"),
        (IN_PART, "in part"),
    ]
    assert MENTIONS not in {row["id"] for row in rows}
    assert all(row["certain"] for row in rows)


def test_the_sentence_is_the_documents_own_where_it_has_one(sample_store: Store) -> None:
    rows = {row["id"]: row for row in ask(sample_store, "documents/implementers", document=READING)}
    assert rows[PROGRAMME]["stated_by"] == PROGRAMME
    assert rows[PROGRAMME]["quote"] == "Thực hiện 91-CT/TW"
    assert rows[PARTY_PLAN]["stated_by"] == HAU_GIANG
    assert rows[PARTY_PLAN]["status"] == "cited"
    assert rows[PARTY_PLAN]["quote"] == "Kế hoạch số 54-KH/TU thực hiện Chỉ thị số 91-CT/TW"
    assert rows[IN_PART]["task"] == f"{IN_PART}/t1"


def test_a_basis_whose_implementers_it_implements_is_implemented(sample_store: Store) -> None:
    rows = ask(sample_store, "documents/implementers", document=READING)
    direct = [row for row in rows if (row["id"], row["relation"]) == (HAU_GIANG, "direct")]
    assert [row["quote"] for row in direct] == ["Căn cứ Chỉ thị số 91-CT/TW"]
    assert SAFETY_PLAN not in {row["id"] for row in rows}  # it only names the directive as a basis


def test_lag_and_bounds(sample_store: Store) -> None:
    rows = {row["id"]: row for row in ask(sample_store, "documents/implementers", document=READING)}
    assert rows[PROGRAMME]["lag_days"] == 69  # 12 March to 20 May 2024
    assert rows[CITY_PLAN]["lag_days"] is None
    assert rows[CITY_PLAN]["issued_after"] == "2024-03-12"
    assert rows[DEPARTMENT]["path"] == [DEPARTMENT, PLAN, READING]


def test_implementers_by_level_and_day(sample_store: Store) -> None:
    found = ask(sample_store, "documents/implementers", document=READING, level="central")
    assert [row["id"] for row in found] == [PROGRAMME]
    found = ask(sample_store, "documents/implementers", document=READING, as_of="9/6/2024")
    assert [row["id"] for row in found] == [PROGRAMME, PARTY_PLAN]


def test_pages_of_rows_join_to_the_whole(sample_store: Store) -> None:
    whole = ask(sample_store, "documents/implementers", document=READING)
    parts = [
        row
        for skip in range(0, len(whole), 4)
        for row in ask(sample_store, "documents/implementers", document=READING, skip=skip, limit=4)
    ]
    assert parts == whole


def test_a_number_without_its_year_is_not_certain(sample_store: Store) -> None:
    rows = ask(sample_store, "documents/implementers", document="77-CT/TW")
    assert [(row["id"], row["certain"], row["path"]) for row in rows] == [(BARE_PLAN, False, [BARE_PLAN, BARE_77])]
    assert ask(sample_store, "documents/implementers", document=BARE_77)[0]["certain"]
    assert ask(sample_store, "documents/show", document=DATED_77)[0]["implemented_by"] == 0


def test_basis_upwards(sample_store: Store) -> None:
    rows = ask(sample_store, "documents/basis", document=DEPARTMENT)
    assert [(row["id"], row["relation"]) for row in rows] == [
        (PLAN, "direct"),
        (READING, "through 142/KH-UBND"),
        (PROGRAMME, "through 142/KH-UBND"),
        (READING, "through 142/KH-UBND, 903/NQ-CP"),
    ]
    rows = ask(sample_store, "documents/basis", document=SAFETY_PLAN)
    assert [(row["id"], row["relation"]) for row in rows] == [(SAFETY, "direct"), (READING, "based on")]
    assert [(row["id"], row["relation"]) for row in ask(sample_store, "documents/basis", document=IN_PART)] == [
        (READING, "in part")
    ]


def test_plans_are_counted_as_implementers_are(sample_store: Store) -> None:
    for row in ask(sample_store, "documents/list"):
        found = [one for one in ask(sample_store, "documents/implementers", document=row["id"]) if one["certain"]]
        assert row["plans"] == len({one["id"] for one in found}), row
        assert row["held"] == len({one["id"] for one in found if one["status"] == "held"})
    assert ask(sample_store, "documents/list")[0]["id"] == READING


def test_a_directive_without_plans_is_listed(sample_store: Store) -> None:
    numbers = {row["number"]: row["plans"] for row in ask(sample_store, "documents/list")}
    assert numbers == {"91-CT/TW": 7, "903/NQ-CP": 3, "96-CT/TW": 1, "77-CT/TW": 1}


@pytest.mark.parametrize("q", ["chi thi 91", "Chỉ thị 91", "91-CT/TW", "chi thi văn hóa đ", "BAN BÍ THƯ văn hoá đọc"])
def test_search_with_and_without_accents(sample_store: Store, q: str) -> None:
    assert ask(sample_store, "documents/search", q=q)[0]["id"] == READING


def test_search_for_nothing_finds_nothing(sample_store: Store) -> None:
    assert ask(sample_store, "documents/search", q="…") == []
    assert ask(sample_store, "documents/search", q="xyzzy") == []


def test_citations_in_both_directions(sample_store: Store) -> None:
    rows = ask(sample_store, "documents/citations", document=PROGRAMME)
    assert [(row["direction"], row["id"]) for row in rows] == [("out", READING), ("in", PLAN), ("in", HAU_GIANG)]
    assert [row["direction"] for row in ask(sample_store, "documents/citations", document=PLAN, direction="in")] == [
        "in"
    ]


def test_tasks_of_a_document_in_order(sample_store: Store) -> None:
    first, second = ask(sample_store, "documents/tasks", document=PLAN)
    assert first["lead"] == ["Sở Văn hóa, Thể thao và Du lịch tỉnh Bắc Giang"]
    assert first["support"] == ["Sở Tài chính tỉnh Bắc Giang"]
    assert (first["deadline_to"], second["recurring"]) == ("2024-12-31", "yearly")


def test_tasks_of_a_kind_of_agency(sample_store: Store) -> None:
    kind = "Sở Văn hóa, Thể thao và Du lịch"
    rows = ask(sample_store, "tasks/by_agency", agency=kind)
    assert [row["document"] for row in rows] == [PLAN, HAU_GIANG, PLAN]
    rows = ask(sample_store, "tasks/by_agency", agency=kind, territory="Hậu Giang")
    assert [row["document"] for row in rows] == [HAU_GIANG]
    assert ask(sample_store, "tasks/by_agency", agency=kind, role="support") == []
    rows = ask(sample_store, "tasks/by_agency", agency="Sở Tài chính tỉnh Bắc Giang")
    assert [(row["role"], row["id"]) for row in rows] == [("support", f"{PLAN}/t1")]


def test_tasks_due_in_a_period(sample_store: Store) -> None:
    def due(**period: str) -> list[str]:
        return [row["id"] for row in ask(sample_store, "tasks/due", **period)]

    assert due(until="2024-12-30") == []
    assert due(until="2024-12-31") == [f"{PLAN}/t1"]
    assert due(since="2025-01-01", until="31/12/2025") == [f"{HAU_GIANG}/t1"]
    assert due(until="2025-12-31", agency="Sở Văn hóa, Thể thao và Du lịch") == [f"{PLAN}/t1", f"{HAU_GIANG}/t1"]


def test_targets_of_an_indicator(sample_store: Store) -> None:
    rows = ask(sample_store, "targets/by_indicator", indicator="Tỷ lệ xã có tủ sách cộng đồng")
    assert [(row["document"], row["value"], row["due"]) for row in rows] == [
        (PROGRAMME, 75.0, "2030"), (PLAN, 80.0, "2025"), (PLAN, 92.5, "2030"),
    ]  # fmt: skip
    rows = ask(
        sample_store,
        "targets/by_indicator",
        indicator="ty-le-xa-co-tu-sach-cong-dong",
        territory="Bắc Giang",
        year="2030",
    )
    assert [row["value"] for row in rows] == [92.5]


def test_cascade_holds_every_link_once(sample_store: Store) -> None:
    rows = ask(sample_store, "documents/cascade", document=READING)
    links = [(row["source"], row["relation"], row["target"]) for row in rows]
    assert len(links) == len(set(links))
    assert set(links) == {
        (PROGRAMME, "implements", READING), (PLAN, "implements", READING), (CITY_PLAN, "implements", READING),
        (PARTY_PLAN, "implements", READING), (IN_PART, "in part", READING), (PLAN, "implements", PROGRAMME),
        (HAU_GIANG, "implements", PROGRAMME), (HAU_GIANG, "implements", PARTY_PLAN),
        (DEPARTMENT, "implements", PLAN),
    }  # fmt: skip
    upwards = ask(sample_store, "documents/cascade", document=DEPARTMENT)
    assert [(row["source"], row["target"]) for row in upwards] == [(DEPARTMENT, PLAN)]


def test_summary_counts_what_is_there(sample_store: Store) -> None:
    counts = {row["label"]: row["count"] for row in ask(sample_store, "graph/summary")}
    assert counts["Document"] == 16
    assert counts["Task"] == 6
    assert counts["LED_BY"] == 4


def test_the_summary_names_every_kind_of_the_model() -> None:
    from graph.model import load_model

    model = load_model()
    cypher = CATALOGUE["graph/summary"].cypher
    for label in model.nodes:
        assert f"'node' AS kind, '{label}' AS label" in cypher
        assert f"MATCH (n:{label} {{id: $id}})" in CATALOGUE["graph/neighbourhood"].cypher
    for type_ in model.relationships:
        assert f"'relationship' AS kind, '{type_}' AS label" in cypher


def test_tasks_by_words_without_lead_and_citing(sample_store: Store) -> None:
    found = ask(sample_store, "tasks/search", q="Thư viện")
    assert [row["id"] for row in found] == [f"{PLAN}/t2", f"{HAU_GIANG}/t1"]
    assert [row["id"] for row in ask(sample_store, "tasks/without_lead")] == [f"{IN_PART}/t1", f"{READING}/t1"]
    assert [row["id"] for row in ask(sample_store, "tasks/without_lead", document=READING)] == [f"{READING}/t1"]
    found = ask(sample_store, "tasks/citing", document=READING)
    assert [(row["id"], row["implements"]) for row in found] == [(f"{IN_PART}/t1", True)]


def test_quality_counts_what_is_missing(sample_store: Store) -> None:
    counts = {row["measure"]: (row["count"], row["of"]) for row in ask(sample_store, "graph/quality")}
    assert counts["held documents without number"] == (1, 11)
    assert counts["held documents without issuer"] == (0, 11)
    assert counts["cited documents that may be another"] == (1, 5)
    assert counts["tasks without lead"] == (2, 6)
