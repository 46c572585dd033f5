"""The invented documents: reproducible, marked, and read by the extraction as their truth says."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from examples.documents import NOTICE
from examples.family import family
from examples.generate import write_family
from examples.render import FORMATS, as_text
from graph.folding import words
from ingest.extract import extract
from ingest.readers import read
from ingest.serialise import as_mapping


def test_the_same_seed_writes_the_same_bytes(tmp_path: Path) -> None:
    first = write_family(tmp_path / "a", provinces=3)
    second = write_family(tmp_path / "b", provinces=3)
    assert [p.name for p in first] == [p.name for p in second]
    assert [p.read_bytes() for p in first] == [p.read_bytes() for p in second]


def test_another_seed_writes_another_family(tmp_path: Path) -> None:
    assert [as_text(d) for d in family(seed=1, provinces=3)] != [as_text(d) for d in family(seed=2, provinces=3)]


def test_every_document_says_that_it_is_invented() -> None:
    for document in family(provinces=2):
        assert NOTICE in as_text(document).decode().replace("\n", " ")


def test_stems_are_unique() -> None:
    stems = Counter(document.stem for document in family(directives=6))
    assert set(stems.values()) == {1}


@pytest.fixture(scope="module")
def readings() -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """(truth, extraction) of every document, the formats in turn."""
    pairs = []
    for index, document in enumerate(family()):
        suffix, render = list(FORMATS.items())[index % len(FORMATS)]
        text = read(render(document), f"{document.stem}.{suffix}")
        pairs.append((document.truth(), as_mapping(extract(text), document.stem)))
    return pairs


@pytest.mark.parametrize("field", ["type", "number", "issued_on", "place", "jurisdiction"])
def test_particulars_are_read_exactly(readings: list[tuple[dict[str, Any], dict[str, Any]]], field: str) -> None:
    wrong = [
        (truth["doc"], truth["document"][field], found["document"][field])
        for truth, found in readings
        if truth["document"][field] != found["document"][field]
    ]
    assert not wrong


def test_what_a_document_implements_is_read(readings: list[tuple[dict[str, Any], dict[str, Any]]]) -> None:
    wrong = [
        (truth["doc"], truth["document"]["implements"], found["document"]["implements"])
        for truth, found in readings
        if set(truth["document"]["implements"]) != set(found["document"]["implements"])
    ]
    assert not wrong


def test_relations_between_other_documents_are_read(readings: list[tuple[dict[str, Any], dict[str, Any]]]) -> None:
    def pairs(facts: dict[str, Any]) -> set[tuple[str, str]]:
        return {(r["from"], r["to"]) for r in facts["relations"] if r["relation"] == "implements"}

    wrong = [(t["doc"], pairs(t), pairs(f)) for t, f in readings if pairs(t) != pairs(f)]
    assert not wrong


def _by_text(facts: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {" ".join(words(task["text"])): task for task in facts["tasks"]}


def test_every_task_is_found_and_nothing_else(readings: list[tuple[dict[str, Any], dict[str, Any]]]) -> None:
    wrong = [(t["doc"], sorted(_by_text(t).keys() ^ _by_text(f).keys())) for t, f in readings]
    assert not [entry for entry in wrong if entry[1]]


@pytest.mark.parametrize("role", ["lead", "support"])
def test_roles_are_read(readings: list[tuple[dict[str, Any], dict[str, Any]]], role: str) -> None:
    wrong = []
    for truth, found in readings:
        read_tasks = _by_text(found)
        for text, task in _by_text(truth).items():
            told = {" ".join(words(name)) for name in read_tasks.get(text, {}).get(role, [])}
            if told != {" ".join(words(name)) for name in task[role]}:
                wrong.append((truth["doc"], text, task[role], sorted(told)))
    assert not wrong


def test_deadlines_are_read(readings: list[tuple[dict[str, Any], dict[str, Any]]]) -> None:
    def when(task: dict[str, Any]) -> tuple[Any, ...]:
        deadline = task.get("deadline") or {}
        return deadline.get("from"), deadline.get("to"), deadline.get("recurring")

    wrong = []
    for truth, found in readings:
        read_tasks = _by_text(found)
        wrong += [
            (truth["doc"], text, when(task), when(read_tasks[text]))
            for text, task in _by_text(truth).items()
            if text in read_tasks and when(task) != when(read_tasks[text])
        ]
    assert not wrong


def test_targets_are_read(readings: list[tuple[dict[str, Any], dict[str, Any]]]) -> None:
    def key(target: dict[str, Any]) -> tuple[Any, ...]:
        return " ".join(words(target["indicator"])), target["comparator"], target["value"], target["by"]

    wrong = [
        (t["doc"], sorted({key(x) for x in t["targets"]} ^ {key(x) for x in f["targets"]}, key=str))
        for t, f in readings
    ]
    assert not [entry for entry in wrong if entry[1]]


def test_truth_is_written_beside_the_documents(tmp_path: Path) -> None:
    written = write_family(tmp_path, provinces=1)
    truths = {p.stem: json.loads(p.read_text()) for p in (tmp_path / "truth").glob("*.json")}
    assert truths.keys() == {p.stem for p in written}
