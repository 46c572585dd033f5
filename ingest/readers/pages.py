"""From pages of words to paragraphs and tables in reading order: common to PDF text layers and OCR."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.readers.flow import Flow, Measure, measure, paragraph
from ingest.readers.layout import Paragraph, Piece
from ingest.readers.page_furniture import without_furniture
from ingest.readers.page_tables import joined_tables
from ingest.readers.sheet import Framed, Line, Sheet, columns, lines
from ingest.readers.two_columns import Zone, continues_column, zones


def pieces(sheets: list[Sheet]) -> list[Piece]:
    """The paragraphs and tables of a document, in reading order; tables that go on over pages in one."""
    pages = without_furniture(sheets)
    overall = measure([line for page in pages for line in page])
    flow = Flow()
    found: list[Piece] = []
    for sheet, page in zip(sheets, pages, strict=True):
        found += _page(sheet, page, flow, overall)
    found += flow.finish()
    return list(joined_tables(found))


def _page(sheet: Sheet, page: list[Line], flow: Flow, overall: Measure) -> Iterator[Piece]:
    areas = zones(page)
    body = [line for i, line in enumerate(page) if not any(zone.start <= i < zone.end for zone in areas)]
    setting = measure(body, overall)
    tables = sorted(sheet.tables, key=lambda table: table.top)
    place = 0
    while place < len(page):
        while tables and tables[0].top < page[place].top:
            yield from flow.finish()
            yield tables.pop(0).grid
        zone = next((zone for zone in areas if zone.start == place), None)
        if zone is not None:
            yield from flow.finish()
            yield from _columns(page[zone.start : zone.end], zone)
            place = zone.end
        else:
            yield from flow.add(page[place], setting)
            place += 1
    if tables:
        yield from flow.finish()
    for table in tables:
        yield table.grid


def _columns(area: list[Line], zone: Zone) -> Iterator[Paragraph]:
    words = [word for line in area for word in line.words]
    for column in columns(words, zone.gutter):
        entry: list[Line] = []
        for line in lines(column, area[0].page):
            if entry and continues_column(entry[-1], line, entry[0]):
                entry.append(line)
                continue
            if entry:
                yield paragraph(entry, centred=True)
            entry = [line]
        if entry:
            yield paragraph(entry, centred=True)


__all__ = ["Framed", "pieces"]
