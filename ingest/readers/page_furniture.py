"""What stands on a page and is not of the document: page numbers, running heads, the marks of digital signatures."""

from __future__ import annotations

import re
from collections import Counter

from ingest.readers.furniture import is_furniture, is_page_number
from ingest.readers.letters import repair
from ingest.readers.sheet import Line, Sheet

_EDGE = 0.12
_DIGITS = re.compile(r"\d+")
_STAMP = re.compile(
    r"Người ký\s*:|Thời gian ký|Ngày ký\s*:|^Email\s*:|^Cơ quan\s*:.{0,40}|Digitally signed|^Signature|^Ký bởi"
    r"|^\d{1,2}[./]\d{1,2}[./]\d{4},?\s+\d{1,2}:\d{2}(?::\d{2})?|^[+-]\d\d:?[’']?\d\d|^\S+@\S+\.\S+$"
)


def without_furniture(sheets: list[Sheet]) -> list[list[Line]]:
    """The lines of each page, without page numbers, running heads, and marks of digital signatures."""
    pages = [sheet.lines() for sheet in sheets]
    repeated = _running(sheets, pages)
    return [_document_lines(sheet, page, repeated) for sheet, page in zip(sheets, pages, strict=True)]


def _running(sheets: list[Sheet], pages: list[list[Line]]) -> set[str]:
    """Texts, without figures, that stand at the edge of at least three pages and of a third of all."""
    counts: Counter[str] = Counter()
    for sheet, page in zip(sheets, pages, strict=True):
        counts.update({_key(line) for line in page if _at_edge(line, sheet)})
    return {key for key, count in counts.items() if count >= max(3, len(sheets) / 3) and key}


def _key(line: Line) -> str:
    return _DIGITS.sub("#", repair(line.text))


def _at_edge(line: Line, sheet: Sheet) -> bool:
    return line.bottom < _EDGE * sheet.height or line.top > (1 - _EDGE) * sheet.height


def _document_lines(sheet: Sheet, page: list[Line], repeated: set[str]) -> list[Line]:
    stamped = _stamped(page)
    kept = []
    for index, line in enumerate(page):
        text = repair(line.text)
        outermost = index == 0 or index == len(page) - 1
        number = is_page_number(text) and (outermost or _at_edge(line, sheet)) and len(text) < 12
        running = _at_edge(line, sheet) and (_key(line) in repeated or is_furniture(text))
        if not (number or running or index in stamped or not text):
            kept.append(line)
    return kept


def _stamped(page: list[Line]) -> set[int]:
    """Lines of the marks that signing programs print: small lines around a time stamp, an address, "Người ký:"."""
    if not page:
        return set()
    usual = sorted(line.height for line in page)[len(page) // 2]
    marks = [i for i, line in enumerate(page) if _STAMP.search(repair(line.text)) and line.height < 0.9 * usual]
    found = set(marks)
    for mark in marks:
        for step in (-1, 1):
            place = mark + step
            while 0 <= place < len(page) and _belongs(page[place], page[place - step], usual):
                found.add(place)
                place += step
    return found


def _belongs(line: Line, neighbour: Line, usual: float) -> bool:
    near = abs(line.top - neighbour.top) < 2.5 * max(line.height, neighbour.height)
    beside = line.x0 < neighbour.x1 and neighbour.x0 < line.x1
    return near and beside and line.height < 0.8 * usual
