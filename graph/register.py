"""The register: which document each original is, and which numbers its text names.

Derived from the facts in the archive, and kept in SQLite so that one new document does not need all others read again.
A document is *settled* once the digest of all that it states is noted; whatever may change what it states takes that
digest away in the same transaction, so that a killed run leaves nothing half known.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import astuple, dataclass
from pathlib import Path

from graph.ledger import open_database


@dataclass(frozen=True, slots=True)
class Manifestation:
    """One original of a document.

    Attributes:
        preference: of several, the greatest speaks for the document; it holds everything that decides, so that the
            order of arrival does not.
        corrections: digest of what people say of it, ``""`` for nothing.
        base: the id that its own facts give; ``document`` differs where another original with that id is another
            document, or where a person says so.
        issued_on, title: by which such documents are told apart.
    """

    sha256: str
    document: str
    version: str
    preference: str
    corrections: str = ""
    base: str = ""
    issued_on: str | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class NamedNumber:
    """A document that a text names by number.

    Attributes:
        node: id of the Document node.
        key: number alone, folded: "25-ct-tw"; the same for every document with that number.
        resolved: whether the id says which one is meant (year and, where needed, territory).
    """

    node: str
    key: str
    resolved: bool


_SCHEMA = """
CREATE TABLE IF NOT EXISTS manifestations (
  sha256 TEXT PRIMARY KEY, document TEXT NOT NULL, version TEXT NOT NULL, preference TEXT NOT NULL,
  corrections TEXT NOT NULL, base TEXT NOT NULL, issued_on TEXT, title TEXT
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS manifestations_document ON manifestations (document);
CREATE INDEX IF NOT EXISTS manifestations_base ON manifestations (base);
CREATE TABLE IF NOT EXISTS numbers (
  document TEXT NOT NULL, node TEXT NOT NULL, key TEXT NOT NULL, resolved INTEGER NOT NULL,
  PRIMARY KEY (document, node)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS numbers_key ON numbers (key, resolved, node);
CREATE TABLE IF NOT EXISTS revisions (document TEXT PRIMARY KEY, revision TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS withdrawn (document TEXT PRIMARY KEY) WITHOUT ROWID;
"""


class Register:
    """The register in one SQLite file."""

    def __init__(self, path: Path) -> None:
        """Open or make the register.

        Raises:
            ArchiveError: the file cannot be opened.
        """
        self._connection: sqlite3.Connection = open_database(path, _SCHEMA)

    def add(self, original: Manifestation) -> None:
        """Note which document an original is. That document, and the one that it was before, become unsettled."""
        before = self.document_of(original.sha256)
        with self._connection:
            self._connection.execute(
                "INSERT OR REPLACE INTO manifestations VALUES (?, ?, ?, ?, ?, ?, ?, ?)", astuple(original)
            )
            self._connection.execute("DELETE FROM withdrawn WHERE document = ?", (original.document,))
            self._unsettle({original.document})
            if before and before != original.document:
                self._leave(before)

    def unsettle(self, document: str) -> None:
        """Note that what is known of the files of a document has changed."""
        with self._connection:
            self._unsettle({document})

    def document_of(self, sha256: str) -> str | None:
        """The document that an original is."""
        row = self._connection.execute("SELECT document FROM manifestations WHERE sha256 = ?", (sha256,)).fetchone()
        return row[0] if row else None

    def manifestations(self, document: str) -> list[Manifestation]:
        """The originals of a document, the one that speaks for it first."""
        rows = self._connection.execute(
            "SELECT * FROM manifestations WHERE document = ? ORDER BY preference DESC, sha256", (document,)
        )
        return [Manifestation(*row) for row in rows]

    def with_base(self, base: str) -> list[Manifestation]:
        """The originals whose own facts give this id, in order; they may be several documents."""
        rows = self._connection.execute("SELECT * FROM manifestations WHERE base = ? ORDER BY sha256", (base,))
        return [Manifestation(*row) for row in rows]

    def editions(self, base: str) -> dict[str, str | None]:
        """The documents with their dates, by id, where several have this id by their own facts; else nothing."""
        found = {original.document: original.issued_on for original in self.with_base(base)}
        return found if len(found) > 1 else {}

    def unsettle_citing(self, key: str) -> None:
        """Note that it has changed what a number may mean."""
        with self._connection:
            rows = self._connection.execute("SELECT DISTINCT document FROM numbers WHERE key = ?", (key,))
            self._unsettle([row[0] for row in rows])

    def state(self, document: str, numbers: Iterable[NamedNumber]) -> None:
        """Note which numbers a document now names. Documents whose candidates change by it become unsettled."""
        before, after = set(self._numbers(document)), set(numbers)
        with self._connection:
            self._connection.execute("DELETE FROM numbers WHERE document = ?", (document,))
            self._connection.executemany(
                "INSERT INTO numbers VALUES (?, ?, ?, ?)", [(document, n.node, n.key, n.resolved) for n in after]
            )
            self._unsettle(self._unresolved({number.key for number in before ^ after if number.resolved}))

    def settle(self, revisions: Mapping[str, str]) -> None:
        """Note the digest of all that each document states."""
        with self._connection:
            self._connection.executemany("INSERT OR REPLACE INTO revisions VALUES (?, ?)", sorted(revisions.items()))

    def unsettled(self) -> list[str]:
        """Documents that are to be linked again, in order."""
        rows = self._connection.execute(
            "SELECT DISTINCT document FROM manifestations WHERE document NOT IN (SELECT document FROM revisions) "
            "ORDER BY document"
        )
        return [row[0] for row in rows]

    def candidates(self, key: str) -> list[str]:
        """Ids of the documents with this number that some text names in full, in order."""
        rows = self._connection.execute(
            "SELECT DISTINCT node FROM numbers WHERE key = ? AND resolved = 1 ORDER BY node", (key,)
        )
        return [row[0] for row in rows]

    def manifestation(self, sha256: str) -> Manifestation | None:
        """What is known of an original."""
        row = self._connection.execute("SELECT * FROM manifestations WHERE sha256 = ?", (sha256,)).fetchone()
        return Manifestation(*row) if row else None

    def revisions(self) -> dict[str, str]:
        """What the archive says of each settled document, as a digest, by id."""
        return dict(self._connection.execute("SELECT document, revision FROM revisions ORDER BY document"))

    def withdrawn(self) -> list[str]:
        """Documents that the archive once held and no longer does."""
        return [row[0] for row in self._connection.execute("SELECT document FROM withdrawn ORDER BY document")]

    def clear(self) -> None:
        """Forget everything; ``rebuild`` fills it again from the facts."""
        with self._connection:
            for table in ("manifestations", "numbers", "revisions", "withdrawn"):
                self._connection.execute(f"DELETE FROM {table}")

    def close(self) -> None:
        """Close the file. Closing twice is fine."""
        self._connection.close()

    def _numbers(self, document: str) -> Iterator[NamedNumber]:
        rows = self._connection.execute("SELECT node, key, resolved FROM numbers WHERE document = ?", (document,))
        return (NamedNumber(node, key, bool(resolved)) for node, key, resolved in rows)

    def _leave(self, document: str) -> None:
        """An original is this document no longer; without any other it is withdrawn."""
        self._unsettle({document})
        if self.manifestations(document):
            return
        self._unsettle(self._unresolved({number.key for number in self._numbers(document) if number.resolved}))
        self._connection.execute("DELETE FROM numbers WHERE document = ?", (document,))
        self._connection.execute("INSERT OR IGNORE INTO withdrawn VALUES (?)", (document,))

    def _unsettle(self, documents: Iterable[str]) -> None:
        self._connection.executemany("DELETE FROM revisions WHERE document = ?", [(d,) for d in documents])

    def _unresolved(self, keys: Iterable[str]) -> set[str]:
        found: set[str] = set()
        for key in keys:
            rows = self._connection.execute(
                "SELECT DISTINCT document FROM numbers WHERE key = ? AND resolved = 0", (key,)
            )
            found.update(row[0] for row in rows)
        return found
