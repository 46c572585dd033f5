"""Ruled lines in the picture of a page, and the cells between them."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import cast

from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells, merge_edges
from PIL import Image, ImageChops, ImageDraw

from ingest.readers.pdf_tables import Cell

_BLOCK = 40
"""Lines are looked for in pieces of so many dots: no stroke of a letter is as long and straight."""
_INK, _SOLID = 190, 225
_SHORTEST = 3
_THICKEST = 14
_DRIFT = 4
_LEAST_CELLS = 4
_SAME = 2.0
_BROKEN = 3
"""A line across may be broken for so many pieces, where a stamp was or the scanner lost it."""


@dataclass(slots=True)
class Rule:
    """A line across (or, ``upright``, down) a picture: where its pieces have their middle, in dots.

    Attributes:
        start: of its first piece, along the line.
        middles: across the line, one for each piece of ``_BLOCK`` dots.
        thickness: of its thickest piece.
    """

    start: int
    middles: list[float] = field(default_factory=list)
    thickness: int = 1
    upright: bool = False

    def points(self, before: int = 0, after: int = 0) -> list[tuple[float, float]]:
        """From end to end, and so many dots further at both ends, as x and y."""
        along = [self.start - before, *(self.start + _BLOCK * (place + 0.5) for place in range(len(self.middles)))]
        along.append(self.start + _BLOCK * len(self.middles) + after)
        across = [self.middles[0], *self.middles, self.middles[-1]]
        return [(b, a) if self.upright else (a, b) for a, b in zip(along, across, strict=True)]


def rules(picture: Image.Image) -> list[Rule]:
    """The straight lines of a grey picture, longer than any stroke of a letter."""
    ink = picture.point([255 if value < _INK else 0 for value in range(256)])
    return [*_across(ink, False), *_across(ink.transpose(Image.Transpose.TRANSPOSE), True)]


def _across(ink: Image.Image, upright: bool) -> list[Rule]:
    thick = ImageChops.lighter(ink, ImageChops.offset(ink, 0, 1))
    count = ink.width // _BLOCK
    if not count:
        return []
    means = thick.resize((count, ink.height), Image.Resampling.BOX, box=(0, 0, count * _BLOCK, ink.height)).tobytes()
    open_rules: list[Rule] = []
    found: list[Rule] = []
    for column in range(count):
        pieces = _pieces(means[column::count])
        going: list[Rule] = []
        for rule in open_rules:
            near = next((piece for piece in pieces if abs(piece[0] - rule.middles[-1]) <= _DRIFT), None)
            if near is None:
                found.append(rule)
                continue
            pieces.remove(near)
            rule.middles.append(near[0])
            rule.thickness = max(rule.thickness, near[1])
            going.append(rule)
        open_rules = going + [Rule(column * _BLOCK, [middle], size, upright) for middle, size in pieces]
    return [rule for rule in (*found, *open_rules) if len(rule.middles) >= _SHORTEST]


def _pieces(darkness: bytes) -> list[tuple[float, int]]:
    """Middle and thickness of each dark piece in a strip of a picture; what is thicker is no line."""
    dark = [place for place, value in enumerate(darkness) if value >= _SOLID]
    starts = [place for before, place in pairwise([-2, *dark]) if place > before + 1]
    ends = [place for place, after in pairwise([*dark, 1 << 30]) if after > place + 1]
    return [
        ((start + end) / 2, end - start + 1) for start, end in zip(starts, ends, strict=True) if end - start < _THICKEST
    ]


def without_rules(picture: Image.Image, found: list[Rule]) -> Image.Image:
    """The picture with its lines made white: OCR takes them for letters."""
    clean = picture.copy()
    pen = ImageDraw.Draw(clean)
    for rule in found:
        pen.line(rule.points(_stub(picture, rule, -1), _stub(picture, rule, 1)), fill=255, width=rule.thickness + 4)
    return clean


def _stub(picture: Image.Image, rule: Rule, step: int) -> int:
    """How far a line goes on, in dots, before its first or behind its last whole piece."""
    along = rule.start if step < 0 else rule.start + _BLOCK * len(rule.middles) - 1
    across = round(rule.middles[0] if step < 0 else rule.middles[-1])
    for length in range(_BLOCK):
        place = along + step * (length + 1)
        spot = (across, place) if rule.upright else (place, across)
        if not (0 <= spot[0] < picture.width and 0 <= spot[1] < picture.height):
            return length
        if cast(int, picture.getpixel(spot)) >= _INK:
            return length
    return _BLOCK


def tables(found: list[Rule], points: float, slope: float) -> list[list[Cell]]:
    """The cells of each ruled table, in points.

    Args:
        points: the size of a dot.
        slope: how far lines sink for each step to the right; the page is straightened by it.
    """
    edges = []
    for rule in found:
        middle = sum(rule.middles) / len(rule.middles)
        start, end = rule.start, rule.start + _BLOCK * len(rule.middles)
        if rule.upright:
            place = {"x0": middle, "x1": middle, "top": start - slope * middle, "bottom": end - slope * middle}
        else:
            level = middle - slope * (start + end) / 2
            place = {"x0": start, "x1": end, "top": level, "bottom": level}
        edges.append({key: value * points for key, value in place.items()} | {"orientation": "hv"[rule.upright]})
    near = _BLOCK * points
    edges = merge_edges(edges, _SAME, _SAME, _BROKEN * near + _SAME, near)
    crossings = edges_to_intersections(edges, near, near)
    return [cells for cells in cells_to_tables(intersections_to_cells(crossings)) if len(cells) >= _LEAST_CELLS]
