"""Tables over page breaks, printed by a real browser: one table, every row whole and once."""

from __future__ import annotations

from pathlib import Path

import pytest
from printing import printed

from ingest.text import NormalText

pytestmark = pytest.mark.browser

AGENCIES = ("Sở Thủy sản", "Ủy ban nhân dân các xã ven kênh", "Sở Y tế", "Chi cục Thủy lợi tỉnh Sông Mây")
WORKS = (
    *("giống cây có rễ sâu", "lịch tưới nước", "biển báo ven kênh", "hàng rào gỗ", "lối đi bộ", "cầu nhỏ qua kênh"),
    *("vườn ươm của xã", "đội chăm cây", "sổ theo dõi", "bản đồ tuyến kênh", "giếng dự phòng", "điểm thu gom lá"),
)
TASKS = tuple(
    (
        str(number),
        f"Lập phương án về {work} và lấy ý kiến của người dân sống hai bên bờ kênh, các đội chăm cây, hội người cao "
        f"tuổi; tổng hợp ý kiến, trình Ủy ban nhân dân tỉnh xem xét và niêm yết tại nhà văn hóa của từng thôn {number}",
        AGENCIES[number % len(AGENCIES)],
        f"Tháng {number}/2032",
    )
    for number, work in enumerate(WORKS, start=1)
)
HEAD = ("TT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời gian")


def row(cells: tuple[str, ...], kind: str = "td") -> str:
    return "<tr>" + "".join(f"<{kind}>{cell}</{kind}>" for cell in cells) + "</tr>"


def table(body: str, style: str = "") -> str:
    return f"<style>tr {{ break-inside: auto !important }} {style}</style><p class='c'>PHỤ LỤC</p><table>{body}</table>"


def cells_of(text: NormalText) -> list[tuple[str, ...]]:
    """The rows of the only table, lines of a cell in one."""
    (only,) = text.tables()
    return [tuple(text.of(cell).replace("\v", " ") for cell in line) for line in only.rows]


@pytest.mark.parametrize("lead", range(0, 12, 2))
def test_rows_cut_by_the_end_of_a_page_are_whole(tmp_path: Path, lead: int) -> None:
    """Lines before the table move the break through the row, so that other lines of it go to the next page."""
    body = f"<thead>{row(HEAD, 'th')}</thead><tbody>{''.join(map(row, TASKS))}</tbody>"
    text = printed(tmp_path, "bang", "<p>Danh mục.</p>" * lead + table(body))
    assert text.pages is not None and text.pages >= 2
    assert cells_of(text) == [HEAD, *TASKS]


def test_a_table_without_a_repeated_head_goes_on_too(tmp_path: Path) -> None:
    text = printed(
        tmp_path, "bang", table(row(HEAD) + "".join(map(row, TASKS)), "tr { break-inside: avoid !important }")
    )
    assert cells_of(text) == [HEAD, *TASKS]


def test_a_single_row_on_the_last_page_belongs_to_the_table(tmp_path: Path) -> None:
    last = "<tr style='break-before: page'><td>3</td><td>Lập sổ theo dõi</td><td>Sở Y tế</td><td>Quý I</td></tr>"
    text = printed(tmp_path, "bang", table(row(HEAD) + row(TASKS[0]) + row(TASKS[1]) + last))
    assert text.pages == 2
    assert cells_of(text) == [HEAD, TASKS[0], TASKS[1], ("3", "Lập sổ theo dõi", "Sở Y tế", "Quý I")]


def test_a_cell_merged_over_the_break_stands_in_the_rows_of_both_pages(tmp_path: Path) -> None:
    rows = (
        row(HEAD)
        + "<tr><td rowspan='4'>1</td><td>Rà soát giống cây</td><td>Sở Y tế</td><td>Quý I</td></tr>"
        + "<tr><td>Rà soát lịch tưới</td><td>Sở Y tế</td><td>Quý I</td></tr>"
        + "<tr style='break-before: page'><td>Rà soát biển báo</td><td>Sở Thủy sản</td><td>Quý II</td></tr>"
        + "<tr><td>Rà soát hàng rào</td><td>Sở Thủy sản</td><td>Quý III</td></tr>"
    )
    text = printed(tmp_path, "bang", table(rows, "td { vertical-align: top }"))
    assert text.pages == 2
    assert [line[0] for line in cells_of(text)] == ["TT", "1", "1", "1", "1"]
    assert [line[1].split()[-2:] for line in cells_of(text)[1:]] == [
        ["giống", "cây"],
        ["lịch", "tưới"],
        ["biển", "báo"],
        ["hàng", "rào"],
    ]


def test_tables_with_words_between_them_stay_two(tmp_path: Path) -> None:
    small = f"<table>{row(HEAD)}{row(TASKS[0])}</table>"
    text = printed(tmp_path, "bang", f"{small}<p style='break-before: page'>Danh mục thứ hai:</p>{small}")
    assert len(list(text.tables())) == 2


def test_the_lines_of_a_cell_stay_apart_where_the_author_broke_them(tmp_path: Path) -> None:
    rows = row(HEAD) + row(("1", "Lập sổ theo dõi", "Sở Y tế<br>Sở Thủy sản<br>Các xã", "Quý I"))
    text = printed(tmp_path, "bang", table(rows))
    (only,) = text.tables()
    assert text.of(only.rows[1][2]).split("\v") == ["Sở Y tế", "Sở Thủy sản", "Các xã"]
