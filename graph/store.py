"""The one interface to a graph database."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from graph.errors import StoreUnavailable
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

    def run(self, statement: str, parameters: Mapping[str, Any] | None = None, *, timeout: float | None = None) -> Rows:
        """Run one read-only Cypher statement.

        Dates come back as ISO text, a node as ``{"labels", "properties"}``, a relationship as
        ``{"type", "properties"}``, a path as ``{"nodes", "relationships"}``, whose relationships have the ids of their
        ``start`` and ``end`` too.

        Args:
            parameters: plain values, lists and mappings of them; a date goes as ISO text and is read by ``date($day)``.
            timeout: seconds, ``None`` for no limit.

        Raises:
            WriteRefused: the statement would write, load files, or call a procedure that is not on the list.
            QueryTimeout: it took longer than ``timeout``.
            StoreError: the database refused it; the message is the database's.
        """

    def close(self) -> None:
        """Release the database. Closing twice is fine."""


SERVERS = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")
"""Schemes of the addresses of a Neo4j server; ``+s`` asks for TLS with a known certificate, ``+ssc`` with any."""


def open_store(
    address: str = "embedded", folder: Path | None = None, user: str = "", password: str = "", *, heap: str = "1g"
) -> Store:
    """The one way to get a store, with its schema applied.

    Args:
        address: ``"embedded"``, or the address of a Neo4j server such as ``bolt://localhost:7687``.
        folder: where the embedded store is, or is to be; it holds nothing else.
        user, password: for a server; an empty user means none.
        heap: most memory of the embedded engine, such as "2g".

    Raises:
        StoreUnavailable: the address is not one of a store, or nothing answers there, or it refuses the password.
        StoreLocked: another process has the embedded store open and does not answer.
    """
    if address == "embedded":
        if folder is None:
            raise StoreUnavailable("The embedded store needs a folder.", "Set CHITHI_DATA.")
        from graph.owner import SharedStore  # noqa: PLC0415 - it builds on this module

        store: Store = SharedStore(folder, lambda: _embedded(folder, heap))
    elif address.partition("://")[0] in SERVERS:
        from graph.engines.neo4j import Neo4jStore  # noqa: PLC0415 - likewise the driver

        store = Neo4jStore(address, user, password)
    else:
        raise StoreUnavailable(
            f"{address!r} is not the address of a store.", "Use embedded, bolt://HOST:PORT or neo4j://HOST:PORT."
        )
    store.apply_schema()
    return store


def _embedded(folder: Path, heap: str) -> Store:
    from graph.engines.arcadedb import EmbeddedStore  # noqa: PLC0415 - Java is loaded only where it is needed

    return EmbeddedStore(folder, heap=heap)
