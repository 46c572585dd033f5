"""Markdown: marks of headings, emphasis and escapes are dropped, pipe tables become tables."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.readers.joining import Line, join
from ingest.readers.layout import Box, Grid, Paragraph, Piece
from ingest.readers.letters import repair
from ingest.readers.lines import is_closed, is_ornament, starts_item, starts_small
from ingest.readers.normalise import normalise
from ingest.readers.plain import decoded
from ingest.text import NormalText

_HEADING = re.compile(r"\s{0,3}#{1,6}\s+(.*?)\s*#*\s*$")
_RULE_ROW = re.compile(r"\s*\|?(?:\s*(?::-+:?|-+:|-{2,})\s*\|)*\s*(?::-+:?|-+:|-{2,})\s*\|?\s*")
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_EMPHASIS = re.compile(r"(?<![\w*\\])([*_])(?=[^\s*_])([^*_\n]+?)(?<=[^\s\\])\1(?![\w*])")
_LINK = re.compile(r"!?\[([^\]]*)\]\((?:[^()\s]|\([^()]*\))*(?:\s+\"[^\"]*\")?\)")
_TAG = re.compile(r"</?(?:sup|sub|u|b|i|em|strong|span|div|p|center|font)(?:\s[^<>]*)?/?>", re.IGNORECASE)
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>~&$<=^:;,/'\"%])")
_STAR_ITEM = re.compile(r"^(\s*)\*\s+(?=\S)")
_QUOTE = re.compile(r"^\s*>+\s?")
_CELL_EDGE = re.compile(r"(?<!\\)\|")
_FRONT_MATTER = re.compile(r"\A---\n(?:[\w-]+:.*\n|\s+.*\n)*---\n")


def read(content: bytes, name: str) -> NormalText:
    """The normal text of a Markdown file.

    Raises:
        UnreadableFile: the bytes are no text.
    """
    text, warning = decoded(content, name)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    skipped = _FRONT_MATTER.match(text)
    first = text[: skipped.end()].count("\n") if skipped else 0
    return normalise(_pieces(text.split("\n"), first), "md", warnings=[warning] if warning else [])


def _pieces(lines: list[str], first: int) -> Iterator[Piece]:
    """Tables, headings and runs of text lines, in their order. ``first``: index of the line to begin with."""
    prose: list[tuple[int, str]] = []
    index = first
    while index < len(lines):
        line = lines[index]
        heading = _HEADING.match(line)
        if _is_table(lines, index):
            yield from _prose(prose)
            stop = _table_end(lines, index)
            yield _table(lines[index:stop], index + 1)
            index = stop
            continue
        if heading:
            yield from _prose(prose)
            hard = line.endswith("  ")
            plain, bold, italic = inline(heading[1])
            yield Paragraph(plain, line=index + 1, bold=bold or not hard, italic=italic)
        else:
            prose.append((index + 1, line))
        index += 1
    yield from _prose(prose)


def _is_table(lines: list[str], index: int) -> bool:
    return (
        "|" in lines[index]
        and index + 1 < len(lines)
        and "|" in lines[index + 1]
        and (_RULE_ROW.fullmatch(lines[index + 1]) is not None or lines[index].lstrip().startswith("|"))
    ) or (lines[index].count("|") >= 2 and lines[index].strip()[:1] == "|" and lines[index].strip()[-1:] == "|")


def _table_end(lines: list[str], index: int) -> int:
    while index < len(lines) and "|" in lines[index] and lines[index].strip():
        index += 1
    return index


def _table(lines: list[str], number: int) -> Grid:
    rows = [_cells(line, number + offset) for offset, line in enumerate(lines) if not _RULE_ROW.fullmatch(line)]
    width = max((len(row) for row in rows), default=0)
    for row in rows:
        row += [Box() for _ in range(width - len(row))]
    return Grid([row for row in rows if any(box.text.strip() for box in row)], line=number)


def _cells(line: str, number: int) -> list[Box]:
    parts = _CELL_EDGE.split(line.strip().removeprefix("|"))
    if parts and not parts[-1].strip():
        parts.pop()
    boxes = []
    for part in parts:
        plain, bold, italic = inline(part.replace("\\|", "|"))
        boxes.append(Box([Paragraph(plain, line=number, bold=bold, italic=italic)]))
    return boxes


def _prose(prose: list[tuple[int, str]]) -> Iterator[Paragraph]:
    """Paragraphs of text lines; in Markdown a blank line parts, two spaces at the end of a line break it."""
    lines: list[Line] = []
    marks: dict[int, tuple[bool, bool]] = {}
    gap = False
    for number, raw in prose:
        plain, bold, italic = inline(_QUOTE.sub("", raw))
        text = repair(plain.replace("\n", " "))
        if is_ornament(text):
            gap = True
            continue
        lines.append(Line(text, number, gap))
        marks[number] = (bold, italic)
        gap = raw.endswith(("  ", "\\"))
    prose.clear()
    for paragraph in join_marked(lines):
        paragraph.bold, paragraph.italic = marks[paragraph.line or 0]
        yield paragraph


def join_marked(lines: list[Line]) -> list[Paragraph]:
    """Paragraphs of lines whose gaps are sure: lines without a gap between them are joined as wrapped lines are."""
    groups: list[list[Line]] = []
    for line in lines:
        if groups and not line.gap:
            groups[-1].append(line)
        else:
            groups.append([line])
    return [paragraph for group in groups for paragraph in _open_joined(join(group))]


def _open_joined(paragraphs: list[Paragraph]) -> Iterator[Paragraph]:
    """Lines too few to show where they were wrapped: an open one goes on in the next if that begins small."""
    before: Paragraph | None = None
    for paragraph in paragraphs:
        text = paragraph.text
        if before and starts_small(text) and not starts_item(text) and not is_closed(before.text):
            before.text += " " + text
            continue
        if before:
            yield before
        before = paragraph
    if before:
        yield before


def inline(text: str) -> tuple[str, bool, bool]:
    """Text without inline markup, and whether all of it is bold or italic."""
    text = _BREAK.sub("\n", _TAG.sub("", text))
    text = _LINK.sub(r"\1", text)
    stripped = text.strip()
    bold = bool(re.fullmatch(r"(?:\*\*|__).+(?:\*\*|__)\W*", stripped)) and stripped.count("**") <= 2
    bare = _STRONG.sub(r"\2", text)
    italic = bool(re.fullmatch(r"(?:\*[^*]+\*|_[^_]+_)\W*", bare.strip()))
    bare = _STAR_ITEM.sub(r"\1- ", bare)
    bare = _EMPHASIS.sub(r"\2", bare)
    bare = re.sub(r"(?<!\\)\*{2,}", "", bare)
    return _ESCAPE.sub(r"\1", bare), bold, italic
