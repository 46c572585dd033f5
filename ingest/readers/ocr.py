"""Scanned pages by OCR: the program tesseract with its Vietnamese model, at 300 dots an inch."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor

from PIL import Image, ImageOps

from ingest.readers.programs import run
from ingest.readers.sheet import Sheet, Word

DPI = 300
_HINT = "Install tesseract and its Vietnamese model (Debian: apt install tesseract-ocr tesseract-ocr-vie)."
_POINTS = 72 / DPI
_SURE = 20.0
_AT_ONCE = 2


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
    written = io.BytesIO()
    clean.save(written, "PNG", dpi=(DPI, DPI), compress_level=1)
    command = ["tesseract", "-", "-", "-l", "vie", "--dpi", str(DPI), "--psm", "4", "tsv"]
    table = run(command, written.getvalue(), name, _HINT).decode("utf-8")
    rows = csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE)
    words = [_word(row) for row in rows if (row["text"] or "").strip() and float(row["conf"]) >= _SURE]
    return Sheet(number, clean.width * _POINTS, clean.height * _POINTS, words)


def _word(row: dict[str, str]) -> Word:
    x0, top = int(row["left"]) * _POINTS, int(row["top"]) * _POINTS
    return Word(row["text"].strip(), x0, x0 + int(row["width"]) * _POINTS, top, top + int(row["height"]) * _POINTS)
