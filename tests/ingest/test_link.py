"""From the facts of one document to its rows; everything is invented."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

import pytest
from any_facts import facts
from hypothesis import HealthCheck, given, settings

from graph.changes import check
from graph.model import load_model
from graph.rows import DocumentGraph, Node, Relationship
from ingest.facts import (
    Agency,
    CitedDocument,
    Deadline,
    DocumentLink,
    Evidence,
    Facts,
    Metadata,
    Programme,
    Recipient,
    Relation,
    Role,
    Section,
    Signer,
    Target,
    Task,
)
from ingest.linking.link import link, numbers_named
from ingest.linking.rows import SourceFile, Surroundings

OPENING = (
    "Thực hiện Chỉ thị số 95-CT/TW ngày 25/10/2033 của Ban Bí thư và Kế hoạch số 7/KH-UBND ngày 01/02/2034 của Ủy ban "
    "nhân dân tỉnh về thực hiện Chỉ thị số 98-CT/TW, Sở Y tế ban hành kế hoạch."
)
TEXT = "\n".join(
    [
        "KẾ HOẠCH",
        "Làm việc A năm 2034",
        f"Mở đầu một câu. {OPENING} Câu sau không liên quan.",
        "I. NHIỆM VỤ",
        "- Phòng Nghiệp vụ Y phối hợp với các cơ quan liên quan triển khai Chỉ thị số 95-CT/TW trong năm 2034.",
        "- 95% dân số tham gia bảo hiểm y tế vào năm 2035.",
    ]
)
SOURCE = SourceFile("kế hoạch.txt", "5a" * 32, "txt", None, len(TEXT))


def _at(words: str, rule: str = "test/rule") -> Evidence:
    start = TEXT.index(words)
    return Evidence(start, start + len(words), words, rule, 2)


def _facts() -> Facts:
    directive, plan, other = "Chỉ thị số 95-CT/TW ngày 25/10/2033", "Kế hoạch số 7/KH-UBND", "Chỉ thị số 98-CT/TW"
    again = Evidence(TEXT.rindex("Chỉ thị số 95"), TEXT.rindex(" trong năm"), "Chỉ thị số 95-CT/TW", "test/rule")
    item = "Phòng Nghiệp vụ Y phối hợp với các cơ quan liên quan triển khai Chỉ thị số 95-CT/TW trong năm 2034."
    return Facts(
        Metadata(
            type="KH",
            title="Làm việc A năm 2034",
            issuer="Sở Y tế tỉnh Sơn La",
            jurisdiction="tỉnh Sơn La",
            signers=(Signer("Người Ký Tên", "Giám đốc", None, _at("KẾ HOẠCH")),),
            recipients=(Recipient("Ủy ban nhân dân tỉnh", _at("KẾ HOẠCH")),),
            evidence={"issuer": _at("Sở Y tế ban hành kế hoạch")},
        ),
        cited_documents=(
            CitedDocument("c1", "CT", "95-CT/TW", "2033-10-25", "Ban Bí thư", None, (_at(directive), again)),
            CitedDocument("c2", "KH", "7/KH-UBND", "2034-02-01", "Ủy ban nhân dân tỉnh", "về việc B", (_at(plan),)),
            CitedDocument("c3", "CT", "98-CT/TW", None, None, None, (_at(other),)),
        ),
        links=(DocumentLink("implements", "c1", _at(directive)), DocumentLink("implements", "c2", _at(plan))),
        relations=(Relation("c2", "implements", "c3", _at("thực hiện Chỉ thị số 98-CT/TW")),),
        sections=(Section("I", "NHIỆM VỤ", _at("NHIỆM VỤ")), Section("I", None, _at("NHIỆM VỤ"))),
        tasks=(
            Task(
                "I",
                item,
                _at(item),
                lead=(Role("Phòng Nghiệp vụ Y", _at("Phòng Nghiệp vụ Y")),),
                support=(Role("các cơ quan liên quan", _at("các cơ quan liên quan")),),
                deadline=Deadline("trong năm 2034", "2034-01-01", "2034-12-31", None, _at("trong năm 2034")),
                cites=("c1",),
                implements=("c1",),
            ),
        ),
        targets=(Target("dân số tham gia bảo hiểm y tế", "=", 95.0, "%", "2035", "I", _at("95% dân số")),),
        agencies=(Agency("Ban Bí thư", False, _at("Ban Bí thư")), Agency("Sở Y tế", False, _at("Sở Y tế"))),
        programmes=(Programme("Đề án 06", None, _at("KẾ HOẠCH")),),
    )


@pytest.fixture
def graph() -> DocumentGraph:
    return link(_facts(), TEXT, SOURCE)


def _only(graph: DocumentGraph, type_: str) -> list[Relationship]:
    return [r for r in graph.relationships if r.type == type_]


def _nodes(graph: DocumentGraph, label: str) -> dict[str, Node]:
    return {node.id: node for node in (*graph.shared, *graph.owned) if node.label == label}


def test_every_row_fits_the_model(graph: DocumentGraph) -> None:
    stated = check(graph, load_model())
    assert len(stated.relationships) == len(graph.relationships)


def test_the_held_document(graph: DocumentGraph) -> None:
    held = graph.owned[0]
    assert held.id == graph.document
    said = held.properties
    assert said["status"] == "held"
    assert (said["level"], said["branch"], said["territory"]) == ("province", "state", "tỉnh Sơn La")
    assert said["issued_after"] == "2034-02-01"
    assert "issued_on" not in said
    assert (said["file"], said["format"], said["characters"]) == ("kế hoạch.txt", "txt", len(TEXT))
    assert str(said["search_text"]).startswith("ke hoach lam viec a nam 2034")


def test_links_carry_the_whole_sentence_that_proves_them(graph: DocumentGraph) -> None:
    implements = [r for r in _only(graph, "IMPLEMENTS") if r.start == graph.document]
    assert [r.end for r in implements] == ["95-ct-tw.2033", "7-kh-ubnd.son-la.2034"]
    proof = implements[0].properties
    assert proof["quote"] == OPENING
    assert TEXT[int(str(proof["span_start"])) : int(str(proof["span_end"]))] == OPENING
    assert (proof["rule"], proof["page"], proof["stated_by"]) == ("test/rule", 2, graph.document)


def test_relations_between_two_other_documents(graph: DocumentGraph) -> None:
    (second_hand,) = [r for r in _only(graph, "IMPLEMENTS") if r.start == "7-kh-ubnd.son-la.2034"]
    assert (second_hand.end, second_hand.properties["stated_by"]) == ("98-ct-tw", graph.document)
    assert second_hand.properties["quote"] == OPENING


def test_citations_keep_what_the_text_claims(graph: DocumentGraph) -> None:
    claims = {r.end: r.properties for r in _only(graph, "CITES") if r.start == graph.document}
    assert set(claims) == {"95-ct-tw.2033", "7-kh-ubnd.son-la.2034", "98-ct-tw"}
    assert (claims["95-ct-tw.2033"]["mentions"], claims["95-ct-tw.2033"]["issued_on"]) == (2, "2033-10-25")
    assert claims["7-kh-ubnd.son-la.2034"]["name"] == "về việc B"


def test_a_task_implements_and_is_led(graph: DocumentGraph) -> None:
    task = f"{graph.document}/task/1"
    assert [(r.start, r.end) for r in _only(graph, "IMPLEMENTS") if r.start_label == "Task"] == [
        (task, "95-ct-tw.2033")
    ]
    assert [r.end for r in _only(graph, "SUPPORTED_BY")] == ["cac-co-quan-lien-quan.tinh-son-la"]
    assert [r.start for r in _only(graph, "LED_BY")] == [task]
    node = _nodes(graph, "Task")[task]
    assert (node.properties["deadline_from"], node.properties["deadline_to"]) == ("2034-01-01", "2034-12-31")
    assert {r.start for r in _only(graph, "HAS_TASK")} == {graph.document, f"{graph.document}/section/I"}


def test_sections_with_one_path_stay_two(graph: DocumentGraph) -> None:
    assert [id_.rpartition("/")[2] for id_ in _nodes(graph, "Section")] == ["I", "I~2"]


def test_agencies_are_in_their_territory(graph: DocumentGraph) -> None:
    agencies = _nodes(graph, "Agency")
    assert agencies["so-y-te.tinh-son-la"].properties["name"] == "Sở Y tế tỉnh Sơn La"
    assert ("so-y-te.tinh-son-la", "so-y-te") in [(r.start, r.end) for r in _only(graph, "INSTANCE_OF")]
    assert ("so-y-te.tinh-son-la", "tinh-son-la") in [(r.start, r.end) for r in _only(graph, "LOCATED_IN")]
    assert [r.end for r in _only(graph, "SENT_TO")] == ["uy-ban-nhan-dan.tinh-son-la"]
    assert [r.end for r in _only(graph, "ISSUED_BY")] == ["so-y-te.tinh-son-la"]
    assert [r.end for r in _only(graph, "SIGNED_BY")] == ["nguoi-ky-ten.so-y-te.tinh-son-la"]
    assert [r.end for r in _only(graph, "APPLIES_TO")] == ["tinh-son-la"]


def test_a_district_is_a_part_of_its_province() -> None:
    own = Metadata(type="KH", title="Làm việc A", issuer="Ủy ban nhân dân huyện Mai Lâm, tỉnh Sơn La")
    graph = link(Facts(own), "", SOURCE)
    check(graph, load_model())
    unit = "huyen-mai-lam.tinh-son-la"
    assert [r.end for r in _only(graph, "APPLIES_TO")] == [unit]
    assert {r.end for r in _only(graph, "LOCATED_IN")} == {unit, "tinh-son-la"}
    assert [(r.start, r.end) for r in _only(graph, "PART_OF")] == [(unit, "tinh-son-la")]
    assert graph.owned[0].properties["territory"] == "huyện Mai Lâm, tỉnh Sơn La"
    assert graph.owned[0].properties["level"] == "district"


def test_a_commune_is_that_of_the_day() -> None:
    issuer = "Ủy ban nhân dân thị trấn Bố Hạ, huyện Yên Thế, tỉnh Bắc Giang"
    graph = link(Facts(Metadata(type="KH", title="Làm việc A", issuer=issuer, issued_on="2024-03-04")), "", SOURCE)
    check(graph, load_model())
    (place,) = [r.end for r in _only(graph, "APPLIES_TO")]
    assert place == "thi-tran-bo-ha.huyen-yen-the.tinh-bac-giang"
    said = _nodes(graph, "Place")[place].properties
    assert (said["code"], said["level"], said["valid_to"]) == ("07294", "commune", "2025-06-30")
    assert graph.owned[0].properties["territory"] == "thị trấn Bố Hạ, huyện Yên Thế, tỉnh Bắc Giang"


def test_a_territory_alone_is_no_agency() -> None:
    graph = link(Facts(Metadata(), agencies=(Agency("Cà Mau", False, _at("KẾ HOẠCH")),)), TEXT, SOURCE)
    assert _nodes(graph, "Agency") == {}


def test_a_target_measures_an_indicator_of_the_vocabulary(graph: DocumentGraph) -> None:
    (measures,) = _only(graph, "MEASURES")
    assert measures.end == "health-insurance-coverage"
    assert _nodes(graph, "Indicator")[measures.end].properties["better"] == "higher"


def test_programmes_are_mentioned(graph: DocumentGraph) -> None:
    assert ("Programme", "06-qd-ttg.2022") in [(r.end_label, r.end) for r in _only(graph, "MENTIONS")]


def test_candidates_are_ranked_and_never_taken(graph: DocumentGraph) -> None:
    known = {"98-ct-tw": ["98-ct-tw.2026", "98-ct-tw.2031"]}
    linked = link(_facts(), TEXT, SOURCE, Surroundings(lambda key: known.get(key, [])))
    node = _nodes(linked, "Document")["98-ct-tw"]
    ranked = json.loads(str(node.properties["candidates"]))
    assert [entry["id"] for entry in ranked] == ["98-ct-tw.2031", "98-ct-tw.2026"]
    assert ranked[0]["score"] > ranked[1]["score"]
    assert ranked[0]["reason"] == "same number, the latest of that number"
    assert all(0 < entry["score"] < 1 for entry in json.loads(str(node.properties["candidates"])))
    assert "candidates" not in _nodes(graph, "Document")["98-ct-tw"].properties
    assert "candidates" not in _nodes(linked, "Document")["95-ct-tw.2033"].properties


def test_a_later_document_is_no_candidate() -> None:
    own = Metadata(type="KH", number="7/KH-UBND", issuer="Ủy ban nhân dân tỉnh Sơn La", issued_on="2030-01-02")
    cited = CitedDocument("c1", "CT", "98-CT/TW", None, None, None, (_at("Chỉ thị số 98-CT/TW"),))
    graph = link(Facts(own, (cited,)), TEXT, SOURCE, Surroundings(lambda key: ["98-ct-tw.2026", "98-ct-tw.2031"]))
    (entry,) = json.loads(str(_nodes(graph, "Document")["98-ct-tw"].properties["candidates"]))
    assert (entry["id"], entry["reason"]) == ("98-ct-tw.2026", "same number")


def test_a_day_that_is_not_in_the_calendar_is_no_date() -> None:
    facts = _facts()
    (item,) = facts.tasks
    misprinted = replace(
        facts,
        document=replace(facts.document, issued_on="2034-02-31"),
        cited_documents=(replace(facts.cited_documents[0], issued_on="2033-13-01"), *facts.cited_documents[1:]),
        tasks=(replace(item, deadline=Deadline("hết ngày 31/11", None, "2034-11-31")),),
    )
    graph = link(misprinted, TEXT, SOURCE)
    check(graph, load_model())
    rows = [*(node.properties for node in (*graph.owned, *graph.shared)), *(r.properties for r in graph.relationships)]
    assert not {"2034-02-31", "2033-13-01", "2034-11-31"} & {value for row in rows for value in row.values()}
    assert graph.owned[0].properties["issued_after"] == "2034-02-01"


def test_the_revision_changes_with_anything_said(graph: DocumentGraph) -> None:
    def revision(of: Facts) -> Any:
        return link(of, TEXT, SOURCE).owned[0].properties["revision"]

    facts = _facts()
    assert revision(facts) == revision(_facts())
    assert revision(replace(facts, tasks=())) != revision(facts)
    assert revision(replace(facts, relations=())) != revision(facts)


def test_numbers_named_for_the_register() -> None:
    named = {(n.node, n.key, n.resolved) for n in numbers_named(_facts(), SOURCE)}
    assert named == {
        ("95-ct-tw.2033", "95-ct-tw", True),
        ("7-kh-ubnd.son-la.2034", "7-kh-ubnd", True),
        ("98-ct-tw", "98-ct-tw", False),
    }


@given(facts())
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_whatever_the_facts_the_rows_fit_the_model(given_facts: Facts) -> None:
    graph = link(given_facts, "", SOURCE, Surroundings(lambda key: [f"{key}.2020"]))
    stated = check(graph, load_model())
    assert re.fullmatch(r"[a-z0-9.-]{1,200}", graph.document)
    assert all("/" not in id_ for _, id_ in stated.shared)
    assert link(given_facts, "", SOURCE, Surroundings(lambda key: [f"{key}.2020"])) == graph


def test_a_document_that_says_nothing_is_still_a_document() -> None:
    graph = link(Facts(Metadata()), "", SOURCE)
    assert [node.id for node in graph.owned] == [graph.document]
    check(graph, load_model())
