"""What commands share: output, progress and errors on a terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from graph.errors import ChithiError

if TYPE_CHECKING:
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
    """A wrapped table; columns that are empty in every row are left out."""
    from rich import box  # noqa: PLC0415
    from rich.console import Console  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    from queries.result import cell_text  # noqa: PLC0415

    if not rows:
        say("No rows. · Không có dòng nào.")
        return
    shown = [
        (name, title)
        for name, title in zip(columns, titles, strict=True)
        if any(row[name] not in (None, []) for row in rows)
    ]
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for _, title in shown:
        table.add_column(title, overflow="fold")
    for row in rows:
        table.add_row(*(Text(cell_text(row[name])) for name, _ in shown))
    console = Console(file=sys.stdout, width=None if sys.stdout.isatty() else _PIPED_WIDTH)
    console.print(table)
    say(f"{len(rows)} row{'s' if len(rows) != 1 else ''}")


_PIPED_WIDTH = 200


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
