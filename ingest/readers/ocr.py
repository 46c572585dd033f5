"""Scanned pages by OCR: the program tesseract with its Vietnamese model."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import groupby
from statistics import median

from PIL import Image, ImageOps

from ingest.readers.compounds import with_marks
from ingest.readers.pdf_tables import Cell, grid
from ingest.readers.programs import run
from ingest.readers.ruled_pictures import rules, tables, without_rules
from ingest.readers.sheet import Framed, Sheet, Word

DPI = 300
"""Dots an inch of the pictures that are read."""
_READ_DPI = 225
"""Tesseract sees lines reduced to 36 dots; averaging dots before keeps more marks: one error in four less."""
_HINT = "Install tesseract and its Vietnamese model (Debian: apt install tesseract-ocr tesseract-ocr-vie)."
_POINTS = 72 / _READ_DPI
_SURE = 20.0
_READABLE = 3
_AT_ONCE = 2
_MOST_CELLS = 60
_INSET, _MARGIN = 1.5, 16
_LONG = 150.0
# White space and the gap that is none, in heights of the line.
_SPACE, _CLOSE = 0.1, 0.22
_SIGNS = str.maketrans({"—": "–", "⁄": "/"})
_BROKEN = re.compile(r"[\w/]-$")


def read_pictures(pictures: Iterable[tuple[int, Image.Image]], name: str) -> list[Sheet]:
    """The words of page pictures (page number, picture at 300 dots an inch); two pages at a time.

    Raises:
        UnreadableFile: tesseract or its Vietnamese model is not installed, or it fails.
    """
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        return list(pool.map(lambda page: _sheet(page[0], page[1], name), pictures))


def without_stamps(picture: Image.Image) -> Image.Image:
    """The picture in grey with what is red (stamps, seals, signature marks) made white; black ink on it stays."""
    red, green, blue = picture.convert("RGB").split()
    grey = ImageOps.grayscale(picture)
    mask = Image.merge("RGB", (red, green, blue)).convert("HSV")
    hue, strength, _ = mask.split()
    is_red = hue.point([255 if value < 18 or value > 235 else 0 for value in range(256)])
    is_strong = strength.point([255 if value > 70 else 0 for value in range(256)])
    bright = red.point([255 if value > 110 else 0 for value in range(256)])
    white = Image.new("L", picture.size, 255)
    nothing = Image.new("L", picture.size, 0)
    stamp = Image.composite(Image.composite(is_red, nothing, is_strong), nothing, bright)
    return Image.composite(white, grey, stamp)


def _sheet(number: int, picture: Image.Image, name: str) -> Sheet:
    clean = without_stamps(picture)
    ruled = rules(clean)
    reduced = _reduced(without_rules(clean, ruled))
    seen = _lines(_tesseract(reduced, "4", name))
    slope = _slope(seen)
    cells = tables(ruled, 72 / DPI, slope)
    words = [word for line in seen for part in _by_cell(line, cells, slope) for word in _set(part, slope)]
    words += _overlooked(reduced, cells, words, slope, name)
    framed, rest = _framed(cells, words, number)
    return Sheet(number, reduced.width * _POINTS, reduced.height * _POINTS, rest, framed)


def _tesseract(picture: Image.Image, layout: str, name: str) -> str:
    """The words that tesseract finds, as its table; ``layout``: its number of a way to part pages into lines."""
    written = io.BytesIO()
    picture.save(written, "PNG", dpi=(_READ_DPI, _READ_DPI), compress_level=1)
    command = ["tesseract", "-", "-", "-l", "vie", "--dpi", str(_READ_DPI), "--psm", layout, "tsv"]
    return run(command, written.getvalue(), name, _HINT, {"OMP_THREAD_LIMIT": "1"}).decode("utf-8")


def _overlooked(
    picture: Image.Image, found: list[list[Cell]], words: list[Word], slope: float, name: str
) -> Iterator[Word]:
    """The words of cells with ink in which nothing was found on the page as a whole: single figures, short heads."""
    empty = [cell for cells in found for cell in cells if not any(_is_inside(word, cell, slope=0.0) for word in words)]
    for x0, top, x1, bottom in empty[:_MOST_CELLS]:
        sink = slope * (x0 + x1) / 2
        box = [
            round(edge / _POINTS) for edge in (x0 + _INSET, top + sink + _INSET, x1 - _INSET, bottom + sink - _INSET)
        ]
        if box[2] - box[0] < _MARGIN or box[3] - box[1] < _MARGIN:
            continue
        part = picture.crop((box[0], box[1], box[2], box[3]))
        if part.point([255 if value < 128 else 0 for value in range(256)]).getbbox() is None:
            continue
        framed = ImageOps.expand(part, _MARGIN, 255)
        for line in _lines(_tesseract(framed, "6", name)):
            for word in line:
                across, down = (box[0] - _MARGIN) * _POINTS, (box[1] - _MARGIN) * _POINTS - sink
                word.x0, word.x1 = word.x0 + across, word.x1 + across
                word.top, word.bottom = word.top + down, word.bottom + down
            yield from _set(line, 0.0)


def _is_inside(word: Word, cell: Cell, slope: float) -> bool:
    x0, top, x1, bottom = cell
    return x0 <= (word.x0 + word.x1) / 2 < x1 and top <= word.middle - slope * word.x0 < bottom


def _by_cell(line: list[Word], found: list[list[Cell]], slope: float) -> Iterator[list[Word]]:
    """The words of a line, those of each table cell by themselves."""
    cells = [cell for table in found for cell in table]

    for _, part in groupby(line, key=lambda word: next((c for c in cells if _is_inside(word, c, slope)), None)):
        yield list(part)


def _framed(found: list[list[Cell]], words: list[Word], number: int) -> tuple[list[Framed], list[Word]]:
    """The tables with the words in them, and the words outside."""
    framed: list[Framed] = []
    for cells in found:
        x0, top = min(cell[0] for cell in cells), min(cell[1] for cell in cells)
        x1, bottom = max(cell[2] for cell in cells), max(cell[3] for cell in cells)
        inside = [word for word in words if x0 <= (word.x0 + word.x1) / 2 <= x1 and top <= word.middle <= bottom]
        made = grid(cells, inside, number)
        if made is not None:
            framed.append(Framed(made, x0, x1, top, bottom, inside))
            taken = set(map(id, inside))
            words = [word for word in words if id(word) not in taken]
    return framed, words


def _reduced(picture: Image.Image) -> Image.Image:
    size = (picture.width * _READ_DPI // DPI, picture.height * _READ_DPI // DPI)
    return picture.resize(size, Image.Resampling.BOX)


def _lines(table: str) -> list[list[Word]]:
    """The words of tesseract's table, line by line."""
    rows = [row for row in csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE) if row["text"]]
    seen = groupby(rows, key=lambda row: (row["block_num"], row["par_num"], row["line_num"]))
    lines = [[_word(row) for row in line if _is_word(row)] for _, line in seen]
    return [line for line in lines if line]


