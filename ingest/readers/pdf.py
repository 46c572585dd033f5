"""PDF: the text layer where there is a sound one, OCR where there is none or a garbled one."""

from __future__ import annotations

import io
import logging
import struct
import zlib
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pdfplumber
import pypdfium2 as pdfium
from pdfminer.pdfexceptions import PDFException
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException
from PIL import Image

from ingest.readers.errors import UnreadableFile
from ingest.readers.glyphs import GlyphWord, is_learned, learned, parted, reread
from ingest.readers.language import syllable_share
from ingest.readers.normalise import normalise
from ingest.readers.ocr import DPI, read_pictures
from ingest.readers.old_fonts import font_conversion
from ingest.readers.pages import pieces
from ingest.readers.pdf_tables import take_tables
from ingest.readers.sheet import Sheet, Word
from ingest.text import NormalText

# What pdfminer raises on damaged files: its parsers do not check what they read.
_DAMAGE = (
    *(PdfminerException, MalformedPDFException, PDFException, ValueError, KeyError, TypeError, IndexError),
    *(AttributeError, AssertionError, ArithmeticError, RuntimeError, struct.error, zlib.error),
)
_PRINT = "Open it in a PDF viewer and print it to a new PDF."
_MAX_PAGES = 3000
_LITTLE = 250
_SAMPLE = 20_000
_MOST_OF = 0.6
"""A layer with a smaller share of the words that OCR sees leaves out too much of the page."""
_BY_OCR = "Read by OCR, because there is no sound text layer; single letters may be wrong: page {}."
_LEARNED = "The text layer has lost its letters; they were learned from OCR, and rare ones may be wrong: page {}."
_NO_LETTER = "(cid:"  # how pdfminer writes a glyph for which the font names no letter


def read(content: bytes, name: str) -> NormalText:
    """The normal text of a PDF file.

    Raises:
        UnreadableFile: damaged, encrypted, no PDF, or a scan without the programs that read it.
    """
    if b"%PDF-" not in content[:1024]:
        raise UnreadableFile(f"{name} is not a PDF file.", "Save it as PDF again, or give it its true suffix.")
    with _opened(with_annotations(content), name) as document:
        if len(document.pages) > _MAX_PAGES:
            raise UnreadableFile(f"{name} has more than {_MAX_PAGES} pages.", "Split it.")
        layers: list[list[GlyphWord]] = []
        sheets: list[Sheet] = []
        for number, page in enumerate(document.pages, start=1):
            layers.append(_layer(page))
            sheets.append(_sheet(page, number, [word.place for word in layers[-1]]))
        _convert_fonts(document.pages, layers, sheets)
        unread = _pages_to_see(sheets)
        by_ocr = _replace_unread(document.pages, layers, sheets, _seen(content, unread, name)) if unread else []
    learned_pages = [number for number in unread if number not in by_ocr]
    warnings = [
        said.format(", ".join(map(str, numbers)))
        for said, numbers in ((_BY_OCR, by_ocr), (_LEARNED, learned_pages))
        if numbers
    ]
    return normalise(pieces(sheets), "pdf", len(sheets), warnings)


def _pages_to_see(sheets: list[Sheet]) -> list[int]:
    """Numbers of the pages whose text layer says nothing or is garbled; all pages where it is garbled as a whole."""
    texts = [sheet.plain() for sheet in sheets]
    if is_garbled(" ".join(texts)):
        return [sheet.number for sheet in sheets]
    return [sheet.number for sheet, text in zip(sheets, texts, strict=True) if sheet.pictured and len(text) < _LITTLE]


def _convert_fonts(pages: list[Any], layers: list[list[GlyphWord]], sheets: list[Sheet]) -> None:
    """Reads the pages anew on which words stand in TCVN3 or VNI fonts."""
    samples: dict[str, str] = defaultdict(str)
    for word in (word for layer in layers for word in layer):
        font = word.glyphs[0][0]
        if len(samples[font]) < _SAMPLE:
            samples[font] += f" {word.place.text}"
    conversions = {font: font_conversion(font, sample) for font, sample in samples.items()}
    for index, layer in enumerate(layers):
        concerned = [word for word in layer if conversions[word.glyphs[0][0]]]
        for word in concerned:
            convert = conversions[word.glyphs[0][0]]
            word.place.text = convert(word.place.text) if convert else word.place.text
        if concerned:
            sheets[index] = _sheet(pages[index], index + 1, [word.place for word in layer])


