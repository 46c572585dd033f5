"""Tables of levels that a text file has flattened to one row a line ("3 Tỷ lệ hộ khá % 12 15,5 20").

The header must tell where the columns of levels begin: each ends with its year, or each begins with the name of a
measure. Then every row ends with as many levels, and a line that does not is joined to the next.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.tables.flat_rows import FlatCell, FlatRow, Span
from ingest.text import NormalText

_OPENING = re.compile(r"(?i)(?:s?tt)(?=\s|$)")
_YEARS = re.compile(r"20\d\d(?:\s*[-–]\s*20\d\d)?(?!\d)")
_NAME = re.compile(
    r"(?:Tên\s)?(?:Các\s)?(?:[Cc]hỉ\stiêu|[Nn]ội\sdung|[Mm]ục\stiêu|[Tt]iêu\schí)(?:\s(?:cụ\sthể|chủ\syếu))?"
)
_UNIT = re.compile(r"(?:Đơn\svị(?:\stính)?|ĐVT|Đvt)(?=\s|$)")
_MEASURE = re.compile(r"(?<=\s)(?=(?:Số|Tỷ\slệ|Tỉ\slệ|Tổng\ssố)\s)")
_LEVEL = r"(?:[<>≤≥]=?\s?)?\d[\d.,]*%?"
_ORDINAL = re.compile(r"(\d{1,3})[.)]?(?=\s|$)")
_UNIT_BEHIND = re.compile(r"\s(%\S*|‰|[A-ZĐ][^\W\d_]*(?:\s[^\W\d_A-ZĐ]\w*)?)$")
_MOST_HEADER_LINES = 24
_LONGEST_HEADER_LINE = 80
_LONGEST_ROW = 400
_MOST_JOINED = 4
_LEAST_ROWS = 3


@dataclass(frozen=True, slots=True)
class _Line:
    """Lines joined with spaces, with the way back to the text."""

    words: str
    pieces: tuple[tuple[int, Span], ...]

    def cell(self, start: int, end: int) -> FlatCell:
        """The part from ``start`` to ``end`` as the contents of a cell, without blanks at its ends."""
        spans = []
        for offset, (left, right) in self.pieces:
            a, b = max(start, offset), min(end, offset + right - left)
            part = self.words[a:b] if a < b else ""
            if part.strip():
                a += len(part) - len(part.lstrip())
                spans.append((left + a - offset, left + a - offset + len(part.strip())))
        return FlatCell(tuple(spans))


@dataclass(frozen=True, slots=True)
class _Header:
    row: FlatRow
    levels: int
    unit: bool
    used: int


def inline_table(text: NormalText, at: int) -> tuple[list[FlatRow], int] | None:
    """Header and rows of a table that begins at block ``at``, and the block after it; ``None`` where there is none."""
    first = text.blocks[at]
    if first.kind != "paragraph" or not _OPENING.match(text.text, first.start, first.end):
        return None
    body = _body(text, at)
    header = _header(_joined(text, at, body)) if body else None
    if body is None or header is None:
        return None
    start = _block_after(text, at, body, header.used)
    rows, end = _rows(text, start, header)
    numbered = sum(bool(row.cells[0].spans) for row in rows)
    return ([header.row, *rows], end) if numbered >= _LEAST_ROWS else None


def _body(text: NormalText, at: int) -> int | None:
    """The block of the first row."""
    for index in range(at + 1, min(at + _MOST_HEADER_LINES, len(text.blocks))):
        block = text.blocks[index]
        if block.kind != "paragraph" or block.end - block.start > _LONGEST_ROW:
            return None
        m = _ORDINAL.match(text.text, block.start, block.end)
        if m and m[1] in ("1", "01"):
            return index
        if block.end - block.start > _LONGEST_HEADER_LINE:
            return None
    return None


def _joined(text: NormalText, first: int, last: int) -> _Line:
    pieces: list[tuple[int, Span]] = []
    words: list[str] = []
    offset = 0
    for block in text.blocks[first:last]:
        pieces.append((offset, (block.start, block.end)))
        words.append(text.of(block))
        offset += len(words[-1]) + 1
    return _Line(" ".join(words), tuple(pieces))


def _header(line: _Line) -> _Header | None:
    opening = _OPENING.match(line.words)
    start = opening.end() + 1 if opening else 0
    name = _NAME.match(line.words, start)
    unit = _UNIT.match(line.words, name.end() + 1) if name else None
    if name:
        begin = (unit or name).end()
        ends = [m.end() for m in _YEARS.finditer(line.words, begin)]
        cuts = [begin, *ends]
        names = [line.cell(start, name.end()), *([line.cell(name.end(), unit.end())] if unit else [])]
    else:
        begins = [m.start() for m in _MEASURE.finditer(line.words, start)]
        cuts = [*begins, len(line.words)]
        names = [line.cell(start, begins[0])] if begins else []
    if len(cuts) < 3 or not names or not all(cell.spans for cell in names):
        return None
    levels = [line.cell(a, b) for a, b in pairwise(cuts)]
    row = FlatRow((line.cell(0, start), *names, *levels))
    return _Header(row, len(levels), unit is not None, cuts[-1])


def _block_after(text: NormalText, at: int, body: int, used: int) -> int:
    """The first block that is not part of the header's columns: a group row may stand before the first row."""
    offset = 0
    for index in range(at, body):
        if offset >= used:
            return index
        offset += text.blocks[index].end - text.blocks[index].start + 1
    return body


