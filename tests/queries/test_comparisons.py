"""Questions that compare: targets beside the directive's, territories, agencies; on the invented sample."""

from __future__ import annotations

from typing import Any

import pytest
from invented_graph import (
    CITY_PLAN,
    DEPARTMENT,
    HAU_GIANG,
    IN_PART,
    PARTY_PLAN,
    PLAN,
    PROGRAMME,
    READING,
    SAFETY,
    SAFETY_PLAN,
)

from graph.model import load_model
from graph.store import Store
from queries.catalogue import Catalogue
from queries.shape import Shape

CATALOGUE = Catalogue()
INDICATOR = "Tỷ lệ xã có tủ sách cộng đồng"


def ask(store: Store, name: str, **parameters: Any) -> list[dict[str, Any]]:
    return CATALOGUE.run(store, name, **parameters).rows


def test_targets_beside_the_directives_own(sample_store: Store) -> None:
    # The programme wants 75 by 2030: Bắc Giang sets 92.5 by 2030 and a step in 2025, Hậu Giang sets nothing.
    rows = ask(sample_store, "targets/compare", document=PROGRAMME, indicator=INDICATOR)
    assert [(row["document"], row["verdict"], row["value"], row["due"], row["own_value"]) for row in rows] == [
        (PLAN, "new", 80.0, "2025", None),
        (PLAN, "stricter", 92.5, "2030", 75.0),
        (HAU_GIANG, "missing", None, None, 75.0),
    ]


def test_a_directive_without_targets_has_those_of_the_central_programme(sample_store: Store) -> None:
    rows = ask(sample_store, "targets/compare", document=READING, indicator=INDICATOR)
    assert {row["own_document"] for row in rows if row["own"]} == {PROGRAMME}
    assert [(row["document"], row["verdict"]) for row in rows] == [
        (CITY_PLAN, "missing"),
        (PLAN, "new"),
        (PLAN, "stricter"),
        (HAU_GIANG, "missing"),
    ]
    rows = ask(sample_store, "targets/compare", document=READING, indicator=INDICATOR, territory="Bắc Giang")
    assert {row["document"] for row in rows} == {PLAN}


def test_the_matrix_has_a_cell_for_each_indicator_and_plan(sample_store: Store) -> None:
    result = CATALOGUE.run(sample_store, "targets/matrix", document=PROGRAMME)
    assert [(row["document"], row["verdict"], row["value"]) for row in result.rows] == [
        (PLAN, "stricter", 92.5),
        (HAU_GIANG, "missing", None),
    ]
    matrix = result.shaped()
    assert matrix["columns"] == [PLAN, HAU_GIANG]
    assert matrix["cells"]["ty-le-xa-co-tu-sach-cong-dong"][PLAN][0]["due"] == "2030"


def test_targets_due_in_a_period(sample_store: Store) -> None:
    def due(**period: str) -> list[str]:
        return [row["id"] for row in ask(sample_store, "targets/due", **period)]

    assert due(until="2025-12-30") == []
    assert due(until="2025-12-31") == [f"{PLAN}/g1"]
    assert due(since="2026-01-01", until="2030-12-31") == [f"{PLAN}/g2", f"{PROGRAMME}/g1"]
    assert due(until="2030-12-31", territory="Bắc Giang") == [f"{PLAN}/g1", f"{PLAN}/g2"]


def test_pace_from_the_baseline(sample_store: Store) -> None:
    [row] = ask(sample_store, "targets/pace")
    assert (row["id"], row["years"], row["per_year"]) == (f"{PLAN}/g2", 6, 5.0)  # 62.5 in 2024, 92.5 in 2030


@pytest.mark.parametrize(
    ("question", "given"),
    [
        ("tasks/due", {"until": "2035-12-31"}),
        ("tasks/without_lead", {}),
        ("targets/due", {"until": "2035-12-31"}),
        ("targets/pace", {}),
    ],
)
def test_what_is_narrowed_is_a_part_of_the_whole_in_the_same_order(
    sample_store: Store, question: str, given: dict[str, str]
) -> None:
    whole = ask(sample_store, question, **given)
    assert whole
    applied = sample_store.run(
        "MATCH (d:Document)-[:APPLIES_TO]->(p:Place) RETURN p.id AS place, d.id AS document"
    ).rows
    assert applied
    for place in {row["place"] for row in applied}:
        documents = {row["document"] for row in applied if row["place"] == place}
        narrowed = ask(sample_store, question, **given, territory=place)
        assert narrowed == [row for row in whole if row["document"] in documents]
    if "document" in CATALOGUE[question].parameters:
        for document in {row["document"] for row in whole}:
            narrowed = ask(sample_store, question, **given, document=document)
            assert narrowed == [row for row in whole if row["document"] == document]
    pages = [ask(sample_store, question, **given, limit=1, skip=skip) for skip in range(len(whole) + 1)]
    assert pages == [*([row] for row in whole), []]


