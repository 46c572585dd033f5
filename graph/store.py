"""The one interface to a graph database."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from graph.rows import DocumentGraph


@dataclass(frozen=True, slots=True)
class Rows:
    """The answer to a statement: column names in order, and one mapping a row (plain Python values only)."""

    columns: tuple[str, ...]
    rows: list[dict[str, Any]]


class Store(Protocol):
    """A graph database that holds a projection of the archive. Implementations: ``graph/engines``."""

    engine: str
    """``"embedded"`` or ``"neo4j"``."""

    def apply_schema(self) -> None:
        """Create constraints, indexes and types that are not there yet."""

    def upsert(self, graphs: Sequence[DocumentGraph]) -> None:
        """Make the store say exactly what each graph says of its document, in one transaction a graph.

        Nodes and relationships that the document stated before and no longer states are deleted; shared nodes that
        nothing states any more go with them. Doing it twice changes nothing.

        Of a shared node that several documents describe differently the fullest properties stay, in whatever order they
        come (``graph.changes.fullest``); they become poorer again when the node is loaded anew, or when a document
        describes it that is the only one left to name it.
        """

    def bulk_load(self, graphs: Iterable[DocumentGraph]) -> None:
        """Load many graphs, each document once; the fast way into an empty store, otherwise as ``upsert``.

        What cannot be finished leaves an empty store where it was empty before.
        """

    def remove(self, document: str) -> None:
        """Take out everything that the document states.

        If others cite it, it stays as a cited one, with what it said of itself (number, title, issuer, date).
        """

    def clear(self) -> None:
        """Delete all nodes and relationships."""

    def run(
        self,
        statement: str,
        parameters: Mapping[str, Any] | None = None,
        *,
        timeout: float | None = None,
        most: int | None = None,
    ) -> Rows:
        """Run one read-only Cypher statement.

        Dates come back as ISO text, a node as ``{"labels", "properties"}``, a relationship as
        ``{"type", "properties"}``, a path as ``{"nodes", "relationships"}``, whose relationships have the ids of their
        ``start`` and ``end`` too.

        Args:
            parameters: plain values, lists and mappings of them; a date goes as ISO text and is read by ``date($day)``.
            timeout: seconds, ``None`` for no limit.
            most: rows after which reading stops, so that an endless answer fills no memory; ``None`` for all.

        Raises:
            WriteRefused: the statement would write, load files, or call a procedure that is not on the list.
            QueryTimeout: it took longer than ``timeout``.
            StoreError: the database refused it; the message is the database's.
        """

    def revision(self) -> str | None:
        """Another text after every write, whoever made it; ``None`` while a write is under way.

        What is read after this call is at least as new as the text says, so an answer may be kept under it and given
        again for as long as it is the same. It is found without reading any node.

        Raises:
            StoreUnavailable: the database cannot be reached.
        """

    def close(self) -> None:
        """Release the database. Closing twice is fine."""
