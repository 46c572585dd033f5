"""The rows of a flattened table: where they begin, and which of its lines belongs to which column."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.patterns import rules
from ingest.text import NormalText

_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV")
_LETTER = re.compile(r"[^\W\d_]")
_SHORTEST_NAME = 6
_AGENCY_ROLES = frozenset({"lead", "support", "monitor"})
_SKIPPED = -0.4
_JOINED = -0.5
_CONTINUED = 0.5

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class FlatCell:
    """The pieces of text of one cell, and how many columns it covers (more than one where its column is not known)."""

    spans: tuple[Span, ...] = ()
    columns: int = 1


@dataclass(frozen=True, slots=True)
class FlatRow:
    cells: tuple[FlatCell, ...]


@dataclass(frozen=True, slots=True)
class _Start:
    """Where a row begins: its block, and whether it is a group row written on one line."""

    block: int
    group_line: bool = False


def starts_body(words: str) -> bool:
    """Whether a line can be the first of the body: the ordinal 1, I or A, or a group row on one line."""
    m = rules("tables")["group_line"].pattern.match(words)
    return words.strip(" .)") in ("1", "01", "I", "A") or bool(m and m["ordinal"] in ("I", "A"))


def read_rows(text: NormalText, at: int, roles: Sequence[str | None]) -> tuple[list[FlatRow], int]:
    """The rows of the body that begins at block ``at``, and the block after them."""
    starts, end = _row_starts(text, at, len(roles))
    rows = []
    for number, start in enumerate(starts):
        last = starts[number + 1].block if number + 1 < len(starts) else end
        if number + 1 == len(starts):
            end = last = min(last, start.block + (1 if start.group_line else len(roles)))
        if start.group_line:
            rows.append(_group_line(text, range(start.block, last), len(roles)))
            continue
        spans = [(block.start, block.end) for block in text.blocks[start.block : last]]
        rows.append(_placed(text, spans, roles))
    return rows, end


def _row_starts(text: NormalText, at: int, width: int) -> tuple[list[_Start], int]:
    starts: list[_Start] = []
    ordinal, roman = 1, 0
    index = at
    while index < len(text.blocks):
        block = text.blocks[index]
        words = text.of(block).strip()
        if block.kind != "paragraph" or rules("tables")["table_end"].pattern.search(words):
            break
        group = rules("tables")["group_line"].pattern.match(words)
        if group and group["ordinal"] == _roman(roman):
            starts.append(_Start(index, True))
            roman += 1
        elif words.strip(" .)") == _roman(roman) and _is_name(text, index + 1):
            starts.append(_Start(index))
            roman, ordinal = roman + 1, ordinal if ordinal == 1 else -ordinal
        elif (number := _number(words)) is not None and _continues(number, ordinal) and _is_name(text, index + 1):
            starts.append(_Start(index))
            ordinal = number + 1
        elif not starts or index - starts[-1].block > 2 * width + 2:
            break
        index += 1
    return starts, index


def _roman(index: int) -> str:
    return _ROMAN[min(index, len(_ROMAN) - 1)]


def _number(words: str) -> int | None:
    bare = words.strip(" .)")
    return int(bare) if bare.isdigit() and len(bare) <= 3 else None


def _continues(number: int, ordinal: int) -> bool:
    """Ordinals go on by one; under a new group (``ordinal`` negative) they may begin again."""
    return number == abs(ordinal) or (ordinal < 0 and number == 1)


def _is_name(text: NormalText, index: int) -> bool:
    """Whether a line can be the name of a row: words that are no agency, time or level."""
    if index >= len(text.blocks) or text.blocks[index].kind != "paragraph":
        return False
    words = text.of(text.blocks[index])
    table = rules("tables")
    return (
        len(words) >= _SHORTEST_NAME
        and bool(_LETTER.search(words))
        and not any(table[kind].pattern.search(words) for kind in ("value_cell", "table_end"))
        and (len(words) > 60 or not table["agency_cell"].pattern.search(words))
    )


def _group_line(text: NormalText, lines: range, width: int) -> FlatRow:
    """A group row of one line; lines between it and the next row go on with its heading."""
    block = text.blocks[lines.start]
    more = [(b.start, b.end) for b in text.blocks[lines.start + 1 : lines.stop]]
    m = rules("tables")["group_line"].pattern.match(text.of(block))
    assert m is not None, "a group row was recognised by this pattern"
    heading = block.start + m.start("heading")
    ordinal = (block.start, block.start + len(text.of(block)[: m.start("heading")].rstrip()))
    return _padded([FlatCell((ordinal,)), FlatCell(((heading, block.end), *more))], width)


def _padded(cells: list[FlatCell], width: int) -> FlatRow:
    missing = width - sum(cell.columns for cell in cells)
    return FlatRow((*cells, *(FlatCell() for _ in range(missing))))


def _placed(text: NormalText, spans: list[Span], roles: Sequence[str | None]) -> FlatRow:
    if len(spans) == len(roles):
        return FlatRow(tuple(FlatCell((span,)) for span in spans))
    if len(spans) <= 2:
        return _padded([FlatCell((span,)) for span in spans], len(roles))
    row = (_levels if "task" not in roles and "indicator" in roles else _aligned)(text, spans, roles)
    if [span for cell in row.cells for span in cell.spans] != spans:
        return _padded([FlatCell((spans[0],)), FlatCell((spans[1],)), FlatCell(tuple(spans[2:]))], len(roles))
    return row


def _levels(text: NormalText, spans: list[Span], roles: Sequence[str | None]) -> FlatRow:
    """A row of a table of indicators: who follows it stands last, and the levels between."""
    table = rules("tables")
    cells: dict[int, FlatCell] = {0: FlatCell((spans[0],)), 1: FlatCell((spans[1],))}
    rest = spans[2:]
    unit = roles.index("unit") if "unit" in roles else None
    if unit is not None and rest and not table["value_cell"].pattern.search(text.text[slice(*rest[0])]):
        cells[unit] = FlatCell((rest.pop(0),))
    followers = [i for i, role in enumerate(roles) if role in _AGENCY_ROLES]
    if followers and rest and table["agency_cell"].pattern.search(text.text[slice(*rest[-1])]):
        cells[followers[-1]] = FlatCell((rest.pop(),))
    levels = [
        i for i in range(2, len(roles)) if i not in cells and roles[i] in (None, "baseline", "output", "indicator")
    ]
    return _with_levels(cells, levels, rest, len(roles))


def _with_levels(cells: dict[int, FlatCell], levels: list[int], rest: list[Span], width: int) -> FlatRow:
    if len(rest) == len(levels):
        cells.update({column: FlatCell((span,)) for column, span in zip(levels, rest, strict=True)})
    elif rest and levels:
        cells[levels[0]] = FlatCell(tuple(rest), levels[-1] - levels[0] + 1)
    row: list[FlatCell] = []
    column = 0
    while column < width:
        cell = cells.get(column, FlatCell())
        row.append(cell)
        column += cell.columns
    return FlatRow(tuple(row))


def _aligned(text: NormalText, spans: list[Span], roles: Sequence[str | None]) -> FlatRow:
    """The lines of a row in the columns that suit them best, in order; a line may continue the cell before it."""
    best: dict[int, tuple[float, tuple[int, ...]]] = {0: (suits(text.text[slice(*spans[0])], roles[0], 0), (0,))}
    for span in spans[1:]:
        words = text.text[slice(*span)]
        best = {
            column: max(
                (
                    (score + _step(words, before, column) + suits(words, roles[column], column), (*path, column))
                    for before, (score, path) in best.items()
                    if before <= column
                ),
                key=_leftmost,
            )
            for column in range(len(roles))
        }
    _, path = max(best.values(), key=_leftmost)
    cells: list[list[Span]] = [[] for _ in roles]
    for span, column in zip(spans, path, strict=True):
        cells[column].append(span)
    return FlatRow(tuple(FlatCell(tuple(cell)) for cell in cells))


def _step(words: str, before: int, column: int) -> float:
    """What it costs to put a line into ``column`` after a line in ``before``."""
    if before == column:
        return _CONTINUED if words[:1].islower() else _JOINED
    return _SKIPPED * (column - before - 1)


def _leftmost(option: tuple[float, tuple[int, ...]]) -> tuple[float, list[int]]:
    """Of equally good placings, the one further to the left."""
    score, path = option
    return score, [-column for column in path]


def suits(words: str, role: str | None, column: int) -> float:
    """How well a line suits a column of a role."""
    table = rules("tables")
    output = bool(table["output_cell"].pattern.search(words))
    agency = not output and bool(table["agency_cell"].pattern.search(words))
    time = bool(table["deadline_cell"].pattern.search(words))
    if role == "ordinal":
        return 3.0 if column == 0 and len(words) <= 6 else -5.0
    if role in _AGENCY_ROLES:
        return 3.0 if agency else -2.0
    if role == "deadline":
        return 3.0 if time else -2.0
    if role == "output":
        return 2.0 if output else (-2.0 if agency else 0.5)
    if role in ("task", "indicator"):
        return 2.0 if len(words) >= 20 else 0.0
    return 0.5 if not (agency or time) else -1.0
