"""Agencies in invented sentences: enumerations split, abbreviations written out, generic words left alone."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from normal_texts import normal

from ingest.agencies.find import OFFICE_HOLDER, agency_spans, find_agencies
from ingest.facts import Evidence, Metadata, Role, Task
from ingest.text import NormalText


def names(text: str) -> list[str]:
    return [span.name for span in agency_spans(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Giao Sở Tài chính, Sở Nội vụ và UBND các huyện thực hiện.",
            ["Sở Tài chính", "Sở Nội vụ", "Ủy ban nhân dân các huyện"],
        ),
        ("các Sở: Y tế, Tài chính, Nội vụ", ["Sở Y tế", "Sở Tài chính", "Sở Nội vụ"]),
        ("các Bộ, ngành liên quan: Tài chính, Xây dựng rà soát", ["Bộ Tài chính", "Bộ Xây dựng"]),
        ("Vụ Nuôi ong, Vụ Hoa và Mật ong, Vụ Kế hoạch", ["Vụ Nuôi ong", "Vụ Hoa và Mật ong", "Vụ Kế hoạch"]),
        ("Báo Sơn Hà xây dựng chuyên mục nuôi ong", ["Báo Sơn Hà"]),
        ("Các Bộ trưởng chịu trách nhiệm", []),
        ("Văn phòng Đoàn đại biểu Quốc hội tỉnh", ["Văn phòng Đoàn đại biểu Quốc hội tỉnh"]),
        ("Ủy ban Quốc gia về nuôi ong, các ban chỉ đạo", ["Ủy ban Quốc gia về nuôi ong", "các ban chỉ đạo"]),
        ("Tổ chỉ đạo nuôi ong báo cáo", ["Tổ chỉ đạo"]),
        ("Trung tâm Giám sát, điều tiết đàn ong (GSO) tỉnh", ["Trung tâm Giám sát, điều tiết đàn ong (GSO) tỉnh"]),
        ("NGHỊ QUYẾT CỦA BAN CHẤP HÀNH TRUNG ƯƠNG ĐẢNG KHÓA XII", ["Ban Chấp hành Trung ương Đảng khóa XII"]),
        ("UBND Thành phố Quyết định tặng thưởng", ["Ủy ban nhân dân Thành phố"]),
        ("UBND Thành phố Giao Sở Y tế rà soát", ["Ủy ban nhân dân Thành phố", "Sở Y tế"]),
        ("Các sở, ngành: Công Thương, Văn hóa, Thể thao và Du lịch; Tư pháp", [
            "Sở Công Thương",
            "Sở Văn hóa, Thể thao và Du lịch",
            "Sở Tư pháp",
        ]),
        ("Sở Y tế, Tài chính và Nội vụ chủ trì", ["Sở Y tế", "Sở Tài chính", "Sở Nội vụ"]),
        ("Các Bộ: Công an, Quốc phòng", ["Bộ Công an", "Bộ Quốc phòng"]),
        ("Bộ Tài chính, Công an tỉnh phối hợp", ["Bộ Tài chính", "Công an tỉnh"]),
        ("Đảng ủy các xã, phường", ["Đảng ủy các xã, phường"]),
        ("UBND các huyện, thị xã, thành phố", ["Ủy ban nhân dân các huyện, thị xã, thành phố"]),
        (
            "HĐND, UBND các tỉnh, TP trực thuộc TW",
            [
                "Hội đồng nhân dân các tỉnh, thành phố trực thuộc Trung ương",
                "Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương",
            ],
        ),
        ("Thanh tra Sở Khoa học và Công nghệ", ["Thanh tra Sở Khoa học và Công nghệ"]),
        ("Ban Thường vụ Đảng ủy UBND tỉnh", ["Ban Thường vụ Đảng ủy Ủy ban nhân dân tỉnh"]),
        ("Trung tâm Y tế các huyện Tân Yên, Yên Thế và Hiệp Hòa", [
            "Trung tâm Y tế huyện Tân Yên",
            "Trung tâm Y tế huyện Yên Thế",
            "Trung tâm Y tế huyện Hiệp Hòa",
        ]),
        ("Thường trực HĐND, UBND các huyện", ["Thường trực Hội đồng nhân dân các huyện", "Ủy ban nhân dân các huyện"]),
        ("các sở, ban, ngành thuộc UBND tỉnh", ["các sở, ban, ngành thuộc Ủy ban nhân dân tỉnh"]),
        ("phối hợp với các sở, ngành, địa phương liên quan xây dựng", ["các sở, ngành, địa phương liên quan"]),
        (
            "các sở, ngành và các cơ quan chức năng",
            ["các sở, ngành", "các cơ quan chức năng"],
        ),
        ("Sở NN&PTNT, Sở LĐTBXH, BHXH tỉnh", [
            "Sở Nông nghiệp và Phát triển nông thôn",
            "Sở Lao động - Thương binh và Xã hội",
            "Bảo hiểm xã hội tỉnh",
        ]),
        ("SỞ GIÁO DỤC VÀ ĐÀO TẠO", ["Sở Giáo dục và Đào tạo"]),
        ("Uỷ ban Nhân dân tỉnh Hoà Bình", ["Ủy ban nhân dân tỉnh Hoà Bình"]),
        ("Trung tâm Giống ong tỉnh chủ trì", ["Trung tâm Giống ong tỉnh"]),
        (
            "cấp ủy, tổ chức đảng, chính quyền các cấp",
            ["cấp ủy", "tổ chức đảng", "chính quyền các cấp"],
        ),
        (
            "Mặt trận Tổ quốc và các tổ chức chính trị - xã hội",
            ["Mặt trận Tổ quốc", "các tổ chức chính trị - xã hội"],
        ),
        (
            "Ban Chỉ đạo Trung ương về phòng, chống lãng phí chủ trì",
            ["Ban Chỉ đạo Trung ương về phòng, chống lãng phí"],
        ),
        ("Công ty cổ phần Mật ong Hoa Sim thực hiện", ["Công ty cổ phần Mật ong Hoa Sim"]),
        ("các xã, phường chủ động", ["các xã, phường"]),
        ("Văn phòng: Quốc hội, Chính phủ;", ["Văn phòng Quốc hội", "Văn phòng Chính phủ"]),
        ("UBND các huyện, thành phố Sơn Hà triển khai", ["Ủy ban nhân dân các huyện, thành phố Sơn Hà"]),
        ("Công ty cổ phần xây dựng tổ ong Hoa Sim", ["Công ty cổ phần xây dựng tổ ong Hoa Sim"]),
        ("Trung tâm nuôi ong quốc gia phối hợp Quân khu 7", ["Trung tâm nuôi ong quốc gia", "Quân khu 7"]),
        ("Thường trực: Tỉnh ủy, HĐND tỉnh;", ["Thường trực Tỉnh ủy", "Thường trực Hội đồng nhân dân tỉnh"]),
        ("các cơ sở y tế công lập và ngoài công lập", ["các cơ sở y tế công lập", "các cơ sở y tế ngoài công lập"]),
        (
            "các tổ chức khoa học và công nghệ của Liên hợp quốc",
            ["các tổ chức khoa học và công nghệ", "Liên hợp quốc"],
        ),
        ("ỦY BAN NHÂN DÂN TỈNH NHIỆM KỲ 2031 - 2036", ["Ủy ban nhân dân TỈNH"]),
        ("Vụ Nuôi ong, trồng hoa và Mật ong trình Bộ", ["Vụ Nuôi ong, trồng hoa và Mật ong"]),
        ("Văn phòng Bộ, các đơn vị thuộc Bộ;", ["Văn phòng Bộ", "các đơn vị thuộc Bộ"]),
        ("TTr Tỉnh ủy; TT. Đảng ủy", ["Thường trực Tỉnh ủy", "Thường trực Đảng ủy"]),
        ("Ban Chỉ đạo của Chính phủ về nuôi ong; họp", ["Ban Chỉ đạo của Chính phủ về nuôi ong"]),
        ("Sở Nuôi ong tổ chức tập huấn", ["Sở Nuôi ong"]),
        (
            "Nghị quyết của Ban Chấp hành Trung ương Đảng (Khóa XII)",
            ["Ban Chấp hành Trung ương Đảng khóa XII"],
        ),
        (
            "Ban Chỉ đạo về chương trình nuôi ong bền vững; họp",
            ["Ban Chỉ đạo về chương trình nuôi ong bền vững"],
        ),
        ("sự lãnh đạo của cấp ủy, chính quyền các cấp", ["cấp ủy các cấp", "chính quyền các cấp"]),
    ],
)  # fmt: skip
def test_names(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "ban hành Kế hoạch nuôi ong",
        "bộ máy gọn nhẹ, ngành nghề nông thôn",
        "trên địa bàn các xã, phường",
        "công nghệ thông tin và chính phủ số",
        "bảo hiểm xã hội tự nguyện, thanh tra việc thực hiện",
        "kinh tế - xã hội của hợp tác xã hội viên",
        "trụ sở cơ quan và hồ sơ",
        "kết nối Trung tâm dữ liệu quốc gia",
        "đoàn kiểm tra làm việc với tổ chức",
    ],
)
def test_generic_words_name_nobody(text: str) -> None:
    assert names(text) == []


def test_an_office_is_told_from_its_agency() -> None:
    spans = agency_spans("Chủ tịch UBND các xã; Giám đốc Sở Y tế; Sở Y tế")
    assert [(s.name, s.rule == OFFICE_HOLDER) for s in spans] == [
        ("Chủ tịch Ủy ban nhân dân các xã", True),
        ("Giám đốc Sở Y tế", True),
        ("Sở Y tế", False),
    ]


def test_groups_are_marked() -> None:
    spans = agency_spans("Sở Y tế, UBND các xã và các cơ quan liên quan")
    assert [span.group for span in spans] == [False, True, True]


def test_a_part_of_a_text_is_searched_with_offsets_of_the_whole() -> None:
    text = "Sở Y tế. Sở Nội vụ. Sở Tài chính."
    (span,) = agency_spans(text, 9, 18)
    assert (text[span.start : span.end], span.name) == ("Sở Nội vụ", "Sở Nội vụ")


def agencies(*lines: str, jurisdiction: str | None = "tỉnh Bắc Ninh") -> list[str]:
    return [agency.name for agency in find_agencies(normal(*lines), Metadata(jurisdiction=jurisdiction))]


def test_an_organisation_counts_once_by_its_fullest_name() -> None:
    assert agencies(
        "UBND tỉnh giao Sở Y tế tập huấn.",
        "Sở Y tế tỉnh Bắc Ninh báo cáo Ủy ban nhân dân tỉnh Bắc Ninh và UBND tỉnh Thái Nguyên.",
        "Các cơ quan có liên quan và các cơ quan liên quan phối hợp.",
    ) == [
        "Ủy ban nhân dân tỉnh Bắc Ninh",
        "Sở Y tế tỉnh Bắc Ninh",
        "Ủy ban nhân dân tỉnh Thái Nguyên",
        "Các cơ quan có liên quan",
    ]


def test_an_office_counts_where_it_is_charged_with_work() -> None:
    assert agencies(
        "Báo cáo Chủ tịch UBND các xã.",
        "- Chủ tịch UBND các phường, Thủ trưởng các sở, ngành chịu trách nhiệm nuôi ong.",
    ) == ["Chủ tịch Ủy ban nhân dân các phường", "Thủ trưởng các sở, ngành"]


def test_an_office_that_acts_is_charged() -> None:
    assert agencies("Khi có mưa bão, Thủ trưởng các địa phương chủ động báo cáo Sở Y tế.") == [
        "Thủ trưởng các địa phương",
        "Sở Y tế",
    ]


def test_offices_in_general_are_no_organisation() -> None:
    assert agencies("Mỗi cơ quan, đơn vị tự nuôi ong; cơ quan nhà nước gương mẫu.") == []


def test_closing_formula_of_a_decision_charges_nobody() -> None:
    assert agencies("Điều 3. Thủ trưởng các sở, ngành chịu trách nhiệm thi hành Quyết định này.") == []


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            ["Các cấp ủy đảng lãnh đạo.", "Sự lãnh đạo của cấp ủy, chính quyền các cấp."],
            ["Các cấp ủy đảng", "chính quyền các cấp"],
        ),
        (
            ["UBND xã, phường, thị trấn (sau đây gọi chung là UBND cấp xã) họp.", "UBND cấp xã báo cáo."],
            ["Ủy ban nhân dân xã, phường, thị trấn"],
        ),
        (
            ["UBND các huyện, thành phố họp.", "Gửi UBND các huyện, thị xã, thành phố."],
            ["Ủy ban nhân dân các huyện, thị xã, thành phố"],
        ),
        (
            ["Nghị quyết của BCH Trung ương Đảng khóa XI.", "Nghị quyết của BCH Trung ương Đảng khóa XII."],
            ["Ban Chấp hành Trung ương Đảng"],
        ),
        (
            ["Ban Chỉ đạo chuyển đổi số huyện Tân Hưng họp.", "Thành viên Ban Chỉ đạo huyện tập trung làm việc."],
            ["Ban Chỉ đạo chuyển đổi số huyện Tân Hưng"],
        ),
        (["Các phòng thuộc Sở.", "Các phòng thuộc Sở Y tế họp."], ["Các phòng thuộc Sở Y tế"]),
        (["Các sở, địa phương và các địa phương khác họp."], ["Các sở, địa phương", "các địa phương khác"]),
    ],
)
def test_one_organisation_under_several_names(lines: list[str], expected: list[str]) -> None:
    assert agencies(*lines) == expected


def test_an_agency_inside_the_name_of_a_law_or_group_is_not_meant() -> None:
    assert agencies(
        "Căn cứ Luật Tổ chức Chính phủ; Luật sửa đổi Luật Tổ chức chính quyền địa phương.",
        "Căn cứ Luật Hoạt động giám sát của Quốc hội; Công văn số 12-CV/VPTW; bầu đại biểu Quốc hội.",
        "Bộ trưởng, Thủ trưởng cơ quan thuộc Chính phủ gửi Sở Y tế.",
    ) == ["Sở Y tế"]


def test_bodies_of_another_level_than_the_document_are_others() -> None:
    lines = ("UBND xã làm theo UBND tỉnh và UBND huyện.", "UBND xã Tân Hưng họp.")
    assert agencies(*lines, jurisdiction="xã Tân Hưng") == [
        "Ủy ban nhân dân xã Tân Hưng",
        "Ủy ban nhân dân tỉnh",
        "Ủy ban nhân dân huyện",
    ]
    assert agencies("UBND tỉnh giao UBND xã.", "Gửi UBND các xã, phường.") == [
        "Ủy ban nhân dân tỉnh Bắc Ninh",
        "Ủy ban nhân dân các xã, phường",
    ]


def test_who_keeps_the_archive_copy_is_not_meant() -> None:
    assert agencies("Sở Y tế họp.", "Nơi nhận:", "- Bộ Y tế;", "- Lưu: VT, Vụ Nuôi ong.") == ["Sở Y tế", "Bộ Y tế"]


def test_a_single_office_that_is_charged_names_its_body() -> None:
    assert agencies("Yêu cầu Giám đốc Sở Y tế chịu trách nhiệm.") == ["Sở Y tế"]


def charged_with(*bodies: str) -> list[str]:
    where = Evidence(0, 4, "Giao", "roles/subject")
    task = Task("I", "Giao việc", where, lead=tuple(Role(body, where) for body in bodies))
    return [agency.name for agency in find_agencies(normal("Giao việc."), Metadata(), [task])]


@pytest.mark.parametrize(
    "body", ["các địa phương", "cơ quan Thuế", "Thanh tra", "đơn vị nuôi ong ở cơ sở", "các huyện, thị xã"]
)
def test_whoever_a_task_is_given_to_is_an_agency(body: str) -> None:
    assert charged_with(body) == [body]


@pytest.mark.parametrize("body", ["Nguyễn Văn An", "các đơn vị", "các tổ chức, cá nhân liên quan", "Sơn Hà"])
def test_persons_and_everybody_are_no_agency_though_charged(body: str) -> None:
    assert charged_with(body) == []


def test_evidence_quotes_the_text() -> None:
    text = normal("Giao Sở Y tế phối hợp với UBND các xã.")
    for agency in find_agencies(text, Metadata()):
        assert text.text[agency.evidence.start : agency.evidence.end] == agency.evidence.quote


WORDS = st.sampled_from(
    [
        "Sở",
        "Bộ",
        "UBND",
        "các",
        "Các",
        "Y",
        "tế",
        "Tài",
        "chính",
        ",",
        ";",
        ":",
        "và",
        "tỉnh",
        "huyện",
        "xã",
        "Chủ",
        "tịch",
        "Giám",
        "đốc",
        "Ban",
        "Chỉ",
        "đạo",
        "về",
        "của",
        "Công",
        "ty",
        "\n",
        "\t",
    ]
)


@given(st.lists(WORDS, max_size=40), st.integers(0, 60), st.integers(0, 120))
@settings(max_examples=200, deadline=None)
def test_spans_lie_in_order_inside_the_part(parts: list[str], start: int, length: int) -> None:
    text = " ".join(parts)
    spans = agency_spans(text, start, start + length)
    assert all(start <= span.start < span.end <= min(len(text), start + length) and span.name for span in spans)
    assert [span.start for span in spans] == sorted(span.start for span in spans)
    assert spans == agency_spans(text, start, start + length)


@given(st.text(max_size=200))
@settings(max_examples=100, deadline=None)
def test_nothing_raises(words: str) -> None:
    find_agencies(NormalText(words, (), "txt"), Metadata())
