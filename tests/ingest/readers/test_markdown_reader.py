"""Markdown: the marks go, what they mean stays."""

from __future__ import annotations

import pytest

from ingest.readers import read
from ingest.readers.markdown import inline
from ingest.text import NormalText

SOURCE = """---
title: Kế hoạch
---
# KẾ HOẠCH

**Trồng cây dọc các tuyến kênh**

## I. MỤC TIÊU

Đến năm 2035, bờ của các tuyến kênh trên địa bàn tỉnh có cây
xanh, theo [quy hoạch](https://vanban.invalid/qh) đã duyệt.

* Chọn giống cây có rễ sâu.
* Trồng xong trước ngày 30/9/2031.

1\\. Sở Thủy sản chủ trì.
2\\. Các xã phối hợp.

| TT | Tuyến kênh | Số cây |
|:--|:-:|--:|
| 1 | Kênh **Đông** | 1.200 |
| 2 | Kênh Tây \\| nhánh phụ | 800 |

> *Sông Mây, ngày 04 tháng 6 năm 2031*

---
Nơi nhận:\x20\x20
\\- Các sở;\x20\x20
\\- Lưu: VT.
"""


@pytest.fixture(scope="module")
def text() -> NormalText:
    return read(SOURCE.encode(), "ke-hoach.md")


def test_paragraphs_without_their_marks(text: NormalText) -> None:
    assert [text.of(block) for block in text.paragraphs()] == [
        "KẾ HOẠCH",
        "Trồng cây dọc các tuyến kênh",
        "I. MỤC TIÊU",
        "Đến năm 2035, bờ của các tuyến kênh trên địa bàn tỉnh có cây xanh, theo quy hoạch đã duyệt.",
        "- Chọn giống cây có rễ sâu.",
        "- Trồng xong trước ngày 30/9/2031.",
        "1. Sở Thủy sản chủ trì.",
        "2. Các xã phối hợp.",
        "Sông Mây, ngày 04 tháng 6 năm 2031",
        "Nơi nhận:",
        "- Các sở;",
        "- Lưu: VT.",
    ]


def test_pipe_tables(text: NormalText) -> None:
    (table,) = text.tables()
    assert [[text.of(cell) for cell in row] for row in table.rows] == [
        ["TT", "Tuyến kênh", "Số cây"],
        ["1", "Kênh Đông", "1.200"],
        ["2", "Kênh Tây | nhánh phụ", "800"],
    ]


def test_settings_and_lines(text: NormalText) -> None:
    blocks = {text.of(block): block for block in text.blocks}
    assert blocks["KẾ HOẠCH"].bold and blocks["Trồng cây dọc các tuyến kênh"].bold
    assert blocks["Sông Mây, ngày 04 tháng 6 năm 2031"].italic
    assert not blocks["Nơi nhận:"].bold
    assert blocks["KẾ HOẠCH"].line == 4
    assert blocks["- Lưu: VT."].line == len(SOURCE.splitlines())


@pytest.mark.parametrize(
    ("marked", "plain"),
    [
        ("**Sở Y tế** chủ trì", ("Sở Y tế chủ trì", False, False)),
        ("**Sở Y tế**", ("Sở Y tế", True, False)),
        ("*Thời hạn:* quý III", ("Thời hạn: quý III", False, False)),
        ("5 * 3 * 2", ("5 * 3 * 2", False, False)),
        ("ma_so_thue", ("ma_so_thue", False, False)),
        ("m<sup>2</sup>", ("m2", False, False)),
        ("một<br>hai", ("một\nhai", False, False)),
        (r"\*không nghiêng\*", ("*không nghiêng*", False, False)),
    ],
)
def test_inline_marks(marked: str, plain: tuple[str, bool, bool]) -> None:
    assert inline(marked) == plain
