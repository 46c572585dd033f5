"""What can go wrong when a question is asked. Each error says which parameter, so that every door can point at it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from graph.errors import ChithiError


class CatalogueError(ChithiError):
    """A file of the catalogue contradicts itself; the message begins with the file's name."""


class UnknownQuestion(ChithiError):
    """There is no question of this name."""


class BadParameter(ChithiError):
    """A parameter is missing, not known, or has a value that its type does not allow.

    Attributes:
        parameter: its name.
    """

    def __init__(self, parameter: str, message: str, hint: str = "") -> None:
        super().__init__(message, hint)
        self.parameter = parameter


class NoSuchPage(BadParameter):
    """A cursor leads nowhere: it belongs to another question, or is none at all."""


class NotFound(BadParameter):
    """The graph holds nothing of that name.

    Attributes:
        kind: ``document``, ``agency``, ``indicator`` or ``place``.
        suggestions: the nearest names, each with what a candidate has.
    """

    def __init__(self, parameter: str, kind: str, name: str, suggestions: Sequence[Mapping[str, Any]]) -> None:
        near = "".join(f"\n  {described(candidate)}" for candidate in suggestions)
        hint = f"Near it:{near}" if near else "chithi query documents/search q=… finds documents by their words."
        super().__init__(parameter, f"The graph holds no {kind} {name!r}.", hint)
        self.kind = kind
        self.name = name
        self.suggestions = [dict(candidate) for candidate in suggestions]


class AmbiguousName(BadParameter):
    """A name that belongs to several: the choice is the asker's.

    Attributes:
        candidates: for documents mappings with ``id, number, type, issued_on, issuer, title, territory, status``; for
            others with ``id, name``. In the order of date, then id.
    """

    def __init__(self, parameter: str, kind: str, name: str, candidates: Sequence[Mapping[str, Any]]) -> None:
        listed = "".join(f"\n  {described(candidate)}" for candidate in candidates)
        example = candidates[0]["id"] if candidates else ""
        super().__init__(
            parameter,
            f"{name!r} may be any of {len(candidates)} {_PLURALS[kind]}:{listed}\n",
            f"Say which one by its id, such as {parameter}={example}, or add the year.",
        )
        self.kind = kind
        self.name = name
        self.candidates = [dict(candidate) for candidate in candidates]


_PLURALS = {"document": "documents", "agency": "agencies", "indicator": "indicators", "place": "territories"}


def described(candidate: Mapping[str, Any]) -> str:
    """One candidate in a line: id, and what tells it from the others."""
    facts = (candidate.get(key) for key in ("number", "issued_on", "issuer", "title", "name"))
    known = ", ".join(_short(str(fact)) for fact in facts if fact)
    return f"{candidate['id']} ({known})" if known else str(candidate["id"])


def _short(words: str) -> str:
    return words if len(words) <= _WIDEST else words[:_WIDEST].rstrip() + "…"


_WIDEST = 80
