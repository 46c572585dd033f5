"""A scanned table: drawn with its lines, put in a little askew, read by the real tesseract."""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageDraw
from test_ocr import _font

from ingest.readers import read
from ingest.readers.ruled_pictures import rules, tables

ROWS = (
    ("TT", "Nhiệm vụ", "Cơ quan chủ trì"),
    ("1", "Trồng cây dọc kênh", "Sở Thủy sản"),
    ("2", "Kiểm tra nước giếng", "Sở Y tế"),
    ("3", "Lập sổ cây trồng", "Các xã"),
)
SIDES = (200, 420, 1300, 2200)


def scanned(askew: float) -> Image.Image:
    """An A4 page at 300 dots an inch: a line of words, a table, a line of words."""
    page = Image.new("L", (2480, 3508), 255)
    pen = ImageDraw.Draw(page)
    pen.text((220, 300), "Phụ lục kèm theo kế hoạch trồng cây của tỉnh:", fill=20, font=_font())
    for place, row in enumerate(ROWS):
        for left, words in zip(SIDES, row, strict=False):
            pen.text((left + 30, 520 + 120 * place), words, fill=20, font=_font())
    for level in range(len(ROWS) + 1):
        pen.line((SIDES[0], 490 + 120 * level, SIDES[-1], 490 + 120 * level), fill=30, width=4)
    for side in SIDES:
        pen.line((side, 490, side, 490 + 120 * len(ROWS)), fill=30, width=4)
    pen.text((220, 1100), "Các sở báo cáo Ủy ban nhân dân tỉnh hằng quý.", fill=20, font=_font())
    return page.rotate(askew, fillcolor=255, resample=Image.Resampling.BICUBIC)


@pytest.mark.parametrize("askew", [0.0, 0.3])
def test_a_scanned_table_has_its_cells(askew: float) -> None:
    saved = io.BytesIO()
    scanned(askew).save(saved, "PNG", dpi=(300, 300))
    text = read(saved.getvalue(), "bang.png")
    (table,) = text.tables()
    assert [tuple(text.of(cell) for cell in row) for row in table.rows] == list(ROWS)
    assert [text.of(block) for block in text.paragraphs()] == [
        "Phụ lục kèm theo kế hoạch trồng cây của tỉnh:",
        "Các sở báo cáo Ủy ban nhân dân tỉnh hằng quý.",
    ]


def test_lines_are_found_and_strokes_of_letters_are_not() -> None:
    found = rules(scanned(0.0))
    assert len([rule for rule in found if not rule.upright]) == len(ROWS) + 1
    assert len([rule for rule in found if rule.upright]) == len(SIDES)
    (cells,) = tables(found, 1.0, 0.0)
    assert len(cells) == len(ROWS) * 3


def test_a_page_of_words_has_no_table() -> None:
    page = Image.new("L", (2480, 900), 255)
    ImageDraw.Draw(page).text((220, 300), "Các sở báo cáo — hằng quý ____", fill=20, font=_font())
    assert tables(rules(page), 1.0, 0.0) == []
