"""Stores for the tests: the embedded engine, and a real Neo4j server that the tests start themselves.

One database of each a session, emptied before each test that asks for it. ``store`` runs a test on both.
"""

from __future__ import annotations

import os
from collections.abc import Iterator

import neo4j_server
import pytest

from graph.opening import open_store
from graph.store import Store

# Read by every Java that the tests start: short processes, which the slower of its compilers never pays for.
os.environ.setdefault("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1")


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


@pytest.fixture(scope="session")
def neo4j_programs() -> None:
    """Neo4j's server and tools can be run here; where they are missing the test is skipped, and fails on CI."""
    try:
        neo4j_server.jars()
    except neo4j_server.Unavailable as missing:
        if os.environ.get("CI"):
            pytest.fail(str(missing))
        pytest.skip(str(missing))


@pytest.fixture(scope="session")
def _neo4j_server(neo4j_programs: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with neo4j_server.running(tmp_path_factory.mktemp("neo4j") / "home") as address:
        yield address


@pytest.fixture(scope="session")
def _neo4j(_neo4j_server: str) -> Iterator[Store]:
    store = open_store(_neo4j_server)
    yield store
    store.close()


@pytest.fixture
def neo4j_store(_neo4j: Store) -> Store:
    """A Neo4j server, empty."""
    _neo4j.clear()
    return _neo4j


@pytest.fixture
def bolt_address(_neo4j_server: str, neo4j_store: Store) -> str:
    """The address of a Neo4j server that holds nothing and asks for no password."""
    return _neo4j_server


@pytest.fixture(params=["embedded", pytest.param("neo4j", marks=pytest.mark.neo4j)])
def store(request: pytest.FixtureRequest) -> Store:
    """Each engine in turn, empty."""
    chosen: Store = request.getfixturevalue(f"{request.param}_store")
    return chosen
