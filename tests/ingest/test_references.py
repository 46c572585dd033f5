"""References in invented documents, in the real seeds, and on any text."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from normal_texts import normal

from ingest.citations.find import find_citations
from ingest.citations.references import References, find_references
from ingest.citations.relations import implemented_in
from ingest.facts import Metadata
from ingest.metadata.find import find_metadata
from ingest.outline.items import Outline
from ingest.outline.tree import outline
from ingest.readers import read
from ingest.tables.rebuild import rebuild_tables
from ingest.text import Block, NormalText

CORPUS = Path(os.environ.get("CHITHI_CORPUS", Path(__file__).parents[3] / "shared" / "corpus"))


def references(text: NormalText, document: Metadata | None = None) -> References:
    return find_references(text, find_citations(text.text), document or find_metadata(text), outline(text))


def linked(found: References, relation: str) -> list[str | None]:
    names = {cited.ref: cited.number or cited.name for cited in found.cited}
    return [names[link.target] for link in found.links if link.relation == relation]


def related(found: References) -> list[tuple[str | None, str, str | None]]:
    names = {cited.ref: cited.number or cited.name for cited in found.cited}
    return [(names[r.source], r.relation, names[r.target]) for r in found.relations]


PLAN = normal(
    "ỦY BAN NHÂN DÂN",
    "TỈNH ĐỒI ONG",
    "Số: 912/KH-UBND",
    "Đồi Ong, ngày 21 tháng 11 năm 2031",
    "KẾ HOẠCH",
    "Triển khai Chỉ thị số 91-CT/TU ngày 05/3/2031 của Ban Thường vụ Tỉnh ủy về nuôi ong trên địa bàn tỉnh",
    "Căn cứ Luật Chăn nuôi ngày 19 tháng 11 năm 2018;",
    "Căn cứ Nghị định số 913/2030/NĐ-CP ngày 01/02/2030 quy định chi tiết một số điều của Luật Chăn nuôi;",
    "Thực hiện Công văn số 914-CV/TU ngày 10/3/2031 của Ban Thường vụ Tỉnh ủy về việc triển khai thực hiện Chỉ thị số "
    "91-CT/TU (sau đây gọi là Chỉ thị 91) và Kế hoạch số 915/KH-BNN ngày 12/3/2031 của Bộ Nông nghiệp về nuôi ong, "
    "Ủy ban nhân dân tỉnh ban hành Kế hoạch triển khai như sau:",
    "I. MỤC ĐÍCH, YÊU CẦU",
    "1. Mục đích",
    "Quán triệt Chỉ thị 91 đến cán bộ; Kế hoạch này bám sát Chỉ thị số 91-CT/TU.",
    "II. NHIỆM VỤ",
    "1. Tiếp tục thực hiện Kế hoạch số 916/KH-UBND ngày 4/5/2029 của UBND tỉnh thực hiện Nghị quyết số 917-NQ/TW.",
    "2. Chăm sóc ong theo Quyết định số 918/QĐ-UBND ngày 5/5/2029 (Kèm theo Kế hoạch số 912/KH-UBND).",
)


@pytest.fixture(scope="module")
def plan() -> References:
    return references(PLAN)


def test_each_document_once_in_order_of_first_mention(plan: References) -> None:
    assert [(c.ref, c.number or c.name) for c in plan.cited] == [
        ("c1", "91-CT/TU"),
        ("c2", "Luật Chăn nuôi"),
        ("c3", "913/2030/NĐ-CP"),
        ("c4", "914-CV/TU"),
        ("c5", "915/KH-BNN"),
        ("c6", "916/KH-UBND"),
        ("c7", "917-NQ/TW"),
        ("c8", "918/QĐ-UBND"),
    ]


def test_a_citation_without_date_is_the_one_named_in_full(plan: References) -> None:
    directive = plan.cited[0]
    assert directive.issued_on == "2031-03-05"
    assert directive.issuer == "Ban Thường vụ Tỉnh ủy"
    assert directive.name == "về nuôi ong trên địa bàn tỉnh"


def test_mentions_count_numbers_and_the_short_name_that_the_text_defines(plan: References) -> None:
    assert len(plan.cited[0].mentions) == 5
    assert plan.cited[0].mentions[0].quote == "Chỉ thị số 91-CT/TU ngày 05/3/2031 của Ban Thường vụ Tỉnh ủy"


def test_what_the_document_carries_out_and_rests_on(plan: References) -> None:
    assert linked(plan, "implements") == ["91-CT/TU", "914-CV/TU", "915/KH-BNN"]
    assert linked(plan, "based_on") == ["Luật Chăn nuôi", "913/2030/NĐ-CP"]


def test_what_the_text_says_of_two_others(plan: References) -> None:
    assert related(plan) == [
        ("913/2030/NĐ-CP", "guides", "Luật Chăn nuôi"),
        ("914-CV/TU", "implements", "91-CT/TU"),
        ("916/KH-UBND", "implements", "917-NQ/TW"),
    ]
    shortest = plan.relations[2].evidence.quote
    assert shortest.startswith("Kế hoạch số 916/KH-UBND")
    assert shortest.endswith("Nghị quyết số 917-NQ/TW")


def test_every_span_quotes_the_text(plan: References) -> None:
    spans = [m for c in plan.cited for m in c.mentions]
    spans += [link.evidence for link in plan.links] + [r.evidence for r in plan.relations]
    assert all(PLAN.text[span.start : span.end] == span.quote for span in spans)


def test_the_document_itself_is_not_cited(plan: References) -> None:
    assert "912/KH-UBND" not in {c.number for c in plan.cited}


def test_one_number_with_two_dates_is_two_documents() -> None:
    found = references(
        normal("Chỉ thị số 91-CT/TW ngày 8/8/2018; Chỉ thị số 91-CT/TW ngày 25/10/2023; theo Chỉ thị số 91-CT/TW."),
        Metadata(),
    )
    assert sorted((c.issued_on, len(c.mentions)) for c in found.cited) in (
        [("2018-08-08", 1), ("2023-10-25", 2)],
        [("2018-08-08", 2), ("2023-10-25", 1)],
    )


def test_a_law_by_name_and_by_number_is_one_document() -> None:
    found = references(
        normal("Luật Chăn nuôi số 932/2018/QH14 ngày 19/11/2018 có hiệu lực; theo quy định của Luật Chăn nuôi."),
        Metadata(),
    )
    assert [(c.type, c.number, c.name, len(c.mentions)) for c in found.cited] == [
        ("Luật", "932/2018/QH14", "Luật Chăn nuôi", 1)
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Nghị định số 91/2031/NĐ-CP ngày 1/2/2031 sửa đổi, bổ sung một số điều của Nghị định số 92/2029/NĐ-CP.",
            [("91/2031/NĐ-CP", "amends", "92/2029/NĐ-CP")],
        ),
        (
            "Nghị định số 92/2029/NĐ-CP của Chính phủ được sửa đổi, bổ sung bởi Nghị định số 91/2031/NĐ-CP.",
            [("91/2031/NĐ-CP", "amends", "92/2029/NĐ-CP")],
        ),
        (
            "Quyết định số 91/QĐ-TTg ngày 1/2/2031 thay thế Quyết định số 92/QĐ-TTg.",
            [("91/QĐ-TTg", "replaces", "92/QĐ-TTg")],
        ),
        (
            "Luật sửa đổi, bổ sung một số điều của Luật Báo chí và Luật Xuất bản.",
            [
                ("Luật sửa đổi, bổ sung một số điều của Luật Báo chí và Luật Xuất bản", "amends", "Luật Báo chí"),
                ("Luật sửa đổi, bổ sung một số điều của Luật Báo chí và Luật Xuất bản", "amends", "Luật Xuất bản"),
            ],
        ),
        (
            "Tờ trình số 91/TTr-SNN ngày 1/2/2031 về Chương trình hành động thực hiện Nghị quyết số 92-NQ/TW.",
            [],
        ),
        (
            "Luật Chăn nuôi số 92/2018/QH14 được sửa đổi, bổ sung theo Luật số 93/2031/QH18 và Luật số 94/2032/QH18.",
            [("93/2031/QH18", "amends", "92/2018/QH14"), ("94/2032/QH18", "amends", "92/2018/QH14")],
        ),
        (
            "Thông tư số 91/2031/TT-BNN quy định chi tiết một số điều của Luật Chăn nuôi và Nghị định số 92/2030/NĐ-CP",
            [("91/2031/TT-BNN", "guides", "Luật Chăn nuôi"), ("91/2031/TT-BNN", "guides", "92/2030/NĐ-CP")],
        ),
        (
            "Nghị định số 91/2031/NĐ-CP quy định chi tiết Luật Chăn nuôi và Thông tư số 92/2031/TT-BNN.",
            [("91/2031/NĐ-CP", "guides", "Luật Chăn nuôi")],
        ),
        (
            "Nghị quyết số 91/NQ-CP thực hiện Nghị quyết số 92-NQ/TW (thay thế Nghị quyết số 93/NQ-CP).",
            [("91/NQ-CP", "implements", "92-NQ/TW"), ("91/NQ-CP", "replaces", "93/NQ-CP")],
        ),
        (
            "Công văn số 91/LĐTBXH-BT của Bộ Lao động, Thương binh và Xã hội về triển khai Quyết định số 92/QĐ-TTg.",
            [("91/LĐTBXH-BT", "implements", "92/QĐ-TTg")],
        ),
        ("Theo Nghị quyết số 91-NQ/TW, Sở Y tế triển khai thực hiện Quyết định số 92/QĐ-TTg.", []),
        ("Thực hiện Nghị quyết số 91-NQ/TW; Quyết định số 92/QĐ-TTg.", []),
        ("Báo cáo số 91/BC-UBND ngày 1/2/2031 về kết quả thực hiện Nghị quyết số 92-NQ/TW.", []),
    ],
)
def test_relations(sentence: str, expected: list[tuple[str, str, str]]) -> None:
    assert related(references(normal(sentence), Metadata())) == expected


def opening(*lines: str) -> References:
    return references(normal("KẾ HOẠCH", *lines, "I. MỤC ĐÍCH", "Nuôi ong."))


@pytest.mark.parametrize(
    ("lines", "implements"),
    [
        (
            [
                "Nuôi ong",
                "Thực hiện ý kiến chỉ đạo của Chủ tịch UBND tỉnh tại Công văn số 91/UBND-NN, Sở Y tế báo cáo:",
            ],
            ["91/UBND-NN"],
        ),
        (["Sơ kết 5 năm thực hiện Chỉ thị số 91-CT/TU của Tỉnh ủy"], []),
        (["Nuôi ong", "Theo Công văn số 91/UBND-NN ngày 1/2/2031, Sở Y tế ban hành Kế hoạch như sau:"], []),
        (
            [
                "Nuôi ong",
                "Nhằm cụ thể hóa Nghị quyết số 91-NQ/TW, ngày 5-3-2031, của Bộ Chính trị và Kết luận số 92-KL/TW;",
            ],
            ["91-NQ/TW", "92-KL/TW"],
        ),
        (
            [
                "Nuôi ong",
                "Thực hiện Chỉ thị số 91/CT-TTg về thi đua nuôi ong theo Nghị quyết Đại hội lần thứ XVI của Đảng và "
                "Kế hoạch số 92/KH-BNN ngày 1/2/2031, Sở Y tế ban hành Kế hoạch như sau:",
            ],
            ["91/CT-TTg", "92/KH-BNN"],
        ),
        (
            [
                "Nuôi ong",
                "Thực hiện Công văn số 91/UBND-NN về việc báo cáo kết quả 05 năm thực hiện các Nghị quyết số 92, "
                "93-NQ/TW, Sở Y tế báo cáo:",
            ],
            ["91/UBND-NN"],
        ),
        (
            [
                "Nuôi ong",
                "Nay tỉnh có 500 trại ong. Thực hiện Công văn số 91/BNN-CN ngày 18/5/2031 và Chỉ thị số 92/CT-BNN, "
                "Chủ tịch Ủy ban nhân dân tỉnh yêu cầu:",
            ],
            ["91/BNN-CN", "92/CT-BNN"],
        ),
        (["Nuôi ong", "Thực hiện Chỉ thị số 91-CT/TU, những năm qua nghề nuôi ong đã có nhiều tiến bộ."], []),
        (
            ["THỰC HIỆN ĐỀ ÁN NUÔI ONG TRÊN NÚI CAO GIAI ĐOẠN 2031-2035 VÀ ĐỀ ÁN TRỒNG HOA TRÊN ĐẤT DỐC"],
            ["ĐỀ ÁN NUÔI ONG TRÊN NÚI CAO GIAI ĐOẠN 2031-2035", "ĐỀ ÁN TRỒNG HOA TRÊN ĐẤT DỐC"],
        ),
        (
            ["Thực hiện Chương trình mục tiêu quốc gia nuôi ong giai đoạn 2031 - 2035"],
            ["Chương trình mục tiêu quốc gia nuôi ong giai đoạn 2031 - 2035"],
        ),
    ],
)
def test_title_and_opening(lines: list[str], implements: list[str]) -> None:
    assert linked(opening(*lines), "implements") == implements


def test_a_basis_that_a_copied_page_breaks_over_lines() -> None:
    found = opening("Nuôi ong", "Căn cứ", "Luật Chăn nuôi ngày 19/11/2018;", "Căn cứ Quyết định số 91/QĐ-TTg;")
    assert linked(found, "based_on") == ["Luật Chăn nuôi", "91/QĐ-TTg"]


def test_only_in_brackets_does_the_text_come_with_another_document() -> None:
    found = references(
        normal("KẾ HOẠCH", "Nuôi ong", "1. Lập sổ theo Mẫu ban hành kèm theo Thông tư số 91/2031/TT-BNN.")
    )
    assert [cited.number for cited in found.cited] == ["91/2031/TT-BNN"]


def test_final_provisions() -> None:
    found = references(
        normal(
            "QUYẾT ĐỊNH",
            "Về nuôi ong",
            "Điều 1. Ban hành Quy định về nuôi ong.",
            "Điều 2. Quyết định này thay thế Quyết định số 91/2029/QĐ-UBND và Quyết định số 92/2029/QĐ-UBND.",
            "Điều 3. Bãi bỏ Quyết định số 93/2028/QĐ-UBND.",
        )
    )
    assert linked(found, "replaces") == ["91/2029/QĐ-UBND", "92/2029/QĐ-UBND"]
    assert linked(found, "repeals") == ["93/2028/QĐ-UBND"]


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        ("Triển khai thực hiện hiệu quả Chỉ thị số 91-CT/TW ngày 25/10/2033 của Ban Bí thư.", ["91-CT/TW"]),
        ("Cụ thể hóa các mục tiêu của Nghị quyết số 91-NQ/TW và Kết luận số 92-KL/TW.", ["91-NQ/TW", "92-KL/TW"]),
        ("Tiếp tục thực hiện Kế hoạch số 91/KH-UBND thực hiện Chỉ thị số 92-CT/TU.", ["91/KH-UBND"]),
        ("Nuôi ong theo Quyết định số 91/QĐ-UBND.", []),
        ("Báo cáo kết quả thực hiện Chỉ thị số 91-CT/TW.", []),
        ("Hướng dẫn thực hiện Nghị định số 91/2031/NĐ-CP.", []),
    ],
)
def test_what_an_item_says_to_carry_out(item: str, expected: list[str]) -> None:
    before = "Căn cứ Luật Chăn nuôi; "
    text = before + item + " Theo Quyết định số 99/QĐ-TTg."
    found = implemented_in(text, find_citations(text), len(before), len(before) + len(item))
    assert [citation.number for citation in found] == expected


PIECES = st.sampled_from(
    [
        *PLAN.text.split("\n"),
        "Chỉ thị số 91-CT/TW",
        " thực hiện ",
        " (sau đây gọi là Đề án)",
        "\n",
        "Luật Báo chí",
        " và ",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.one_of(PIECES, st.text(max_size=8)), max_size=20).map("".join))
def test_any_text_gives_references_that_quote_it(written: str) -> None:
    text = normal(*written.split("\n"))
    citations = find_citations(text.text)
    found = find_references(text, citations, Metadata(), outline(text))
    refs = {cited.ref for cited in found.cited}
    assert set(found.ref_at.values()) <= refs
    assert {link.target for link in found.links} <= refs
    assert all(cited.mentions for cited in found.cited)
    assert all(text.text[m.start : m.end] == m.quote for cited in found.cited for m in cited.mentions)
    assert found == find_references(text, citations, Metadata(), outline(text))


def seed(name: str) -> References:
    path = CORPUS / "seeds" / name
    if not path.exists():
        if os.environ.get("CI"):
            pytest.fail(f"{path} is missing: CHITHI_CORPUS must lead to the real documents.")
        pytest.skip("no real documents at CHITHI_CORPUS")
    return references(rebuild_tables(read(path.read_bytes(), path.name)))


@pytest.mark.corpus
@pytest.mark.parametrize(
    ("name", "implements", "based_on"),
    [
        ("bacgiang-kh-25ct.txt", ["25-CT/TW", "2639-CV/TU"], []),
        ("cantho-kh-25ct.txt", ["25-CT/TW"], []),
        ("laichau-kh-syt.txt", ["7095/KH-UBND"], []),
        ("bacninh-142-kh.txt", ["05-CTr/TU", "282/NQ-CP"], ["72-NQ/TW", "282/NQ-CP", "05-CTr/TU"]),
    ],
)
def test_what_the_real_plans_carry_out(name: str, implements: list[str], based_on: list[str]) -> None:
    found = seed(name)
    assert linked(found, "implements") == implements
    assert linked(found, "based_on") == based_on


@pytest.mark.corpus
def test_chains_that_a_real_plan_states() -> None:
    found = related(seed("bacninh-142-kh.txt"))
    assert ("282/NQ-CP", "implements", "72-NQ/TW") in found
    assert ("05-CTr/TU", "implements", "72-NQ/TW") in found


def test_a_relation_is_proved_by_a_sentence_rather_than_by_a_title_in_capitals() -> None:
    sentence = "Nghị quyết số 731/NQ-CP ngày 02/3/2025 của Chính phủ thực hiện Nghị quyết số 84-NQ/TW ngày 05/01/2025"
    text = f"TRIỂN KHAI {sentence.upper()}\nCăn cứ {sentence};"
    blocks = (Block("paragraph", 0, text.index("\n")), Block("paragraph", text.index("\n") + 1, len(text)))
    normal = NormalText(text, blocks, "txt")
    found = find_references(normal, find_citations(text), Metadata(), Outline(())).relations
    assert [relation.evidence.quote for relation in found] == [sentence]


def test_a_letterhead_whose_number_is_half_lost_cites_nothing() -> None:
    lines = (
        "Số: /‡7 /CT-UBND",
        "Hà Tĩnh, ngày tháng 5 năm 2022",
        "CHỈ THỊ",
        "Về việc phòng cháy rừng",
        "Theo quy định:",
    )
    text = normal(*lines)
    assert find_references(text, find_citations(text.text), find_metadata(text), Outline(())).cited == ()
