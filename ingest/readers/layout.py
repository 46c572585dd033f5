"""What readers find in a file before it becomes normal text: paragraphs and tables, with place and setting."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass(slots=True)
class Paragraph:
    """A paragraph as the file has it.

    Attributes:
        text: may hold ``"\\n"`` where the author broke the line by hand.
        page, line: place in the source, from 1.
        note: of a foot- or endnote that stands behind the document.
    """

    text: str
    page: int | None = None
    line: int | None = None
    bold: bool = False
    italic: bool = False
    centred: bool = False
    note: bool = False


@dataclass(slots=True, eq=False)
class Box:
    """A table cell with its paragraphs; one object stands in every row and column that a merged cell covers."""

    paragraphs: list[Paragraph] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "\n".join(p.text for p in self.paragraphs)


@dataclass(slots=True)
class Grid:
    """A table: rows of cells, every row with the same number of columns.

    Attributes:
        last_page: where it goes on over pages.
        edges: of the columns, from left to right in points, where the table was found on a page.
    """

    rows: list[list[Box]]
    page: int | None = None
    line: int | None = None
    last_page: int | None = None
    edges: tuple[float, ...] = ()

    @property
    def width(self) -> int:
        return max((len(row) for row in self.rows), default=0)

    def boxes(self) -> Iterator[Box]:
        """Each distinct cell once, row by row."""
        seen: set[int] = set()
        for row in self.rows:
            for box in row:
                if id(box) not in seen:
                    seen.add(id(box))
                    yield box


Piece = Paragraph | Grid
