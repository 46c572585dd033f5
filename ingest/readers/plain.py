"""Plain text, usually taken out of a PDF: wrapped lines, blank lines between them, page numbers."""

from __future__ import annotations

from collections import Counter

from ingest.readers.encodings import decode
from ingest.readers.errors import UnreadableFile
from ingest.readers.furniture import is_furniture, is_page_number, page_numbers, without_addresses
from ingest.readers.joining import Line, join
from ingest.readers.letters import repair
from ingest.readers.lines import is_ornament
from ingest.readers.normalise import normalise
from ingest.text import NormalText


def read(content: bytes, name: str) -> NormalText:
    """The normal text of a text file.

    Raises:
        UnreadableFile: the bytes are no text.
    """
    text, warning = decoded(content, name)
    warnings = [warning] if warning else []
    return normalise(join(lines_of(text)), "txt", _pages(text), warnings)


def decoded(content: bytes, name: str) -> tuple[str, str | None]:
    """The characters of a text file and a warning or ``None``.

    Raises:
        UnreadableFile: the bytes are no text.
    """
    try:
        return decode(content)
    except ValueError as error:
        raise UnreadableFile(
            f"{name} cannot be read as text: {error}.", "Save it as UTF-8, or give it the suffix of its true format."
        ) from error


def _pages(text: str) -> int | None:
    return text.count("\f") + 1 if "\f" in text.strip("\f\n ") else None


def lines_of(text: str) -> list[Line]:
    """The lines that hold text, repaired, without page furniture; with the gaps before them."""
    raw = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    paged = _pages(text) is not None
    found: list[tuple[Line, int]] = []
    page, blanks = 1, 0
    for number, line in enumerate(raw, start=1):
        page += line.count("\f")
        clean = repair(line)
        if is_ornament(clean):
            blanks += 1
            if clean and found:
                blanks += 2
            continue
        if not is_furniture(clean):
            found.append((Line(without_addresses(clean), number, page=page if paged else None), blanks))
            blanks = 0
    return _without_page_numbers(found)


def _without_page_numbers(found: list[tuple[Line, int]]) -> list[Line]:
    """Drops page numbers, and turns counts of blank lines into gaps: more of them than is usual in this text."""
    usual = _usual(found)
    candidates = [
        (line.number, line.text)
        for line, blanks in found
        if is_page_number(line.text) and (blanks > usual or line.text[0] in "-–T")
    ]
    numbers = set(page_numbers(candidates))
    lines: list[Line] = []
    after_number = False
    for line, blanks in found:
        if line.number in numbers:
            after_number = True
            continue
        line.gap = blanks > usual and not after_number
        after_number = False
        lines.append(line)
    return lines


def _usual(found: list[tuple[Line, int]]) -> int:
    """The number of blank lines between most lines."""
    counts = Counter(blanks for _, blanks in found[1:])
    return counts.most_common(1)[0][0] if counts else 0
