"""The one way to get a store: from an address to an engine."""

from __future__ import annotations

from pathlib import Path

from graph.connection import Connection
from graph.errors import StoreUnavailable
from graph.owner import SharedStore
from graph.store import Store

SERVERS = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")
"""Schemes of the addresses of a Neo4j server; ``+s`` asks for TLS with a known certificate, ``+ssc`` with any."""


def open_store(
    address: str = "embedded", folder: Path | None = None, connection: Connection | None = None, *, heap: str = "2g"
) -> Store:
    """The one way to get a store, with its schema applied.

    Args:
        address: ``"embedded"``, or the address of a Neo4j server such as ``bolt://localhost:7687``.
        folder: where the embedded store is, or is to be; it holds nothing else.
        connection: for a server, what it asks for; ``None`` for nothing.
        heap: most memory of the embedded engine, such as "2g".

    Raises:
        StoreUnavailable: the address is not one of a store, or nothing answers there, or it refuses the password.
        StoreLocked: another process has the embedded store open and does not answer.
    """
    if address == "embedded":
        if folder is None:
            raise StoreUnavailable("The embedded store needs a folder.", "Set CHITHI_DATA.")
        store: Store = SharedStore(folder, lambda: _embedded(folder, heap))
    elif address.partition("://")[0] in SERVERS:
        from graph.engines.neo4j import Neo4jStore  # noqa: PLC0415 - the driver is loaded only where it is needed

        store = Neo4jStore(address, connection or Connection())
    else:
        raise StoreUnavailable(
            f"{address!r} is not the address of a store.", "Use embedded, bolt://HOST:PORT or neo4j://HOST:PORT."
        )
    store.apply_schema()
    return store


def _embedded(folder: Path, heap: str) -> Store:
    from graph.engines.arcadedb import EmbeddedStore  # noqa: PLC0415 - Java is loaded only where it is needed

    return EmbeddedStore(folder, heap=heap)
