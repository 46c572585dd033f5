"""What is needed, beside the address, to reach a database server."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Connection:
    """How to reach a Neo4j server.

    Attributes:
        user, password: an empty user means that the server asks for none.
        token: of a single sign-on service, instead of user and password.
        database: its name on the server, "" for the one that is the user's own.
        certificates: file (PEM) of the authorities whose certificates are trusted, with an address that asks for TLS;
            ``None`` for those that the system trusts.
        pool: most connections open at once.
        timeout: seconds to wait for a connection, or for one to become free.
    """

    user: str = ""
    password: str = field(default="", repr=False)
    token: str = field(default="", repr=False)
    database: str = ""
    certificates: Path | None = None
    pool: int = 100
    timeout: float = 5.0
