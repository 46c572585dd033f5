"""Word documents (ECMA-376): paragraphs with their automatic numbering, tables, text boxes, notes; no deletions."""

from __future__ import annotations

import io
import lzma
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Any

from lxml import etree

from ingest.readers.errors import UnreadableFile
from ingest.readers.layout import Box, Grid, Paragraph, Piece
from ingest.readers.normalise import normalise
from ingest.readers.numbering import Numbering, W, numbering, whole
from ingest.readers.old_fonts import font_conversion
from ingest.readers.unfolding import is_motto
from ingest.text import NormalText

_DOCUMENT, _FOOTNOTES, _ENDNOTES = "word/document.xml", "word/footnotes.xml", "word/endnotes.xml"
_FIRST_HEADER = re.compile(r"word/header\d*\.xml")
_MAX_XML = 400 * 1024 * 1024
_DELETED = {W + "del", W + "moveFrom", W + "delText", W + "instrText", W + "rPr", W + "pPr"}
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_APART = {W + "txbxContent", W + "footnoteReference", W + "endnoteReference"}
_WRAPPERS = {W + "sdt", W + "sdtContent", W + "ins", W + "moveTo", W + "smartTag", W + "customXml"}
_TEXT = {W + "tab": " ", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-", W + "softHyphen": ""}
_DAMAGE = (
    *(zipfile.BadZipFile, KeyError, ValueError, etree.XMLSyntaxError, RuntimeError, OSError, EOFError),
    *(zlib.error, lzma.LZMAError, struct.error),
)
_HEX = re.compile(r"(?!D[89A-F])[0-9A-F]{4}", re.IGNORECASE)
_MOST_COLUMNS = 100
_HEAD = 15
"""So many of the first pieces may hold the letterhead."""
_OLE = b"\xd0\xcf\x11\xe0"


@dataclass(slots=True)
class _Style:
    parent: str | None
    num: str | None
    depth: int | None
    bold: bool | None
    italic: bool | None
    centred: bool | None
    font: str | None


@dataclass(slots=True)
class _Run:
    text: str
    bold: bool
    italic: bool
    font: str | None


@dataclass(slots=True)
class _Word:
    """A document being read; ``notes``: foot- and endnotes by kind and number, ``called``: those met so far."""

    styles: dict[str, _Style]
    default_style: str | None
    lists: Numbering
    notes: dict[tuple[str, str], Any]
    count: int = 0
    called: list[Any] = field(default_factory=list)


def read(content: bytes, name: str) -> NormalText:
    """The normal text of a .docx file.

    Raises:
        UnreadableFile: the file is no Word document, damaged or encrypted.
    """
    parts = _parts(content, name)
    styles, default = _styles(parts.get("word/styles.xml"))
    word = _Word(styles, default, numbering(parts.get("word/numbering.xml")), _notes(parts))
    body = parts[_DOCUMENT].find(W + "body")
    if body is None:
        raise UnreadableFile(f"{name} is a Word document without a body.", "Open it in Word and save it again.")
    found = list(_pieces(body, word))
    found += _called_notes(word)
    return normalise([*_letterhead(parts, word, found), *found], "docx")


def _notes(parts: dict[str, Any]) -> dict[tuple[str, str], Any]:
    """Foot- and endnotes; those of a ``type`` are the rules that part notes from text."""
    return {
        (tag, note.get(W + "id", "")): note
        for part, tag in ((_FOOTNOTES, "footnote"), (_ENDNOTES, "endnote"))
        if part in parts
        for note in parts[part].iterchildren(W + tag)
        if note.get(W + "type") is None
    }


def _letterhead(parts: dict[str, Any], word: _Word, body: list[Piece]) -> list[Piece]:
    """What stands in a page header, if that holds the letterhead and the body does not; else nothing."""
    if any(is_motto(_words(piece)) for piece in body[:_HEAD]):
        return []
    for part in sorted(parts):
        if _FIRST_HEADER.fullmatch(part):
            header = list(_pieces(parts[part], word))
            if any(is_motto(_words(piece)) for piece in header):
                return header
    return []


def _words(piece: Piece) -> str:
    return piece.text if isinstance(piece, Paragraph) else "\n".join(box.text for box in piece.boxes())


def _parts(content: bytes, name: str) -> dict[str, Any]:
    """The XML parts that are read, by their names."""
    if content.startswith(_OLE):
        raise UnreadableFile(
            f"{name} is an old or a password-protected Word document.",
            "Save it without a password; a document of Word 97-2003 must be called .doc.",
        )
    plain = (_DOCUMENT, _FOOTNOTES, _ENDNOTES, "word/styles.xml", "word/numbering.xml")
    parser = etree.XMLParser(huge_tree=True, resolve_entities=False, no_network=True)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            present = set(archive.namelist())
            wanted = [part for part in present if part in plain or _FIRST_HEADER.fullmatch(part)]
            for part in wanted:
                if archive.getinfo(part).file_size > _MAX_XML:
                    raise UnreadableFile(f"{name} unpacks to more than can be read.", "Save it in parts.")
            return {part: etree.fromstring(archive.read(part), parser) for part in {*wanted, _DOCUMENT}}
    except _DAMAGE as error:
        raise UnreadableFile(
            f"{name} is not a Word document, or it is damaged.", "Open it in Word and save it again as .docx."
        ) from error


def _styles(root: Any) -> tuple[dict[str, _Style], str | None]:
    styles: dict[str, _Style] = {}
    default = None
    for element in () if root is None else root.iterchildren(W + "style"):
        key = element.get(W + "styleId") or ""
        if element.get(W + "type") == "paragraph" and element.get(W + "default") in ("1", "true"):
            default = key
        pPr, rPr = element.find(W + "pPr"), element.find(W + "rPr")  # noqa: N806 (names of the standard)
        num, depth = _list_place(pPr)
        styles[key] = _Style(
            _value(element, "basedOn"),
            num,
            depth,
            _switch(rPr, "b"),
            _switch(rPr, "i"),
            _is_centred(pPr),
            _font(rPr),
        )
    return styles, default


def _value(element: Any, tag: str) -> str | None:
    child = None if element is None else element.find(W + tag)
    return None if child is None else child.get(W + "val")


def _switch(properties: Any, tag: str) -> bool | None:
    child = None if properties is None else properties.find(W + tag)
    return None if child is None else child.get(W + "val", "1") not in ("0", "false", "off")


def _font(properties: Any) -> str | None:
    fonts = None if properties is None else properties.find(W + "rFonts")
    return None if fonts is None else fonts.get(W + "ascii") or fonts.get(W + "hAnsi")


def _is_centred(properties: Any) -> bool | None:
    value = _value(properties, "jc")
    return None if value is None else value == "center"


def _list_place(properties: Any) -> tuple[str | None, int | None]:
    place = None if properties is None else properties.find(W + "numPr")
    if place is None:
        return None, None
    depth = _value(place, "ilvl")
    return _value(place, "numId"), whole(depth) if depth is not None else None


def _inherited(word: _Word, style: str | None, attribute: str) -> Any:
    """The first value that a style or one it is based on gives."""
    for _ in range(20):
        if style not in word.styles:
            return None
        value = getattr(word.styles[style], attribute)
        if value is not None:
            return value
        style = word.styles[style].parent
    return None


def _pieces(parent: Any, word: _Word) -> Iterator[Piece]:
    for element in parent.iterchildren():
        if element.tag == W + "p":
            yield from _paragraph(element, word)
        elif element.tag == W + "tbl":
            yield _table(element, word)
        elif element.tag in _WRAPPERS:
            yield from _pieces(element, word)


def _paragraph(element: Any, word: _Word) -> Iterator[Piece]:
    """A paragraph, and the paragraphs of the text boxes anchored in it; notes called are kept for the end."""
    word.count += 1
    line = word.count
    properties = element.find(W + "pPr")
    style = _value(properties, "pStyle") or word.default_style
    runs: list[_Run] = []
    inner: list[Any] = []
    bold, italic = bool(_inherited(word, style, "bold")), bool(_inherited(word, style, "italic"))
    _collect(element, runs, inner, _Run("", bold, italic, _inherited(word, style, "font")))
    text = "".join(_converted(runs))
    mark = _mark(properties, style, word)
    if text.strip() or (mark and element.getparent().tag == W + "tc"):
        centred = _is_centred(properties)
        yield Paragraph(
            f"{mark} {text.lstrip()}".rstrip() if mark else text,
            line=line,
            bold=all(run.bold for run in runs if run.text.strip()),
            italic=all(run.italic for run in runs if run.text.strip()),
            centred=bool(_inherited(word, style, "centred") if centred is None else centred),
        )
    for child in inner:
        note = word.notes.get((child.tag.removeprefix(W).removesuffix("Reference"), child.get(W + "id", "")))
        if note is None:
            yield from _pieces(child, word)
        else:
            word.called.append(note)


def _called_notes(word: _Word) -> Iterator[Piece]:
    """The notes in the order in which they were called, each with its number in brackets, as web pages have them."""
    for number, note in enumerate(word.called, start=1):
        for place, piece in enumerate(_pieces(note, word)):
            if isinstance(piece, Paragraph):
                piece.note = True
                piece.text = f"[{number}] {piece.text.lstrip()}" if place == 0 else piece.text
            yield piece


def _converted(runs: list[_Run]) -> Iterator[str]:
    """The texts of the runs, those set in TCVN3 or VNI fonts in Unicode."""
    for font, same in groupby(runs, key=lambda run: run.font):
        text = "".join(run.text for run in same)
        convert = font_conversion(font, text) if font else None
        yield convert(text) if convert else text


def _mark(properties: Any, style: str | None, word: _Word) -> str:
    num, depth = _list_place(properties)
    if num is None:
        num = _inherited(word, style, "num")
    if depth is None:
        depth = _inherited(word, style, "depth") or 0
    return "" if num in (None, "0") else word.lists.mark(num, depth)


def _collect(element: Any, runs: list[_Run], inner: list[Any], setting: _Run) -> None:
    """The text of a paragraph with its setting, without deletions and field codes; text boxes and notes apart."""
    for child in element.iterchildren():
        tag = child.tag
        if tag in _DELETED or tag == _FALLBACK or not isinstance(tag, str):
            continue
        if tag == W + "r":
            own = child.find(W + "rPr")
            if _switch(own, "vanish"):
                continue
            bold, italic = _switch(own, "b"), _switch(own, "i")
            bold, italic = setting.bold if bold is None else bold, setting.italic if italic is None else italic
            _collect(child, runs, inner, _Run("", bold, italic, _font(own) or setting.font))
        elif tag == W + "t":
            runs.append(replace(setting, text=child.text or ""))
        elif tag == W + "sym":
            runs.append(replace(setting, text=_sign(child.get(W + "char", "")), font=None))
        elif tag in _TEXT:
            page = tag == W + "br" and child.get(W + "type") in ("page", "column")
            runs.append(replace(setting, text=" " if page else _TEXT[tag]))
        elif tag in _APART:
            inner.append(child)
        else:
            _collect(child, runs, inner, setting)


def _sign(code: str) -> str:
    """The character of a sign from a symbol font, given as four figures to the base of sixteen."""
    return chr(int(code, 16)) if _HEX.fullmatch(code) else ""


def _table(element: Any, word: _Word) -> Grid:
    """A table as a full grid: a merged cell stands in every place it covers."""
    line = word.count + 1
    rows: list[list[Box]] = []
    for row in _children(element, "tr"):
        boxes: list[Box] = []
        before = _number(row.find(f"{W}trPr/{W}gridBefore"))
        boxes += [Box() for _ in range(before)]
        for cell in _children(row, "tc"):
            properties = cell.find(W + "tcPr")
            span = max(1, _number(None if properties is None else properties.find(W + "gridSpan")))
            merge = None if properties is None else properties.find(W + "vMerge")
            above = rows[-1][len(boxes)] if rows and len(boxes) < len(rows[-1]) else None
            if merge is not None and merge.get(W + "val", "continue") == "continue" and above is not None:
                box = above
            else:
                box = _box(cell, word)
            boxes += [box] * span
        rows.append(boxes)
    width = max((len(row) for row in rows), default=0)
    for row_boxes in rows:
        row_boxes += [Box() for _ in range(width - len(row_boxes))]
    return Grid(rows, line=line)


def _box(cell: Any, word: _Word) -> Box:
    paragraphs: list[Paragraph] = []
    for piece in _pieces(cell, word):
        if isinstance(piece, Paragraph):
            paragraphs.append(piece)
        else:
            paragraphs += [paragraph for box in piece.boxes() for paragraph in box.paragraphs]
    return Box(paragraphs)


def _children(element: Any, tag: str) -> Iterator[Any]:
    for child in element.iterchildren():
        if child.tag == W + tag:
            if child.find(f"{W}trPr/{W}del") is None:
                yield child
        elif child.tag in _WRAPPERS:
            yield from _children(child, tag)


def _number(element: Any) -> int:
    return 0 if element is None else min(whole(element.get(W + "val")), _MOST_COLUMNS)
