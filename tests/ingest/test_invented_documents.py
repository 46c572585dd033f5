"""Invented documents of eleven kinds against what they say, written from reading them (invented/truths.yaml)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from graph.folding import words
from ingest.extract import extract
from ingest.readers import read
from ingest.serialise import as_mapping
from ingest.tables.rebuild import rebuild_tables

FOLDER = Path(__file__).parent / "invented"
TRUTHS: dict[str, dict[str, Any]] = yaml.safe_load((FOLDER / "truths.yaml").read_text(encoding="utf-8"))
LEAST = {"tasks": 0.97, "section": 0.97, "lead": 0.92, "support": 0.92, "due": 0.95, "targets": 0.85}
"""Least F1 over all of them, facet by facet."""


def _facts(name: str) -> dict[str, Any]:
    content = (FOLDER / name).read_text(encoding="utf-8").partition("\n")[2].encode()
    return as_mapping(extract(rebuild_tables(read(content, name))), name)


@pytest.fixture(scope="module")
def extracted() -> dict[str, dict[str, Any]]:
    return {name: _facts(name) for name in TRUTHS}


@pytest.mark.parametrize("name", TRUTHS)
def test_what_the_head_and_the_foot_say(name: str, extracted: dict[str, dict[str, Any]]) -> None:
    truth, document = TRUTHS[name], extracted[name]["document"]
    assert {field: document[field] for field in truth["document"]} == truth["document"]
    assert [signer["name"] for signer in document["signers"]] == truth["signers"]
    assert len(document["recipients"]) == truth["recipients"]


@pytest.mark.parametrize("name", TRUTHS)
def test_the_documents_it_names(name: str, extracted: dict[str, dict[str, Any]]) -> None:
    truth, found = TRUTHS[name], extracted[name]
    assert found["document"]["implements"] == truth["implements"]
    assert found["document"]["based_on"] == truth["based_on"]
    assert {c["number"]: c["mentions"] for c in found["cited_documents"] if c["number"]} == truth["cited"]


def _name(body: str) -> frozenset[str]:
    return frozenset(words(body)) - {"cac", "va"}


def _due(deadline: dict[str, Any] | None) -> str:
    return (deadline["to"] or deadline.get("recurring") or "") if deadline else ""


def _true_facts(name: str) -> set[tuple[str, ...] | Any]:
    facts: set[Any] = set()
    for opening, section, lead, support, due in TRUTHS[name]["tasks"]:
        facts |= {("tasks", opening), ("section", opening, section)}
        facts |= {("lead", opening, _name(body)) for body in lead} | {
            ("support", opening, _name(body)) for body in support
        }
        facts |= {("due", opening, due)} if due else set()
    facts |= {("targets", comparator, float(value), by) for _, comparator, value, by in TRUTHS[name]["targets"]}
    return {(name, *fact) for fact in facts}


def _found_facts(name: str, found: dict[str, Any]) -> set[Any]:
    facts: set[Any] = set()
    openings = [row[0] for row in TRUTHS[name]["tasks"]]
    for task in found["tasks"]:
        opening = next((o for o in openings if task["text"].startswith(o)), task["text"])
        facts |= {("tasks", opening), ("section", opening, task["section"])}
        facts |= {(part, opening, _name(body)) for part in ("lead", "support") for body in task[part]}
        facts |= {("due", opening, _due(task["deadline"]))} if _due(task["deadline"]) else set()
    for target in found["targets"]:
        indicator = next((row[0] for row in TRUTHS[name]["targets"] if row[0] in target["indicator"]), None)
        value = float(target["value"]) if indicator else -1.0
        facts.add(("targets", target["comparator"], value, target["by"]))
    return {(name, *fact) for fact in facts}


@pytest.mark.parametrize("facet", LEAST)
def test_the_work_they_give(facet: str, extracted: dict[str, dict[str, Any]]) -> None:
    true = {fact for name in TRUTHS for fact in _true_facts(name) if fact[1] == facet}
    found = {fact for name in TRUTHS for fact in _found_facts(name, extracted[name]) if fact[1] == facet}
    figure = 2 * len(true & found) / (len(true) + len(found))
    missed, more = sorted(map(str, true - found)), sorted(map(str, found - true))
    assert figure >= LEAST[facet], f"{facet}: F1 {figure:.3f}\nmissed {missed}\nmore {more}"
