"""Every example of every question gives the same rows on both engines."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import invented_graph
import pytest

from graph.store import Store
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
    for name, example in EXAMPLES:
        answers = [CATALOGUE.run(store, name, **example).rows for store in (embedded_store, neo4j_store)]
        assert answers[0] == answers[1], (name, example)
