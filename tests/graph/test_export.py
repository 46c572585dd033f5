"""The graph in files: read back by the programs that they are for."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import networkx as nx
import pytest
from rdflib import RDF, Graph, Literal, URIRef
from rdflib.namespace import XSD

from graph.errors import StoreError
from graph.export import FORMATS, export
from graph.namespaces import expand
from graph.rows import DocumentGraph, Node, Relationship
from graph.store import Store

# rdflib's own JSON-LD parser uses what rdflib has deprecated
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")
QUOTE = 'Thực hiện "Chỉ thị số 7-CT/TW"\ncủa Ban Bí thư \\ & <Trung ương>'


def sample() -> DocumentGraph:
    """An invented plan with a task, its lead, and the directive it implements, said twice in different ways."""
    plan = Node("Document", "kh-1", {"status": "held", "number": "1/KH-UBND", "issued_on": "2031-05-06"})
    task = Node("Task", "kh-1/task/1", {"ordinal": 1, "text": "Cấp nước", "confidence": 0.5})
    directive = Node("Document", "ct-7", {"status": "cited", "number": "7-CT/TW"})
    agency = Node("Agency", "so-y-te", {"name": "Sở Y tế", "known": True})
    stated = {"stated_by": "kh-1"}
    evidence = {**stated, "span_start": 10, "span_end": 70, "quote": QUOTE, "rule": "references/title"}
    return DocumentGraph(
        "kh-1",
        (plan, task),
        (directive, agency),
        (
            Relationship("IMPLEMENTS", "Document", "kh-1", "Document", "ct-7", evidence),
            Relationship("CITES", "Document", "kh-1", "Document", "ct-7", {**stated, "mentions": 2}),
            Relationship("HAS_TASK", "Document", "kh-1", "Task", "kh-1/task/1", stated),
            Relationship("LED_BY", "Task", "kh-1/task/1", "Agency", "so-y-te", stated),
        ),
    )


@pytest.fixture
def filled(embedded_store: Store) -> Store:
    embedded_store.upsert([sample()])
    return embedded_store


@pytest.mark.parametrize("format_", FORMATS)
def test_the_same_graph_gives_the_same_bytes(filled: Store, tmp_path: Path, format_: str) -> None:
    export(filled, format_, tmp_path / "first")
    export(filled, format_, tmp_path / "second")
    assert (tmp_path / "first").read_bytes() == (tmp_path / "second").read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["first", "second"]


@pytest.mark.neo4j
def test_both_engines_export_the_same(tmp_path: Path, neo4j_store: Store, embedded_store: Store) -> None:
    for number, engine in enumerate((embedded_store, neo4j_store)):
        engine.upsert([sample()])
        export(engine, "jsonl", tmp_path / str(number))
    assert (tmp_path / "0").read_bytes() == (tmp_path / "1").read_bytes()


def test_an_unknown_format_is_refused(filled: Store, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no export format 'pdf'"):
        export(filled, "pdf", tmp_path / "x.pdf")
    with pytest.raises(StoreError, match="cannot be written"):
        export(filled, "jsonl", tmp_path / "no such folder" / "x")


def test_graphml_can_be_read(filled: Store, tmp_path: Path) -> None:
    export(filled, "graphml", tmp_path / "graph.graphml")
    graph = nx.read_graphml(tmp_path / "graph.graphml", force_multigraph=True)
    assert set(graph) == {"kh-1", "kh-1:task:1", "ct-7", "so-y-te"}
    assert graph.nodes["kh-1"]["kind"] == "Document"
    assert graph.nodes["so-y-te"]["label"] == "Sở Y tế"
    assert sorted(data["label"] for data in graph.get_edge_data("kh-1", "ct-7").values()) == ["CITES", "IMPLEMENTS"]
    assert {data.get("quote") for *_, data in graph.edges(data=True)} == {None, QUOTE}


def test_gexf_can_be_read_and_bears_no_date(filled: Store, tmp_path: Path) -> None:
    export(filled, "gexf", tmp_path / "graph.gexf")
    assert "lastmodified" not in (tmp_path / "graph.gexf").read_text(encoding="utf-8")
    graph = nx.read_gexf(tmp_path / "graph.gexf", version="1.3")
    assert graph.number_of_nodes() == 4
    assert graph.number_of_edges() == 4
    root = ElementTree.parse(tmp_path / "graph.gexf").getroot()
    labels = {edge.get("label") for edge in root.iter("{http://gexf.net/1.3}edge")}
    assert labels == {"IMPLEMENTS", "CITES", "HAS_TASK", "LED_BY"}


@pytest.mark.parametrize(("format_", "parser"), [("turtle", "turtle"), ("ntriples", "nt"), ("jsonld", "json-ld")])
def test_rdf_says_what_the_graph_says(filled: Store, tmp_path: Path, format_: str, parser: str) -> None:
    export(filled, format_, tmp_path / "graph")
    graph = Graph().parse(tmp_path / "graph", format=parser)
    plan, directive = URIRef("urn:chithi:document:kh-1"), URIRef("urn:chithi:document:ct-7")
    assert (plan, URIRef(expand("chithi:implements")), directive) in graph
    assert (plan, URIRef(expand("eli:cites")), directive) in graph
    assert (plan, RDF.type, URIRef(expand("eli:LegalResource"))) in graph
    assert (plan, URIRef(expand("eli:date_document")), Literal("2031-05-06", datatype=XSD.date)) in graph
    task = URIRef("urn:chithi:task:kh-1/task/1")
    assert (task, URIRef(expand("chithi:ledBy")), URIRef("urn:chithi:agency:so-y-te")) in graph
    assert [str(quote) for quote in graph.objects(None, URIRef(expand("oa:exact")))] == [QUOTE]
    said = list(graph.subjects(RDF.predicate, URIRef(expand("chithi:implements"))))
    assert len(said) == 1
    assert (said[0], URIRef(expand("prov:wasDerivedFrom")), URIRef("urn:chithi:text:kh-1")) in graph


def test_the_three_rdf_formats_hold_the_same_triples(filled: Store, tmp_path: Path) -> None:
    graphs = []
    for format_, parser in (("turtle", "turtle"), ("ntriples", "nt"), ("jsonld", "json-ld")):
        export(filled, format_, tmp_path / format_)
        graphs.append(set(Graph().parse(tmp_path / format_, format=parser)))
    assert graphs[0] == graphs[1] == graphs[2]


def test_tables_and_lines(filled: Store, tmp_path: Path) -> None:
    export(filled, "csv", tmp_path / "graph.zip")
    with zipfile.ZipFile(tmp_path / "graph.zip") as archive:
        assert "nodes/Agency.csv" in archive.namelist()
        text = archive.read("relationships/IMPLEMENTS.csv").decode()
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert [(row["start"], row["end"], row["quote"], row["span_start"]) for row in rows] == [
        ("kh-1", "ct-7", QUOTE, "10")
    ]
    export(filled, "jsonl", tmp_path / "graph.jsonl")
    lines = [json.loads(line) for line in (tmp_path / "graph.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [next(iter(line)) for line in lines] == ["node"] * 4 + ["relationship"] * 4
    assert lines[0]["node"] == {
        "label": "Agency",
        "id": "so-y-te",
        "properties": {"known": True, "name": "Sở Y tế"},
    }


def test_an_empty_store_gives_empty_files(embedded_store: Store, tmp_path: Path) -> None:
    for format_ in FORMATS:
        export(embedded_store, format_, tmp_path / format_)
    assert "urn:chithi:document:" not in (tmp_path / "ntriples").read_text(encoding="utf-8")
    assert nx.read_graphml(tmp_path / "graphml").number_of_nodes() == 0
