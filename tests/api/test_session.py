"""The graph from Python: frames, networks, and the notebook of the documentation."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pandas
import polars
import pytest
from chithi_process import ROOT
from invented_graph import PLAN, READING
from nbclient import NotebookClient

from api.session import Catalogue, open_store
from api.settings import Settings
from examples.generate import write_family
from graph.store import Store
from ingest.run import ingest
from queries.errors import AmbiguousName

NOW = datetime.datetime(2034, 5, 6, tzinfo=datetime.UTC)
NOTEBOOK = ROOT / "docs" / "tour.ipynb"


@pytest.fixture
def catalogue(served_store: Store) -> Catalogue:
    return Catalogue(served_store)


def test_pandas_has_the_types_of_the_columns(catalogue: Catalogue) -> None:
    answer = catalogue.run("documents/implementers", document="91-CT/TW")
    frame = answer.to_pandas()
    assert list(frame["id"]) == [row["id"] for row in answer] and len(frame) == len(answer)
    assert pandas.api.types.is_datetime64_any_dtype(frame["issued_on"])
    assert frame["lag_days"].dtype == "Int64"
    assert frame["lag_days"].isna().sum() == sum(row["lag_days"] is None for row in answer)


def test_polars_has_the_types_of_the_columns(catalogue: Catalogue) -> None:
    answer = catalogue.run("documents/implementers", document="91-CT/TW")
    frame = answer.to_polars()
    assert frame["id"].to_list() == [row["id"] for row in answer]
    assert frame.schema["issued_on"] == polars.Date and frame.schema["path"] == polars.List(polars.String)
    known = [day for day in frame["issued_on"].to_list() if day is not None]
    assert known and all(isinstance(day, datetime.date) for day in known)


@pytest.mark.parametrize(
    "question", [question.name for question in __import__("queries.catalogue").catalogue.Catalogue()]
)
def test_every_answer_is_a_frame(catalogue: Catalogue, question: str) -> None:
    example = next(entry for entry in catalogue if entry.name == question).examples[0]
    answer = catalogue.run(question, **example)
    names = list(answer.result.names)
    assert list(answer.to_pandas().columns) == answer.to_polars().columns == names


def test_an_answer_without_rows_has_its_columns(catalogue: Catalogue) -> None:
    answer = catalogue.run("documents/search", q="zzz")
    assert len(answer) == 0
    assert list(answer.to_pandas().columns) == answer.to_polars().columns == list(answer.result.names)


def test_networkx_holds_what_the_answer_names(catalogue: Catalogue) -> None:
    network = catalogue.run("documents/implementers", document="91-CT/TW").to_networkx()
    assert {READING, PLAN} <= set(network)
    assert any(data["label"] == "IMPLEMENTS" for data in network[PLAN][READING].values())


def test_a_name_of_several_is_told(catalogue: Catalogue) -> None:
    with pytest.raises(AmbiguousName):
        catalogue.run("documents/implementers", document="12-CT/TW")


def test_a_store_is_opened_by_settings(owned_data: Path) -> None:
    store = open_store(Settings(data=owned_data))
    assert len(Catalogue(store).run("documents/list")) > 0
    store.close()


@pytest.fixture
def example_data(tmp_path: Path) -> Iterator[Path]:
    """A data folder that holds the invented examples; its store is open here, and the notebook asks this process."""
    settings = Settings(data=tmp_path / "data")
    store = settings.open_store()
    report = ingest(write_family(tmp_path), settings.archive(), store, clock=lambda: NOW, workers=1)
    assert not report.failed and not report.store_error
    yield settings.data
    store.close()


def test_the_notebook_runs(example_data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHITHI_DATA", str(example_data))
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")]))
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    assert all(not cell.get("outputs") for cell in notebook.cells), "outputs are not kept"
    ran = NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(ROOT)}}).execute()
    texts = [
        str(output.get("data", {}).get("text/plain", "")) for cell in ran.cells for output in cell.get("outputs", [])
    ]
    assert any("91-CT/TW" in text for text in texts)
