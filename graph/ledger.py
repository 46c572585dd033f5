"""The ledger: what became of every file that was seen."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import astuple, dataclass, fields
from pathlib import Path

from graph.archive import ArchiveError

OUTCOMES = ("read", "unchanged", "duplicate", "failed", "skipped")


@dataclass(frozen=True, slots=True)
class Entry:
    """What became of one file when it was last seen.

    Attributes:
        path: where it was found, absolute.
        sha256, size: of its bytes, ``None`` where they could not be read; ``size`` in bytes.
        format: as read ("pdf", "docx", …), or ``None``.
        version: extractor version.
        outcome: ``read``; ``unchanged`` since it was read; ``duplicate`` of the bytes of another path; ``failed``;
            ``skipped`` (a kind of file that is not read).
        reason, hint: why it failed or what is odd about it; what to do.
        document: id of the document that it is.
        read_at, seen_at: ISO times: when its facts were written, when it was last seen.
    """

    path: str
    sha256: str | None
    size: int | None
    format: str | None
    version: str
    outcome: str
    reason: str
    hint: str
    document: str | None
    read_at: str | None
    seen_at: str


_COLUMNS = tuple(field.name for field in fields(Entry))
_SCHEMA = f"""
CREATE TABLE IF NOT EXISTS files (
  path TEXT PRIMARY KEY, sha256 TEXT, size INTEGER, format TEXT, version TEXT NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN {OUTCOMES}), reason TEXT NOT NULL, hint TEXT NOT NULL,
  document TEXT, read_at TEXT, seen_at TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS files_sha256 ON files (sha256);
CREATE INDEX IF NOT EXISTS files_document ON files (document);
"""


class Ledger:
    """The ledger in one SQLite file; safe to use from several processes."""

    def __init__(self, path: Path) -> None:
        """Open or make the ledger.

        Raises:
            ArchiveError: the file cannot be opened or is not a ledger.
        """
        self._connection = open_database(path, _SCHEMA)

    def record(self, entry: Entry) -> None:
        """Write what became of a file; it replaces what was said of its path before. Durable on return."""
        marks = ", ".join("?" * len(_COLUMNS))
        with self._connection:
            self._connection.execute(
                f"INSERT OR REPLACE INTO files ({', '.join(_COLUMNS)}) VALUES ({marks})", astuple(entry)
            )

    def entry(self, path: str) -> Entry | None:
        """What is known of a path."""
        return next(self._select("path = ?", path), None)

    def with_bytes(self, sha256: str) -> list[Entry]:
        """Every path at which these bytes were seen, in order."""
        return list(self._select("sha256 = ?", sha256))

    def of_document(self, document: str) -> list[Entry]:
        """Every file that is this document, in the order of paths."""
        return list(self._select("document = ?", document))

    def entries(self, outcome: str | None = None) -> Iterator[Entry]:
        """All entries, or those with this outcome, in the order of paths."""
        return self._select("outcome = ?", outcome) if outcome else self._select("1 = ?", 1)

    def close(self) -> None:
        """Close the file. Closing twice is fine."""
        self._connection.close()

    def _select(self, condition: str, value: str | int) -> Iterator[Entry]:
        columns = ", ".join(_COLUMNS)
        statement = f"SELECT {columns} FROM files WHERE {condition} ORDER BY path"
        return (Entry(*row) for row in self._connection.execute(statement, (value,)))


def open_database(path: Path, schema: str) -> sqlite3.Connection:
    """An SQLite file with write-ahead log, in which ``schema`` has been created.

    Raises:
        ArchiveError: the file cannot be opened or is something else.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(path, timeout=30)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.executescript(schema)
    except (OSError, sqlite3.Error) as error:
        raise ArchiveError(
            f"The ledger {path} cannot be opened: {error}.",
            "Set CHITHI_DATA to a folder of your own, or move the damaged file away.",
        ) from error
    return connection
