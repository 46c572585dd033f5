"""What commands share: output, progress and errors on a terminal."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from graph.errors import ChithiError

if TYPE_CHECKING:
    from rich.console import Console

    from graph.store import Store
    from queries.result import Column

TABLE_FORMATS = ("table", "json", "csv", "md")


class UsageError(ChithiError):
    """A command was written wrongly; exit code 2."""


def say(text: str) -> None:
    """A line for the person on standard error; standard output is for answers."""
    sys.stderr.write(text + "\n")


def write(text: str) -> None:
    """An answer on standard output, in UTF-8 whatever the locale says."""
    sys.stdout.buffer.write(text.encode("utf-8", "replace"))
    sys.stdout.buffer.flush()


def assignments(given: Sequence[str]) -> dict[str, str]:
    """``["document=25-CT/TW"]`` → ``{"document": "25-CT/TW"}``.

    Raises:
        UsageError: one has no ``=`` or no name, or a name comes twice.
    """
    found: dict[str, str] = {}
    for item in given:
        name, sign, value = item.partition("=")
        if not sign or not name:
            raise UsageError(f"{item!r} is not a parameter.", "Write name=value, such as document=25-CT/TW.")
        if name in found:
            raise UsageError(f"The parameter {name} is given twice.")
        found[name] = value
    return found


@contextmanager
def opened_store() -> Iterator[Store]:
    """The store that the settings name, closed at the end."""
    from api.settings import read_settings  # noqa: PLC0415

    store = read_settings().open_store()
    try:
        yield store
    finally:
        store.close()


def show(columns: Sequence[str], headings: Sequence[str], rows: Sequence[Mapping[str, Any]], format_: str) -> None:
    """Rows on standard output in one of ``TABLE_FORMATS``."""
    from queries.result import rows_csv, rows_json, rows_markdown  # noqa: PLC0415

    if format_ == "json":
        write(rows_json(rows) + "\n")
    elif format_ == "csv":
        write(rows_csv(columns, rows))
    elif format_ == "md":
        write(rows_markdown(headings, columns, rows))
    else:
        _table(columns, headings, rows)


def headings(columns: Sequence[Column], language: str) -> list[str]:
    """The labels of columns."""
    return [column.label[language] for column in columns]


def _table(columns: Sequence[str], titles: Sequence[str], rows: Sequence[Mapping[str, Any]]) -> None:
    """A wrapped table, or where that would not be readable a block a row; columns without any value are left out."""
    from rich.console import Console  # noqa: PLC0415

    from queries.result import cell_text  # noqa: PLC0415

    if not rows:
        say("No rows. · Không có dòng nào.")
        return
    shown = [
        (name, title)
        for name, title in zip(columns, titles, strict=True)
        if any(row[name] not in (None, []) for row in rows)
    ]
    cells = [[cell_text(row[name]) for name, _ in shown] for row in rows]
    console = Console(file=sys.stdout, width=None if sys.stdout.isatty() else _piped_width())
    longest = [max(len(line) for line in column) for column in zip(*cells, [title for _, title in shown], strict=True)]
    draw = _grid if sum(longest) <= _WRAPPED * console.width else _blocks
    draw(console, [title for _, title in shown], cells)
    say(f"{len(rows)} row{'s' if len(rows) != 1 else ''}")


_WRAPPED = 2
"""A table whose lines would break more often than this is written as blocks."""


def _piped_width() -> int:
    """Characters a line where standard output is no terminal."""
    return int(width) if (width := os.environ.get("COLUMNS", "")).isdigit() and int(width) else 160


def _grid(console: Console, titles: Sequence[str], cells: Sequence[Sequence[str]]) -> None:
    from rich import box  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for title in titles:
        table.add_column(title, overflow="fold")
    for row in cells:
        table.add_row(*map(Text, row))
    console.print(table)


def _blocks(console: Console, titles: Sequence[str], cells: Sequence[Sequence[str]]) -> None:
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    for number, row in enumerate(cells, 1):
        block = Table.grid(padding=(0, 2))
        block.add_column(style="bold", no_wrap=True)
        block.add_column(overflow="fold")
        for title, cell in zip(titles, row, strict=True):
            if cell:
                block.add_row(title, Text(cell))
        console.rule(Text(str(number)), align="left", characters="─")
        console.print(block)


@contextmanager
def progress(words: Mapping[str, str]) -> Iterator[Callable[[str, int, int], None]]:
    """A callback ``(stage, done, total)`` that draws a bar on a terminal, and nothing where there is none.

    Args:
        words: what to call each stage.
    """
    if not sys.stderr.isatty():
        yield lambda stage, done, total: None
        return
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn  # noqa: PLC0415

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bars:
        known: dict[str, Any] = {}

        def advance(stage: str, done: int, total: int) -> None:
            if stage not in known:
                known[stage] = bars.add_task(words.get(stage, stage), total=total or None)
            bars.update(known[stage], completed=done, total=total or None)

        yield advance
