"""Outline, tasks and deadlines of real documents, measured with the scorer that comes with the gold."""

from __future__ import annotations

import importlib.util
import json
import os
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from ingest.extract import extract
from ingest.readers import read
from ingest.serialise import as_mapping
from ingest.tables.rebuild import rebuild_tables

CORPUS = Path(os.environ.get("CHITHI_CORPUS", Path(__file__).parents[3] / "shared" / "corpus"))
GOLD = CORPUS.parent / "gold"
FORMATS = (".txt", ".md", ".docx")
"""Formats that are read in a moment; the others go through the same steps afterwards."""

LEAST = {"sections": 0.97, "tasks": 0.97, "lead": 0.93, "support": 0.93, "deadlines": 0.95, "task cites": 0.93}


def _scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("gold_score", GOLD / "score.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _files() -> list[tuple[Path, Path]]:
    found = []
    for gold in sorted((GOLD / "dev").glob("*.json")):
        files = [path for folder in ("seeds", "docs") for path in (CORPUS / folder).glob(f"{gold.stem}.*")]
        found += [(gold, path) for path in files if path.suffix in FORMATS]
    return found


@pytest.fixture(scope="module")
def figures() -> dict[str, dict[str, Any]]:
    """Precision, recall and F1 of every facet over the annotated documents."""
    if not (GOLD / "dev").is_dir():
        missing = f"There are no real documents at {CORPUS}; set CHITHI_CORPUS."
        if os.environ.get("CI"):
            pytest.fail(missing)
        pytest.skip(missing)
    scorer = _scorer()
    totals = scorer.blank()
    for gold, path in _files():
        facts = extract(rebuild_tables(read(path.read_bytes(), path.name)))
        scorer.score(json.loads(gold.read_text(encoding="utf-8")), as_mapping(facts, gold.stem), totals)
    return {name: tally.figures() for name, tally in totals.items()}


@pytest.mark.parametrize(("facet", "least"), LEAST.items())
def test_facet_of_real_documents(figures: dict[str, dict[str, Any]], facet: str, least: float) -> None:
    assert figures[facet]["gold"] > 0
    assert figures[facet]["f1"] >= least


def test_tasks_stand_under_their_section(figures: dict[str, dict[str, Any]]) -> None:
    assert figures["task section"]["accuracy"] >= 0.97
