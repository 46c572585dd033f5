"""The index of passages: which documents hold similar ones, and in which order they were issued.

One SQLite file, derived from the archive and kept up to date document by document, so that comparing one document
costs the same however many there are. Of the passages in one band only the ``EARLIEST`` are looked at: where a text
comes from is a question about the earliest, and a formula that thousands have would otherwise cost thousands of looks.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from graph.ledger import open_database
from graph.territories import territories
from ingest.alignment.passages import Passage
from ingest.alignment.signatures import bands

EARLIEST = 8
UNDATED = "9999-12-31"

_SCHEMA = """
CREATE TABLE IF NOT EXISTS documents (
  document TEXT PRIMARY KEY, rank INTEGER NOT NULL UNIQUE, day TEXT NOT NULL, digest TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS passages (
  rank INTEGER NOT NULL, ordinal INTEGER NOT NULL, words TEXT NOT NULL, PRIMARY KEY (rank, ordinal)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS bands (
  band INTEGER NOT NULL, rank INTEGER NOT NULL, ordinal INTEGER NOT NULL, PRIMARY KEY (band, rank, ordinal)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS citations (
  cited TEXT NOT NULL, document TEXT NOT NULL, PRIMARY KEY (cited, document)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS citations_document ON citations (document);
CREATE TABLE IF NOT EXISTS aims (
  indicator TEXT NOT NULL, place TEXT NOT NULL, rank INTEGER NOT NULL, PRIMARY KEY (indicator, place, rank)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS aims_rank ON aims (rank);
"""
_SPREAD_BITS = 34


@dataclass(frozen=True, slots=True)
class Entry:
    """What the index is to hold of one document.

    Attributes:
        day: ISO date of issue, or ``UNDATED``.
        dated: whether ``day`` is the day itself, and not only a bound before which it cannot be.
        digest: changes whenever anything of the entry may have changed.
        cited: ids of the documents that it names.
        place: the territory that it governs, or ``None``.
        indicators: ids of what its targets measure.
    """

    document: str
    day: str
    dated: bool
    digest: str
    passages: Sequence[Passage]
    cited: frozenset[str]
    place: str | None
    indicators: frozenset[str]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage that may be like another: its document and place there, and its words."""

    document: str
    rank: int
    ordinal: int
    words: str


def places_followed(place: str) -> tuple[str, ...]:
    """The place itself, and the units that became part of it."""
    known = next((one for one in territories() if one.key == place), None)
    return (place, *(one.key for one in territories().predecessors(known))) if known else (place,)


def followers(place: str) -> tuple[str, ...]:
    """The place itself, and the units that it became part of."""
    known = next((one for one in territories() if one.key == place), None)
    return (place, *(territories().named(name).key for name in known.successors)) if known else (place,)


def rank_of(document: str, day: str, dated: bool) -> int:
    """Place of a document in the order of issue; of one day, the undated ones last, else in an order that only the id
    decides."""
    spread = int.from_bytes(hashlib.sha256(document.encode()).digest()[:8], "big") >> (64 - _SPREAD_BITS)
    return (int(day.replace("-", "")) << 1 | (not dated)) << _SPREAD_BITS | spread


class PassageIndex:
    """The index in one SQLite file."""

    def __init__(self, path: Path) -> None:
        """Open or make the index.

        Raises:
            ArchiveError: the file cannot be opened.
        """
        self._connection: sqlite3.Connection = open_database(path, _SCHEMA)

    def put(self, entry: Entry) -> set[str]:
        """Take in a document, in place of what the index held of it.

        Returns:
            Ids of the other documents whose comparison may come out differently now.
        """
        affected = self.remove(entry.document)
        rank = rank_of(entry.document, entry.day, entry.dated)
        with self._connection:
            self._connection.execute(
                "INSERT INTO documents VALUES (?, ?, ?, ?)", (entry.document, rank, entry.day, entry.digest)
            )
            self._connection.executemany(
                "INSERT INTO passages VALUES (?, ?, ?)",
                ((rank, ordinal, passage.words) for ordinal, passage in enumerate(entry.passages)),
            )
            self._connection.executemany(
                "INSERT INTO bands VALUES (?, ?, ?)",
                (
                    (band, rank, ordinal)
                    for ordinal, passage in enumerate(entry.passages)
                    for band in set(bands(passage.words))
                ),
            )
            self._connection.executemany(
                "INSERT INTO citations VALUES (?, ?)", ((cited, entry.document) for cited in sorted(entry.cited))
            )
            if entry.place:
                self._connection.executemany(
                    "INSERT INTO aims VALUES (?, ?, ?)",
                    ((indicator, entry.place, rank) for indicator in sorted(entry.indicators)),
                )
        return affected | self._affected(entry.document, rank)

    def remove(self, document: str) -> set[str]:
        """Take out a document; returns as ``put``."""
        held = self._held(document)
        if not held:
            return set()
        rank = held[0]
        affected = self._affected(document, rank)
        with self._connection:
            rows = self._connection.execute("SELECT ordinal, words FROM passages WHERE rank = ?", (rank,)).fetchall()
            self._connection.executemany(
                "DELETE FROM bands WHERE band = ? AND rank = ? AND ordinal = ?",
                ((band, rank, ordinal) for ordinal, words in rows for band in bands(words)),
            )
            self._connection.execute("DELETE FROM passages WHERE rank = ?", (rank,))
            self._connection.execute("DELETE FROM aims WHERE rank = ?", (rank,))
            self._connection.execute("DELETE FROM citations WHERE document = ?", (document,))
            self._connection.execute("DELETE FROM documents WHERE document = ?", (document,))
        return affected

    def documents(self) -> set[str]:
        """Ids of all that it holds."""
        return {row[0] for row in self._connection.execute("SELECT document FROM documents")}

    def digest(self, document: str) -> str | None:
        """The digest of what it holds of a document."""
        held = self._held(document)
        return held[1] if held else None

    def cited(self, document: str) -> list[str]:
        """Ids of the documents that a document names."""
        rows = self._connection.execute("SELECT cited FROM citations WHERE document = ? ORDER BY cited", (document,))
        return [row[0] for row in rows]

    def rank(self, document: str) -> int:
        """Place of a document in the order of issue; the last for one that it does not hold."""
        held = self._held(document)
        return held[0] if held else 1 << 62

    def earlier(self, words: str, rank: int) -> set[Candidate]:
        """Passages of earlier documents that may be like ``words``."""
        return self._candidates(
            f"(SELECT rank, ordinal FROM bands WHERE band = ? AND rank < ? ORDER BY rank LIMIT {EARLIEST})", words, rank
        )

    def within(self, words: str, document: str) -> set[Candidate]:
        """Passages of one document that may be like ``words``."""
        among = "(SELECT rank, ordinal FROM bands WHERE band = ? AND rank = ?)"
        return self._candidates(among, words, self.rank(document))

    def followed(self, indicator: str, places: Iterable[str], rank: int) -> list[str]:
        """Of each place the latest earlier document that sets a target for the indicator."""
        found = (
            self._connection.execute(
                "SELECT d.document FROM aims a JOIN documents d ON d.rank = a.rank "
                "WHERE a.indicator = ? AND a.place = ? AND a.rank < ? ORDER BY a.rank DESC LIMIT 1",
                (indicator, place, rank),
            ).fetchone()
            for place in places
        )
        return [row[0] for row in found if row]

    def clear(self) -> None:
        """Forget everything."""
        with self._connection:
            for table in ("documents", "passages", "bands", "citations", "aims"):
                self._connection.execute(f"DELETE FROM {table}")

    def close(self) -> None:
        """Close the file. Closing twice is fine."""
        self._connection.close()

    def _held(self, document: str) -> tuple[int, str] | None:
        row = self._connection.execute("SELECT rank, digest FROM documents WHERE document = ?", (document,)).fetchone()
        return (row[0], row[1]) if row else None

    def _affected(self, document: str, rank: int) -> set[str]:
        """Those that cite it, and the later ones that have it, or would have it, among the earliest of a band."""
        found = {
            row[0] for row in self._connection.execute("SELECT document FROM citations WHERE cited = ?", (document,))
        }
        later: set[int] = set()
        for band in self._bands_of(rank):
            before = self._connection.execute(
                f"SELECT count(*) FROM (SELECT 1 FROM bands WHERE band = ? AND rank < ? LIMIT {EARLIEST})", (band, rank)
            ).fetchone()[0]
            if before < EARLIEST:
                rows = self._connection.execute(
                    "SELECT DISTINCT rank FROM bands WHERE band = ? AND rank > ?", (band, rank)
                )
                later.update(row[0] for row in rows)
        later |= self._following(rank)
        for one in later:
            found.update(
                row[0] for row in self._connection.execute("SELECT document FROM documents WHERE rank = ?", (one,))
            )
        return found - {document}

    def _following(self, rank: int) -> set[int]:
        """The documents whose latest predecessor by a target this one is or would be."""
        found: set[int] = set()
        for indicator, place in self._connection.execute(
            "SELECT indicator, place FROM aims WHERE rank = ?", (rank,)
        ).fetchall():
            for follower in followers(place):
                row = self._connection.execute(
                    "SELECT rank FROM aims WHERE indicator = ? AND place = ? AND rank > ? ORDER BY rank LIMIT 1",
                    (indicator, follower, rank),
                ).fetchone()
                found.update(row or ())
        return found

    def _candidates(self, among: str, words: str, rank: int) -> set[Candidate]:
        statement = (
            f"SELECT d.document, d.rank, p.ordinal, p.words FROM {among} b "
            "JOIN passages p ON p.rank = b.rank AND p.ordinal = b.ordinal JOIN documents d ON d.rank = b.rank"
        )
        return {Candidate(*row) for band in bands(words) for row in self._connection.execute(statement, (band, rank))}

    def _bands_of(self, rank: int) -> Iterable[int]:
        rows: Iterator[tuple[str]] = self._connection.execute("SELECT words FROM passages WHERE rank = ?", (rank,))
        return sorted({band for (words,) in rows for band in bands(words)})
