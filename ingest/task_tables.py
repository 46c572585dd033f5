"""Tasks in tables: a row a task, columns for the leading and supporting bodies, time and result."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.agencies import AgencySpan
from ingest.patterns import rules
from ingest.text import Block, Cell, NormalText

_COLUMNS = ("support", "lead", "time", "output", "task")
_SEPARATOR = re.compile(r"[,;\n\v/]|\bvà\b")
_ASIDE = re.compile(r"[(\[]|(?:theo|để|căn\s+cứ|nếu|khi|chủ\s+trì|phối\s+hợp|thực\s+hiện|làm)\b")
_NAME = "task_tables/name"
_NAME_LEAST = 4
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
    return sum(c.isalpha() for c in words[:40]) >= 6


def continues(text: NormalText, cells: Sequence[Cell], columns: Columns) -> bool:
    """Whether a row only holds the rest of the row above, broken off at the end of a page."""
    others = [index for index in range(columns.task) if index < len(cells)]
    others += [index for index in (columns.lead, columns.time) if index is not None and index < len(cells)]
    return columns.task > 0 and not any(text.of(cells[index]).strip() for index in others)


def bodies_in(text: NormalText, cell: Cell, known: Sequence[AgencySpan]) -> list[AgencySpan]:
    """Everyone a cell of bodies names: the known agencies, with what qualifies them, and names that no vocabulary has.

    Args:
        known: agencies found in the cell, in order.
    """
    found: list[AgencySpan] = []
    position = cell.start
    for span in [*known, None]:
        gap_end = span.start if span else cell.end
        start = position
        for separator in _SEPARATOR.finditer(text.text, position, gap_end):
            _piece(text, start, separator.start(), position, found)
            start = separator.end()
        _piece(text, start, gap_end, position, found)
        if span:
            found.append(span)
            position = span.end
    return found


def _piece(text: NormalText, start: int, end: int, after: int, found: list[AgencySpan]) -> None:
    """Take ``text[start:end]`` between known agencies: it qualifies the one that ends right there, or is a new name."""
    raw = text.text[start:end]
    words = raw.strip(" \t.-–+*")
    if sum(c.isalpha() for c in words) < _NAME_LEAST or words.endswith(":") or _ASIDE.match(words):
        return
    first = start + raw.find(words)
    last = found[-1] if found else None
    joined = last is not None and (start == after == last.end or (words[0].islower() and _lists_groups(last)))
    if joined and last is not None:
        name = f"{last.name}{text.text[last.end : first + len(words)]}"
        found[-1] = AgencySpan(last.start, first + len(words), " ".join(name.split()), last.group, last.rule)
    else:
        found.append(AgencySpan(first, first + len(words), " ".join(words.split()), False, _NAME))


def _lists_groups(span: AgencySpan) -> bool:
    """Whether an unknown name begins a list such as "Các hợp tác xã, hộ gia đình"."""
    return span.rule == _NAME and span.name[:4].casefold() == "các "
