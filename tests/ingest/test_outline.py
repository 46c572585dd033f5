"""Levels, headings, paths and zones of invented documents."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from normal_texts import normal

from ingest.outline.tree import Item, outline
from ingest.text import NormalText


def sections(text: NormalText) -> list[tuple[str, str | None]]:
    return [
        (item.path, text.text[item.start : item.end] if item.kind == "heading" else None)
        for item in outline(text).items
        if item.kind in ("heading", "numbered")
    ]


def item_of(text: NormalText, words: str) -> Item:
    return next(item for item in outline(text).items if words in text.text[item.start : item.end])


PLAN = normal(
    "KẾ HOẠCH",
    "Phát triển nghề nuôi ong lấy mật đến năm 2030",
    "Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:",
    "I. MỤC ĐÍCH, YÊU CẦU",
    "1. Mục đích",
    "- Nâng cao thu nhập của người nuôi ong.",
    "II. MỤC TIÊU ĐẾN NĂM 2030",
    "- Trên 80% số hộ được tập huấn.",
    "III. NHIỆM VỤ VÀ GIẢI PHÁP",
    "1. Phát triển giống ong",
    "1.1. Chọn giống",
    "- Rà soát các giống ong hiện có.",
    "+ Giống nội.",
    "1.2. Nhân giống.",
    "Xây dựng trại nhân giống.",
    "2. Phát triển vùng hoa",
    "a) Giai đoạn 2026 - 2027:",
    "* Vùng thấp",
    "- Trồng mới các loài cây có mật.",
    "* Vùng cao",
    "- Giữ rừng bạc hà.",
    "b) Giai đoạn 2028 - 2030:",
    "- Mở rộng vùng hoa.",
    "IV. KINH PHÍ THỰC HIỆN",
    "Từ ngân sách tỉnh.",
    "V. TỔ CHỨC THỰC HIỆN",
    "1. Sở Công Thương",
    "- Chủ trì xúc tiến thương mại.",
    "2. Hội Nông dân tỉnh: Vận động hội viên nuôi ong theo quy trình an toàn.",
    "Trên đây là Kế hoạch phát triển nghề nuôi ong, yêu cầu các sở thực hiện./.",
    "Nơi nhận:",
    "- Như trên;",
    "PHỤ LỤC",
    "DANH MỤC NHIỆM VỤ",
    "(Kèm theo Kế hoạch của Ủy ban nhân dân tỉnh)",
    [
        ["TT", "Nhiệm vụ", "Chủ trì"],
        ["I", "Phát triển giống", ""],
        ["1", "Nhập giống ong", "Sở Công Thương"],
        ["II", "Phát triển vùng hoa", ""],
        ["1", "Trồng rừng hoa", "Hội Nông dân tỉnh"],
    ],
)


def test_paths_and_headings_of_a_plan() -> None:
    assert sections(PLAN) == [
        ("I", "MỤC ĐÍCH, YÊU CẦU"),
        ("I.1", "Mục đích"),
        ("II", "MỤC TIÊU ĐẾN NĂM 2030"),
        ("III", "NHIỆM VỤ VÀ GIẢI PHÁP"),
        ("III.1", "Phát triển giống ong"),
        ("III.1.1", "Chọn giống"),
        ("III.1.2", "Nhân giống"),
        ("III.2", "Phát triển vùng hoa"),
        ("III.2.a", "Giai đoạn 2026 - 2027"),
        ("III.2.a*1", "Vùng thấp"),
        ("III.2.a*2", "Vùng cao"),
        ("III.2.b", "Giai đoạn 2028 - 2030"),
        ("IV", "KINH PHÍ THỰC HIỆN"),
        ("V", "TỔ CHỨC THỰC HIỆN"),
        ("V.1", "Sở Công Thương"),
        ("V.2", "Hội Nông dân tỉnh"),
        ("PL1", "DANH MỤC NHIỆM VỤ"),
        ("PL1.I", "Phát triển giống"),
        ("PL1.II", "Phát triển vùng hoa"),
    ]


@pytest.mark.parametrize(
    ("words", "zone"),
    [
        ("Ủy ban nhân dân tỉnh ban hành", "preamble"),
        ("Nâng cao thu nhập", "purpose"),
        ("Trên 80%", "objectives"),
        ("Rà soát các giống", "tasks"),
        ("Từ ngân sách", "funding"),
        ("Chủ trì xúc tiến", "organisation"),
        ("Như trên", "closing"),
        ("Nhập giống ong", "appendix"),
    ],
)
def test_zone_follows_the_heading(words: str, zone: str) -> None:
    assert item_of(PLAN, words).zone == zone


def test_run_in_heading_leaves_its_text_as_a_paragraph() -> None:
    item = item_of(PLAN, "Vận động hội viên")
    assert (item.kind, item.path) == ("paragraph", "V.2")


def test_bullets_nest_by_their_signs() -> None:
    items = outline(PLAN).items
    child = item_of(PLAN, "Giống nội")
    assert child.parent is not None
    assert PLAN.text[items[child.parent].start : items[child.parent].end] == "Rà soát các giống ong hiện có."


def test_rows_stand_under_the_part_of_their_table() -> None:
    row = item_of(PLAN, "Trồng rừng hoa")
    assert (row.kind, row.path, row.row, len(row.cells)) == ("row", "PL1.II", 4, 3)


def test_closing_formula_leaves_the_last_agency() -> None:
    assert item_of(PLAN, "Trên đây là").path == "V"


def test_number_continues_its_sequence_behind_a_long_list() -> None:
    letters = [f"{letter}) Kiểm tra việc thứ {n} theo kế hoạch đã duyệt." for n, letter in enumerate("abcdđeghik")]
    text = normal(
        "CHỈ THỊ", "Yêu cầu các sở thực hiện:", "1. Sở Xây dựng:", *letters, "2. Sở Tài chính:", "a) Cấp vốn."
    )
    assert [path for path, _ in sections(text)] == ["1", *(f"1.{x}" for x in "abcdđeghik"), "2", "2.a"]


def test_missing_number_is_tolerated() -> None:
    text = normal(
        "I. NỘI DUNG", "1. Việc đầu", "Làm.", "3. Việc ba", "Làm.", "II. TỔ CHỨC THỰC HIỆN", "1. Sở Tài chính", "Cấp."
    )
    assert [path for path, _ in sections(text)] == ["I", "I.1", "I.3", "II", "II.1"]


@pytest.mark.parametrize(
    "line",
    ["2026. Đây là năm cuối.", "30/6/2026 là hạn chót.", "1.500 tấn mật ong.", "45. Số trang lẻ.", "12,5% số hộ."],
)
def test_figures_at_the_start_of_a_line_are_no_ordinals(line: str) -> None:
    text = normal("I. NỘI DUNG", "1. Việc đầu", line, "2. Việc sau", "Làm.")
    assert [path for path, _ in sections(text)] == ["I", "I.1", "I.2"]


def test_long_sentence_behind_a_number_is_a_paragraph() -> None:
    sentence = "Sở Tài chính chủ trì, phối hợp với các sở bố trí kinh phí hằng năm để thực hiện các nhiệm vụ được giao."
    text = normal("III. TỔ CHỨC THỰC HIỆN", f"1. {sentence}", f"2. {sentence}")
    assert sections(text)[1:] == [("III.1", None), ("III.2", None)]


def test_articles_of_a_decision_and_the_plan_behind_it() -> None:
    text = normal(
        "QUYẾT ĐỊNH",
        "Về việc ban hành Kế hoạch nuôi ong",
        "Căn cứ Luật Chăn nuôi;",
        "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch nuôi ong lấy mật trên địa bàn tỉnh giai đoạn 2026 - 2030.",
        "Điều 2. Quyết định này có hiệu lực thi hành kể từ ngày ký và thay thế các quy định trước về nội dung này.",
        "TM. ỦY BAN NHÂN DÂN",
        "KẾ HOẠCH",
        "Nuôi ong lấy mật",
        "(Ban hành kèm theo Quyết định số 12/QĐ-UBND)",
        "I. MỤC TIÊU",
        "Tăng sản lượng.",
        "II. NHIỆM VỤ",
        "1. Tập huấn",
        "Mở lớp tập huấn.",
    )
    assert [path for path, _ in sections(text)] == ["Điều 1", "Điều 2", "I", "II", "II.1"]


def test_legal_text_with_chapters() -> None:
    text = normal(
        "QUY ĐỊNH",
        "Chương I",
        "QUY ĐỊNH CHUNG",
        "Điều 1. Phạm vi điều chỉnh",
        "1. Quy định này quy định mức hỗ trợ người nuôi ong bị thiệt hại do thiên tai trên địa bàn tỉnh.",
        "a) Hộ gia đình nuôi từ 10 đàn trở lên, có đăng ký với Ủy ban nhân dân xã nơi cư trú;",
        "Chương II",
        "QUY ĐỊNH CỤ THỂ",
        "Điều 2. Mức hỗ trợ",
        "Mỗi đàn được hỗ trợ theo giá thị trường.",
    )
    assert sections(text) == [
        ("Chương I", "QUY ĐỊNH CHUNG"),
        ("Điều 1", "Phạm vi điều chỉnh"),
        ("Điều 1.1", None),
        ("Điều 1.1.a", None),
        ("Chương II", "QUY ĐỊNH CỤ THỂ"),
        ("Điều 2", "Mức hỗ trợ"),
    ]
    assert item_of(text, "Mỗi đàn").zone == "provisions"


def test_appendices_are_numbered_as_written_or_in_order() -> None:
    text = normal("I. NỘI DUNG", "Làm./.", "Phụ lục II", "BẢNG THỨ HAI", "Số liệu.", "PHỤ LỤC", "BẢNG CUỐI", "Số liệu.")
    assert [path for path, _ in sections(text)] == ["I", "PL2", "PL3"]


def test_the_title_of_a_form_inside_an_appendix_begins_no_other_one() -> None:
    text = normal(
        "I. NỘI DUNG",
        "Làm./.",
        "PHỤ LỤC II",
        "ĐỀ CƯƠNG BÁO CÁO CỦA CÁC TRẠI ONG",
        "(Kèm theo Kế hoạch nuôi ong)",
        "BÁO CÁO",
        "TÌNH HÌNH NUÔI ONG VÀ TRỒNG HOA Ở TRẠI",
        "1. Thông tin chung",
        "2. Số đàn ong",
    )
    assert [path for path, _ in sections(text)] == ["I", "PL2", "PL2.1", "PL2.2"]


def test_letter_has_its_addressees_in_the_head() -> None:
    text = normal(
        "Kính gửi:",
        "- Các sở, ban, ngành;",
        "- Công an tỉnh.",
        "Thực hiện công văn của cấp trên, Ủy ban nhân dân tỉnh yêu cầu các cơ quan thực hiện các nội dung sau:",
        "1. Sở Xây dựng kiểm tra các công trình nuôi ong trên địa bàn và báo cáo kết quả trong tháng sau.",
    )
    assert item_of(text, "Công an tỉnh").zone == "head"
    assert sections(text) == [("1", None)]


STARTS = (
    "I. |II. |IV. |1. |2. |7. |1.1. |2.3.1. |a) |đ) |- |+ |* ||Điều 3. |PHỤ LỤC I |Chương I|Nơi nhận:|KẾ HOẠCH|(1) |1) "
)
LINES = st.lists(
    st.sampled_from(STARTS.split("|")).flatmap(
        lambda start: st.text("aB ;:.Sở ươ1", max_size=40).map(lambda rest: start + rest)
    ),
    max_size=30,
)


@given(LINES)
def test_any_text_gives_a_tree_whose_spans_lie_inside(lines: list[str]) -> None:
    text = normal(*[" ".join(line.split()) or "x" for line in lines])
    items = outline(text).items
    for index, item in enumerate(items):
        assert 0 <= item.start <= item.end <= len(text.text)
        assert "\n" not in text.text[item.start : item.end] or item.kind == "heading"
        assert item.parent is None or item.parent < index
        assert item.kind in ("heading", "numbered", "bullet", "paragraph", "row")
    assert outline(text) == outline(text)


def test_children_are_found_under_their_parent() -> None:
    whole = outline(PLAN)
    part = next(i for i, item in enumerate(whole.items) if item.path == "V")
    assert [whole.items[i].path for i in whole.under(part)] == ["V.1", "V.2", "V"]


def test_numbers_that_run_on_from_part_to_part() -> None:
    text = normal("I. NHIỆM VỤ", "1. Việc một", "Làm.", "2. Việc hai", "Làm.", "II. GIẢI PHÁP", "3. Việc ba", "Làm.")
    assert [path for path, _ in sections(text)] == ["I", "I.1", "I.2", "II", "II.3"]


def test_letters_of_another_alphabet_keep_their_list() -> None:
    text = normal("1. Sở Y tế:", *[f"{letter}) Kiểm tra trại ong số này theo kế hoạch." for letter in "abcdefg"])
    assert [path for path, _ in sections(text)] == ["1", *(f"1.{letter}" for letter in "abcdefg")]


def test_parts_begin_the_body_where_the_title_is_unknown() -> None:
    text = normal("Kế hoạch nuôi ong", "I. NHIỆM VỤ", "- Mở lớp tập huấn.", "Nơi nhận:", "KẾ HOẠCH")
    assert item_of(text, "Mở lớp").zone == "tasks"


def test_star_with_a_sentence_is_a_bullet() -> None:
    text = normal("I. NHIỆM VỤ", "* Mở lớp tập huấn.", "* Trồng hoa.")
    assert [path for path, _ in sections(text)] == ["I"]
    assert item_of(text, "Trồng hoa").kind == "bullet"


def test_sentence_broken_off_goes_on_in_the_next_line() -> None:
    long = "1. Sở Tài chính chủ trì, phối hợp với các sở, ban, ngành và Ủy ban nhân dân các xã, phường bố trí"
    text = normal("I. TỔ CHỨC THỰC HIỆN", long, "kinh phí nuôi ong hằng năm.", "2. Việc khác được làm sau.")
    assert item_of(text, "bố trí").end == item_of(text, "kinh phí nuôi ong").end
    assert [path for path, _ in sections(text)] == ["I", "I.1", "I.2"]


def test_title_in_capitals_goes_on_in_the_next_line() -> None:
    text = normal("I. NHIỆM VỤ VÀ GIẢI PHÁP PHÁT TRIỂN", "NGHỀ NUÔI ONG", "- Mở lớp tập huấn.")
    assert sections(text) == [("I", "NHIỆM VỤ VÀ GIẢI PHÁP PHÁT TRIỂN\nNGHỀ NUÔI ONG")]


def test_last_sentence_of_a_list_is_no_title_of_the_closing_sentence() -> None:
    text = normal(
        "1. Sở Y tế",
        "Kiểm nghiệm mật ong.",
        "2. Báo cáo kết quả về Sở Y tế để tổng hợp.",
        "Yêu cầu các đơn vị triển khai thực hiện./.",
    )
    assert sections(text) == [("1", "Sở Y tế"), ("2", None)]
