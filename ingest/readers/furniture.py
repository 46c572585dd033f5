"""Page furniture of text files: page numbers, addresses and dates that a browser prints, portal lines."""

from __future__ import annotations

import re
from collections.abc import Iterator

_PAGE_NUMBER = re.compile(r"(?:[-–—]\s*)?(?:[Tt]rang\s+)?\d{1,4}(?:\s*/\s*\d{1,4})?(?:\s*[-–—])?")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+(?:\s+\d{1,4}(?:\s*/\s*\d{1,4})?)?")
_ADDRESS_INSIDE = re.compile(r"\s*(?:https?://|www\.)\S+\s+\d{1,4}/\d{1,4}\s*")
_PRINT_DATE = re.compile(r"\d{1,2}/\d{1,2}/\d{2,4},? \d{1,2}:\d{2}(?: ?[AP]M)?(?:\s.*)?")
_PORTAL = re.compile(
    r"(?:LuatVietnam|THƯ VIỆN PHÁP LUẬT|Thư viện pháp luật|CÔNG BÁO(?:/Số .*)?|Công báo"
    r"|Cơ sở dữ liệu quốc gia về văn bản pháp luật"
    r"|FILE ĐƯỢC ĐÍNH KÈM.*|Văn bản này được (?:tải|in) .*|Tải văn bản.*|Bản in|In trang|Lưu trữ|Chia sẻ)",
    re.IGNORECASE,
)


def is_furniture(line: str) -> bool:
    """Whether a whole line is the page's and not the document's: an address, a print date, the name of a portal."""
    return bool(_ADDRESS.fullmatch(line) or _PRINT_DATE.fullmatch(line) or _PORTAL.fullmatch(line))


def is_page_number(line: str) -> bool:
    """Whether a whole line can be a page number: ``"7"``, ``"- 7 -"``, ``"Trang 3/12"``."""
    return _PAGE_NUMBER.fullmatch(line) is not None


def page_numbers(candidates: list[tuple[int, str]]) -> Iterator[int]:
    """Of candidates for page numbers, as (line number, text), the line numbers of those that rise from page to page.

    A lone figure may be the cell of a flattened table; page numbers rise, and no faster than a page in ten lines.
    """
    page, place = 0, 0
    for number, text in candidates:
        value = int(re.findall(r"\d+", text)[0])
        if page < value <= page + 1 + (number - place) // 10:
            page, place = value, number
            yield number


def without_addresses(text: str) -> str:
    """``text`` without addresses of print-outs (address followed by page/pages) inside sentences."""
    if "://" not in text and "www." not in text:
        return text
    return _ADDRESS_INSIDE.sub(" ", text)