def _is_word(row: dict[str, str]) -> bool:
    """Specks are read as signs without certainty; letters and digits, though unsure, were letters and digits."""
    text = row["text"].strip()
    unsure = float(row["conf"]) < _SURE
    return bool(text) and not (unsure and sum(c.isalnum() for c in text) < _READABLE)


def _word(row: dict[str, str]) -> Word:
    x0, top = int(row["left"]) * _POINTS, int(row["top"]) * _POINTS
    return Word(row["text"].strip(), x0, x0 + int(row["width"]) * _POINTS, top, top + int(row["height"]) * _POINTS)


def _slope(lines: list[list[Word]]) -> float:
    """How far a line sinks for each point to the right: the median of the long lines of the page."""
    long = [line for line in lines if line[-1].x0 - line[0].x0 > _LONG]
    return median((line[-1].middle - line[0].middle) / (line[-1].x0 - line[0].x0) for line in long) if long else 0.0


def _set(line: list[Word], slope: float) -> Iterator[Word]:
    """The words of one line on one height, with marks mended and white space as tesseract saw it.

    Without that, words of a page put in askew would fall into the lines above or below.
    """
    top = median(word.top - slope * word.x0 for word in line)
    bottom = median(word.bottom - slope * word.x0 for word in line)
    texts = with_marks([word.text for word in line])
    nexts: list[Word | None] = [*line[1:], None]
    for word, text, after in zip(line, texts, nexts, strict=True):
        x1 = word.x1
        if after is not None:
            x1 = min(x1, after.x0 - _SPACE * (bottom - top))
            if _BROKEN.search(text) and after.x0 - word.x1 < _CLOSE * (bottom - top):
                x1 = after.x0
        yield Word(text.translate(_SIGNS), word.x0, max(word.x0, x1), top, bottom)
