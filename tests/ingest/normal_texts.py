"""Normal texts written down in tests: a line a paragraph, a list of lists a table."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.text import Block, Cell, NormalText

Table = Sequence[Sequence[str]]


def normal(*parts: str | Table, bold: Sequence[str] = ()) -> NormalText:
    """A text of paragraphs and tables; paragraphs in ``bold`` are set bold.

    In a table, a cell equal to ``"^"`` is covered by the cell above it, ``"<"`` by the one on its left.
    """
    pieces: list[str] = []
    blocks: list[Block] = []
    offset = 0
    for part in parts:
        if isinstance(part, str):
            written, rows = part, ()
        else:
            written, rows = _table(part, offset)
        kind = "paragraph" if isinstance(part, str) else "table"
        blocks.append(Block(kind, offset, offset + len(written), bold=written in bold, rows=rows))
        pieces.append(written)
        offset += len(written) + 1
    return NormalText("\n".join(pieces), tuple(blocks), "txt")


def _table(table: Table, offset: int) -> tuple[str, tuple[tuple[Cell, ...], ...]]:
    lines: list[str] = []
    rows: list[tuple[Cell, ...]] = []
    for row in table:
        cells: list[Cell] = []
        written: list[str] = []
        for column, words in enumerate(row):
            if words == "^":
                cells.append(rows[-1][column])
            elif words == "<":
                cells.append(cells[-1])
            else:
                cells.append(Cell(offset, offset + len(words)))
                written.append(words)
                offset += len(words) + 1
        rows.append(tuple(cells))
        lines.append("\t".join(written))
    return "\n".join(lines), tuple(rows)
