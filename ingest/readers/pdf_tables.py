"""Tables with lines on a PDF page, and the words in their cells."""

from __future__ import annotations

from typing import Any

from ingest.readers.layout import Box, Grid, Paragraph
from ingest.readers.letters import repair
from ingest.readers.lines import starts_item
from ingest.readers.sheet import Framed, Line, Word, lines

_SAME, _THIN = 3.0, 2.5


def take_tables(page: Any, words: list[Word], number: int) -> tuple[list[Framed], list[Word]]:
    """The ruled tables of a page, and the words outside them.

    Args:
        page: a page of pdfplumber.
    """
    if len(page.lines) + len(page.rects) + len(page.curves) < 4:
        return [], words
    found: list[Framed] = []
    for table in page.filter(_is_rule).find_tables():
        x0, top, x1, bottom = table.bbox
        inside = [word for word in words if x0 <= (word.x0 + word.x1) / 2 <= x1 and top <= word.middle <= bottom]
        grid = _grid(table.cells, inside, number)
        if grid is None:
            continue
        taken = set(map(id, inside))
        words = [word for word in words if id(word) not in taken]
        found.append(Framed(grid, x0, x1, top, bottom))
    return found, words


def _is_rule(drawn: dict[str, Any]) -> bool:
    """Lines, and rectangles so thin that they are lines; not the backgrounds behind words."""
    return bool(drawn["object_type"] == "line" or min(drawn["width"], drawn["height"]) < _THIN)


def _edges(values: list[float]) -> list[float]:
    """Distinct edges; those nearer than three points are one."""
    edges: list[float] = []
    for value in sorted(values):
        if not edges or value - edges[-1] > _SAME:
            edges.append(value)
    return edges


def _grid(cells: list[tuple[float, float, float, float]], words: list[Word], number: int) -> Grid | None:
    """The table of the cells (x0, top, x1, bottom), or ``None`` if it is a frame or a rule and no table."""
    xs, ys = (
        _edges([c[0] for c in cells] + [c[2] for c in cells]),
        _edges([c[1] for c in cells] + [c[3] for c in cells]),
    )
    width, height = len(xs) - 1, len(ys) - 1
    if width < 2 or height < 2 or len(words) < 2:
        return None
    rows: list[list[Box | None]] = [[None] * width for _ in range(height)]
    for x0, top, x1, bottom in cells:
        box = _box(
            [word for word in words if x0 <= (word.x0 + word.x1) / 2 < x1 and top <= word.middle < bottom], number
        )
        for row in range(height):
            for column in range(width):
                if x0 < (xs[column] + xs[column + 1]) / 2 < x1 and top < (ys[row] + ys[row + 1]) / 2 < bottom:
                    rows[row][column] = box
    return Grid([[box or Box() for box in row] for row in rows], page=number)


def _box(words: list[Word], number: int) -> Box:
    paragraphs: list[list[Line]] = []
    for line in lines(words, number):
        if paragraphs and not starts_item(repair(line.text)):
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
    return Box(
        [
            Paragraph(" ".join(line.text for line in part), page=number, bold=all(line.bold for line in part))
            for part in paragraphs
        ]
    )
