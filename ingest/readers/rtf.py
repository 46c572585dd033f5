"""Rich Text Format, which portals also hand out under the suffix of Word (RTF Specification 1.9.1)."""

from __future__ import annotations

import re
from collections.abc import Callable
from copy import copy
from dataclasses import dataclass, field
from itertools import groupby

from ingest.readers import tabbed
from ingest.readers.errors import UnreadableFile
from ingest.readers.layout import Box, Grid, Paragraph, Piece
from ingest.readers.normalise import normalise
from ingest.readers.old_fonts import font_conversion
from ingest.text import NormalText

_TOKEN = re.compile(
    r"\\(?P<word>[A-Za-z]{1,32})(?P<number>-?\d{1,10})? ?|\\'(?P<byte>[0-9A-Fa-f]{2})|\\(?P<sign>[^A-Za-z])"
    r"|(?P<brace>[{}])|[\r\n]+|(?P<text>[^\\{}\r\n]+)"
)
_SKIPPED = frozenset(
    (
        *("colortbl", "stylesheet", "info", "pict", "header", "headerl", "headerr", "headerf", "footer", "footerl"),
        *("footerr", "footerf", "listtable", "listoverridetable", "rsidtbl", "generator", "themedata", "datastore"),
        *("xmlnstbl", "fldinst", "sp", "nonshppict", "bkmkstart", "bkmkend", "latentstyles", "mmathPr"),
        *("colorschememapping", "pgdsctbl", "revtbl", "filetbl", "atnid", "atnauthor", "annotation", "objdata"),
    )
)
_KEPT_STARRED = frozenset(("shpinst", "shptxt"))
_SIGNS = {
    **{"line": "\n", "tab": "\t", "emdash": "—", "endash": "–", "bullet": "•", "emspace": " "},
    **{"lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”"},
}
_PARAGRAPH_ENDS = frozenset(("par", "sect", "page", "nestcell"))
_CHARSETS = {163: "cp1258", 0: "cp1252"}
_MOST_NESTED = 500
_NEAR = 40
"""Edges of cells that far apart, in twentieths of a point, are the same edge."""


@dataclass(slots=True)
class _Setting:
    """What the control words of a group have set."""

    skipped: bool = False
    fonts: bool = False
    hidden: bool = False
    deleted: bool = False
    note: bool = False
    bold: bool = False
    italic: bool = False
    font: int = 0
    after_unicode: int = 1


@dataclass(slots=True)
class _Run:
    text: str
    font: int
    bold: bool
    italic: bool
    note: bool


@dataclass(slots=True)
class _CellPlace:
    edge: int
    goes_down: bool = False
    goes_right: bool = False


@dataclass(slots=True)
class _Row:
    boxes: list[Box] = field(default_factory=list)
    places: list[_CellPlace] = field(default_factory=list)


