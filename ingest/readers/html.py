"""Web pages: the document without the portal around it; paragraphs, line breaks and tables kept."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree, html

from ingest.readers.encodings import decode
from ingest.readers.errors import UnreadableFile
from ingest.readers.layout import Box, Grid, Paragraph, Piece
from ingest.readers.normalise import normalise
from ingest.text import NormalText

_DROPPED = frozenset(
    (
        "script",
        "style",
        "noscript",
        "template",
        "nav",
        "aside",
        "footer",
        "button",
        "select",
        "option",
        "input",
        "textarea",
        "label",
        "svg",
        "iframe",
        "form",
        "dialog",
        "object",
        "video",
        "audio",
        "canvas",
        "head",
        "menu",
    )
)
_BLOCKS = frozenset(
    (
        "p",
        "div",
        "section",
        "article",
        "main",
        "header",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "li",
        "ul",
        "ol",
        "dl",
        "dt",
        "dd",
        "blockquote",
        "pre",
        "center",
        "td",
        "th",
        "tr",
        "tbody",
        "thead",
        "figure",
        "figcaption",
        "address",
        "body",
        "html",
        "hr",
    )
)
_BOLD, _ITALIC = frozenset(("b", "strong", "h1", "h2", "h3", "h4", "h5", "h6", "th")), frozenset(("i", "em"))
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_CENTRED = re.compile(r"text-align\s*:\s*center", re.IGNORECASE)
_STYLED_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_STYLED_ITALIC = re.compile(r"font-style\s*:\s*italic", re.IGNORECASE)
_NOT_DOCUMENT = re.compile(
    r"\b(?:menu|nav|navbar|sidebar|breadcrumbs?|footer|related|comments?|share|social|banner|advert\w*|toolbar|pagination|popup|modal"
    r"|tree-popover|cookie\w*|lien-?quan|binh-?luan)\b",
    re.IGNORECASE,
)
_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_MISDECLARED = (b"utf-8", b"utf8", b"windows-1252", b"iso-8859-1", b"utf-16", b"utf-16le", b"utf-16be", b"utf-32")
"""Declared so often without being so that the bytes decide; UTF-16 cannot be, as the declaration is in single bytes."""
_SPAN = re.compile(r"[0-9]{1,5}")
_KEPT_SHARE = 0.8


def read(content: bytes, name: str) -> NormalText:
    """The normal text of a web page.

    Raises:
        UnreadableFile: it is no HTML or holds no text.
    """
    text, warning = _decoded(content, name)
    try:
        root = html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", text), parser=html.HTMLParser(huge_tree=True))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError) as error:
        raise UnreadableFile(f"{name} is not a web page that can be read.", "Save the page again.") from error
    _strip(root)
    page = _Page()
    return normalise(list(page.pieces(_document(root))), "html", warnings=[warning] if warning else [])


def _decoded(content: bytes, name: str) -> tuple[str, str | None]:
    declared = _CHARSET.search(content[:4096])
    try:
        if declared and declared[1].lower() not in _MISDECLARED:
            return content.decode(declared[1].decode("ascii"), errors="replace"), None
        return decode(content)
    except (ValueError, LookupError) as error:
        raise UnreadableFile(f"{name} cannot be read as a web page.", "Save the page again as UTF-8.") from error


def _strip(root: Any) -> None:
    """Takes out what is never part of a document: scripts, menus, forms, hidden parts, the portal's own boxes."""
    whole = len(root.text_content())
    for element in list(root.iter()):
        if not isinstance(element.tag, str) or element.tag in _DROPPED or _is_hidden(element):
            _drop(element)
        else:
            names = f"{element.get('class', '')} {element.get('id', '')} {element.get('role', '')}"
            if _NOT_DOCUMENT.search(names) and len(element.text_content()) < 0.3 * whole:
                _drop(element)


def _is_hidden(element: Any) -> bool:
    return element.get("hidden") is not None or _HIDDEN.search(element.get("style", "")) is not None


def _drop(element: Any) -> None:
    parent = element.getparent()
    if parent is not None:
        element.drop_tree()


