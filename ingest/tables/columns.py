"""What the columns of a table hold, read from its header."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.patterns import rules
from ingest.text import Block, NormalText

_ORDINAL = re.compile(r"\s*(?:\d{1,3}(?:\.\d{1,2}){0,3}|[IVXL]{1,6}|[A-Za-zđ])\s*[.)]?\s*$")
_MOST_HEADER_ROWS = 4


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table.

    Attributes:
        header_rows: how many rows the header takes.
        titles: the header of each column, rows of a divided header joined.
        roles: the role of each column by ``rules/tables.yaml``, or ``None``.
    """

    header_rows: int
    titles: tuple[str, ...]
    roles: tuple[str | None, ...]

    def first(self, role: str) -> int | None:
        """The first column of a role."""
        return self.roles.index(role) if role in self.roles else None


def column_role(title: str) -> str | None:
    """The role of a column by its header, or ``None``."""
    flat = " ".join(title.split())
    for rule in rules("tables").values():
        if "role" in rule.data and rule.pattern.search(flat):
            return str(rule.data["role"])
    return None


def read_columns(text: NormalText, table: Block) -> Columns:
    """The columns of a table block; no column has a role where the table has no header."""
    height = _header_height(text, table)
    width = max((len(row) for row in table.rows), default=0)
    titles = []
    for column in range(width):
        parts: dict[tuple[int, int], str] = {}
        for row in table.rows[:height]:
            if column < len(row):
                parts[row[column].start, row[column].end] = text.of(row[column])
        titles.append(" ".join(" ".join(parts.values()).split()))
    return Columns(height, tuple(titles), assigned(titles))


def assigned(titles: Sequence[str]) -> tuple[str | None, ...]:
    """Roles of the columns with these headers; a further column of aims is one of values, not of names."""
    roles: list[str | None] = []
    for title in titles:
        role = column_role(title)
        roles.append(None if role in ("indicator", "task") and ("indicator" in roles or "task" in roles) else role)
    return tuple(roles)


def is_ordinal(words: str) -> bool:
    """Whether a cell holds only the ordinal of its row."""
    return bool(_ORDINAL.fullmatch(words))


def _header_height(text: NormalText, table: Block) -> int:
    for height, row in enumerate(table.rows[:_MOST_HEADER_ROWS]):
        if row and is_ordinal(text.of(row[0])):
            return height
    first = [text.of(cell) for cell in table.rows[0]] if table.rows else []
    return 1 if sum(column_role(title) is not None for title in first) >= 2 else 0
