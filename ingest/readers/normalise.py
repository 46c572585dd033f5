"""From paragraphs and tables to normal text: letters repaired, layout tables unfolded, spans laid out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from ingest.readers.layout import Box, Grid, Paragraph, Piece
from ingest.readers.letters import repair
from ingest.readers.lines import is_capitals, is_closed, is_ornament, stands_alone, starts_item, starts_small
from ingest.readers.unfolding import is_layout, split_lines, unfold
from ingest.text import Block, Cell, NormalText

_HEAD = 15
"""So many of the first paragraphs may be a letterhead whose columns a conversion has run together."""


def normalise(pieces: Iterable[Piece], form: str, pages: int | None = None, warnings: Iterable[str] = ()) -> NormalText:
    """The normal text of the pieces of a document, in their order.

    Args:
        pieces: paragraphs and tables with their letters as the file has them.
        form: the format, as in ``NormalText.format``.
    """
    writer = _Writer()
    for piece in _flat(pieces):
        if isinstance(piece, Grid):
            writer.table(piece)
        else:
            writer.paragraph(piece)
    return NormalText("".join(writer.parts), tuple(writer.blocks), form, pages, tuple(dict.fromkeys(warnings)))


def _flat(pieces: Iterable[Piece]) -> Iterator[Piece]:
    for count, piece in enumerate(pieces):
        if isinstance(piece, Paragraph):
            yield from _broken(piece, count < _HEAD)
        elif is_layout(piece):
            yield from unfold(piece)
        else:
            yield piece


def _broken(paragraph: Paragraph, head: bool) -> Iterator[Paragraph]:
    """A paragraph at the line breaks made by hand that begin something new."""
    if "\n" not in paragraph.text and not head:
        yield paragraph
        return
    texts: list[str] = []
    for line in paragraph.text.split("\n"):
        parts = split_lines(line) if head and len(line) < 200 and is_capitals(line[:12]) else [line]
        for part in filter(None, map(repair, parts)):
            if texts and len(parts) == 1 and not _begins_anew(texts[-1], part):
                texts[-1] += " " + part
            else:
                texts.append(part)
    for text in texts:
        yield replace(paragraph, text=text)


def _begins_anew(last: str, line: str) -> bool:
    if starts_item(line) or stands_alone(line) or stands_alone(last):
        return True
    if starts_small(line):
        return False
    return is_closed(last) or is_capitals(last) != is_capitals(line)


class _Writer:
    """Lays blocks one after another and keeps their spans."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.blocks: list[Block] = []
        self.length = 0

    def _put(self, text: str) -> tuple[int, int]:
        start = self.length
        self.parts.append(text)
        self.length += len(text)
        return start, self.length

    def _next(self) -> None:
        if self.blocks:
            self._put("\n")

    def paragraph(self, paragraph: Paragraph) -> None:
        text = repair(paragraph.text)
        if is_ornament(text):
            return
        self._next()
        start, end = self._put(text)
        place = (paragraph.page, paragraph.line, paragraph.bold, paragraph.italic, paragraph.centred)
        self.blocks.append(Block("paragraph", start, end, *place, note=paragraph.note))

    def table(self, table: Grid) -> None:
        self._next()
        start = self.length
        cells: dict[int, Cell] = {}
        extents = _extents(table)
        rows = []
        for index, row in enumerate(table.rows):
            if index:
                self._put("\n")
            rows.append(tuple(self._row(row, cells, extents)))
        self.blocks.append(Block("table", start, self.length, table.page, table.line, rows=tuple(rows)))

    def _row(self, row: list[Box], cells: dict[int, Cell], extents: dict[int, tuple[int, int]]) -> Iterator[Cell]:
        written = False
        for box in row:
            if id(box) not in cells:
                if written:
                    self._put("\t")
                start, end = self._put("\v".join(_cell_texts(box)))
                cells[id(box)] = Cell(start, end, *extents[id(box)])
                written = True
            yield cells[id(box)]


def _cell_texts(box: Box) -> list[str]:
    texts: list[str] = []
    for paragraph in box.paragraphs:
        for line in paragraph.text.split("\n"):
            text = repair(line)
            if text:
                texts.append(text)
    return texts


def _extents(table: Grid) -> dict[int, tuple[int, int]]:
    """Columns and rows that each cell covers, by identity of its box."""
    extents: dict[int, tuple[int, int]] = {}
    for row in table.rows:
        for box, columns in Counter(map(id, row)).items():
            widest, rows = extents.get(box, (0, 0))
            extents[box] = (max(widest, columns), rows + 1)
    return extents