def test_workload_by_role_and_year(sample_store: Store) -> None:
    rows = ask(sample_store, "agencies/workload", agency="Sở Văn hóa, Thể thao và Du lịch")
    assert [(r["agency"], r["role"], r["year"], r["tasks"], r["with_deadline"], r["recurring"]) for r in rows] == [
        ("so-van-hoa-bac-giang", "lead", 2024, 2, 1, 1),
        ("so-van-hoa-hau-giang", "lead", 2024, 1, 1, 0),
    ]
    [row] = ask(sample_store, "agencies/workload", agency="so-tai-chinh-bac-giang")
    assert (row["role"], row["tasks"], row["documents"]) == ("support", 1, 1)


def test_pairs_that_work_together(sample_store: Store) -> None:
    pair = ("so-van-hoa-bac-giang", "so-tai-chinh-bac-giang", 1, f"{PLAN}/t1")
    for agency in pair[:2]:  # seen from the lead and from the support
        [row] = ask(sample_store, "agencies/coordination", agency=agency)
        assert (row["lead"], row["support"], row["tasks"], row["task"]) == pair
        assert row["quote"] == "Sở chủ trì xây dựng Đề án"


def test_responsibilities_that_changed_hands(sample_store: Store) -> None:
    for agency in ("Sở Thông tin và Truyền thông", "so-khoa-hoc-va-cong-nghe", "so-thong-tin-hau-giang"):
        rows = ask(sample_store, "agencies/succession", agency=agency)
        assert [(row["id"], row["successor"]) for row in rows] == [(f"{HAU_GIANG}/t2", "so-khoa-hoc-va-cong-nghe")]
    assert ask(sample_store, "agencies/succession", agency="Sở Thông tin và Truyền thông", open_only=True)
    assert not ask(sample_store, "agencies/succession", agency="Sở Văn hóa, Thể thao và Du lịch")


def test_a_kind_of_agency_over_territories(sample_store: Store) -> None:
    for agency in ("Sở Văn hóa, Thể thao và Du lịch", "so-van-hoa-bac-giang"):
        rows = ask(sample_store, "agencies/kinds", agency=agency)
        assert [(row["territory"], row["leads"], row["next_deadline"]) for row in rows] == [
            ("tỉnh Bắc Giang", 2, "2024-12-31"),
            ("tỉnh Hậu Giang", 1, "2025-06-30"),
        ]
    assert ask(sample_store, "agencies/kinds", agency="so-van-hoa-bac-giang", document=SAFETY) == []


def test_coverage_by_the_units_of_a_day(sample_store: Store) -> None:
    rows = {
        row["territory"]: row for row in ask(sample_store, "documents/coverage", document=READING, as_of="1/6/2025")
    }
    assert len(rows) == 63
    assert (rows["tỉnh Bắc Giang"]["coverage"], rows["tỉnh Bắc Giang"]["document"]) == ("plan held", PLAN)
    assert rows["tỉnh Bắc Giang"]["lag_days"] == 111  # 12 March to 1 July 2024
    assert rows["tỉnh Bắc Giang"]["quote"]
    assert rows["tỉnh Bắc Giang"]["plans"] == 2  # the department's too
    assert rows["tỉnh Hậu Giang"]["document"] == HAU_GIANG
    assert rows["tỉnh Kon Tum"]["coverage"] == "no plan known"
    found = ask(sample_store, "documents/coverage", document=READING, as_of="2025-08-01")
    rows = {row["territory"]: row for row in found}
    assert len(rows) == 34
    assert rows["tỉnh Bắc Ninh"]["coverage"] == "no plan known"
    assert set(rows["tỉnh Bắc Ninh"]["predecessors"]) == {PLAN, DEPARTMENT}
    assert "tỉnh Bắc Giang" not in rows
    now = {row["territory"]: row for row in ask(sample_store, "documents/coverage", document=READING)}
    assert len(now) == 34
    assert set(now["thành phố Bắc Ninh"]["predecessors"]) == {PLAN, DEPARTMENT}  # two steps of succession away


def test_a_territory_whose_plan_is_only_cited(sample_store: Store) -> None:
    rows = ask(sample_store, "documents/coverage", document=PROGRAMME, as_of="2025-01-01")
    covered = {row["territory"]: row["coverage"] for row in rows if row["plans"]}
    assert covered == {"tỉnh Bắc Giang": "plan held", "tỉnh Hậu Giang": "plan held"}


