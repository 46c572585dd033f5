"""Flattened tables of invented appendices are put together again, and nothing else is touched."""

from __future__ import annotations

import re
import time

from hypothesis import given, settings
from hypothesis import strategies as st
from normal_texts import normal

from ingest.tables.rebuild import rebuild_tables
from ingest.text import NormalText


def rows(text: NormalText) -> list[list[str]]:
    """The cells of the first table."""
    table = next(text.tables())
    return [[text.of(cell) for cell in row] for row in table.rows]


TASKS = (
    "PHỤ LỤC I",
    "TT",
    "Nhiệm vụ",
    "Cơ quan chủ trì",
    "Cơ quan phối hợp",
    "Kết quả",
    "Thời gian thực hiện",
    "I. Phát triển nghề nuôi ong",
    "1",
    "Xây dựng bản đồ vùng hoa nuôi ong",
    "Sở Nông nghiệp và Môi trường",
    "Các sở, ngành liên quan",
    "Bản đồ được phê duyệt",
    "Quý II/2027",
    "2",
    "Tổ chức hội chợ mật ong hằng năm",
    "Sở Công Thương",
    "Thường xuyên",
    "II. Bảo vệ đàn ong",
    "3",
    "Hướng dẫn phòng bệnh cho đàn ong",
    "Trung tâm Khuyến nông",
    "UBND các xã, phường",
    "Văn bản hướng dẫn",
    "Năm 2027",
)


def test_tasks_get_their_columns_back() -> None:
    table = rows(rebuild_tables(normal(*TASKS)))
    assert table[0][1:3] == ["Nhiệm vụ", "Cơ quan chủ trì"]
    assert table[1] == ["I.", "Phát triển nghề nuôi ong", "", "", "", ""]
    assert table[2][5] == "Quý II/2027"
    assert [row[0] for row in table[1:]] == ["I.", "1", "2", "II.", "3"]


def test_lost_cells_are_left_empty() -> None:
    short = rows(rebuild_tables(normal(*TASKS)))[3]
    assert short == ["2", "Tổ chức hội chợ mật ong hằng năm", "Sở Công Thương", "", "", "Thường xuyên"]


LEVELS = (
    "TT",
    "Chỉ tiêu",
    "Đến hết năm 2027",
    "Đến hết năm 2030",
    "Cơ quan theo dõi",
    "I",
    "Nuôi ong",
    "1",
    "Tỷ lệ hộ nuôi ong được tập huấn (%)",
    "60",
    "trên 90",
    "Sở Nông nghiệp và Môi trường",
    "2",
    "Sản lượng mật bình quân mỗi đàn (kg)",
    "35",
)


def test_levels_of_all_years_stand_under_their_years() -> None:
    assert rows(rebuild_tables(normal(*LEVELS)))[2] == [
        "1",
        "Tỷ lệ hộ nuôi ong được tập huấn (%)",
        "60",
        "trên 90",
        "Sở Nông nghiệp và Môi trường",
    ]


def test_a_level_without_its_year_covers_all_years() -> None:
    text = rebuild_tables(normal(*LEVELS))
    row = next(text.tables()).rows[3]
    assert row[2] == row[3]
    assert (text.of(row[2]), row[2].columns) == ("35", 2)


def test_a_list_that_only_looks_like_a_table_is_left_alone() -> None:
    text = normal("TT", "Tên cán bộ", "Quê quán", "1", "Nguyễn Văn An, nuôi ong giỏi", "2", "Trần Thị Bình")
    assert rebuild_tables(text) is text


def test_paragraphs_after_the_table_stay_paragraphs() -> None:
    text = rebuild_tables(normal(*TASKS, "PHỤ LỤC II", "Danh sách các vùng hoa"))
    assert [text.of(block) for block in text.blocks[-2:]] == ["PHỤ LỤC II", "Danh sách các vùng hoa"]


LINES = (
    "TT Chỉ tiêu",
    "Đơn vị tính",
    "Năm",
    "2025",
    "Đến năm 2030",
    "1 Tỷ lệ hộ nuôi ong được tập huấn % 41,5 >90",
    "2",
    "Sản lượng mật bình quân mỗi đàn (ong nội) Kg 18 25",
    "3 Số hợp tác xã nuôi ong Hợp tác xã 4 12",
    "2. Nhiệm vụ trọng tâm",
)


def test_rows_of_one_line_get_the_columns_of_their_years() -> None:
    text = rebuild_tables(normal(*LINES))
    table = rows(text)
    assert table[0] == ["TT", "Chỉ tiêu", "Đơn vị tính", "Năm\v2025", "Đến năm 2030"]
    assert table[1] == ["1", "Tỷ lệ hộ nuôi ong được tập huấn", "%", "41,5", ">90"]
    assert table[2][:3] == ["2", "Sản lượng mật bình quân mỗi đàn (ong nội)", "Kg"]
    assert text.of(text.blocks[-1]) == "2. Nhiệm vụ trọng tâm"


def test_rows_by_place_get_the_columns_of_their_measures() -> None:
    lines = (
        "Stt Tên xã",
        "Số vườn ươm",
        "làm mới Số hộ được vay",
        "1 Xã Ong Vàng 3 12",
        "2 Xã Mật Ngọt 0 7",
        "3 Xã Hoa 1 2",
    )
    table = rows(rebuild_tables(normal(*lines)))
    assert table[0] == ["Stt", "Tên xã", "Số vườn ươm\vlàm mới", "Số hộ được vay"]
    assert table[2] == ["2", "Xã Mật Ngọt", "0", "7"]


WORDS = st.sampled_from(
    [
        *TASKS,
        *LEVELS,
        "1 Xã Ong Vàng 12 8",
        "TT Chỉ tiêu Năm 2027 Năm 2030",
        "2",
        "3",
        "x",
        "Có",
        "…",
        "Phụ lục",
        "a\vb",
    ]
) | st.text(alphabet="abc1IVđ .,%\n\t", min_size=1, max_size=30).map(lambda words: " ".join(words.split()) or "a")


@settings(deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=60))
def test_only_separators_change_and_blocks_stay_in_order(lines: list[str]) -> None:
    before = normal(*lines)
    after = rebuild_tables(before)
    assert re.sub(r"\s", "", after.text) == re.sub(r"\s", "", before.text)
    ends = 0
    for block in after.blocks:
        assert ends <= block.start <= block.end <= len(after.text)
        ends = block.end
        assert len({len(row) for row in block.rows}) <= 1
        for row in block.rows:
            assert all(block.start <= cell.start <= cell.end <= block.end for cell in row)


def test_cost_grows_with_length_only() -> None:
    def seconds(times: int) -> float:
        text = normal(*(TASKS * times))
        begun = time.perf_counter()
        rebuild_tables(text)
        return time.perf_counter() - begun

    seconds(2)
    assert seconds(200) < 40 * max(seconds(20), 0.001)
