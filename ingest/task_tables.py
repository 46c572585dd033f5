"""Tasks in tables: a row a task, columns for the leading and supporting bodies, time and result."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.agencies import AgencySpan
from ingest.patterns import rules
from ingest.text import Block, Cell, NormalText

_COLUMNS = ("support", "lead", "time", "output", "task")
_PIECE = re.compile(r"[^,;\n\v/]+")
_HEADER_ROWS = 3
_HEADER_LONGEST = 120


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column holds what; ``None`` where the table has no such column. ``first``: first row that is no header."""

    task: int
    lead: int | None
    support: int | None
    time: int | None
    output: int | None
    first: int
    width: int


def columns_of(text: NormalText, table: Block, before: Columns | None) -> Columns | None:
    """The columns of a table of tasks, or ``None`` for another table.

    Args:
        before: columns of the table before it; a table without header that continues it has the same.
    """
    found: dict[str, int] = {}
    first = 0
    for number, row in enumerate(table.rows[:_HEADER_ROWS]):
        named = _heads(text, row)
        if number > 0 and not named:
            break
        if named:
            found.update({name: index for name, index in named.items() if name not in found or number > 0})
            first = number + 1
    if "task" in found and ({"lead", "support", "time"} & set(found)):
        return Columns(
            found["task"],
            found.get("lead"),
            found.get("support"),
            found.get("time"),
            found.get("output"),
            first,
            len(table.rows[0]),
        )
    width = len(table.rows[0]) if table.rows else 0
    if before and not found and width == before.width:
        return Columns(before.task, before.lead, before.support, before.time, before.output, 0, width)
    return None


def _heads(text: NormalText, row: Sequence[Cell]) -> dict[str, int]:
    """Columns that the cells of a row name."""
    found: dict[str, int] = {}
    for index, cell in enumerate(row):
        words = " ".join(text.of(cell).split())
        if not words or len(words) > _HEADER_LONGEST:
            continue
        name = next((n for n in _COLUMNS if rules("roles")[f"column_{n}"].pattern.search(words)), None)
        if name and name not in found:
            found[name] = index
    return found if len(found) > 1 else {}


def is_data(text: NormalText, cells: Sequence[Cell], columns: Columns) -> bool:
    """Whether a row below the header states a task: not a line of column numbers, nor one merged title."""
    if len(cells) <= columns.task or len(set(cells)) == 1:
        return False
    words = text.of(cells[columns.task]).strip()
    return sum(c.isalpha() for c in words) >= 6


def pieces(text: NormalText, cell: Cell) -> list[AgencySpan]:
    """Names in a cell that no vocabulary knows (persons, rooms), split at commas and lines."""
    found = []
    for match in _PIECE.finditer(text.text, cell.start, cell.end):
        words = match[0].strip(" \t.-–+*")
        start = match.start() + match[0].find(words)
        if sum(c.isalpha() for c in words) >= 2:
            found.append(AgencySpan(start, start + len(words), words, False, "task_tables/name"))
    return found
