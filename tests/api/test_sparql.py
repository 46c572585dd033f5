"""SPARQL by its protocol, over a real server; and the client of rdflib."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from xml.etree import ElementTree

import httpx
import pytest
import rdflib
from invented_graph import PLAN, PROGRAMME, READING
from rdflib.plugins.stores.sparqlstore import SPARQLStore

import api.routers.sparql
import graph.rdf.index
from api.routers.sparql import wanted
from graph.namespaces import PREFIXES
from graph.rdf.index import SparqlIndex
from graph.rdf.worker import GRAPHS, TABLES, Asked
from graph.rows import DocumentGraph, Node
from graph.store import Store

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib.*")
DIRECTLY = f"""SELECT DISTINCT ?id {{
  ?plan a chithi:Document ; chithi:implements <urn:chithi:document:{READING}> ; chithi:id ?id }} ORDER BY ?id"""
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


def ask(client: httpx.Client, query: str, accept: str = "*/*") -> httpx.Response:
    return client.get("/sparql", params={"query": query}, headers={"Accept": accept}, timeout=120)


def expected(client: httpx.Client) -> list[str]:
    statement = (
        f"MATCH (p:Document)-[:IMPLEMENTS]->(:Document {{id: '{READING}'}}) RETURN DISTINCT p.id AS id ORDER BY id"
    )
    return [row["id"] for row in client.post("/cypher", json={"statement": statement}).json()["rows"]]


def test_three_ways_to_ask(client: httpx.Client) -> None:
    answers = [
        ask(client, DIRECTLY),
        client.post("/sparql", data={"query": DIRECTLY}),
        client.post("/sparql", content=DIRECTLY.encode(), headers={"Content-Type": "application/sparql-query"}),
    ]
    assert {answer.headers["content-type"] for answer in answers} == {"application/sparql-results+json"}
    assert len({answer.content for answer in answers}) == 1
    rows = answers[0].json()["results"]["bindings"]
    assert [row["id"] for row in rows] == [{"type": "literal", "value": id_} for id_ in expected(client)]
    assert len(rows) >= 4


def test_rows_in_every_form(client: httpx.Client) -> None:
    ids = expected(client)
    xml = ElementTree.fromstring(ask(client, DIRECTLY, "application/sparql-results+xml").text)
    assert [entry.text for entry in xml.iter("{http://www.w3.org/2005/sparql-results#}literal")] == ids
    table = list(csv.reader(io.StringIO(ask(client, DIRECTLY, "text/csv").text)))
    assert table == [["id"], *([id_] for id_ in ids)]
    lines = ask(client, DIRECTLY, "text/tab-separated-values").text.splitlines()
    assert lines == ["?id", *(f'"{id_}"' for id_ in ids)]


def test_values_keep_type_and_language(client: httpx.Client) -> None:
    query = f"""SELECT ?title ?day ?x {{
      <urn:chithi:document:{READING}> dcterms:title ?title ; eli:date_document ?day . OPTIONAL {{ ?x a eli:No }} }}"""
    answer = ask(client, query).json()
    assert answer["head"]["vars"] == ["title", "day", "x"]
    assert answer["results"]["bindings"] == [
        {
            "title": {"type": "literal", "value": "về phát triển văn hóa đọc", "xml:lang": "vi"},
            "day": {"type": "literal", "value": "2024-03-12", "datatype": "http://www.w3.org/2001/XMLSchema#date"},
        }
    ]


@pytest.mark.parametrize(
    ("media", "parser"),
    [
        ("text/turtle", "turtle"),
        ("application/n-triples", "nt"),
        ("application/ld+json", "json-ld"),
        ("application/rdf+xml", "xml"),
    ],
)
def test_triples_in_every_form(client: httpx.Client, media: str, parser: str) -> None:
    answer = ask(client, "CONSTRUCT { ?a eli:cites ?b } WHERE { ?a eli:cites ?b }", media)
    assert answer.headers["content-type"].startswith(media)
    found = rdflib.Graph().parse(data=answer.text, format=parser)
    count = ask(client, "SELECT (COUNT(*) AS ?n) { ?a eli:cites ?b }").json()["results"]["bindings"][0]["n"]["value"]
    assert len(found) == int(count) > 5


def test_ask_and_describe(client: httpx.Client) -> None:
    assert ask(client, f"ASK {{ ?x chithi:id '{PLAN}' }}").json()["boolean"] is True
    assert ask(client, "ASK { ?x chithi:id 'none' }", "text/csv").status_code == 406
    described = ask(client, f"DESCRIBE <urn:chithi:document:{PLAN}>").text
    assert rdflib.Graph().parse(data=described, format="turtle")


def test_subproperties_lead_from_eli_to_our_terms(client: httpx.Client) -> None:
    plan, directive = (f"<urn:chithi:document:{id_}>" for id_ in (PROGRAMME, READING))
    query = f"ASK {{ ?how rdfs:subPropertyOf* eli:applies . {plan} ?how {directive} }}"
    assert ask(client, query).json()["boolean"] is True


def test_without_a_question_it_describes_itself(client: httpx.Client) -> None:
    said = rdflib.Graph().parse(data=client.get("/sparql").text, format="turtle")
    service = rdflib.Namespace("http://www.w3.org/ns/sparql-service-description#")
    (endpoint,) = said.objects(None, service.endpoint)
    assert str(endpoint) == str(client.base_url.join("/sparql"))


def test_the_client_of_rdflib(client: httpx.Client) -> None:
    store = SPARQLStore(f"{str(client.base_url).rstrip('/')}/sparql")
    remote = rdflib.Graph(store)
    rows = remote.query("SELECT ?id { ?d a <urn:chithi:model:Document> ; <urn:chithi:model:id> ?id }")
    assert {str(row[0]) for row in rows} >= {PLAN, READING}  # type: ignore[index]
    triple = (rdflib.URIRef(f"urn:chithi:document:{PLAN}"), rdflib.URIRef(PREFIXES["eli"] + "id_local"), None)
    assert [str(value) for *_, value in remote.triples(triple)] == ["142/KH-UBND"]


@pytest.mark.parametrize(
    ("query", "status", "kind"),
    [
        ("INSERT DATA { <urn:a> <urn:b> 1 }", 403, "write-refused"),
        ("PREFIX x: <urn:x:> # why\nDELETE WHERE { ?a ?b ?c }", 403, "write-refused"),
        ("LOAD <http://localhost/x>", 403, "write-refused"),
        ("SELECT * { SERVICE <http://127.0.0.1:9/> { ?a ?b ?c } }", 403, "write-refused"),
        ("SELECT * { service\n?where { ?a ?b ?c } }", 403, "write-refused"),
        ("SELECT * { \\u0053ERVICE <http://127.0.0.1:9/> { ?a ?b ?c } }", 403, "write-refused"),
        ("SELECT * { ?a ?b 'x' . #'\nSERVICE <http://127.0.0.1:9/> { ?a ?b ?c } }", 403, "write-refused"),
        ("SELECT * { ?a ?b }", 400, "bad-request"),
        ("SELECT * { ?a unknown:b ?c }", 400, "bad-request"),
        ("SELECT * { ?a ?b ?c . ?d ?e ?f }", 400, "bad-request"),
        ("   ", 400, "bad-request"),
    ],
)
def test_what_is_refused_is_told_as_problem_details(client: httpx.Client, query: str, status: int, kind: str) -> None:
    answer = ask(client, query)
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["type"] == f"urn:chithi:{kind}"


@pytest.mark.parametrize("text", ["service", "SERVICE <http://x> {", "# INSERT"])
def test_words_in_texts_are_no_orders(client: httpx.Client, text: str) -> None:
    answer = ask(client, f"# SERVICE\nSELECT ?service {{ VALUES ?service {{ '''{text}''' }} }}")
    assert answer.json()["results"]["bindings"] == [{"service": {"type": "literal", "value": text}}]


def test_updates_bad_bodies_and_unknown_media_are_refused(client: httpx.Client) -> None:
    assert client.post("/sparql", data={"update": "CLEAR ALL"}).status_code == 403
    assert client.post("/sparql", data={"x": "y"}).status_code == 400
    assert client.post("/sparql", content=b"ASK {}", headers={"Content-Type": "text/plain"}).status_code == 415
    sent = {"Content-Type": "application/sparql-query"}
    assert client.post("/sparql", content=b"\xff", headers=sent).status_code == 400
    assert client.post("/sparql", content=b"x" * 500_000, headers=sent).status_code == 413
    assert ask(client, DIRECTLY, "image/png").status_code == 406


def test_a_dataset_that_is_not_there_is_empty(client: httpx.Client) -> None:
    answer = client.get("/sparql", params={"query": "ASK { ?a ?b ?c }", "default-graph-uri": "urn:none"})
    assert answer.json()["boolean"] is False


def test_a_question_without_end_is_ended_and_the_next_is_answered(
    client: httpx.Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask(client, DIRECTLY)
    with monkeypatch.context() as patch:
        patch.setattr(api.routers.sparql, "TIMEOUT", 1.0)
        answer = ask(client, ENDLESS)
    assert answer.status_code == 504
    assert answer.json()["type"] == "urn:chithi:timeout"
    assert ask(client, DIRECTLY).status_code == 200


def test_the_best_media_type_that_is_taken() -> None:
    assert wanted("*/*", TABLES) == tuple(TABLES)
    assert wanted("text/csv;q=0.5, application/sparql-results+xml", TABLES)[0] == "application/sparql-results+xml"
    assert wanted("text/*", GRAPHS) == ("text/turtle",)
    assert wanted("text/turtle;q=0, */*;q=0.1", GRAPHS)[0] == "application/n-triples"
    assert wanted("text/html", TABLES) == ()


def test_the_index_follows_the_store(embedded_store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(graph.rdf.index, "_LEAST_INTERVAL", 0)
    monkeypatch.setattr(graph.rdf.index, "_SHARE", 0)
    index = SparqlIndex(embedded_store, tmp_path / "sparql", patience=120)
    asked = Asked("SELECT ?n { ?d a chithi:Document ; eli:id_local ?n } ORDER BY ?n", tuple(TABLES), ())

    def numbers() -> list[str]:
        answer = index.ask(asked, 60)
        return [row["n"]["value"] for row in json.loads(answer.content)["results"]["bindings"]]

    def document(id_: str, number: str, revision: str) -> DocumentGraph:
        said = {"status": "held", "number": number, "revision": revision}
        return DocumentGraph(id_, (Node("Document", id_, said),))

    assert numbers() == []
    embedded_store.upsert([document("a", "1/KH-X", "r1")])
    assert numbers() == ["1/KH-X"]
    embedded_store.upsert([document("a", "2/KH-X", "r2")])
    assert numbers() == ["2/KH-X"]
    embedded_store.remove("a")
    assert numbers() == []
    assert len([path for path in (tmp_path / "sparql").iterdir() if path.is_dir()]) <= 3
    index.close()
    again = SparqlIndex(embedded_store, tmp_path / "sparql", patience=0)
    assert again.current().is_dir()
