"""Tasks in tables: a row a task, columns for the leading and supporting bodies, time and result."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.agencies.find import AgencySpan
from ingest.patterns import rules
from ingest.text import Block, Cell, NormalText

_COLUMNS = ("support", "lead", "time", "output", "task")
_SEPARATOR = re.compile(r"[,;\n\v/]|\bvà\b")
_ASIDE = re.compile(
    r"[(\[]|(?:theo|để|căn\s+cứ|nếu|khi|chủ\s+trì|phối\s+hợp|thực\s+hiện|làm|cần|phải|chịu|có\s+trách)\b"
)
_NAME = "task_tables/name"
_NAME_LEAST = 4
_HEADER_ROWS = 3
_HEAD_LONGEST = 40
_ROLE_COLUMNS = 2
_SPECIAL = re.compile(r"(?i)cụ\s+thể|chi\s+tiết")
_HEADER_LONGEST = 120


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column holds what; ``None`` where the table has no such column. ``first``: first row that is no header;
    ``titles``: the words of the header, which may be repeated on a later page."""

    task: int
    lead: int | None
    support: int | None
    time: int | None
    output: int | None
    first: int
    width: int
    titles: frozenset[str] = frozenset()


def columns_of(text: NormalText, table: Block, before: Columns | None) -> Columns | None:
    """The columns of a table of tasks, or ``None`` for another table.

    Args:
        before: columns of the table before it; a table without header that continues it has the same.
    """
    found: dict[str, int] = {}
    first = 0
    for number, row in enumerate(table.rows[:_HEADER_ROWS]):
        named = _heads(text, row)
        if number > 0 and not (named and _below_header(text, row, table.rows[number - 1], named)):
            break
        if named:
            found.update(named)
            first = number + 1
    if "task" in found and ({"lead", "support", "time"} & set(found)):
        titles = frozenset(_plain(text, cell) for row in table.rows[:first] for cell in row)
        chosen = {name: found.get(name) for name in ("lead", "support", "time", "output")}
        return Columns(task=found["task"], **chosen, first=first, width=len(table.rows[0]), titles=titles)
    width = len(table.rows[0]) if table.rows else 0
    return replace(before, first=0) if before and not found and width == before.width else None


def _plain(text: NormalText, cell: Cell) -> str:
    return " ".join(text.of(cell).split())


def _below_header(text: NormalText, row: Sequence[Cell], above: Sequence[Cell], named: dict[str, int]) -> bool:
    """Whether a row goes on with the header: it shares cells with it, or holds nothing but heads of columns."""
    if set(row) & set(above):
        return True
    filled = [cell for cell in row if _plain(text, cell)]
    return len(filled) == len(named) < len(row) and all(len(_plain(text, cell)) <= _HEAD_LONGEST for cell in filled)


def _heads(text: NormalText, row: Sequence[Cell]) -> dict[str, int]:
    """Columns that the cells of a row name; the more special of two heads of tasks ("Nhiệm vụ cụ thể")."""
    found: dict[str, int] = {}
    for index, cell in enumerate(row):
        words = _plain(text, cell)
        if not words or len(words) > _HEADER_LONGEST:
            continue
        name = _column(words)
        if name and (name not in found or (name == "task" and _SPECIAL.search(words))):
            found[name] = index
    return found if len(found) > 1 else {}


def _column(words: str) -> str | None:
    patterns = rules("roles")
    named = [name for name in _COLUMNS if patterns[f"column_{name}"].pattern.search(words)]
    if "lead" in named and "support" in named:
        return "lead"
    return named[0] if named else None


def is_data(text: NormalText, cells: Sequence[Cell], columns: Columns) -> bool:
    """Whether a row below the header states a task: not a line of column numbers, nor one merged title."""
    if len(cells) <= columns.task or len(set(cells)) == 1:
        return False
    words = _plain(text, cells[columns.task])
    if words in columns.titles or _heads_group(text, cells, columns):
        return False
    return sum(c.isalpha() for c in words[:40]) >= 6


def _heads_group(text: NormalText, cells: Sequence[Cell], columns: Columns) -> bool:
    """Whether a row only names the group of the rows below it: it has an ordinal, but no body, time or result."""
    others = [index for index in (columns.lead, columns.support, columns.time, columns.output) if index is not None]
    if columns.task == 0 or len(others) < _ROLE_COLUMNS or not _plain(text, cells[0]):
        return False
    return not any(_plain(text, cells[index]) for index in others if index < len(cells))


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
