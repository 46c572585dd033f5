"""Addresses, users and passwords of a Neo4j server."""

from __future__ import annotations

import subprocess
from pathlib import Path

import neo4j_server
import pytest

from graph.connection import Connection
from graph.errors import StoreError, StoreUnavailable
from graph.opening import open_store


@pytest.mark.neo4j
def test_a_wrong_password_is_said_so(tmp_path: Path, bolt_address: str) -> None:
    with neo4j_server.running(tmp_path / "home", locked=True) as address:
        for user, password in (("", ""), ("neo4j", "wrong"), ("nobody", "neo4j")):
            with pytest.raises(StoreUnavailable, match=r"refuses the user or the password"):
                open_store(address, connection=Connection(user, password))
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


@pytest.mark.neo4j
def test_own_authorities_and_names_of_databases(tmp_path: Path, bolt_address: str) -> None:
    _make_certificate(tmp_path)
    with neo4j_server.running(tmp_path / "home", tls=tmp_path) as address:
        for scheme in ("bolt+s", "neo4j+s"):
            secure = address.replace("bolt", scheme)
            with pytest.raises(StoreUnavailable, match="does not answer"):
                open_store(secure)  # nobody the system trusts has signed it
            _ask(secure, Connection(certificates=tmp_path / "public.crt", database="neo4j", pool=2, timeout=20))
        _ask(address.replace("bolt", "bolt+ssc"), Connection())
        with pytest.raises(StoreError, match=r"lost\.pem.*CHITHI_STORE_CERTIFICATES"):
            open_store(address.replace("bolt", "bolt+s"), connection=Connection(certificates=tmp_path / "lost.pem"))
    with pytest.raises(StoreUnavailable, match="no database 'kho'"):
        open_store(bolt_address, connection=Connection(database="kho"))


def _ask(address: str, connection: Connection) -> None:
    store = open_store(address, connection=connection)
    assert store.run("RETURN 1 AS one").rows == [{"one": 1}]
    store.close()


def _make_certificate(folder: Path) -> None:
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1",
         "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", folder / "private.key", "-out", folder / "public.crt"],
        check=True, capture_output=True,
    )  # fmt: skip
