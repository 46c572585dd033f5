"""Normal text: what every reader yields and every extraction step reads.

One string (NFC, hard-wrapped lines joined, page furniture removed, damaged letters repaired) and the blocks it is made
of. Every fact points into this string by character offsets; the blocks lead from an offset back to page and place.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell: its span in the text, and the columns and rows it covers."""

    start: int
    end: int
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or a table.

    Attributes:
        kind: ``"paragraph"`` or ``"table"``.
        start, end: span in ``NormalText.text`` (end exclusive). Blocks do not overlap, and stand in reading order.
        page: page number from 1, or ``None`` where the format has no pages.
        line: line (text formats) or paragraph number (docx, html) in the source, from 1; ``None`` if unknown.
        bold, italic, centred: how the whole paragraph is set, ``False`` where the format does not say.
        rows: the cells of a table, row by row; empty for a paragraph. A cell that a merged neighbour covers is repeated
            in every row and column it covers (the same span), so that each row has the same columns.
        note: a foot- or endnote of a format that keeps them apart; these stand behind the document.
    """

    kind: str
    start: int
    end: int
    page: int | None = None
    line: int | None = None
    bold: bool = False
    italic: bool = False
    centred: bool = False
    rows: tuple[tuple[Cell, ...], ...] = ()
    note: bool = False


@dataclass(frozen=True, slots=True)
class NormalText:
    """The text of one document.

    Attributes:
        text: paragraphs separated by ``"\\n"``; inside a table, rows are separated by ``"\\n"``, cells by ``"\\t"`` and
            the paragraphs of one cell by ``"\\v"``. A paragraph holds none of these three.
        blocks: in reading order.
        format: ``txt``, ``md``, ``html``, ``docx``, ``doc``, ``rtf``, ``pdf``, ``image``.
        pages: number of pages, or ``None``.
        warnings: what the reader could not do, sentences for a person.
    """

    text: str
    blocks: tuple[Block, ...]
    format: str
    pages: int | None = None
    warnings: tuple[str, ...] = ()
    _starts: tuple[int, ...] = field(default=(), init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_starts", tuple(b.start for b in self.blocks))

    def block_at(self, offset: int) -> Block | None:
        """The block that holds the character at ``offset``, or ``None`` between blocks."""
        index = bisect_right(self._starts, offset) - 1
        if index < 0 or self.blocks[index].end < offset:
            return None
        return self.blocks[index]

    def page_of(self, offset: int) -> int | None:
        """Page number of the character at ``offset``, from 1."""
        block = self.block_at(offset)
        return block.page if block else None

    @property
    def notes_start(self) -> int | None:
        """Offset from which on only notes stand, or ``None``."""
        return next((block.start for block in self.blocks if block.note), None)

    def paragraphs(self) -> Iterator[Block]:
        """The blocks that are paragraphs."""
        return (block for block in self.blocks if block.kind == "paragraph")

    def tables(self) -> Iterator[Block]:
        """The blocks that are tables."""
        return (block for block in self.blocks if block.kind == "table")

    def of(self, part: Block | Cell) -> str:
        """The text of a block or a cell."""
        return self.text[part.start : part.end]
