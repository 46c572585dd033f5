"""Letterheads and signatures whose two columns the author made with tabs, line by line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ingest.readers.layout import Paragraph, Piece
from ingest.readers.unfolding import is_motto

_TAB = re.compile(r"\s*\t\s*")
_HEAD = 15
"""So many of the first paragraphs may belong to the letterhead."""
_RECIPIENTS = re.compile(r"\W*(?:Nơi\s+(?:nhận|gửi)|Kính\s+gửi)\s*:?[^\t]*\t", re.IGNORECASE)
_ITEM = re.compile(r"\s*[-–+]")


def columns(pieces: Iterable[Piece]) -> list[Piece]:
    """The pieces with columns made by tabs one after the other, the left one first; other tabs are spaces."""
    found = list(pieces)
    done: list[Piece] = []
    place = 0
    while place < len(found):
        end = _end(found, place)
        if end > place:
            done += _unfolded([piece for piece in found[place:end] if isinstance(piece, Paragraph)])
        else:
            done.append(found[place])
        place = max(end, place + 1)
    return done


def _end(pieces: list[Piece], start: int) -> int:
    """Where the block of two columns that begins at ``start`` ends; ``start`` if none begins there."""
    first = pieces[start]
    if not isinstance(first, Paragraph) or len(_TAB.split(first.text.strip())) != 2:
        return start
    closing = _RECIPIENTS.match(first.text) is not None
    if not closing and not (start < _HEAD and is_motto(first.text)):
        return start
    end = start
    while end < len(pieces) and _belongs(pieces[end], closing):
        end += 1
    return end


def _belongs(piece: Piece, closing: bool) -> bool:
    if not isinstance(piece, Paragraph):
        return False
    return "\t" in piece.text.strip() or (closing and _ITEM.match(piece.text) is not None)


def _unfolded(paragraphs: list[Paragraph]) -> Iterator[Paragraph]:
    rows = [(paragraph, _TAB.split(paragraph.text.strip(" \n"), maxsplit=1)) for paragraph in paragraphs]
    for column in (0, 1):
        for source, parts in rows:
            if column < len(parts) and parts[column].strip():
                yield Paragraph(parts[column].replace("\t", " "), source.page, source.line, source.bold, source.italic)
