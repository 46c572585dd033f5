"""Tables that a text file has flattened to one cell a line, put together again where their header makes it possible.

A header names the columns; then ordinals that continue (1, 2, 3 …, under roman group rows) show where rows begin, and
what a cell looks like (an agency, a time, a level) shows its column where empty cells are lost. Levels that lost their
year column stay together in one cell over all year columns: for which of them they are is not known, nor made up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest.patterns import rules
from ingest.tables.columns import assigned, column_role
from ingest.tables.flat_rows import FlatCell, FlatRow, read_rows, starts_body
from ingest.tables.inline_rows import inline_table
from ingest.text import Block, Cell, NormalText

_MOST_TITLES = 14
_LONGEST_TITLE = 90
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")


@dataclass(frozen=True, slots=True)
class _FlatTable:
    """A flattened table: blocks ``first`` to ``last`` (exclusive), one tuple of column contents a row."""

    first: int
    last: int
    rows: tuple[FlatRow, ...]


def rebuild_tables(text: NormalText) -> NormalText:
    """``text`` with flattened tables as table blocks; the characters stay, only separators change."""
    tables = list(_flat_tables(text))
    return _rebuilt(text, tables) if tables else text


def _flat_tables(text: NormalText) -> Iterator[_FlatTable]:
    at = 0
    while at < len(text.blocks):
        titles = _titles(text, at)
        table = _table(text, at, titles) if titles else _of_lines(text, at)
        if table:
            yield table
            at = table.last
        else:
            at += 1


def _titles(text: NormalText, at: int) -> list[str]:
    """The column titles of a header that begins at block ``at``, one a paragraph; empty where there is none."""
    if text.blocks[at].kind != "paragraph" or column_role(text.of(text.blocks[at])) != "ordinal":
        return []
    titles: list[str] = []
    for block in text.blocks[at : at + _MOST_TITLES]:
        words = text.of(block)
        if starts_body(words):
            return titles if _is_header(titles) else []
        if block.kind != "paragraph" or len(words) > _LONGEST_TITLE:
            return []
        titles.append(words)
    return []


def _is_header(titles: Sequence[str]) -> bool:
    """At least three columns, and beside the ordinal two whose title says what they hold or for which year."""
    known = [title for title in titles if column_role(title) is not None or _YEAR.search(title)]
    ends = rules("tables")["table_end"].pattern
    return len(titles) >= 3 and len(known) >= 3 and not any(ends.search(title) for title in titles[1:])


def _table(text: NormalText, at: int, titles: list[str]) -> _FlatTable | None:
    body = at + len(titles)
    rows, last = read_rows(text, body, assigned(titles))
    if not rows:
        return None
    if not _only_blanks_between(text.blocks[at:last], text):
        return None
    header = FlatRow(tuple(FlatCell(((block.start, block.end),)) for block in text.blocks[at:body]))
    return _FlatTable(at, last, (header, *rows))


def _of_lines(text: NormalText, at: int) -> _FlatTable | None:
    found = inline_table(text, at)
    if found is None or not _only_blanks_between(text.blocks[at : found[1]], text):
        return None
    return _FlatTable(at, found[1], tuple(found[0]))


def _only_blanks_between(blocks: Sequence[Block], text: NormalText) -> bool:
    return not any(text.text[a.end : b.start].strip() for a, b in pairwise(blocks))


class _Writer:
    """The text written anew, with the blocks in their new places."""

    def __init__(self, source: NormalText) -> None:
        self._source = source
        self._pieces: list[str] = []
        self._length = 0
        self.blocks: list[Block] = []

    def text(self) -> str:
        return "".join(self._pieces)

    def put(self, piece: str) -> None:
        self._pieces.append(piece)
        self._length += len(piece)

    def block(self, block: Block) -> None:
        """A block as it was, moved."""
        by = self._length - block.start
        self.put(self._source.of(block))
        rows = tuple(tuple(replace(c, start=c.start + by, end=c.end + by) for c in row) for row in block.rows)
        self.blocks.append(replace(block, start=block.start + by, end=block.end + by, rows=rows))

    def table(self, table: _FlatTable) -> None:
        start = self._length
        rows = []
        for number, row in enumerate(table.rows):
            if number:
                self.put("\n")
            rows.append(self._row(row))
        first = self._source.blocks[table.first]
        self.blocks.append(Block("table", start, self._length, page=first.page, line=first.line, rows=tuple(rows)))

    def _row(self, row: FlatRow) -> tuple[Cell, ...]:
        cells: list[Cell] = []
        for number, flat in enumerate(row.cells):
            if number:
                self.put("\t")
            start = self._length
            self.put("\v".join(self._source.text[slice(*span)] for span in flat.spans))
            cells.extend([Cell(start, self._length, flat.columns)] * flat.columns)
        return tuple(cells)


def _rebuilt(text: NormalText, tables: Sequence[_FlatTable]) -> NormalText:
    writer = _Writer(text)
    begun = {table.first: table for table in tables}
    at = done = 0
    while at < len(text.blocks):
        writer.put(text.text[done : text.blocks[at].start])
        if at in begun:
            writer.table(begun[at])
            at = begun[at].last
        else:
            writer.block(text.blocks[at])
            at += 1
        done = text.blocks[at - 1].end
    writer.put(text.text[done:])
    return replace(text, text=writer.text(), blocks=tuple(writer.blocks))
