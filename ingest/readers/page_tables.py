"""Tables that go on over page breaks are one table: repeated heads dropped, rows cut by the break put together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from ingest.readers.layout import Box, Grid, Paragraph, Piece
from ingest.readers.letters import repair
from ingest.readers.lines import is_closed, joined, starts_item, starts_small

_NEAR = 6.0
"""Edges that far apart, in points, are the same edge: pages differ by the width of a line and by rounding."""
_FIGURES = re.compile(r"[\d.,%<>≤≥=/ –-]+")
_OPEN = re.compile(r"[,;:–]$")


def joined_tables(found: Iterable[Piece]) -> Iterator[Piece]:
    """The pieces with each table that goes on over a page break in one.

    A table goes on where the next page begins with a table whose columns have the same edges.
    """
    pending: Grid | None = None
    for piece in found:
        if isinstance(piece, Grid) and pending is not None and _goes_on(pending, piece):
            _append(pending, piece)
            continue
        if pending is not None:
            yield pending
        pending = piece if isinstance(piece, Grid) else None
        if pending is None:
            yield piece
    if pending is not None:
        yield pending


def _goes_on(table: Grid, piece: Grid) -> bool:
    last = table.last_page or table.page or 0
    return (piece.page or 0) == last + 1 and _columns(table, piece) is not None


def _columns(table: Grid, piece: Grid) -> tuple[float, ...] | None:
    """The edges of the finer of two divisions, from its left edge, if the other has some of them; else ``None``.

    Pages that show only merged cells lack some edges; margins differ between left and right pages.
    """
    finer, coarser = sorted((_from_left(table), _from_left(piece)), key=len, reverse=True)
    if not coarser or abs(finer[-1] - coarser[-1]) > _NEAR:
        return None
    shared = all(any(abs(edge - other) <= _NEAR for other in finer) for edge in coarser)
    return finer if shared else None


def _from_left(table: Grid) -> tuple[float, ...]:
    return tuple(edge - table.edges[0] for edge in table.edges)


def _append(table: Grid, piece: Grid) -> None:
    columns = _columns(table, piece)
    assert columns is not None, "only tables of the same columns are joined"
    _divide(table, columns)
    _divide(piece, columns)
    rows = _without_head(table.rows, piece.rows)
    if rows and _is_cut(table.rows, rows):
        _mend(table.rows[-1], rows[0])
        rows = rows[1:]
    elif rows:
        _carry(table.rows, rows)
    table.rows += rows
    table.last_page = piece.page


def _divide(table: Grid, columns: tuple[float, ...]) -> None:
    """Gives the table all the columns of the finer division: its cells cover as many of them as they are wide."""
    own = _from_left(table)
    places = [
        next((i for i, (left, right) in enumerate(pairwise(own)) if left <= (a + b) / 2 < right), len(own) - 2)
        for a, b in pairwise(columns)
    ]
    table.rows = [[row[place] for place in places] for row in table.rows]
    table.edges = tuple(table.edges[0] + edge for edge in columns)


def _without_head(above: list[list[Box]], rows: list[list[Box]]) -> list[list[Box]]:
    """The rows below the head that a page repeats."""
    count = 0
    while count < min(len(above), len(rows)) and _texts(above[count]) == _texts(rows[count]):
        count += 1
    return rows[count:]


def _texts(row: list[Box]) -> list[str]:
    return [repair(box.text) for box in row]


def _is_cut(above: list[list[Box]], rows: list[list[Box]]) -> bool:
    """Whether the first row of a page goes on with the last of the page before, which the break cut through.

    Every cell that goes on had begun, none of them is a figure, and either a sentence or a list is open or the row
    alone lacks the ordinal that all rows have, each its own.
    """
    cells = list(zip(_texts(above[-1]), _texts(rows[0]), strict=True))
    rest = [(begun, more) for begun, more in cells if more]
    if any(not begun or _FIGURES.fullmatch(more) for begun, more in rest):
        return False
    if any(_is_open(begun, more) for begun, more in rest):
        return True
    ordinals = [row[0] for row in above]
    each_its_own = len({*map(id, ordinals)}) == len(ordinals) and all(repair(box.text) for box in ordinals)
    merged_below = len(rows) > 1 and rows[1][0] is rows[0][0]
    return each_its_own and not merged_below and not cells[0][1] and len(rest) < len(cells) - 1


def _is_open(begun: str, more: str) -> bool:
    if starts_item(more):
        return _OPEN.search(begun) is not None
    return not is_closed(begun) and (starts_small(more) or _OPEN.search(begun) is not None)


def _mend(last: list[Box], first: list[Box]) -> None:
    """Adds what stands in the rest of a row to the cells where it began, each once."""
    seen: set[int] = set()
    for begun, more in zip(last, first, strict=True):
        if id(more) in seen or not more.paragraphs:
            continue
        seen.add(id(more))
        paragraphs = list(more.paragraphs)
        head, text = repair(begun.text), repair(paragraphs[0].text)
        if begun.paragraphs and not starts_item(text) and not is_closed(head):
            open_one = begun.paragraphs[-1]
            begun.paragraphs[-1] = Paragraph(
                joined([open_one.text, paragraphs[0].text]), open_one.page, open_one.line, open_one.bold
            )
            paragraphs = paragraphs[1:]
        begun.paragraphs += paragraphs


def _carry(above: list[list[Box]], rows: list[list[Box]]) -> None:
    """Cells merged over rows on both sides of the break stand in all their rows: below it, pages leave them empty."""
    for column, box in enumerate(rows[0]):
        over = above[-1][column]
        merged = len(above) > 1 and above[-2][column] is over
        merged = merged or (len(rows) > 1 and rows[1][column] is box)
        if not merged or repair(box.text) or not repair(over.text):
            continue
        for row in rows:
            if row[column] is not box:
                break
            row[column] = over