def _document(root: Any) -> Any:
    """The smallest element that still holds nearly all the running text: the document on its page.

    Running text is text in long pieces; lists of links and menus, however long, are short pieces.
    """
    weights: dict[Any, int] = {}
    for element in root.iter():
        own = _long(element.text) + sum(_long(child.tail) for child in element)
        if own:
            place = element
            while place is not None:
                weights[place] = weights.get(place, 0) + own
                place = place.getparent()
    total = weights.get(root, 0)
    best = root
    while total:
        inner = [child for child in best if weights.get(child, 0) >= _KEPT_SHARE * total]
        if not inner or inner[0].tag in ("table", "tbody", "tr", "p", "td"):
            break
        if _loses_head(best, inner[0]):
            break
        best = inner[0]
    return best


_HEAD = re.compile(
    r"C[ỘO]NG\s+H(?:ÒA|OÀ)\s+XÃ\s+HỘI|ĐẢNG\s+CỘNG\s+SẢN|Nơi\s+nhận|N[ơƠ]I\s+NHẬN|PHỤ\s+LỤC\s+[IVX\d]", re.IGNORECASE
)


def _loses_head(outer: Any, inner: Any) -> bool:
    """Whether stepping from ``outer`` into ``inner`` would leave a letterhead, the signature or an appendix outside."""
    for child in outer:
        if child is not inner and isinstance(child.tag, str) and _HEAD.search(child.text_content()):
            return True
    return False


def _long(text: str | None) -> int:
    length = len((text or "").strip())
    return length if length > 40 else 0


class _Page:
    """Walks the elements and collects the text of each paragraph with its setting."""

    def __init__(self) -> None:
        self.runs: list[tuple[str, bool, bool]] = []
        self.count = 0
        self.centred = False

    def pieces(self, element: Any) -> Iterator[Piece]:
        yield from self._walk(element, False, False, False)
        yield from self._flush()

    def _flush(self) -> Iterator[Paragraph]:
        text = "".join(run[0] for run in self.runs)
        if text.strip():
            self.count += 1
            worded = [(bold, italic) for part, bold, italic in self.runs if part.strip()]
            bold, italic = all(b for b, _ in worded), all(i for _, i in worded)
            yield Paragraph(text, line=self.count, bold=bold, italic=italic, centred=self.centred)
        self.runs = []

    def _walk(self, element: Any, bold: bool, italic: bool, centred: bool) -> Iterator[Piece]:
        tag = element.tag
        if tag == "br":
            self.runs.append(("\n", bold, italic))
            return
        if tag == "table":
            yield from self._flush()
            yield self._table(element)
            return
        style = element.get("style", "")
        bold = bold or tag in _BOLD or _STYLED_BOLD.search(style) is not None
        italic = italic or tag in _ITALIC or _STYLED_ITALIC.search(style) is not None
        centred = centred or tag == "center" or element.get("align") == "center" or _CENTRED.search(style) is not None
        block = tag in _BLOCKS
        if block:
            yield from self._flush()
            self.centred = centred
        self._add(element.text, bold, italic)
        for child in element:
            yield from self._walk(child, bold, italic, centred)
            if child.tag in _BLOCKS:
                self.centred = centred
            self._add(child.tail, bold, italic)
        if block:
            yield from self._flush()

    def _add(self, text: str | None, bold: bool, italic: bool) -> None:
        if text:
            self.runs.append((re.sub(r"\s+", " ", text), bold, italic))

    def _table(self, element: Any) -> Grid:
        line = self.count + 1
        rows = [row for row in element.iter("tr") if next(row.iterancestors("table")) is element]
        grid: dict[tuple[int, int], Box] = {}
        for place, row in enumerate(rows):
            column = 0
            for cell in row.iterchildren("td", "th"):
                while (place, column) in grid:
                    column += 1
                box = self._box(cell)
                across, down = _span(cell, "colspan", 100), _span(cell, "rowspan", len(rows) - place)
                for below in range(down):
                    for right in range(across):
                        grid[place + below, column + right] = box
                column += across
        width = max((column + 1 for _, column in grid), default=0)
        return Grid([[grid.get((r, c)) or Box() for c in range(width)] for r in range(len(rows))], line=line)

    def _box(self, cell: Any) -> Box:
        inner = _Page()
        inner.count = self.count
        paragraphs: list[Paragraph] = []
        for piece in inner.pieces(cell):
            if isinstance(piece, Paragraph):
                paragraphs.append(piece)
            else:
                paragraphs += [paragraph for box in piece.boxes() for paragraph in box.paragraphs]
        self.count = inner.count
        return Box(paragraphs)


def _span(cell: Any, attribute: str, limit: int) -> int:
    value = cell.get(attribute, "1").strip()
    return max(1, min(int(value), limit)) if _SPAN.fullmatch(value) else 1
