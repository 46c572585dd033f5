"""Errors that are meant to be read by the person who runs chithi.

Every error says what was wrong, where, and (``hint``) what to do about it.
"""

from __future__ import annotations


class ChithiError(Exception):
    """Base of all expected failures.

    Attributes:
        message: what was wrong and where, one sentence.
        hint: what the user can do, one sentence, or ``""``.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".strip()


class SchemaError(ChithiError):
    """A file under ``graph/schema`` contradicts itself or another."""


class InvalidRows(ChithiError):
    """What was to be written into the graph does not fit the model; nothing was written."""


class VocabularyError(ChithiError):
    """A file under ``graph/vocabulary`` cannot be used."""


class StoreError(ChithiError):
    """The graph database refused a statement or broke."""


class StoreUnavailable(StoreError):
    """The graph database cannot be reached: away, wrong address, wrong password."""


class StoreLocked(StoreUnavailable):
    """The embedded store is open in another process that cannot be asked instead."""


class WriteRefused(StoreError):
    """A statement that writes was sent where only reading is allowed."""


class QueryTimeout(StoreError):
    """A statement ran longer than its limit."""
