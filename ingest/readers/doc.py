"""Word 97-2003 documents, by the program antiword.

Antiword writes DocBook, which has the tables, and plain text, which has the tabs and the line breaks made by hand.
Both are read: the structure from the one, the lines of each paragraph from the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from ingest.readers import rtf, tabbed
from ingest.readers.errors import UnreadableFile
from ingest.readers.layout import Box, Grid, Paragraph, Piece
from ingest.readers.normalise import normalise
from ingest.readers.old_fonts import from_old_font
from ingest.readers.programs import run
from ingest.text import NormalText

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HINT = "Install antiword (Debian: apt install antiword), or save the document as .docx."
_SAVE = "Open it in Word and save it as .docx."
_TABLE = "informaltable"
_METADATA = ("bookinfo", "articleinfo")
_KEY = 12
"""So many letters of its beginning find a line."""
_CELL_END = re.compile(r"\s*\|[\s|]*$")
_MOST_LINES = 40
"""A paragraph with more hand-made line breaks than this is kept in one line."""


def read(content: bytes, name: str) -> NormalText:
    """The normal text of a .doc file; a .docx, RTF or a web page under the old suffix is read as what it is.

    Raises:
        UnreadableFile: it is no Word document, or antiword is missing or cannot read it.
    """
    start = content[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if content.startswith(b"PK\x03\x04"):
        from ingest.readers import docx  # noqa: PLC0415 (a .docx under the old suffix)

        return docx.read(content, name)
    if start.startswith((b"<html", b"<!doctype html")):
        from ingest.readers import html  # noqa: PLC0415 (Word and portals hand out web pages under this suffix)

        return html.read(content, name)
    if rtf.is_rtf(content):
        return rtf.read(content, name)
    if not content.startswith(_OLE):
        raise UnreadableFile(f"{name} is not a Word 97-2003 document.", _SAVE)
    root = _docbook(run(["antiword", "-x", "db", "-"], content, name, _HINT), name)
    plain = run(["antiword", "-w", "0", "-m", "UTF-8.txt", "-"], content, name, _HINT)
    lines = _Lines(plain.decode("utf-8", errors="replace"))
    return normalise(tabbed.columns(_pieces(root, lines)), "doc")


def _docbook(written: bytes, name: str) -> Any:
    try:
        root = etree.fromstring(written, etree.XMLParser(recover=True, huge_tree=True, resolve_entities=False))
    except etree.XMLSyntaxError as error:
        raise UnreadableFile(f"{name} is a damaged Word document.", _SAVE) from error
    if root is None:
        raise UnreadableFile(f"{name} is a damaged Word document.", _SAVE)
    return root


class _Lines:
    """The lines of the plain text, taken in order by the paragraphs that hold the same letters."""

    def __init__(self, text: str) -> None:
        self._lines = [line.strip(" ") for line in text.splitlines() if line.strip()]
        self._places: dict[str, list[int]] = {}
        for place in range(len(self._lines) - 1, -1, -1):
            self._places.setdefault(_letters(self._lines[place])[:_KEY], []).append(place)

    def of(self, text: str) -> str:
        """``text`` with its tabs and line breaks, or as it is where the plain text has no such lines."""
        letters = _letters(text)
        for size in range(min(_KEY, len(letters)), 0, -1):
            key = letters[:size]
            for place in reversed(self._places.get(key, [])):
                found = self._from(place, letters)
                if found is not None:
                    self._places[key].remove(place)
                    return found
        return text

    def _from(self, place: int, letters: str) -> str | None:
        rest = letters
        for end in range(place, min(place + _MOST_LINES, len(self._lines))):
            line = _letters(self._lines[end])
            if not rest.startswith(line):
                return None
            rest = rest[len(line) :]
            if not rest:
                return "\n".join(self._lines[place : end + 1])
        return None


def _letters(text: str) -> str:
    return "".join(text.split())


def _pieces(element: Any, lines: _Lines) -> Iterator[Piece]:
    for child in element.iterchildren():
        if child.tag == _TABLE:
            yield _grid(child)
        elif child.tag == "para" or (child.tag == "title" and element.tag != "book"):
            yield from _paragraph(child, lines)
        elif isinstance(child.tag, str) and child.tag not in (*_METADATA, "title"):
            yield from _pieces(child, lines)


def _paragraph(element: Any, lines: _Lines) -> Iterator[Piece]:
    """A paragraph; antiword also puts a table inside the paragraph before it."""
    tables = [_grid(table) for table in element.findall(f".//{_TABLE}")]
    raw = "".join(_own(element))
    text = from_old_font(raw).strip()
    if text and tables and _CELL_END.search(text):
        tables[0].rows.insert(0, _first_row(text, tables[0].width))
    elif text:
        strong = [e for e in element.iter("emphasis") if e.get("role") == "bold"]
        bold = bool(strong) and "".join(strong[0].itertext()).strip() == text
        yield Paragraph(from_old_font(lines.of(raw)), bold=bold or element.tag == "title")
    yield from tables


def _grid(table: Any) -> Grid:
    return Grid([[_box(entry) for entry in row.iter("entry")] for row in table.iter("row")])


def _first_row(text: str, width: int) -> list[Box]:
    """The row of a table that antiword takes for a paragraph, the ends of its cells written as bars."""
    cells = _CELL_END.sub("", text).split("|")
    cells = [*cells[: width - 1], " ".join(cells[width - 1 :])] if width else cells
    return [Box([Paragraph(cell.strip())]) for cell in cells] + [Box() for _ in range(width - len(cells))]


def _own(element: Any) -> Iterator[str]:
    """The words of an element outside the tables in it."""
    yield element.text or ""
    for child in element.iterchildren():
        if child.tag != _TABLE:
            yield from _own(child)
        yield child.tail or ""


def _box(entry: Any) -> Box:
    text = from_old_font("".join(entry.itertext()))
    return Box([Paragraph(line) for line in text.split("\n") if line.strip()])
