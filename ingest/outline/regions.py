"""The large regions of a document: letterhead, body, closing, appendices, and a document attached behind the first."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.outline.headings import is_upper
from ingest.outline.ordinals import marker_of
from ingest.outline.zones import kind_of_number, kind_of_title
from ingest.patterns import rules
from ingest.text import Block, NormalText

_LOOK_AHEAD = 8
_TITLE_LEAST = 25
_TITLE_LONGEST = 45


def _matches(rule: str, line: str) -> bool:
    return rules("regions")[rule].pattern.match(line) is not None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a block stands.

    Attributes:
        region: ``head``, ``addressee``, ``body``, ``closing`` or ``appendix``.
        starts: ``"document"`` (a title) or ``"appendix"`` where numbering begins anew at this block, else ``None``.
    """

    region: str
    starts: str | None = None


def kind_of_document(text: NormalText) -> str | None:
    """Code of the document's type by its title or number; ``CV`` for a letter."""
    by_number = None
    for block in text.blocks[:60]:
        if block.kind != "paragraph":
            continue
        line = text.text[block.start : min(block.end, block.start + 120)]
        if _matches("addresses", line):
            return by_number or "CV"
        kind = kind_of_title(line) if is_upper(line[:40]) else None
        if kind:
            return kind
        by_number = by_number or kind_of_number(line)
    return by_number


def places(text: NormalText) -> list[Place]:
    """The place of every block of ``text``."""
    found: list[Place] = []
    region = _first_region(text)
    for index, block in enumerate(text.blocks):
        line = text.text[block.start : min(block.end, block.start + 400)]
        place = _place(text, index, block, line, region)
        region = place.region
        if region == "body" and text.text.endswith("./.", block.start, block.end):
            region = "closing"
        found.append(place)
    return found


def _first_region(text: NormalText) -> str:
    """``head`` where the document has a title or an addressee, else its body begins at once."""
    for block in text.blocks[:60]:
        line = text.text[block.start : min(block.end, block.start + 120)]
        if _is_title(line) or _matches("addresses", line):
            return "head"
    return "body"


def _is_title(line: str) -> bool:
    return is_upper(line[:40]) and kind_of_title(line) is not None


def _place(text: NormalText, index: int, block: Block, line: str, region: str) -> Place:
    if block.kind == "table":
        return _table_place(text, block, region)
    if region in ("head", "addressee"):
        return _head_place(line, region)
    return _body_place(text, index, block, line, region)


def _body_place(text: NormalText, index: int, block: Block, line: str, region: str) -> Place:
    if len(line) <= 120 and _matches("closes", line):
        return Place("closing")
    if _begins_appendix(line, block, region):
        return Place("appendix", "appendix")
    if _begins_document(text, index, line, region):
        return Place("body", "document")
    if region in ("closing", "appendix") and _untitled_appendix(text, index):
        return Place("appendix", "appendix")
    return Place(region)


def _head_place(line: str, region: str) -> Place:
    if _matches("addresses", line):
        return Place("addressee")
    if region == "head":
        return Place("body", "document") if _is_title(line) or _begins_parts(line) else Place("head")
    ends = not line.startswith(("-", "–", "+", "•")) and (len(line) > 100 or line.rstrip().endswith((".", ":")))
    return Place("body") if ends else Place("addressee")


def _begins_parts(line: str) -> bool:
    """Whether the first part of a document begins here, whose title was not recognised."""
    marker = marker_of(line)
    return (
        marker is not None and marker.value == 1 and marker.style in ("part", "chapter", "article", "roman", "number")
    )


def _table_place(text: NormalText, block: Block, region: str) -> Place:
    if region in ("head", "addressee"):
        return Place(region)
    small = block.end - block.start <= 4000
    content = text.text[block.start : block.end] if small else ""
    if small and any(_matches("closes", line.strip()) for line in re.split(r"[\n\t\v]", content)):
        return Place("closing")
    if region == "closing" and len(block.rows) >= 3 and len(block.rows[0]) >= 3:
        return Place("appendix", "appendix")
    return Place(region)


def _begins_appendix(line: str, block: Block, region: str) -> bool:
    if line[:1] != "P" or not (region in ("closing", "appendix") or is_upper(line[:12]) or block.centred):
        return False
    marker = marker_of(line)
    return marker is not None and marker.style == "appendix" and (len(line) <= 60 or is_upper(line[marker.end :][:60]))


def _begins_document(text: NormalText, index: int, line: str, region: str) -> bool:
    if (
        len(line) > _TITLE_LONGEST
        or line.rstrip().endswith(":")
        or not _is_title(line)
        or _is_title_line(text, index - 1)
    ):
        return False
    if region == "closing":
        return True
    return any(_matches("attached", text.of(block)[:60]) for block in text.blocks[index + 1 : index + _LOOK_AHEAD])


def _is_title_line(text: NormalText, index: int) -> bool:
    """Whether a block is a line in capitals that is no letterhead and no signature."""
    if index < 0 or text.blocks[index].kind != "paragraph":
        return False
    line = text.text[text.blocks[index].start : text.blocks[index].end]
    return is_upper(line) and sum(c.isalpha() for c in line) >= 8 and not _matches("letterhead", line)


def _untitled_appendix(text: NormalText, index: int) -> bool:
    """A title in capitals behind the signature or an appendix, with a list under it."""
    if not _is_title_line(text, index) or _is_title_line(text, index - 1):
        return False
    if marker_of(text.of(text.blocks[index])) or _under_appendix_title(text, index):
        return False
    length = 0
    for offset, block in enumerate(text.blocks[index : index + _LOOK_AHEAD]):
        if block.kind == "table":
            return len(block.rows) > 1 and length >= _TITLE_LEAST
        line = text.text[block.start : min(block.end, block.start + 200)]
        if _is_title_line(text, index + offset):
            length += len(line)
        elif _matches("lists", line):
            return length >= _TITLE_LEAST
        elif not line.startswith("("):
            return False
    return False


def _under_appendix_title(text: NormalText, index: int) -> bool:
    """Whether nothing but lines in capitals or brackets stands between a block and "PHỤ LỤC …" above it."""
    for block in reversed(text.blocks[max(0, index - _LOOK_AHEAD) : index]):
        line = text.text[block.start : min(block.end, block.start + 200)]
        if line.upper().startswith("PHỤ LỤC"):
            return True
        if block.kind != "paragraph" or not (is_upper(line) or line.startswith("(")):
            return False
    return False
