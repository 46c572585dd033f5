"""Settings: the only place that reads the environment.

- ``CHITHI_DATA``: folder of archive, ledger and embedded store; default: see ``data_folder``.
- ``CHITHI_STORE``: ``embedded`` (the default), or the address of a Neo4j server (``bolt://…``, ``neo4j://…``).
- ``CHITHI_STORE_USER``, ``CHITHI_STORE_PASSWORD``: on that server; default: none.
- ``CHITHI_STORE_TOKEN``: of a single sign-on service, instead of user and password; default: none.
- ``CHITHI_STORE_DATABASE``: its name on that server; default: the user's own, ``neo4j`` on most servers.
- ``CHITHI_STORE_CERTIFICATES``: file (PEM) of the authorities to trust with ``+s``; default: the system's.
- ``CHITHI_STORE_POOL``: most connections to that server at once; default: 100.
- ``CHITHI_STORE_TIMEOUT``: seconds to wait until that server is reached; default: 5.
- ``CHITHI_CORS_ORIGINS``: origins whose pages may call the HTTP interface, with commas between, or ``*``.
- ``CHITHI_REQUIRE_KEY``: ``1`` if every request must bring an API key; default: only those that write.
- ``CHITHI_RATE_LIMIT``: requests that one client may send, such as ``600/minute``; default: no limit.
- ``CHITHI_AUTHOR``: who decides, for ``chithi correct``; default: none.
- ``CHITHI_UPLOAD_MB``: largest document that is taken over HTTP, in megabytes; default: 20.
- ``CHITHI_ANSWERS_MB``: answers that each process keeps, in megabytes (``api.answers``); default: 32; 0 for none.
- ``CHITHI_RDF_BASE``: what the IRIs of things begin with in RDF, such as ``https://data.example/``; default:
  ``urn:chithi:``.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from graph.connection import Connection
from graph.errors import ChithiError
from graph.namespaces import DEFAULT_BASE

if TYPE_CHECKING:
    from graph.archive import Archive
    from graph.store import Store


class BadSetting(ChithiError):
    """A setting has a value that cannot be used."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What the environment says, as above."""

    data: Path
    store: str = "embedded"
    connection: Connection = field(default_factory=Connection)
    cors_origins: tuple[str, ...] = ()
    require_key: bool = False
    rate_limit: str = ""
    upload_mb: int = 20
    answers_mb: int = 32
    rdf_base: str = DEFAULT_BASE
    author: str = ""

    @property
    def keys_path(self) -> Path:
        """The file of API keys."""
        return self.data / "keys.json"

    @property
    def store_folder(self) -> Path:
        """Folder of the embedded store."""
        return self.data / "store"

    @property
    def sparql_folder(self) -> Path:
        """Folder of the index that SPARQL is asked of; made anew from the store whenever it is not there."""
        return self.data / "sparql"

    def open_store(self) -> Store:
        """The store, ready to be asked.

        Raises:
            StoreUnavailable, StoreLocked: as ``graph.opening.open_store``.
        """
        from graph.opening import open_store  # noqa: PLC0415 - only where a store is needed

        return open_store(self.store, self.store_folder, self.connection)

    def archive(self) -> Archive:
        """The archive."""
        from graph.archive import Archive  # noqa: PLC0415 - only where the archive is needed

        return Archive(self.data)


def read_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """Settings from the environment (or another mapping, in tests)."""
    env = os.environ if environment is None else environment
    origins = env.get("CHITHI_CORS_ORIGINS", "").split(",")
    return Settings(
        data=data_folder(env),
        store=env.get("CHITHI_STORE") or "embedded",
        connection=_connection(env),
        cors_origins=tuple(origin.strip() for origin in origins if origin.strip()),
        require_key=env.get("CHITHI_REQUIRE_KEY", "").lower() in ("1", "true", "yes"),
        rate_limit=env.get("CHITHI_RATE_LIMIT", ""),
        author=env.get("CHITHI_AUTHOR", ""),
        upload_mb=_whole(env, "CHITHI_UPLOAD_MB", 20),
        answers_mb=_whole(env, "CHITHI_ANSWERS_MB", 32, least=0),
        rdf_base=env.get("CHITHI_RDF_BASE") or DEFAULT_BASE,
    )


def _connection(env: Mapping[str, str]) -> Connection:
    certificates = env.get("CHITHI_STORE_CERTIFICATES")
    return Connection(
        user=env.get("CHITHI_STORE_USER", ""),
        password=env.get("CHITHI_STORE_PASSWORD", ""),
        token=env.get("CHITHI_STORE_TOKEN", ""),
        database=env.get("CHITHI_STORE_DATABASE", ""),
        certificates=Path(certificates).expanduser() if certificates else None,
        pool=_whole(env, "CHITHI_STORE_POOL", 100),
        timeout=_whole(env, "CHITHI_STORE_TIMEOUT", 5),
    )


def _whole(env: Mapping[str, str], name: str, default: int, least: int = 1) -> int:
    """A setting that is a whole number, ``least`` or more.

    Raises:
        BadSetting: it is something else.
    """
    given = env.get(name) or str(default)
    if not (given.isascii() and given.isdigit() and int(given) >= least):
        message = f"{name} is {given!r}, which is not a whole number above {least - 1}."
        raise BadSetting(message, f"Leave it out for {default}.")
    return int(given)


def data_folder(env: Mapping[str, str]) -> Path:
    """``CHITHI_DATA``, else the ``chithi`` folder where the system keeps data of programs (XDG, ``~/.local/share``)."""
    if given := env.get("CHITHI_DATA"):
        return Path(given).expanduser()
    shared = env.get("XDG_DATA_HOME")
    return (Path(shared) if shared else Path.home() / ".local" / "share") / "chithi"
