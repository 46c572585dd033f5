"""Stores for the tests: the embedded engine, and a real Neo4j server that the tests start themselves.

One database of each a session, emptied before each test that asks for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.store import Store, open_store


@pytest.fixture(scope="session")
def _embedded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store = open_store("embedded", tmp_path_factory.mktemp("embedded"))
    yield store
    store.close()


@pytest.fixture
def embedded_store(_embedded: Store) -> Store:
    """The embedded engine, empty."""
    _embedded.clear()
    return _embedded
