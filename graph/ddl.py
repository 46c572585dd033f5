"""The generated schema files, as the engines read them."""

from __future__ import annotations

from pathlib import Path

GENERATED = Path(__file__).parent / "generated"
NEO4J = GENERATED / "neo4j.cypher"
EMBEDDED = GENERATED / "arcadedb.sql"
STATEMENT = "Statement"
"""The embedded engine's type that all relationship types extend: one index finds whatever a document states."""


def statements(path: Path) -> list[str]:
    """The statements of a schema file, one a line, without comments and semicolons."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line.removesuffix(";") for line in lines if line and not line.startswith(("//", "--"))]
