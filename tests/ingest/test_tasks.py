"""Tasks of invented plans, directives and tables."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from normal_texts import Table, normal

from ingest.citations.references import References
from ingest.facts import Metadata, Task
from ingest.outline.tree import outline
from ingest.tasks.find import find_tasks
from ingest.text import NormalText

NONE = References((), (), (), {})


def tasks(text: NormalText, kind: str | None = "KH") -> tuple[Task, ...]:
    return find_tasks(text, outline(text), Metadata(type=kind), NONE)


def rows(text: NormalText, kind: str | None = "KH") -> list[tuple[str, str, list[str], list[str]]]:
    return [(t.section, t.text, [r.agency for r in t.lead], [r.agency for r in t.support]) for t in tasks(text, kind)]


PLAN = normal(
    "KẾ HOẠCH",
    "Nuôi ong lấy mật năm 2026",
    "I. MỤC ĐÍCH, YÊU CẦU",
    "- Nâng cao thu nhập cho hộ nuôi ong.",
    "II. NHIỆM VỤ",
    "1. Tập huấn",
    "- Mở các lớp tập huấn kỹ thuật cho hộ nuôi ong ở vùng cao, gồm:",
    "+ Lớp chọn giống cho hộ mới nuôi.",
    "+ Lớp phòng bệnh cho đàn ong.",
    "Thời gian thực hiện: Quý II năm 2026.",
    "a) Giai đoạn 2026 - 2027",
    "- Trồng thêm cây có hoa quanh trại ong.",
    "III. TỔ CHỨC THỰC HIỆN",
    "1. Sở Y tế",
    "- Chủ trì, phối hợp với Sở Tài chính kiểm nghiệm mật ong.",
    "- Tổng hợp, báo cáo Ủy ban nhân dân tỉnh trước ngày 15/12/2026.",
    "2. Hội Nông dân tỉnh: Vận động hội viên tham gia các lớp tập huấn.",
    "Trên đây là Kế hoạch nuôi ong, yêu cầu các sở nghiêm túc thực hiện./.",
    "Nơi nhận:",
    "- Sở Y tế, Sở Tài chính;",
)


def test_tasks_of_a_plan_with_their_bodies() -> None:
    assert rows(PLAN) == [
        ("II.1", "Mở các lớp tập huấn kỹ thuật cho hộ nuôi ong ở vùng cao, gồm:", [], []),
        ("II.1", "Lớp chọn giống cho hộ mới nuôi.", [], []),
        ("II.1", "Lớp phòng bệnh cho đàn ong.", [], []),
        ("II.1.a", "Trồng thêm cây có hoa quanh trại ong.", [], []),
        ("III.1", "Chủ trì, phối hợp với Sở Tài chính kiểm nghiệm mật ong.", ["Sở Y tế"], ["Sở Tài chính"]),
        ("III.1", "Tổng hợp, báo cáo Ủy ban nhân dân tỉnh trước ngày 15/12/2026.", ["Sở Y tế"], []),
        ("III.2", "Vận động hội viên tham gia các lớp tập huấn.", ["Hội Nông dân tỉnh"], []),
    ]


def test_deadlines_come_from_the_item_the_line_behind_it_or_the_heading() -> None:
    ends = [task.deadline.end if task.deadline else None for task in tasks(PLAN)]
    assert ends == [None, None, "2026-06-30", "2027-12-31", None, "2026-12-15", None]


def test_evidence_quotes_the_text() -> None:
    for task in tasks(PLAN):
        for evidence in [task.evidence, *(role.evidence for role in task.lead + task.support)]:
            assert PLAN.text[evidence.start : evidence.end] == evidence.quote


def test_directive_charges_its_addressees_where_no_item_names_a_body() -> None:
    text = normal(
        "CHỈ THỊ",
        "Về việc phòng bệnh cho ong",
        "Chủ tịch Ủy ban nhân dân tỉnh yêu cầu Sở Y tế, Công an tỉnh thực hiện các nhiệm vụ sau:",
        "1. Kiểm tra việc vận chuyển đàn ong qua các chốt kiểm dịch trên địa bàn toàn tỉnh theo đúng quy định.",
        "2. Sở Tài chính bố trí kinh phí phòng bệnh cho đàn ong trong dự toán được giao theo đúng quy định.",
    )
    assert [lead for _, _, lead, _ in rows(text, "CT")] == [["Sở Y tế", "Công an tỉnh"], ["Sở Tài chính"]]
    assert [lead for _, _, lead, _ in rows(text, "NQ")] == [[], ["Sở Tài chính"]]


def test_item_that_names_a_body_leads_its_own_list() -> None:
    text = normal(
        "I. NHIỆM VỤ",
        "1. Phòng bệnh",
        "- Sở Y tế phối hợp với Sở Tài chính:",
        "+ Kiểm nghiệm thuốc thú y.",
        "- Rà soát số đàn ong.",
    )
    assert rows(text)[-2:] == [
        ("I.1", "Kiểm nghiệm thuốc thú y.", ["Sở Y tế"], ["Sở Tài chính"]),
        ("I.1", "Rà soát số đàn ong.", [], []),
    ]


def test_unknown_body_before_a_colon_leads_what_stands_under_it() -> None:
    text = normal(
        "III. TỔ CHỨC THỰC HIỆN",
        "1. Các phòng thuộc Sở",
        "- Văn phòng Chi cục:",
        "+ Theo dõi số đàn ong.",
        "- Sở Y tế: Kiểm nghiệm mật ong.",
        "+ Công bố kết quả kiểm nghiệm.",
    )
    assert [(task, lead) for _, task, lead, _ in rows(text)] == [
        ("Theo dõi số đàn ong.", ["Văn phòng Chi cục"]),
        ("Sở Y tế: Kiểm nghiệm mật ong.", ["Sở Y tế"]),
        ("Công bố kết quả kiểm nghiệm.", ["Sở Y tế"]),
    ]


TABLE: Table = [
    ["TT", "Nội dung nhiệm vụ", "Cơ quan thực hiện", "<", "Thời gian", "Sản phẩm"],
    ["^", "^", "Chủ trì", "Phối hợp", "^", "^"],
    ["I", "Phát triển giống", "", "", "", ""],
    ["1", "Nhập giống ong ngoại", "Sở Y tế, Công an tỉnh", "Sở Tài chính", "Quý I/2027", "500 đàn ong"],
    ["2", "Xây dựng trại giống, đánh", "Trại ong Bản Mây", "", "Thường xuyên", ""],
    ["", "giá chất lượng", "", "", "", ""],
]


def test_rows_of_a_table_of_tasks() -> None:
    text = normal("I. NỘI DUNG", "Làm theo phụ lục./.", "PHỤ LỤC", "DANH MỤC NHIỆM VỤ", TABLE)
    first, second = [task for task in tasks(text) if task.section == "PL1.I"]
    assert (first.text, first.output) == ("Nhập giống ong ngoại", "500 đàn ong")
    assert [r.agency for r in first.lead] == ["Sở Y tế", "Công an tỉnh"]
    assert [r.agency for r in first.support] == ["Sở Tài chính"]
    assert first.deadline is not None and first.deadline.end == "2027-03-31"
    assert second.text == "Xây dựng trại giống, đánh giá chất lượng"
    assert [r.agency for r in second.lead] == ["Trại ong Bản Mây"]
    assert second.deadline is not None and second.deadline.recurring == "continuous"


def test_table_of_figures_holds_no_tasks() -> None:
    figures: Table = [["TT", "Chỉ tiêu", "Đơn vị", "2026"], ["1", "Sản lượng mật ong", "tấn", "40"]]
    assert tasks(normal("I. NHIỆM VỤ", "PHỤ LỤC", "CHỈ TIÊU", figures)) == ()


def test_decision_charges_bodies_but_its_entry_into_force_is_no_task() -> None:
    text = normal(
        "QUYẾT ĐỊNH",
        "Về việc hỗ trợ người nuôi ong",
        "QUYẾT ĐỊNH:",
        "Điều 1. Phê duyệt mức hỗ trợ 500 nghìn đồng mỗi đàn ong cho hộ nuôi ong bị thiệt hại do thiên tai gây ra.",
        "Điều 2. Giao Sở Tài chính bố trí kinh phí, hướng dẫn thanh toán cho các hộ nuôi ong theo quy định hiện hành.",
        "Điều 3. Sở Tài chính, Công an tỉnh chịu trách nhiệm thi hành Quyết định này./.",
    )
    assert [(section, lead) for section, _, lead, _ in rows(text, "QĐ")] == [("Điều 2", ["Sở Tài chính"])]


PARTS = (
    "Sở Y tế|chủ trì|phối hợp với|các sở, ngành|báo cáo|trước ngày 5/6/2026|:|.|;|Giao|hằng năm|rà soát|theo|,|yêu cầu"
)
WORDS = st.lists(st.sampled_from(PARTS.split("|")), min_size=1, max_size=12).map(" ".join)
LINES = st.lists(
    st.tuples(st.sampled_from(["I. ", "1. ", "2. ", "a) ", "- ", "+ ", ""]), WORDS).map("".join), max_size=12
)


@settings(deadline=None)
@given(LINES)
def test_any_text_gives_tasks_that_quote_it(lines: list[str]) -> None:
    text = normal("CHỈ THỊ", "I. NHIỆM VỤ", *lines)
    for task in tasks(text, "CT"):
        evidences = [task.evidence, *(role.evidence for role in task.lead + task.support)]
        if task.deadline and task.deadline.evidence:
            evidences.append(task.deadline.evidence)
        for evidence in evidences:
            assert text.text[evidence.start : evidence.end] == evidence.quote
    assert tasks(text, "CT") == tasks(text, "CT")


@settings(deadline=None)
@given(LINES)
def test_line_breaks_between_blocks_change_no_fact(lines: list[str]) -> None:
    """A page number or any other empty block between paragraphs carries no meaning."""
    plain = normal("CHỈ THỊ", "I. NHIỆM VỤ", *lines)
    other = normal("CHỈ THỊ", "I. NHIỆM VỤ", *[part for line in lines for part in (line, " ")])
    assert rows(plain, "CT") == rows(other, "CT")


def test_header_of_one_row_over_rows_that_read_like_headers() -> None:
    table: Table = [
        ["STT", "Nội dung", "Đơn vị chủ trì, phối hợp", "Thời gian", "Kết quả"],
        ["1", "Nội dung tập huấn nuôi ong", "Sở Y tế", "Năm 2026", "Kết quả tập huấn"],
        ["2", "Công tác giống", "", "", ""],
        ["2.1", "Nhập giống ong", "Sở Tài chính", "Năm 2027", "Báo cáo"],
        ["STT", "Nội dung", "Đơn vị chủ trì, phối hợp", "Thời gian", "Kết quả"],
        ["3", "Trồng cây có hoa", "Sở Xây dựng", "2028", "Vùng hoa"],
    ]
    found = tasks(normal("II. NHIỆM VỤ", table))
    assert [task.text for task in found] == ["Nội dung tập huấn nuôi ong", "Nhập giống ong", "Trồng cây có hoa"]
    assert [task.output for task in found] == ["Kết quả tập huấn", "Báo cáo", "Vùng hoa"]


def test_table_that_goes_on_without_its_header() -> None:
    head: Table = [["TT", "Nhiệm vụ", "Chủ trì", "Thời gian"], ["1", "Mở lớp tập huấn", "Sở Y tế", "2026"]]
    rest: Table = [["2", "Trồng cây có hoa", "Sở Tài chính", "2027"]]
    assert [task.text for task in tasks(normal("II. NHIỆM VỤ", head, rest))] == ["Mở lớp tập huấn", "Trồng cây có hoa"]


def test_labelled_lines_speak_of_the_item_before_them() -> None:
    text = normal(
        "II. NHIỆM VỤ",
        "1. Xây dựng trại giống ong",
        "- Cơ quan chủ trì: Sở Y tế.",
        "- Cơ quan phối hợp: Sở Tài chính, Công an tỉnh.",
        "- Thời gian hoàn thành: Quý II/2026.",
        "2. Mở lớp tập huấn",
        "- Mở ba lớp cho người mới nuôi ong.",
        "(Đơn vị thực hiện: Sở Xây dựng; thời gian: năm 2027)",
    )
    first, second = tasks(text)
    assert (first.text, [r.agency for r in first.lead]) == ("Xây dựng trại giống ong", ["Sở Y tế"])
    assert [r.agency for r in first.support] == ["Sở Tài chính", "Công an tỉnh"]
    assert first.deadline is not None and first.deadline.end == "2026-06-30"
    assert [r.agency for r in second.lead] == ["Sở Xây dựng"]
    assert second.deadline is not None and second.deadline.end == "2027-12-31"


def test_a_line_in_brackets_gives_bodies_and_years_to_the_item_before_it() -> None:
    text = normal(
        "I. NHIỆM VỤ",
        "1. Phòng bệnh cho ong",
        "Rà soát quy chuẩn chuồng trại.",
        "(Sở Y tế chủ trì, Sở Tài chính phối hợp, 2026 - 2027)",
    )
    assert rows(text) == [("I.1", "Rà soát quy chuẩn chuồng trại.", ["Sở Y tế"], ["Sở Tài chính"])]


def test_a_closing_charge_speaks_for_the_whole_again() -> None:
    text = normal(
        "I. TỔ CHỨC THỰC HIỆN",
        "1. UBND các xã",
        "a) Lập danh sách hộ nuôi ong.",
        "Yêu cầu Thủ trưởng các cơ quan, Chủ tịch UBND các xã nghiêm túc triển khai thực hiện./.",
    )
    section, _, lead, _ = rows(text)[-1]
    assert (section, lead[-1]) == ("I", "Chủ tịch Ủy ban nhân dân các xã")


def test_labels_that_are_lettered_give_their_values_to_the_item_before_them() -> None:
    text = normal(
        "I. NỘI DUNG",
        "1. Rà soát quy định nuôi ong",
        "a) Nội dung: Rà soát các quy định đã ban hành.",
        "b) Cơ quan chủ trì: Sở Y tế.",
        "c) Cơ quan phối hợp: Sở Tư pháp, Sở Xây dựng.",
        "d) Thời gian hoàn thành: Trước ngày 30/6/2027.",
        "2. Hội nghị quán triệt",
        "a) Cơ quan thực hiện:",
        "- Cấp tỉnh: Sở Y tế chủ trì, phối hợp với Sở Tư pháp.",
        "- Cấp huyện: UBND các huyện.",
    )
    assert rows(text) == [
        ("I.1.a", "Rà soát các quy định đã ban hành.", ["Sở Y tế"], ["Sở Tư pháp", "Sở Xây dựng"]),
        ("I.2", "Hội nghị quán triệt", ["Sở Y tế", "Ủy ban nhân dân các huyện"], ["Sở Tư pháp"]),
    ]


def test_a_body_charged_under_the_state_of_affairs_of_a_resolution_has_work() -> None:
    text = normal(
        "NGHỊ QUYẾT",
        "1. Về tình hình nuôi ong",
        "Chính phủ thống nhất đánh giá: Đàn ong tiếp tục tăng.",
        "a) Các bộ, cơ quan, địa phương:",
        "- Giữ vững số đàn ong.",
        "b) Giao Bộ Xây dựng trình nghị định về trại ong.",
        "2. Về dự án Luật Nuôi ong",
        "Chính phủ cơ bản thống nhất nội dung dự án. Giao Bộ Y tế chủ trì hoàn thiện dự án.",
    )
    assert [row[1:3] for row in rows(text)] == [
        ("Giữ vững số đàn ong.", ["Các bộ, cơ quan, địa phương"]),
        ("Giao Bộ Xây dựng trình nghị định về trại ong.", ["Bộ Xây dựng"]),
        ("Chính phủ cơ bản thống nhất nội dung dự án. Giao Bộ Y tế chủ trì hoàn thiện dự án.", ["Bộ Y tế"]),
    ]


def test_lines_that_describe_or_name_a_result_are_no_tasks() -> None:
    text = normal(
        "I. NHIỆM VỤ", "- Mở lớp nuôi ong.", "- Đối tượng: Hộ nuôi ong.", "- Sản phẩm: Lớp học.", "- Mua giống."
    )
    assert [row[1] for row in rows(text)] == ["Mở lớp nuôi ong.", "Mua giống."]


def test_what_a_party_organ_is_to_lead_has_no_leaders_of_its_own() -> None:
    text = normal("I. TỔ CHỨC THỰC HIỆN", "1. Ban cán sự đảng UBND tỉnh", "- Lãnh đạo UBND tỉnh xây dựng kế hoạch.")
    assert rows(text)[0][2] == ["Ban cán sự đảng Ủy ban nhân dân tỉnh"]