def _seen(content: bytes, numbers: list[int], name: str) -> list[Sheet]:
    try:
        return read_pictures(_pictures(content, numbers), name)
    except pdfium.PdfiumError as error:
        raise UnreadableFile(f"{name} has pages that cannot be drawn.", _PRINT) from error


def _replace_unread(
    pages: list[Any], layers: list[list[GlyphWord]], sheets: list[Sheet], seen: list[Sheet]
) -> list[int]:
    """Replaces unread pages, read by OCR or by letters learned from it; returns the numbers of those by OCR."""
    compared = parted([(layers[sheet.number - 1], sheet.all_words()) for sheet in seen])
    letters = learned(compared)
    sensible = is_learned(compared, letters)
    by_ocr = []
    for sheet, (layer, read_words) in zip(seen, compared, strict=True):
        if sensible and len(layer) >= _MOST_OF * len(read_words):
            words = reread(layer, read_words, letters)
            sheets[sheet.number - 1] = _sheet(pages[sheet.number - 1], sheet.number, words)
        else:
            sheets[sheet.number - 1] = sheet
            by_ocr.append(sheet.number)
    return by_ocr


def _pictures(content: bytes, numbers: list[int]) -> Iterator[tuple[int, Image.Image]]:
    with pdfium.PdfDocument(content) as document:
        for number in numbers:
            page = document[number - 1]
            yield number, page.render(scale=DPI / 72, may_draw_forms=False, draw_annots=False).to_pil()
            page.close()


def with_annotations(content: bytes) -> bytes:
    """The file with what stands in form fields and stamps made part of its pages.

    Registries write number and date of a signed document into such fields, so the text layer alone lacks them.
    """
    if b"/Annot" not in content and b"/ObjStm" not in content:
        return content
    try:
        with pdfium.PdfDocument(content) as document:
            flattened = [_flatten(document, index) for index in range(len(document))]
            if not any(flattened):
                return content
            saved = io.BytesIO()
            document.save(saved)
            return saved.getvalue()
    except pdfium.PdfiumError:
        return content  # the other parser will say what is wrong with the file


def _flatten(document: pdfium.PdfDocument, index: int) -> bool:
    page = document[index]
    done = pdfium.raw.FPDFPage_GetAnnotCount(page) > 0 and (
        pdfium.raw.FPDFPage_Flatten(page, pdfium.raw.FLAT_NORMALDISPLAY) == pdfium.raw.FLATTEN_SUCCESS
    )
    page.close()
    return bool(done)


@contextmanager
def _opened(content: bytes, name: str) -> Iterator[Any]:
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    try:
        with pdfplumber.open(io.BytesIO(content)) as document:
            yield document
    except _DAMAGE as error:
        if "Password" in repr(error) or "Encrypt" in repr(error):
            raise UnreadableFile(f"{name} is protected by a password.", "Save it without the password.") from error
        raise UnreadableFile(f"{name} is a damaged PDF file.", _PRINT) from error


def _layer(page: Any) -> list[GlyphWord]:
    """The words of the text layer of a page, each with its glyphs."""
    words = page.extract_words(x_tolerance=2, y_tolerance=3, return_chars=True)
    return [
        GlyphWord(
            tuple((char["fontname"], char["text"]) for char in word["chars"]),
            tuple((char["x0"], char["x1"]) for char in word["chars"]),
            _word(word),
        )
        for word in words
    ]


def _sheet(page: Any, number: int, words: list[Word]) -> Sheet:
    tables, rest = take_tables(page, words, number)
    area = float(page.width) * float(page.height)
    pictured = any(float(i["width"]) * float(i["height"]) > 0.5 * area for i in page.images)
    sheet = Sheet(number, float(page.width), float(page.height), rest, tables, pictured)
    page.close()
    return sheet


def _word(word: Any) -> Word:
    fonts = [char["fontname"].lower() for char in word["chars"]]
    bold = sum("bold" in font or "black" in font or "-bd" in font for font in fonts) * 2 > len(fonts)
    italic = sum("italic" in font or "oblique" in font for font in fonts) * 2 > len(fonts)
    return Word(word["text"], word["x0"], word["x1"], word["top"], word["bottom"], bold, italic)


def is_garbled(text: str) -> bool:
    """Whether a text layer has lost its letters: glyphs without letters, or few syllables and many foreign letters."""
    if text.count(_NO_LETTER) > 0.02 * len(text.split()):
        return True
    letters = [c for c in text if c.isalpha()]
    foreign = sum(("\u0180" <= c <= "\u1e9f" and c not in "ƠơƯưƣƢ") or c >= "\u2c00" for c in letters)
    return foreign > 0.03 * len(letters) and syllable_share(text) < 0.7
