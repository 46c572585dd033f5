"""The tree of a document: numbered headings, lettered paragraphs, bullets, table rows."""

from __future__ import annotations

from ingest.outline.assembly import ItemMaker
from ingest.outline.items import Item, Outline
from ingest.outline.reading import LineReader
from ingest.text import NormalText

__all__ = ["Item", "Outline", "outline"]


def outline(text: NormalText) -> Outline:
    """The outline of a document.

    Levels follow the continuation of the numbering (:mod:`ingest.outline.sequences`), whether a line is a heading its
    shape (:mod:`ingest.outline.headings`), and zones the words of the headings (:mod:`ingest.outline.zones`).
    """
    reader = LineReader(text)
    reader.read()
    return Outline(tuple(ItemMaker(text, reader.lines).items()))