def _rows(text: NormalText, at: int, header: _Header) -> tuple[list[FlatRow], int]:
    levels = re.compile(rf"(?:\s+{_LEVEL}){{{header.levels}}}$")
    rows: list[FlatRow] = []
    expected = 1
    while at < len(text.blocks):
        found = _row(text, at, header, levels, expected)
        if found is None:
            break
        row, taken, numbered = found
        rows.append(row)
        at += taken
        expected += numbered
    while rows and not any(cell.spans for cell in rows[-1].cells[2:]):
        rows.pop()
        at -= 1
    return rows, at


def _row(
    text: NormalText, at: int, header: _Header, levels: re.Pattern[str], expected: int
) -> tuple[FlatRow, int, bool] | None:
    """A row, how many blocks it takes, and whether it has an ordinal."""
    for taken in range(1, _MOST_JOINED + 1):
        blocks = text.blocks[at : at + taken]
        if len(blocks) < taken or any(block.kind != "paragraph" for block in blocks):
            return None
        line = _joined(text, at, at + taken)
        if len(line.words) > _LONGEST_ROW:
            return None
        ordinal = _ORDINAL.match(line.words)
        numbered = bool(ordinal and int(ordinal[1]) == expected)
        if m := levels.search(line.words):
            if not numbered and taken > 1:
                return None
            return _cells(line, ordinal.end() if ordinal and numbered else 0, m.start(), header), taken, numbered
        if not numbered:
            return (_group(line, header), 1, False) if _may_head(line.words) else None
    return None


def _may_head(words: str) -> bool:
    return len(words) <= _LONGEST_HEADER_LINE and not re.search(r"\d|[.;:]$", words) and not _OPENING.match(words)


def _group(line: _Line, header: _Header) -> FlatRow:
    width = len(header.row.cells)
    return FlatRow((FlatCell(), line.cell(0, len(line.words)), *(FlatCell() for _ in range(width - 2))))


def _cells(line: _Line, name: int, levels: int, header: _Header) -> FlatRow:
    end = levels
    unit: Sequence[FlatCell] = ()
    if header.unit:
        m = _UNIT_BEHIND.search(line.words[:levels])
        end = m.start() if m else levels
        unit = (line.cell(end, levels),)
    values = list(re.finditer(_LEVEL, line.words[levels:]))[-header.levels :]
    cells = [line.cell(levels + m.start(), levels + m.end()) for m in values]
    return FlatRow((line.cell(0, name), line.cell(name, end), *unit, *cells))
