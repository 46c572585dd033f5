"""Hard-wrapped lines become paragraphs again."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.readers.layout import Paragraph
from ingest.readers.lines import (
    bare_number,
    is_basis,
    is_capitals,
    is_closed,
    is_type_word,
    joined,
    stands_alone,
    starts_bullet,
    starts_item,
    starts_small,
)

_NEARLY_FULL, _OPEN, _OPEN_ITEM = 0.9, 0.87, 0.75
_LONGEST_WRAPPED = 130
_UNFINISHED = re.compile(r"\b(?:của|do|trên địa bàn)(?: \S+){0,4} (?:tỉnh|thành phố)$")
"""A line that breaks off before the name of the place ("… của UBND tỉnh")."""


@dataclass(slots=True)
class Line:
    """A line of a text file.

    Attributes:
        text: repaired, not empty.
        number: in the file, from 1.
        gap: more space stands before it than between the lines of a paragraph.
        page: page number from 1, where page breaks are marked.
    """

    text: str
    number: int
    gap: bool = False
    page: int | None = None


def wrap_width(lines: list[Line]) -> int | None:
    """The length in characters at which the lines were wrapped, or ``None`` if they are whole paragraphs.

    Wrapped lines crowd just under the width and none is much longer; whole paragraphs have every length.
    """
    lengths = sorted(len(line.text) for line in lines)
    if len(lengths) < 4:
        return None
    width = lengths[int(len(lengths) * 0.95)]
    if width > _LONGEST_WRAPPED or width < 30 or lengths[-1] > 2 * width:
        return None
    long = [line for line in lines if len(line.text) >= 0.75 * width]
    unfinished = sum(not is_closed(line.text) for line in long)
    return width if unfinished >= 0.5 * len(long) else None


def join(lines: list[Line]) -> list[Paragraph]:
    """The paragraphs of a text whose lines may be wrapped."""
    width = wrap_width(lines)
    groups: list[list[Line]] = []
    in_title = False
    ordinal = 0
    for line in lines:
        before = groups[-1] if groups else None
        if before and width and _continues(before, line, width, in_title, ordinal):
            before.append(line)
            continue
        groups.append([line])
        in_title = before is not None and is_type_word(before[0].text) and not is_basis(line.text)
        ordinal = bare_number(line.text) or ordinal
    return [_paragraph(group) for group in groups]


def _paragraph(group: list[Line]) -> Paragraph:
    return Paragraph(joined(line.text for line in group), page=group[0].page, line=group[0].number)


def _continues(  # noqa: PLR0911 -- one return a sign, the strongest first
    before: list[Line], line: Line, width: int, in_title: bool, ordinal: int
) -> bool:
    """Whether ``line`` goes on with the paragraph of the lines ``before``.

    The strong signs are in the text: an open sentence and a small letter go on; a marker, a gap, a line that stands
    alone do not. Between them decides whether the first word of ``line`` would still have fitted in.
    """
    last = before[-1].text
    if stands_alone(line.text) or is_type_word(last) or _head_line(before[0].text):
        return False
    full = len(last) + len(line.text.split(" ", 1)[0]) + 1 > _share(before, line) * width
    if starts_item(line.text):
        return _figure_in_sentence(last, line.text, full, ordinal)
    if line.gap and (is_closed(last) or len(last) < 0.6 * width):
        return False
    if in_title:
        return not (line.gap or is_basis(line.text))
    if is_capitals(last) or is_capitals(line.text):
        return is_capitals(last) and is_capitals(line.text) and not line.gap and len(last) > 0.5 * width
    if starts_small(line.text):
        return last[-1] != "." or full
    full = full or _UNFINISHED.search(last) is not None
    return full and last[-1] != ":" and not (is_closed(last) and is_basis(line.text))


def _share(before: list[Line], line: Line) -> float:
    """How much of the width a line must fill to be taken for wrapped: less in an open item of a list."""
    if is_closed(before[-1].text):
        return _NEARLY_FULL
    return _OPEN_ITEM if starts_bullet(before[0].text) or line.text[0] in '“"(' else _OPEN


def _head_line(text: str) -> bool:
    return stands_alone(text) and len(text) < 60


def _figure_in_sentence(last: str, line: str, full: bool, ordinal: int) -> bool:
    """Whether ``line`` begins with a figure that ends a sentence ("… năm | 12. Sở …") and not with an ordinal."""
    number = bare_number(line)
    return number is not None and full and not is_closed(last) and number not in (1, ordinal + 1)