@pytest.mark.parametrize(
    ("first", "second", "steps"),
    [
        (DEPARTMENT, READING, [(DEPARTMENT, "IMPLEMENTS", PLAN, True), (PLAN, "IMPLEMENTS", READING, True)]),
        (READING, DEPARTMENT, [(PLAN, "IMPLEMENTS", READING, False), (DEPARTMENT, "IMPLEMENTS", PLAN, False)]),
        (PARTY_PLAN, CITY_PLAN, [(PARTY_PLAN, "IMPLEMENTS", READING, True), (CITY_PLAN, "IMPLEMENTS", READING, False)]),
        (SAFETY_PLAN, READING, [(SAFETY_PLAN, "BASED_ON", READING, True)]),
        (IN_PART, READING, [(IN_PART, "CITES", READING, True)]),
    ],
)
def test_the_path_between_two_documents(sample_store: Store, first: str, second: str, steps: list[Any]) -> None:
    rows = ask(sample_store, "documents/path", document=first, other=second)
    assert [row["step"] for row in rows] == list(range(1, len(steps) + 1))
    if first == READING:
        steps = [(source, relation, target, False) for source, relation, target, _ in steps]
    assert [(row["source"], row["relation"], row["target"], row["forward"]) for row in rows] == steps
    assert all(row["quote"] for row in rows)


def test_documents_that_nothing_connects(sample_store: Store) -> None:
    assert ask(sample_store, "documents/path", document=SAFETY, other=PROGRAMME) == []
    assert ask(sample_store, "documents/path", document=SAFETY, other=SAFETY) == []


def test_the_schema_names_every_property_of_the_model(sample_store: Store) -> None:
    rows = ask(sample_store, "graph/schema")
    model = load_model()
    wanted = {
        (kind.name, name)
        for kinds in (model.nodes, model.relationships)
        for kind in kinds.values()
        for name in kind.properties
    }
    assert {(row["name"], row["property"]) for row in rows} == wanted
    [ends] = {tuple(row["ends"]) for row in ask(sample_store, "graph/schema", kind="LED_BY")}
    assert ends == ("Task → Agency",)


def test_a_tree_puts_each_document_under_the_one_it_implements(sample_store: Store) -> None:
    [root] = CATALOGUE.run(sample_store, "documents/cascade", document=READING).shaped()
    assert root["source"] == READING
    programme = next(child for child in root["children"] if child["source"] == PROGRAMME)
    plan = next(child for child in programme["children"] if child["source"] == PLAN)  # not again under the directive
    assert [child["source"] for child in plan["children"]] == [DEPARTMENT]
    assert PLAN not in [child["source"] for child in root["children"]]


def test_who_took_over_the_directives_tasks(sample_store: Store) -> None:
    result = CATALOGUE.run(sample_store, "plans/matrix", document=READING)
    assert [(row["document"], row["id"], row["alignment"], row["deadline_to"]) for row in result.rows] == [
        (PLAN, f"{PLAN}/t2", "adapted", None),
        (HAU_GIANG, f"{HAU_GIANG}/t1", "same", "2025-06-30"),
    ]
    assert result.rows[0]["lead"] == ["Sở Văn hóa, Thể thao và Du lịch tỉnh Bắc Giang"]
    assert result.shaped()["cells"].keys() == {f"{READING}/t1"}
    rows = ask(sample_store, "plans/matrix", document=READING, territory="Bắc Giang")
    assert [row["document"] for row in rows] == [PLAN]


def test_two_plans_side_by_side(sample_store: Store) -> None:
    def tasks(*documents: str) -> list[tuple[str, str, str]]:
        rows = ask(sample_store, "plans/compare", documents="; ".join(documents), kind="task")
        return [(row["id"], row["item"], row["alignment"]) for row in rows]

    # Both plans took one task from the directive, in words of their own and in its words.
    plan, hau_giang, reading = (f"{PLAN}/t2", f"{HAU_GIANG}/t1", f"{READING}/t1")
    assert tasks(PLAN, HAU_GIANG) == [
        (f"{PLAN}/t1", f"{PLAN}/t1", "only here"),
        (plan, plan, "first"),
        (hau_giang, plan, "adapted"),
        (f"{HAU_GIANG}/t2", f"{HAU_GIANG}/t2", "only here"),
    ]
    assert tasks(READING, HAU_GIANG, PLAN)[:2] == [(reading, reading, "first"), (hau_giang, reading, "same")]
    assert (plan, reading, "adapted") in tasks(READING, HAU_GIANG, PLAN)


def test_targets_and_text_side_by_side(sample_store: Store) -> None:
    rows = ask(sample_store, "plans/compare", documents=f"{PROGRAMME}, {PLAN}", kind="target")
    assert [(row["id"], row["alignment"], row["value"]) for row in rows] == [
        (f"{PROGRAMME}/g1", "first", 75.0),
        (f"{PLAN}/g1", "different", 80.0),
        (f"{PLAN}/g2", "different", 92.5),
    ]
    [row] = ask(sample_store, "plans/compare", documents=f"{PLAN};{HAU_GIANG}", kind="text")
    assert (row["document"], row["item"], row["score"], row["quote"]) == (HAU_GIANG, READING, 0.4, "như nhau")


def test_a_circle_is_no_endless_tree() -> None:
    rows = [{"node": "a", "parent": "b"}, {"node": "b", "parent": "a"}, {"node": "c", "parent": "root"}]
    [root] = Shape("tree", ("node", "parent")).of(rows)
    assert [child["node"] for child in root["children"]] == ["c"]
