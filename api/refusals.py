"""What the HTTP interface refuses, beside what questions and stores refuse."""

from __future__ import annotations

from graph.errors import ChithiError


class KeyNeeded(ChithiError):
    """The request needs an API key and has none that is known."""


class ReadOnlyKey(ChithiError):
    """The request writes, and its key may only read."""


class TooLarge(ChithiError):
    """An upload is larger than the setting allows."""


class UnknownKind(ChithiError):
    """An upload is of a kind that is not read."""


class NotRead(ChithiError):
    """An upload could not be read as a document."""
