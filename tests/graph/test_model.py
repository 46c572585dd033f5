"""The strict loader, and what is generated from the model."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from rdflib import Graph

from graph import generate
from graph.ddl import GENERATED, statements
from graph.errors import SchemaError
from graph.model import SCHEMA, load_model
from graph.namespaces import property_term

NODE = """
name: Letter
label: {vi: thư, en: letter}
meaning: something sent
rdf: chithi:Letter
key: id
owned: false
properties:
  id: {type: string, required: true, meaning: its id}
"""
RELATIONSHIP = """
name: ANSWERS
label: {vi: trả lời, en: answers}
meaning: the start answers the end
rdf: chithi:answers
ends:
  - [Letter, Letter]
properties:
  stated_by: {type: string, required: true, meaning: who says so}
"""


def write(folder: Path, node: str = NODE, relationship: str = RELATIONSHIP) -> Path:
    for name, text in (("nodes/Letter.yaml", node), ("relationships/ANSWERS.yaml", relationship)):
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def test_a_small_model_is_read(tmp_path: Path) -> None:
    model = load_model(write(tmp_path))
    assert list(model.nodes) == ["Letter"]
    assert model.relationships["ANSWERS"].ends == (("Letter", "Letter"),)
    assert model.nodes["Letter"].properties["id"].required
    assert model.nodes["Letter"].label["vi"] == "thư"


def test_the_model_of_the_project_is_sound() -> None:
    model = load_model()
    assert model is load_model(SCHEMA) or model == load_model(SCHEMA)
    assert model.nodes["Document"].search_index == "document_search"
    assert model.nodes["AgencyKind"].search_index == "agency_kind_search"
    assert {kind.name for kind in model.nodes.values() if kind.owned} == {"Section", "Task", "Target"}
    assert ("Task", "Document") in model.relationships["IMPLEMENTS"].ends


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("owned: false", "owned: false\ncolour: red", r"Letter\.yaml: colour is not a key"),
        ("owned: false", "owned: maybe", "owned must be true or false"),
        ("owned: false\n", "", "owned must be true or false"),
        ("key: id", "key: number", "key names the property 'number'"),
        ("key: id", "key: id\nindex: [name]", "index names the property 'name'"),
        ("key: id", "key: id\nkey: id", "the key 'key' twice"),
        ("name: Letter", "name: Brief", r"name is 'Brief', but the file is Letter\.yaml"),
        ("name: Letter", "name: letter", "has not the form"),
        ("type: string", "type: text", "properties.id.type is 'text'; known are string"),
        ("required: true", "required: false", "key must be a required string"),
        (", meaning: its id", "", "properties.id.meaning must be a text"),
        ("{vi: thư, en: letter}", "{vi: thư}", "label.en must be a text"),
        ("{vi: thư, en: letter}", "{vi: thư, en: letter, fr: lettre}", "label.fr is not a key"),
        ("rdf: chithi:Letter", "rdf: Letter", "rdf is 'Letter'"),
        ("  id:", "  on: {type: date, meaning: a day}\n  id:", "properties.True is not a name"),
        (NODE, "- a list", "must be a mapping"),
        (NODE, "{", "is not YAML"),
    ],
)
def test_a_wrong_node_is_refused_by_file_and_key(tmp_path: Path, old: str, new: str, problem: str) -> None:
    assert old in NODE
    with pytest.raises(SchemaError, match=problem):
        load_model(write(tmp_path, node=NODE.replace(old, new)))


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("[Letter, Letter]", "[Letter, Parcel]", r"ANSWERS\.yaml: ends names the label 'Parcel'"),
        ("[Letter, Letter]", "[Letter]", "ends must be a list of"),
        ("  - [Letter, Letter]", "  - [Letter, Letter]\n  - [Letter, Letter]", "twice"),
        ("stated_by:", "said_by:", "must hold stated_by"),
        ("name: ANSWERS", "name: Answers", "has not the form"),
        ("rdf: chithi:answers", "rdf: chithi:answers\nrdf_parents: [answers]", "rdf_parents names 'answers'"),
    ],
)
def test_a_wrong_relationship_is_refused_by_file_and_key(tmp_path: Path, old: str, new: str, problem: str) -> None:
    with pytest.raises(SchemaError, match=problem):
        load_model(write(tmp_path, relationship=RELATIONSHIP.replace(old, new)))


def test_an_empty_folder_is_no_model(tmp_path: Path) -> None:
    with pytest.raises(SchemaError, match="no kind of node"):
        load_model(tmp_path)


def test_generated_files_are_current() -> None:
    assert generate.stale(load_model()) == []


def test_the_check_refuses_a_stale_file(tmp_path: Path) -> None:
    copy = tmp_path / "project"
    shutil.copytree(SCHEMA.parent, copy / "graph", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(generate.ROOT / "docs", copy / "docs")
    check = [sys.executable, "-m", "graph.generate", "--check"]
    assert subprocess.run(check, cwd=copy, check=False).returncode == 0
    path = copy / "graph" / "schema" / "nodes" / "Person.yaml"
    path.write_text(
        path.read_text(encoding="utf-8") + "  born: {type: date, meaning: day of birth}\n", encoding="utf-8"
    )
    stale = subprocess.run(check, cwd=copy, check=False, capture_output=True, text=True)
    assert stale.returncode == 1
    assert "graph/generated/arcadedb.sql is stale" in stale.stderr
    assert "docs/model.md is stale" in stale.stderr


def test_both_schema_files_know_every_kind() -> None:
    model = load_model()
    for path in (GENERATED / "neo4j.cypher", GENERATED / "arcadedb.sql"):
        text = "\n".join(statements(path))
        assert all(name in text for name in [*model.nodes, *model.relationships])


def test_the_ontology_and_the_shapes_are_turtle() -> None:
    for name in ("ontology.ttl", "shapes.ttl"):
        assert len(Graph().parse(GENERATED / name)) > 100


def test_no_rdf_property_says_two_things() -> None:
    """A relationship's predicate is neither another's nor that of a property."""
    model = load_model()
    relations = [kind.rdf for kind in model.relationships.values()]
    kinds = [*model.nodes.values(), *model.relationships.values()]
    properties = {property_term(declared) for kind in kinds for declared in kind.properties.values()}
    assert len(set(relations)) == len(relations)
    assert properties.isdisjoint(relations)
