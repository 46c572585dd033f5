"""Writes from the model what others need of it, under ``graph/generated`` and ``docs``.

``python -m graph.generate`` writes; ``python -m graph.generate --check`` fails where a file is stale.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from graph.ddl import EMBEDDED, GENERATED, NEO4J
from graph.generators.databases import embedded_schema, neo4j_schema
from graph.generators.ontology import ontology
from graph.generators.records import records
from graph.generators.reference import reference
from graph.generators.shapes import shapes
from graph.model import Model, load_model

ROOT = Path(__file__).parent.parent
FILES: Mapping[Path, Callable[[Model], str]] = {
    NEO4J: neo4j_schema,
    EMBEDDED: embedded_schema,
    GENERATED / "records.py": records,
    GENERATED / "ontology.ttl": ontology,
    GENERATED / "shapes.ttl": shapes,
    ROOT / "docs" / "model.md": reference,
}
"""Every generated file and what writes it."""


def stale(model: Model) -> list[Path]:
    """The files that are not what would be written now."""
    return [
        path for path, write in FILES.items() if not path.exists() or path.read_text(encoding="utf-8") != write(model)
    ]


def main(arguments: list[str]) -> int:
    """Write or, with ``--check``, compare; 1 where a file is stale."""
    model = load_model()
    outdated = stale(model)
    if "--check" in arguments:
        for path in outdated:
            sys.stderr.write(f"{path.relative_to(ROOT)} is stale: run python -m graph.generate and commit it.\n")
        return 1 if outdated else 0
    for path in outdated:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(FILES[path](model), encoding="utf-8")
        sys.stdout.write(f"wrote {path.relative_to(ROOT)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
