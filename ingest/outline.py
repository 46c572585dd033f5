"""The tree of a document: numbered headings, lettered paragraphs, bullets, table rows."""

from __future__ import annotations

from ingest.items import Item, Outline
from ingest.outline_items import ItemMaker
from ingest.outline_lines import LineReader
from ingest.text import NormalText

__all__ = ["Item", "Outline", "outline"]


def outline(text: NormalText) -> Outline:
    """The outline of a document.

    Levels follow the continuation of the numbering (:mod:`ingest.sequences`), whether a line is a heading its shape
    (:mod:`ingest.headings`), and zones the words of the headings (:mod:`ingest.zones`).
    """
    reader = LineReader(text)
    reader.read()
    return Outline(tuple(ItemMaker(text, reader.lines).items()))
