"""Tables with lines on a PDF page, and the words in their cells."""

from __future__ import annotations

from typing import Any

from ingest.readers.layout import Box, Grid, Paragraph
from ingest.readers.letters import repair
from ingest.readers.lines import joined, starts_item, starts_small
from ingest.readers.sheet import Framed, Line, Word, lines

Cell = tuple[float, float, float, float]

_SAME, _THIN, _PADDING = 3.0, 2.5, 16.0
_SHORT, _TWO_COLUMNS = 6.0, 2


def take_tables(page: Any, words: list[Word], number: int) -> tuple[list[Framed], list[Word]]:
    """The ruled tables of a page, and the words outside them.

    Args:
        page: a page of pdfplumber.
    """
    if len(page.lines) + len(page.rects) + len(page.curves) < 4:
        return [], words
    found: list[Framed] = []
    rules = page.filter(_is_rule)
    for table in rules.find_tables({"explicit_horizontal_lines": _ends(rules)}):
        x0, top, x1, bottom = table.bbox
        inside = [word for word in words if x0 <= (word.x0 + word.x1) / 2 <= x1 and top <= word.middle <= bottom]
        found_grid = grid(table.cells, inside, number)
        if found_grid is None:
            continue
        taken = set(map(id, inside))
        words = [word for word in words if id(word) not in taken]
        found.append(Framed(found_grid, x0, x1, top, bottom, inside))
    return found, words


def _is_rule(drawn: dict[str, Any]) -> bool:
    """Lines, and rectangles so thin that they are lines; not the backgrounds behind words."""
    return bool(drawn["object_type"] == "line" or min(drawn["width"], drawn["height"]) < _THIN)


def _ends(rules: Any) -> list[float]:
    """Where tables begin and end by the sides of their columns: a page break cuts cells open, without a line across."""
    sides = sorted(
        (rule["top"], rule["bottom"], round(rule["x0"]))
        for rule in (*rules.lines, *rules.rects)
        if rule["height"] > max(rule["width"], _SHORT)
    )
    ends: list[float] = []
    columns: set[int] = set()
    top = bottom = 0.0
    for upper, lower, x in [*sides, (float("inf"), 0.0, 0)]:
        if columns and upper > bottom + _SAME:
            ends += [top, bottom] if len(columns) > _TWO_COLUMNS else []
            columns = set()
        top, bottom = (min(top, upper), max(bottom, lower)) if columns else (upper, lower)
        columns.add(x)
    return ends


def _edges(values: list[float]) -> list[float]:
    """Distinct edges; those nearer than three points are one."""
    edges: list[float] = []
    for value in sorted(values):
        if not edges or value - edges[-1] > _SAME:
            edges.append(value)
    return edges


def grid(cells: list[Cell], words: list[Word], number: int) -> Grid | None:
    """The table of the cells, or ``None`` if it is a frame or a rule and no table.

    Args:
        cells: each as x0, top, x1, bottom.
        words: those inside the table.
        number: of the page, from 1.
    """
    xs = _edges([c[0] for c in cells] + [c[2] for c in cells])
    ys = _edges([c[1] for c in cells] + [c[3] for c in cells])
    width, height = len(xs) - 1, len(ys) - 1
    if width < 2 or height < 1 or len(words) < 2:
        return None
    rows: list[list[Box | None]] = [[None] * width for _ in range(height)]
    for cell in cells:
        x0, top, x1, bottom = cell
        box = _box([word for word in words if _is_in(word, cell)], number, x1 - x0)
        for row in range(height):
            for column in range(width):
                if x0 < (xs[column] + xs[column + 1]) / 2 < x1 and top < (ys[row] + ys[row + 1]) / 2 < bottom:
                    rows[row][column] = box
    return Grid([[box or Box() for box in row] for row in rows], page=number, edges=tuple(xs))


def _is_in(word: Word, cell: Cell) -> bool:
    x0, top, x1, bottom = cell
    return x0 <= (word.x0 + word.x1) / 2 < x1 and top <= word.middle < bottom


def _box(words: list[Word], number: int, width: float) -> Box:
    paragraphs: list[list[Line]] = []
    for line in lines(words, number):
        if paragraphs and _goes_on(paragraphs[-1][-1], line, width):
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
    return Box(
        [
            Paragraph(joined(line.text for line in part), page=number, bold=all(line.bold for line in part))
            for part in paragraphs
        ]
    )


def _goes_on(last: Line, line: Line, width: float) -> bool:
    """Whether a line of a cell goes on with the one above: no item, no capital that would have fitted in there."""
    text = repair(line.text)
    if starts_item(text):
        return False
    word = line.words[0]
    fits = last.x1 - last.x0 + 0.25 * line.height + word.x1 - word.x0 < width - _PADDING
    return not fits or starts_small(text) or not text[:1].isupper()
