"""Layout tables become paragraphs: letterhead, recipients beside the signature, frames of one cell.

Nghị định 30/2020/NĐ-CP (Phụ lục I) and Hướng dẫn 36-HD/VPTW set the letterhead and the signature in two columns, which
word processors make with a table without lines. It is read column by column, the left one first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.readers.layout import Box, Grid, Paragraph
from ingest.readers.lines import is_ornament, starts_item

_MOTTO = re.compile(r"C[ỘO]NG\s+H(?:ÒA|OÀ|OA)\s+X[ÃA]\s+H[ỘO]I|ĐẢNG\s+CỘNG\s+SẢN\s+VIỆT\s+NAM", re.IGNORECASE)
_CLOSING = re.compile(r"^\W*(?:Nơi\s+(?:nhận|gửi)|(?:TM|T/M|KT|K/T|TL|T/L|TUQ|Q)\s?[./]\s?[^\W\d_])", re.IGNORECASE)
_DATELINE = re.compile(r"^\W*Số\s*:|,\s*ngày\s.*tháng.*năm", re.IGNORECASE)
_FEW_ROWS = 5
_FEW_COLUMNS = 4


def is_layout(table: Grid) -> bool:
    """Whether a table only places text on the page: one cell, one row of two or three, letterhead, signature."""
    boxes = [box for box in table.boxes() if box.text.strip()]
    if len(boxes) <= 1:
        return True
    if len(table.rows) > _FEW_ROWS or table.width > _FEW_COLUMNS:
        return False
    if any(_MOTTO.search(box.text) or _CLOSING.match(box.text) for box in boxes):
        return True
    return len(table.rows) == 1 and table.width <= 3


def is_motto(text: str) -> bool:
    """Whether a text holds the motto of the state or the name of the party, which head the right column."""
    return _MOTTO.search(text) is not None


def unfold(table: Grid) -> Iterator[Paragraph]:
    """The paragraphs of a layout table, column by column, each line of a letterhead or signature by itself."""
    seen: set[int] = set()
    for column in range(table.width):
        for row in table.rows:
            box = row[column] if column < len(row) else None
            if box is not None and id(box) not in seen:
                seen.add(id(box))
                yield from _lines(box, table)


def _lines(box: Box, table: Grid) -> Iterator[Paragraph]:
    for paragraph in box.paragraphs:
        place = (paragraph.page or table.page, paragraph.line or table.line)
        for text in split_lines(paragraph.text):
            yield Paragraph(text, *place, paragraph.bold, paragraph.italic, paragraph.centred)


def split_lines(text: str) -> list[str]:
    """Lines of a cell of a layout table, also where a conversion has run them together with spaces.

    ``"Nơi nhận: - Bộ A; - Sở B; - Lưu: VT."`` and ``"KT. CHỦ TỊCH PHÓ CHỦ TỊCH Trần Văn A"`` become a line each.
    """
    lines: list[str] = []
    for line in text.split("\n"):
        lines += _RUN_TOGETHER.sub("\n", line).split("\n") if not starts_item(line) or " ; - " in line else [line]
    return [part for line in lines for part in _split_signature(line.strip()) if not is_ornament(part)]


_RUN_TOGETHER = re.compile(
    r"(?<=[;:,])\s+(?=[-+–]\s?[^\W\d_])"
    r"|\s+(?=(?:KT|K/T|TL|T/L|TUQ)\s?[./]\s?[A-ZĐ])"
    r"|\s+(?=Độc lập\s*[-–])|\s+(?=Số\s?:)|\s+(?=CỘNG H(?:ÒA|OÀ) XÃ HỘI)|\s+(?=ĐẢNG CỘNG SẢN VIỆT NAM$)"
    r"|\s+(?=-{4,})|(?<=-{4})\s+"
    r"|(?<=CHỦ TỊCH)\s+(?=PHÓ CHỦ TỊCH)|(?<=TRƯỞNG)\s+(?=(?:PHÓ |THỨ )(?:TRƯỞNG|VỤ|CỤC|BAN|CHÁNH))"
    r"|(?<=BỘ TRƯỞNG)\s+(?=THỨ TRƯỞNG)|(?<=GIÁM ĐỐC)\s+(?=PHÓ GIÁM ĐỐC)|(?<=BÍ THƯ)\s+(?=PHÓ BÍ THƯ)"
    r"|(?<=THỦ TƯỚNG)\s+(?=PHÓ THỦ TƯỚNG)|\s+(?=\((?:Đã ký|đã ký|Đã kí)\))|(?<=[Đđ]ã k[ýí]\))\s+"
)
_SIGNED = re.compile(r"^((?:[^\W\d_a-z]{1,}[.,/]?\s+)*?[^\W\d_a-z]{2,})\s+((?:[^\W\d_][^\W\d_]+\s?){2,5})$")


def _split_signature(line: str) -> list[str]:
    """``"THỦ TƯỚNG Trần Văn A"`` in two: capitals are the office, the words with one capital each are the name."""
    match = _SIGNED.match(line)
    if match is None or not match[1].isupper():
        return [line]
    names = match[2].split()
    if not all(name[:1].isupper() and name[1:].islower() for name in names):
        return [line]
    return [match[1], match[2]]
