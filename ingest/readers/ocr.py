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
from ingest.readers.programs import run
from ingest.readers.sheet import Sheet, Word

DPI = 300
"""Dots an inch of the pictures that are read."""
_READ_DPI = 225
"""Tesseract sees lines reduced to 36 dots; averaging dots before keeps more marks: one error in four less."""
_HINT = "Install tesseract and its Vietnamese model (Debian: apt install tesseract-ocr tesseract-ocr-vie)."
_POINTS = 72 / _READ_DPI
_SURE = 20.0
_READABLE = 3
_AT_ONCE = 2
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
    clean = _reduced(without_stamps(picture))
    written = io.BytesIO()
    clean.save(written, "PNG", dpi=(_READ_DPI, _READ_DPI), compress_level=1)
    command = ["tesseract", "-", "-", "-l", "vie", "--dpi", str(_READ_DPI), "--psm", "4", "tsv"]
    table = run(command, written.getvalue(), name, _HINT, {"OMP_THREAD_LIMIT": "1"}).decode("utf-8")
    return Sheet(number, clean.width * _POINTS, clean.height * _POINTS, list(_words(table)))


def _reduced(picture: Image.Image) -> Image.Image:
    size = (picture.width * _READ_DPI // DPI, picture.height * _READ_DPI // DPI)
    return picture.resize(size, Image.Resampling.BOX)


def _words(table: str) -> Iterator[Word]:
    """The words of tesseract's table, page straightened, each on the height of its line."""
    rows = [row for row in csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE) if row["text"]]
    seen = groupby(rows, key=lambda row: (row["block_num"], row["par_num"], row["line_num"]))
    lines = [[_word(row) for row in line if _is_word(row)] for _, line in seen]
    lines = [line for line in lines if line]
    slope = _slope(lines)
    for line in lines:
        yield from _set(line, slope)


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