def is_rtf(content: bytes) -> bool:
    """Whether the bytes begin as RTF does."""
    return content[:64].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{\\rtf")


def read(content: bytes, name: str) -> NormalText:
    """The normal text of an RTF file.

    Raises:
        UnreadableFile: it is no RTF, or nested too deeply.
    """
    if not is_rtf(content):
        raise UnreadableFile(f"{name} is not a Rich Text Format file.", "Open it in Word and save it as .docx.")
    return normalise(tabbed.columns(_Document(name).pieces(content.decode("latin-1"))), "rtf")


class _Document:
    """Reads the control words one after the other and collects paragraphs and tables."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._settings = [_Setting()]
        self._code_page = "cp1252"
        self._fonts: dict[int, tuple[str, str | None]] = {}
        self._runs: list[_Run] = []
        self._bytes = bytearray()
        self._pending = 0
        self._starred = False
        self._centred = self._in_table = False
        self._paragraphs: list[Paragraph] = []
        self._row = _Row()
        self._next_place = _CellPlace(0)
        self._rows: list[_Row] = []
        self._count = 0
        self._found: list[Piece] = []

    def pieces(self, source: str) -> list[Piece]:
        for token in _TOKEN.finditer(source):
            if token["byte"]:
                self._byte(int(token["byte"], 16))
                continue
            if token["text"]:
                self._plain(token["text"])
            elif token["brace"]:
                self._brace(token["brace"])
            elif token["word"]:
                self._word(token["word"], int(token["number"]) if token["number"] else None)
            elif token["sign"]:
                self._sign(token["sign"])
        self._end_paragraph()
        self._end_table()
        return self._found

    def _plain(self, text: str) -> None:
        setting = self._settings[-1]
        if setting.fonts:
            known, charset = self._fonts.get(setting.font, ("", None))
            self._fonts[setting.font] = (known + text.replace(";", ""), charset)
            return
        dropped = min(self._pending, len(text))
        self._pending -= dropped
        self._add(text[dropped:])

    def _byte(self, value: int) -> None:
        if self._pending:
            self._pending -= 1
        elif not self._silent():
            self._bytes.append(value)

    def _silent(self) -> bool:
        setting = self._settings[-1]
        return setting.skipped or setting.fonts or setting.hidden or setting.deleted

    def _flush_bytes(self) -> None:
        if self._bytes:
            charset = self._fonts.get(self._settings[-1].font, ("", None))[1]
            text = self._bytes.decode(charset or self._code_page, errors="replace").replace("\ufffd", "")
            self._bytes.clear()
            self._add(text)

    def _add(self, text: str) -> None:
        self._flush_bytes()
        if text and not self._silent():
            setting = self._settings[-1]
            self._runs.append(_Run(text, setting.font, setting.bold, setting.italic, setting.note))

    def _brace(self, brace: str) -> None:
        self._flush_bytes()
        self._pending = 0
        if brace == "{":
            if len(self._settings) > _MOST_NESTED:
                raise UnreadableFile(f"{self._name} is nested too deeply.", "Open it in Word and save it as .docx.")
            self._settings.append(copy(self._settings[-1]))
        elif len(self._settings) > 1:
            self._settings.pop()
        self._starred = False

    def _sign(self, sign: str) -> None:
        if sign == "*":
            self._starred = True
        elif sign in "\\{}":
            self._plain(sign)
        elif sign in "~_":
            self._add(" " if sign == "~" else "-")
        elif sign in "\r\n":
            self._end_paragraph()

    def _word(self, word: str, number: int | None) -> None:
        self._flush_bytes()
        setting = self._settings[-1]
        if word in _SKIPPED or (self._starred and word not in _KEPT_STARRED):
            setting.skipped = True
        self._starred = False
        if word == "u" and number is not None:
            self._unicode(number)
        elif word in _PARAGRAPH_ENDS and not setting.skipped:
            self._add("\n") if setting.note else self._end_paragraph()
        elif word in _SIGNS:
            self._add(_SIGNS[word])
        elif word in _ACTIONS and not setting.skipped:
            _ACTIONS[word](self, number)
        elif word in _SWITCHES:
            setattr(setting, _SWITCHES[word], number != 0)
        elif word == "plain":
            setting.bold = setting.italic = setting.hidden = setting.deleted = False
        elif word == "uc":
            setting.after_unicode = min(number or 0, 8)

    def _unicode(self, number: int) -> None:
        code = number + 65536 if number < 0 else number
        self._pending = 0
        if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000:
            self._add(chr(code))
        self._pending = self._settings[-1].after_unicode

    def _font(self, number: int | None) -> None:
        self._settings[-1].font = number or 0

    def _charset(self, number: int | None) -> None:
        setting = self._settings[-1]
        if setting.fonts:
            self._fonts[setting.font] = (self._fonts.get(setting.font, ("", None))[0], _CHARSETS.get(number or 0))

    def _ansi_page(self, number: int | None) -> None:
        self._code_page = "cp1258" if number == 1258 else "cp1252"

    def _paragraph_defaults(self, _: int | None) -> None:
        self._centred = self._in_table = False

    def _centre(self, _: int | None) -> None:
        self._centred = True

    def _enter_table(self, _: int | None) -> None:
        self._in_table = True

    def _begin_row(self, _: int | None) -> None:
        self._row.places = []
        self._next_place = _CellPlace(0)

    def _place(self, number: int | None) -> None:
        self._next_place.edge = number or 0
        self._row.places.append(self._next_place)
        self._next_place = _CellPlace(0)

    def _goes_down(self, _: int | None) -> None:
        self._next_place.goes_down = True

    def _goes_right(self, _: int | None) -> None:
        self._next_place.goes_right = True

    def _end_paragraph(self) -> None:
        """Keeps the paragraph, and behind it the notes and text boxes that hang on it."""
        self._flush_bytes()
        runs, self._runs = self._runs, []
        self._count += 1
        made = [self._made([run for run in runs if run.note is note]) for note in (False, True)]
        paragraphs = [paragraph for paragraph in made if paragraph.text.strip()]
        if self._in_table:
            self._paragraphs += paragraphs
            return
        self._end_table()
        self._found += paragraphs

    def _made(self, runs: list[_Run]) -> Paragraph:
        worded = [run for run in runs if run.text.strip()]
        bold, italic = all(run.bold for run in worded), all(run.italic for run in worded)
        fonts = groupby(runs, key=lambda run: run.font)
        text = "".join(self._converted("".join(run.text for run in same), font) for font, same in fonts)
        return Paragraph(text, line=self._count, bold=bold, italic=italic, centred=self._centred)

    def _converted(self, text: str, font: int) -> str:
        convert = font_conversion(self._fonts.get(font, ("", None))[0], text)
        return convert(text) if convert else text

    def _end_cell(self, _: int | None) -> None:
        self._in_table = True
        self._end_paragraph()
        self._row.boxes.append(Box(self._paragraphs))
        self._paragraphs = []

    def _end_row(self, _: int | None) -> None:
        if self._row.boxes:
            self._rows.append(self._row)
        self._row = _Row(places=self._row.places)

    def _end_table(self) -> None:
        if self._row.boxes:
            self._end_row(None)
        rows, self._rows = self._rows, []
        if rows:
            self._found.append(_grid(rows, self._count))
        self._found += self._paragraphs
        self._paragraphs = []


_ACTIONS: dict[str, Callable[[_Document, int | None], None]] = {
    "f": _Document._font,
    "fcharset": _Document._charset,
    "ansicpg": _Document._ansi_page,
    "pard": _Document._paragraph_defaults,
    "qc": _Document._centre,
    "intbl": _Document._enter_table,
    "cell": _Document._end_cell,
    "row": _Document._end_row,
    "trowd": _Document._begin_row,
    "cellx": _Document._place,
    "clvmrg": _Document._goes_down,
    "clmrg": _Document._goes_right,
}
_SWITCHES = {
    "b": "bold",
    "i": "italic",
    "v": "hidden",
    "deleted": "deleted",
    "fonttbl": "fonts",
    "footnote": "note",
    "shptxt": "note",
}


def _grid(rows: list[_Row], line: int) -> Grid:
    """The rows on common columns: a cell stands in every place that it covers."""
    edges: list[int] = []
    for edge in sorted(place.edge for row in rows for place in row.places[: len(row.boxes)]):
        if not edges or edge - edges[-1] > _NEAR:
            edges.append(edge)
    grid: list[list[Box]] = []
    for row in rows:
        cells: list[Box] = []
        box = Box()
        for place, own in zip(row.places, row.boxes, strict=False):
            above = grid[-1][len(cells)] if grid and len(cells) < len(grid[-1]) else None
            if not place.goes_right:
                box = above if place.goes_down and above is not None else own
            while len(cells) < len(edges) and edges[len(cells)] <= place.edge + _NEAR:
                cells.append(box)
        cells += row.boxes[len(row.places) :]
        grid.append(cells)
    width = max(map(len, grid))
    return Grid([[*cells, *(Box() for _ in range(width - len(cells)))] for cells in grid], line=line)
