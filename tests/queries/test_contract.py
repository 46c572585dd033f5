"""Every example of every question gives the same rows on both engines."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import invented_graph
import pytest

from examples.generate import write_family
from graph.archive import Archive
from graph.store import Store
from ingest.run import ingest
from queries.catalogue import Catalogue

CATALOGUE = Catalogue()
EXAMPLES = [(question.name, example) for question in CATALOGUE for example in question.examples]


@pytest.mark.parametrize(("name", "example"), EXAMPLES, ids=[f"{n}-{e}" for n, e in EXAMPLES])
def test_an_example_has_an_answer(sample_store: Store, name: str, example: Mapping[str, Any]) -> None:
    result = CATALOGUE.run(sample_store, name, **example)
    assert result.rows
    for row in result.rows:
        assert tuple(row) == result.names
        for column in result.columns:
            assert _fits(row[column.name], column.type), (column, row[column.name])


def _fits(value: Any, type_: str) -> bool:
    kinds: dict[str, type | tuple[type, ...]] = {
        "string": str, "date": str, "integer": int, "float": (int, float), "boolean": bool, "list": list,
    }  # fmt: skip
    return value is None or isinstance(value, kinds[type_])


@pytest.mark.neo4j
def test_both_engines_give_equal_rows(embedded_store: Store, neo4j_store: Store) -> None:
    for store in (embedded_store, neo4j_store):
        store.upsert(invented_graph.sample())
    _check_equal(embedded_store, neo4j_store)


@pytest.mark.neo4j
def test_both_engines_give_equal_rows_of_ingested_files(
    embedded_store: Store, neo4j_store: Store, tmp_path: Path
) -> None:
    write_family(tmp_path / "family", provinces=3)
    for store in (embedded_store, neo4j_store):
        report = ingest([tmp_path / "family" / "documents"], Archive(tmp_path / "data"), store, clock=_clock, workers=1)
        assert report.failed == 0, report.lines
    _check_equal(embedded_store, neo4j_store)


def _check_equal(first: Store, second: Store) -> None:
    for name, example in EXAMPLES:
        rows = CATALOGUE.run(first, name, **example).rows
        assert rows, (name, example)
        assert rows == CATALOGUE.run(second, name, **example).rows, (name, example)


def _clock() -> datetime:
    return datetime(2026, 1, 1, tzinfo=UTC)
