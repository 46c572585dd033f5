"""Addresses, users and passwords of a Neo4j server."""

from __future__ import annotations

from pathlib import Path

import neo4j_server
import pytest

from graph.errors import StoreUnavailable
from graph.opening import open_store


@pytest.mark.neo4j
def test_a_wrong_password_is_said_so(tmp_path: Path, bolt_address: str) -> None:
    with neo4j_server.running(tmp_path / "home", locked=True) as address:
        for user, password in (("", ""), ("neo4j", "wrong"), ("nobody", "neo4j")):
            with pytest.raises(StoreUnavailable, match=r"refuses the user or the password"):
                open_store(address, user=user, password=password)
    with pytest.raises(StoreUnavailable, match="does not answer at bolt://"):
        open_store(address)


@pytest.mark.neo4j
def test_routing_addresses_reach_the_same_server(bolt_address: str) -> None:
    store = open_store(bolt_address.replace("bolt://", "neo4j://"))
    assert store.run("RETURN 1 AS one").rows == [{"one": 1}]
    store.close()


@pytest.mark.neo4j
def test_tls_is_asked_for(bolt_address: str) -> None:
    with pytest.raises(StoreUnavailable, match="does not answer"):
        open_store(bolt_address.replace("bolt://", "bolt+s://"))
