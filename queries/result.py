"""The answer to a question: rows under typed columns, and its written forms."""

from __future__ import annotations

import csv
import datetime
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from queries.shape import Shape


@dataclass(frozen=True, slots=True)
class Column:
    """A column of an answer.

    Attributes:
        type: ``string``, ``integer``, ``float``, ``boolean``, ``date`` (ISO text), or ``list`` of strings.
        label: heading by language, ``vi`` and ``en``.
        detail: left out of a table for people unless they ask for all; programs always get it.
    """

    name: str
    type: str
    label: Mapping[str, str]
    detail: bool = False


@dataclass(frozen=True, slots=True)
class Result:
    """Rows as plain values, one mapping a row, keys in the order of the columns.

    Attributes:
        shape: what the rows are the long form of, or ``None`` where they are a list.
    """

    columns: tuple[Column, ...]
    rows: list[dict[str, Any]]
    shape: Shape | None = None

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the columns in order."""
        return tuple(column.name for column in self.columns)

    def shaped(self) -> Any:
        """The tree or matrix that the rows describe, as plain values; of other questions the rows themselves."""
        return self.shape.of(self.rows) if self.shape else self.rows

    def named_by(self, asked: Mapping[str, Any]) -> set[str]:
        """Everything in the parameters ``asked`` and in the rows that may be the id of a node."""
        cells = (cell for row in self.rows for cell in row.values())
        return {text for value in (*asked.values(), *cells) for text in _texts(value)}

    def to_json(self) -> str:
        """A JSON list of row objects."""
        return rows_json(self.rows)

    def to_csv(self) -> str:
        """RFC 4180 with a header line; lists are joined by ``; ``."""
        return rows_csv(self.names, self.rows)

    def to_markdown(self, language: str = "en") -> str:
        """A Markdown table with headings in ``language``."""
        return rows_markdown([column.label[language] for column in self.columns], self.names, self.rows)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item)


def rows_json(rows: Sequence[Mapping[str, Any]]) -> str:
    """A JSON list of row objects."""
    return json.dumps(list(rows), ensure_ascii=False, indent=1)


def rows_csv(names: Sequence[str], rows: Sequence[Mapping[str, Any]]) -> str:
    """RFC 4180 with a header line; a cell that a spreadsheet would run as a formula is quoted with an apostrophe."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(names)
    writer.writerows([_csv_cell(row[name]) for name in names] for row in rows)
    return out.getvalue()


def rows_markdown(headings: Sequence[str], names: Sequence[str], rows: Sequence[Mapping[str, Any]]) -> str:
    """A Markdown table."""
    lines = [_markdown_row(headings), _markdown_row(["---"] * len(names))]
    lines += [_markdown_row([cell_text(row[name]) for name in names]) for row in rows]
    return "\n".join(lines) + "\n"


def cell_text(value: Any) -> str:
    """A value as people read it in a table: nothing for ``None``, lists joined by ``; ``."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return "; ".join(cell_text(item) for item in value)
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict) else str(value)


def plain(value: Any) -> Any:
    """A database value as JSON knows it: dates as ISO text, all else as it is."""
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    return value


def _csv_cell(value: Any) -> str:
    text = cell_text(value) if not isinstance(value, bool) else str(value).lower()
    return f"'{text}" if isinstance(value, str) and text[:1] in "=+-@\t\r" and text else text


def _markdown_row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"
