"""An answer page by page, in another order, or with fewer columns: the same for every question.

A cursor says where the next page begins. It is bound to the question and its parameters, so that one taken from
another question is refused instead of answered with the wrong rows.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph.folding import fold
from graph.store import Store
from queries.catalogue import Catalogue
from queries.errors import BadParameter, NoSuchPage
from queries.header import Question
from queries.result import Column, Result

SORTED_ROWS = 10_000
"""Most rows that are put in another order: they must all be read before the first is known."""

_LIMIT, _SKIP = "limit", "skip"
_Row = dict[str, Any]
_Ask = Callable[[Mapping[str, Any]], list[_Row]]


@dataclass(frozen=True, slots=True)
class View:
    """How an answer is to be seen.

    Attributes:
        fields: names of the columns wanted, in that order; empty for all.
        sort: names of columns, each with ``-`` before it for falling order; empty for the question's own order.
        cursor: of the page before, ``None`` for the first page.
    """

    fields: tuple[str, ...] = ()
    sort: tuple[str, ...] = ()
    cursor: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """One page of an answer; ``cursor`` leads to the next, ``None`` on the last."""

    result: Result
    cursor: str | None


def ask_page(
    catalogue: Catalogue,
    store: Store,
    question: Question,
    given: Mapping[str, Any],
    view: View,
    *,
    timeout: float | None = None,
) -> Page:
    """Ask a question and take one page of its answer.

    Args:
        given: parameters as a person writes them; ``limit`` is the length of the page where the question has it.
        timeout: seconds, ``None`` for no limit.

    Raises:
        BadParameter: a column is not known, or there are too many rows to sort.
        NoSuchPage: the cursor is not of this question.
        NotFound, AmbiguousName, QueryTimeout, StoreError: as ``Catalogue.run``.
    """
    columns = _columns(question, view.fields)
    order = [(name.removeprefix("-"), name.startswith("-")) for name in view.sort]
    _known(question, [name for name, _ in order], "sort")
    values = catalogue.values(store, question, given)
    mark = _mark(question, given, view.sort)
    first = _first(values, view.cursor, mark)

    def ask(asked: Mapping[str, Any]) -> list[_Row]:
        return catalogue.answer(store, question, asked, timeout=timeout).rows

    rows, more = _rows(ask, question, values, first, order)
    names = [column.name for column in columns]
    kept = rows if not view.fields else [{name: row[name] for name in names} for row in rows]
    return Page(Result(columns, kept), _cursor(mark, first + len(rows)) if more else None)


def _rows(
    ask: _Ask, question: Question, values: Mapping[str, Any], first: int, order: Sequence[tuple[str, bool]]
) -> tuple[list[_Row], bool]:
    """The rows of the page that begins at ``first``, and whether there are more."""
    if _LIMIT not in values:
        return _in_order(ask(values), order), False
    limit, paged = int(values[_LIMIT]), _SKIP in values
    if not order:
        found = ask({**values, _LIMIT: limit + 1, **({_SKIP: first} if paged else {})})
        return found[:limit], paged and len(found) > limit
    everything = ask({**values, _LIMIT: SORTED_ROWS + 1, **({_SKIP: 0} if paged else {})})
    if len(everything) > SORTED_ROWS:
        message = f"{question.name} has more than {SORTED_ROWS} rows here, too many to put in another order."
        raise BadParameter("sort", message, "Narrow the question with its parameters, or take its own order.")
    found = _in_order(everything, order)
    return found[first : first + limit], paged and len(found) > first + limit


def _in_order(rows: list[_Row], order: Sequence[tuple[str, bool]]) -> list[_Row]:
    """Sorted by the last key first, as sorting is stable; rows without a value come last either way."""
    for name, falling in reversed(order):
        without = [row for row in rows if row[name] is None]
        having = [row for row in rows if row[name] is not None]
        having.sort(key=lambda row: _sort_key(row[name]), reverse=falling)
        rows = [*having, *without]
    return rows


def _sort_key(value: Any) -> Any:
    """Texts as the alphabet has them, accents only telling apart what is otherwise the same."""
    if isinstance(value, str):
        return (fold(value), value)
    return [str(item) for item in value] if isinstance(value, list) else value


def _columns(question: Question, fields: Sequence[str]) -> tuple[Column, ...]:
    _known(question, fields, "fields")
    by_name = {column.name: column for column in question.columns}
    return tuple(by_name[name] for name in dict.fromkeys(fields)) or question.columns


def _known(question: Question, names: Sequence[str], parameter: str) -> None:
    known = [column.name for column in question.columns]
    for name in names:
        if name not in known:
            raise BadParameter(parameter, f"{question.name} has no column {name!r}.", f"It has: {', '.join(known)}.")


def _mark(question: Question, given: Mapping[str, Any], sort: Sequence[str]) -> str:
    """What ties a cursor to its question: a digest of its name, its parameters and its order."""
    asked = {key: str(value) for key, value in given.items() if value is not None and key not in (_LIMIT, _SKIP)}
    plain = json.dumps([question.name, asked, list(sort)], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(plain.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def _cursor(mark: str, first: int) -> str:
    return base64.urlsafe_b64encode(f"{mark}:{first}".encode()).decode().rstrip("=")


def _first(values: Mapping[str, Any], cursor: str | None, mark: str) -> int:
    """Number of rows before the page."""
    if cursor is None:
        return int(values.get(_SKIP) or 0)
    try:
        plain = base64.urlsafe_b64decode(cursor.encode("ascii") + b"=" * (-len(cursor) % 4)).decode("ascii")
        of, _, first = plain.partition(":")
        if of == mark and first.isascii() and first.isdigit() and len(first) <= 9:
            return int(first)
    except (ValueError, binascii.Error):
        pass
    message = "There is no such page: the cursor is not one of this question with these parameters."
    raise NoSuchPage("cursor", message, "Take it from the answer before, and leave the parameters as they were.")
