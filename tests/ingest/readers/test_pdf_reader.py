"""PDFs printed by a real browser: columns in order, page numbers out, tables over two pages."""

from __future__ import annotations

from pathlib import Path

import pdfplumber
import pytest
from printing import printed

from ingest.text import NormalText

pytestmark = pytest.mark.browser

LETTERHEAD = """<div class="k"><div>ỦY BAN NHÂN DÂN<br><b>TỈNH SÔNG MÂY</b><br>Số: 815/KH-UBND</div>
<div><b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</b><br><b>Độc lập - Tự do - Hạnh phúc</b><br>
<i>Sông Mây, ngày 04 tháng 6 năm 2031</i></div></div>
<p class="c">KẾ HOẠCH</p><p class="c">Trồng cây dọc các tuyến kênh trên địa bàn tỉnh</p>"""
SIGNATURE = """<div class="k">
<div class="n"><b><i>Nơi nhận:</i></b><br>- Bộ Thủy lợi;<br>- Sở Thủy sản;<br>- Lưu: VT.</div>
<div><b>TM. ỦY BAN NHÂN DÂN</b><br><b>CHỦ TỊCH</b><br><br><br><b>Trần Văn Mẫu</b></div></div>"""
SUBJECTS = (
    *("giống cây có rễ sâu", "lịch tưới nước", "biển báo ven kênh", "hàng rào gỗ", "lối đi bộ", "cầu nhỏ qua kênh"),
    *("vườn ươm của xã", "đội chăm cây", "sổ theo dõi", "bản đồ tuyến kênh", "giếng dự phòng", "điểm thu gom lá"),
)
ITEMS = tuple(
    f"{number}. Sở Thủy sản chủ trì, phối hợp với Ủy ban nhân dân các xã lập phương án về {subject}, lấy ý kiến của "
    f"người dân sống hai bên bờ kênh và trình Ủy ban nhân dân tỉnh xem xét trong tháng {number} năm 2032; "
    "kinh phí lấy từ nguồn thủy lợi phí được giao hằng năm và các nguồn đóng góp hợp pháp khác theo quy định."
    for number, subject in enumerate(SUBJECTS, start=1)
)
ROWS = tuple((str(number), f"Kênh số {number}", f"{number * 100} cây") for number in range(1, 31))


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> NormalText:
    """A plan of several pages: letterhead, twelve long items, signature beside the recipients."""
    items = "".join(f"<p>{item}</p>" for item in ITEMS)
    return printed(tmp_path_factory.mktemp("plan"), "ke-hoach", LETTERHEAD + items + SIGNATURE)


@pytest.fixture(scope="module")
def annex(tmp_path_factory: pytest.TempPathFactory) -> NormalText:
    """A table that breaks over the end of a page, its head repeated there."""
    rows = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in ROWS)
    head = "<thead><tr><th>TT</th><th>Tuyến kênh</th><th>Số cây</th></tr></thead>"
    body = f"<p class='c'>PHỤ LỤC</p><p>Số cây của từng tuyến kênh:</p><table>{head}<tbody>{rows}</tbody></table>"
    return printed(tmp_path_factory.mktemp("annex"), "phu-luc", body)


def paragraphs(text: NormalText) -> list[str]:
    return [text.of(block) for block in text.paragraphs()]


def test_the_letterhead_is_read_column_by_column(plan: NormalText) -> None:
    assert paragraphs(plan)[:8] == [
        "ỦY BAN NHÂN DÂN",
        "TỈNH SÔNG MÂY",
        "Số: 815/KH-UBND",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Sông Mây, ngày 04 tháng 6 năm 2031",
        "KẾ HOẠCH",
        "Trồng cây dọc các tuyến kênh trên địa bàn tỉnh",
    ]


def test_the_pages_were_numbered(tmp_path: Path) -> None:
    """The other tests show nothing unless Chromium prints the numbers that the reader must leave out."""
    printed(tmp_path, "so-trang", "<p>Một</p><p style='break-before: page'>Hai</p>")
    with pdfplumber.open(tmp_path / "so-trang.pdf") as document:
        assert [(page.extract_text() or "").split("\n")[0] for page in document.pages] == ["1", "2"]


def test_items_are_whole_over_lines_and_pages_without_page_numbers(plan: NormalText) -> None:
    assert plan.pages is not None and plan.pages >= 3
    assert paragraphs(plan)[8 : 8 + len(ITEMS)] == list(ITEMS)


def test_the_signature_follows_the_recipients(plan: NormalText) -> None:
    assert paragraphs(plan)[8 + len(ITEMS) :] == [
        "Nơi nhận:",
        "- Bộ Thủy lợi;",
        "- Sở Thủy sản;",
        "- Lưu: VT.",
        "TM. ỦY BAN NHÂN DÂN",
        "CHỦ TỊCH",
        "Trần Văn Mẫu",
    ]


def test_every_paragraph_knows_its_page(plan: NormalText) -> None:
    pages = [block.page for block in plan.blocks]
    assert pages[0] == 1
    assert pages[-1] == plan.pages
    assert pages == sorted(page for page in pages if page is not None)


def test_setting_is_told(plan: NormalText) -> None:
    blocks = {plan.of(block): block for block in plan.paragraphs()}
    assert blocks["KẾ HOẠCH"].bold and blocks["KẾ HOẠCH"].centred
    assert not blocks[ITEMS[0]].bold and not blocks[ITEMS[0]].centred
    assert blocks["Sông Mây, ngày 04 tháng 6 năm 2031"].italic


def test_a_table_over_two_pages_has_every_row_once_and_its_head(annex: NormalText) -> None:
    assert annex.pages == 2
    rows = [tuple(annex.of(cell) for cell in row) for table in annex.tables() for row in table.rows]
    assert rows[0] == ("TT", "Tuyến kênh", "Số cây")
    assert [row for row in rows if row[0] != "TT"] == list(ROWS)


def test_the_words_around_a_table_are_no_part_of_it(annex: NormalText) -> None:
    assert paragraphs(annex) == ["PHỤ LỤC", "Số cây của từng tuyến kênh:"]
