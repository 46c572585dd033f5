"""The catalogue: every question that can be asked, by name, and the way to ask it.

A question is added by adding a file ``queries/<topic>/<name>.cypher`` (``queries.header``).
"""

from __future__ import annotations

import difflib
import re
import time
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from graph.store import Store
from queries.errors import BadParameter, CatalogueError, UnknownQuestion
from queries.header import KEY, NEXT, SELECTED, Parameter, Question, read_question
from queries.naming import resolved
from queries.parameters import simple_value
from queries.result import Result, plain

_NAMED = ("document", "agency", "indicator", "place")
_LEAST = 0.001
"""Seconds that the second statement of a question has at least, so that running out of time is told as such."""


class Catalogue:
    """The questions under a folder, in the order of their names."""

    def __init__(self, folder: Path | None = None) -> None:
        """Read every question.

        Raises:
            CatalogueError: a file contradicts itself, or two questions have the same path.
        """
        root = folder or Path(__file__).parent
        names = sorted(path.relative_to(root).with_suffix("").as_posix() for path in root.glob("*/*.cypher"))
        self._questions = {name: read_question(root / f"{name}.cypher", name) for name in names}
        paths: dict[str, str] = {}
        for question in self:
            if other := paths.get(question.path):
                raise CatalogueError(f"{question.name}.cypher has the path of {other}: {question.path}.")
            paths[question.path] = question.name

    def __iter__(self) -> Iterator[Question]:
        return iter(self._questions.values())

    def __len__(self) -> int:
        return len(self._questions)

    def __getitem__(self, name: str) -> Question:
        """The question of a name.

        Raises:
            UnknownQuestion: there is none; the hint names the nearest.
        """
        if name not in self._questions:
            near = difflib.get_close_matches(name, self._questions, n=3, cutoff=0.4)
            hint = f"Did you mean {' or '.join(near)}?" if near else f"There are: {', '.join(self._questions)}."
            raise UnknownQuestion(f"There is no question {name!r}.", hint)
        return self._questions[name]

    def run(self, store: Store, name: str, /, *, timeout: float | None = None, **parameters: Any) -> Result:
        """Ask a question.

        Args:
            timeout: seconds, ``None`` for no limit. (No question has a parameter of this name.)
            parameters: as a person writes them, ``document="25-CT/TW"``; ``None`` is the same as not given.

        Raises:
            UnknownQuestion: there is no such question.
            BadParameter: a value is missing, not known or not allowed; NotFound, AmbiguousName: a name is not clear.
            QueryTimeout, StoreError: as ``Store.run``.
        """
        question = self[name]
        return self.answer(store, question, self.values(store, question, parameters), timeout=timeout)

    def answer(
        self, store: Store, question: Question, values: Mapping[str, Any], *, timeout: float | None = None
    ) -> Result:
        """The answer for values that ``values`` made.

        Raises:
            QueryTimeout, StoreError: as ``Store.run``.
        """
        if any(values[key] == "" for key, entry in question.parameters.items() if entry.type == "words"):
            return Result(question.columns, [], question.shape)
        until = None if timeout is None else time.monotonic() + timeout
        asked = {**values, **_days_after(question, values)}
        asked |= _selected(store, question, asked, timeout)
        answer = store.run(question.cypher, asked, timeout=until and max(until - time.monotonic(), _LEAST))
        names = [column.name for column in question.columns]
        rows = [{key: plain(row[key]) for key in names} for row in answer.rows]
        return Result(question.columns, rows, question.shape)

    def check(self, question: Question, given: Mapping[str, Any]) -> None:
        """Whether the parameters given are those of the question, before any store is asked.

        Raises:
            BadParameter: one is not known, or one that is needed is missing.
        """
        for key in given:
            if key not in question.parameters:
                known = ", ".join(question.parameters) or "none"
                raise BadParameter(key, f"{question.name} has no parameter {key!r}.", f"It has: {known}.")
        for entry in question.parameters.values():
            if entry.required and given.get(entry.name) is None:
                message = f"{question.name} needs the parameter {entry.name}."
                raise BadParameter(entry.name, message, f"{entry.name}: {entry.meaning['en']}.")

    def values(self, store: Store, question: Question, given: Mapping[str, Any]) -> dict[str, Any]:
        """Values for every parameter of a question, from what is given.

        Raises:
            BadParameter and its kinds, as ``run``.
        """
        self.check(question, given)
        return {key: _value(store, entry, given.get(key)) for key, entry in question.parameters.items()}


def _days_after(question: Question, values: Mapping[str, Any]) -> dict[str, str | None]:
    """The day after each date, ``None`` for none: what is before it is of the date or earlier."""
    dates = [entry.name for entry in question.parameters.values() if entry.type == "date"]
    return {f"{name}{NEXT}": values[name] and _day_after(values[name]) for name in dates}


def _day_after(day: str) -> str:
    parsed = date.fromisoformat(day)
    return (parsed + timedelta(days=1)).isoformat() if parsed < date.max else f"{day}~"


def _selected(
    store: Store, question: Question, values: Mapping[str, Any], timeout: float | None
) -> dict[str, list[Any]]:
    """The keys of the wanted rows as a parameter, where the question is one that selects them."""
    for selection in question.selections:
        if all(values[name] is not None for name in selection.given):
            found = store.run(selection.cypher, values, timeout=timeout).rows
            return {SELECTED: [row[KEY] for row in found]}
    return {}


def _value(store: Store, parameter: Parameter, given: Any) -> Any:
    chosen = parameter.default if given is None else given
    if chosen is None:
        return None
    if parameter.type == "documents":
        names = [name.strip() for name in re.split(r"[;,]", chosen)] if isinstance(chosen, str) else list(chosen)
        return list(dict.fromkeys(resolved(store, parameter.name, "document", str(name)) for name in names if name))
    if parameter.type in _NAMED:
        return resolved(store, parameter.name, parameter.type, str(chosen))
    return simple_value(parameter, chosen)
