"""Web pages: the document without its portal, with its paragraphs, settings and tables."""

from __future__ import annotations

import pytest

from ingest.readers import read
from ingest.text import NormalText

PORTAL = """<!DOCTYPE html>
<html lang="vi"><head><meta charset="utf-8"><title>Cổng thông tin điện tử</title>
<style>p { margin: 0 }</style><script>var menu = "đừng đọc";</script></head>
<body>
<header><div class="banner">Cổng thông tin điện tử tỉnh Sông Mây</div></header>
<nav><ul><li><a href="/">Trang chủ</a></li><li><a href="/vb">Văn bản mới ban hành</a></li></ul></nav>
<div class="breadcrumb"><a href="/">Trang chủ</a> / <a href="/vb">Văn bản</a></div>
<form><label>Tìm kiếm</label><input value="từ khóa"><button>Tìm</button></form>
<div id="noi-dung">
<table width="100%"><tr>
<td align="center"><p><b>ỦY BAN NHÂN DÂN</b></p><p><b>TỈNH SÔNG MÂY</b></p><p>Số: 41/CT-UBND</p></td>
<td align="center"><p><b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</b></p><p><b>Độc lập - Tự do - Hạnh phúc</b></p>
<p><i>Sông Mây, ngày 07 tháng 5 năm 2031</i></p></td></tr></table>
<p style="text-align: center"><strong>CHỈ THỊ</strong></p>
<p align="center"><b>Về việc tiết kiệm nước sinh hoạt trong mùa khô trên địa bàn tỉnh</b></p>
<p>1. Sở Thủy sản kiểm tra các trạm bơm và thông báo lịch cấp nước cho từng xã trước ngày 15
   hằng tháng; các xã niêm yết lịch cấp nước tại trụ sở và nhà văn hóa để người dân biết và chủ động dự trữ.</p>
<p>2. Ủy ban nhân dân các xã vận động người dân dùng lại nước mưa, sửa chữa vòi nước bị rò rỉ và báo
   ngay cho đơn vị cấp nước khi phát hiện đường ống bị vỡ.</p>
<p style="display:none">Bản nháp không dùng</p>
<table border="1">
<tr><th>TT</th><th colspan="2">Mức cấp nước (lít/người/ngày)</th></tr>
<tr><td rowspan="2">1</td><td>Thành thị</td><td>120</td></tr>
<tr><td>Nông thôn</td><td>80</td></tr>
</table>
<table><tr><td><p><b><i>Nơi nhận:</i></b></p><p>- Các sở;<br>- Ủy ban nhân dân các xã;</p></td>
<td><p><b>CHỦ TỊCH</b></p><p><b>Trần Văn Mẫu</b></p></td></tr></table>
</div>
<aside>Tin đọc nhiều trong tuần</aside>
<div class="related"><a href="/1">Văn bản liên quan số 1</a></div>
<footer>Bản quyền thuộc Cổng thông tin điện tử</footer>
</body></html>"""


@pytest.fixture(scope="module")
def page() -> NormalText:
    return read(PORTAL.encode(), "chi-thi.html")


def test_the_portal_is_left_out(page: NormalText) -> None:
    for word in ("Trang chủ", "Tìm", "Cổng", "đừng đọc", "liên quan", "đọc nhiều", "nháp", "margin"):
        assert word not in page.text


def test_the_whole_document_is_there_in_order(page: NormalText) -> None:
    paragraphs = [page.of(block) for block in page.paragraphs()]
    assert paragraphs == [
        "ỦY BAN NHÂN DÂN",
        "TỈNH SÔNG MÂY",
        "Số: 41/CT-UBND",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Sông Mây, ngày 07 tháng 5 năm 2031",
        "CHỈ THỊ",
        "Về việc tiết kiệm nước sinh hoạt trong mùa khô trên địa bàn tỉnh",
        "1. Sở Thủy sản kiểm tra các trạm bơm và thông báo lịch cấp nước cho từng xã trước ngày 15 hằng tháng; các xã "
        "niêm yết lịch cấp nước tại trụ sở và nhà văn hóa để người dân biết và chủ động dự trữ.",
        "2. Ủy ban nhân dân các xã vận động người dân dùng lại nước mưa, sửa chữa vòi nước bị rò rỉ và báo ngay cho "
        "đơn vị cấp nước khi phát hiện đường ống bị vỡ.",
        "Nơi nhận:",
        "- Các sở;",
        "- Ủy ban nhân dân các xã;",
        "CHỦ TỊCH",
        "Trần Văn Mẫu",
    ]


def test_a_table_is_kept_with_its_merged_cells(page: NormalText) -> None:
    (table,) = page.tables()
    assert [[page.of(cell) for cell in row] for row in table.rows] == [
        ["TT", "Mức cấp nước (lít/người/ngày)", "Mức cấp nước (lít/người/ngày)"],
        ["1", "Thành thị", "120"],
        ["1", "Nông thôn", "80"],
    ]
    assert page.of(table) == "TT\tMức cấp nước (lít/người/ngày)\n1\tThành thị\t120\nNông thôn\t80"
    assert (table.rows[0][1].columns, table.rows[1][0].rows) == (2, 2)


def test_setting_is_told(page: NormalText) -> None:
    blocks = {page.of(block): block for block in page.paragraphs()}
    assert blocks["CHỈ THỊ"].bold and blocks["CHỈ THỊ"].centred
    assert blocks["Sông Mây, ngày 07 tháng 5 năm 2031"].italic
    assert not blocks["Số: 41/CT-UBND"].bold
    assert not any(block.centred for text, block in blocks.items() if text.startswith("1. "))


def test_line_breaks_part_items_but_not_sentences() -> None:
    text = read("<p>Các sở:<br>- Rà soát;<br>- Báo cáo Ủy ban<br>nhân dân tỉnh.</p>".encode(), "muc.html").text
    assert text.split("\n") == ["Các sở:", "- Rà soát;", "- Báo cáo Ủy ban nhân dân tỉnh."]


def test_entities_and_inline_elements_are_letters_of_their_words() -> None:
    text = read(
        "<p>Di&#7879;n t&iacute;ch 12&nbsp;m<sup>2</sup> đ<span>ất</span> &lt; 20</p>".encode(), "chu.html"
    ).text
    assert text == "Diện tích 12 m2 đất < 20"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1258"])
def test_encodings_of_pages(encoding: str) -> None:
    page = "<html><body><p>Ban Thường trực ghi nhận công văn của Tổng cục.</p></body></html>"
    if encoding == "cp1258":
        page = page.replace("ườ", "ươ\u0300").replace("ự", "ư\u0323").replace("ậ", "â\u0323").replace("ổ", "ô\u0309")
        page = (
            page.replace("ụ", "u\u0323")
            .replace("ủ", "u\u0309")
            .replace("<body>", '<meta charset="windows-1258"><body>')
        )
    text = read(page.encode(encoding), "trang.html").text
    assert text == "Ban Thường trực ghi nhận công văn của Tổng cục."
