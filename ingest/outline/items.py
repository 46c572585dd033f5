"""The items of an outline, and the tree they make."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.text import Cell


@dataclass(frozen=True, slots=True)
class Item:
    """One node of the outline, in reading order.

    Attributes:
        kind: ``heading`` (numbered or lettered line that names a part), ``numbered`` (numbered paragraph without a
            heading: a section of its own that carries work), ``bullet``, ``paragraph``, ``row`` (of a table).
        path: for ``heading`` and ``numbered`` its own section path, else the path it stands under; "" before the first.
        marker: the ordinal or bullet as written ("II.", "a)", "-"), or ``None``.
        start, end: span of the text without the marker; for a row the span of the row.
        parent: index of the enclosing item in ``Outline.items``, or ``None``.
        zone: what this part of the document is for: ``head``, ``preamble``, ``purpose`` (mục đích, yêu cầu, quan điểm,
            tình hình), ``objectives`` (mục tiêu, chỉ tiêu), ``tasks`` (nhiệm vụ, giải pháp, nội dung), ``organisation``
            (tổ chức thực hiện), ``funding`` (kinh phí), ``provisions`` (Điều … of decisions and legal texts),
            ``appendix``, ``closing``.
        cells: the cells of a row.
        table: index of the row's table in ``NormalText.blocks``.
        row: index of the row in its table.
    """

    kind: str
    path: str
    marker: str | None
    start: int
    end: int
    parent: int | None
    zone: str
    cells: tuple[Cell, ...] = ()
    table: int | None = None
    row: int | None = None


@dataclass(frozen=True, slots=True)
class Outline:
    """The items in reading order."""

    items: tuple[Item, ...]

    def under(self, index: int) -> list[int]:
        """Indices of the direct children of an item."""
        return [i for i, item in enumerate(self.items) if item.parent == index]
