"""The invented sample in an embedded store, loaded once."""

from __future__ import annotations

from collections.abc import Iterator

import invented_graph
import pytest

from graph.opening import open_store
from graph.store import Store


@pytest.fixture(scope="package")
def sample_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store = open_store("embedded", tmp_path_factory.mktemp("sample"))
    store.upsert(invented_graph.sample())
    yield store
    store.close()
