"""The graph as RDF, asked in SPARQL and checked by the shapes that the model gives."""

from __future__ import annotations

import io
import tracemalloc
from pathlib import Path
from typing import Any

import invented_graph
import pyoxigraph
import pyshacl
import pytest
import rdflib
from rdflib import RDF, URIRef
from small_plans import plan

from graph import reading
from graph.ddl import GENERATED
from graph.errors import StoreError
from graph.export import export
from graph.model import load_model
from graph.namespaces import PREFIXES, expand
from graph.rdf import WRITERS, graph_of, triples
from graph.rows import DocumentGraph, Node, Relationship
from graph.store import Store
from graph.succession import vocabulary_graph
from queries.catalogue import Catalogue

# pySHACL uses what rdflib has deprecated
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")
_PREFIXES = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items())


@pytest.fixture
def filled(embedded_store: Store) -> Store:
    """The invented graph, with places and what they became, and two bodies of which one became the other."""
    embedded_store.upsert([vocabulary_graph(), *invented_graph.sample(), _reorganised()])
    return embedded_store


def _reorganised() -> DocumentGraph:
    said = {"stated_by": "nq-1"}
    bodies = [Node("Agency", name, {"name": f"Ban {name}"}) for name in ("cu", "moi", "lon")]
    return DocumentGraph(
        "nq-1",
        (Node("Document", "nq-1", {"status": "held", "sha256": "ab" * 32, "format": "pdf", "title": 'về "Ban mới"'}),),
        tuple(bodies),
        (
            Relationship("SUCCEEDED_BY", "Agency", "cu", "Agency", "moi", {**said, "changed_on": "2031-03-01"}),
            Relationship("PART_OF", "Agency", "moi", "Agency", "lon", said),
            Relationship(
                "MENTIONS", "Document", "nq-1", "Agency", "cu",
                {**said, "rule": "sidecar", "quote": "Ban cũ", "span_start": 3, "span_end": 9, "confidence": 0.5},
            ),
        ),
    )  # fmt: skip


@pytest.fixture
def index(filled: Store) -> pyoxigraph.Store:
    """The N-Triples of it in another program's store."""
    return _indexed(filled)


def _indexed(store: Store) -> pyoxigraph.Store:
    index = pyoxigraph.Store()
    text = "".join(WRITERS["ntriples"](triples(store)))
    index.load(io.BytesIO(text.encode()), format=pyoxigraph.RdfFormat.N_TRIPLES)
    return index


def ask(index: pyoxigraph.Store, question: str) -> list[tuple[Any, ...]]:
    """The rows of a SPARQL question, as plain values."""
    found = index.query(_PREFIXES + question)
    assert isinstance(found, pyoxigraph.QuerySolutions)
    return [tuple(value.value if value is not None else None for value in row) for row in found]


def test_every_kind_of_node_is_there_as_often_as_in_the_store(filled: Store, index: pyoxigraph.Store) -> None:
    model = load_model()
    held = {label: filled.run(f"MATCH (n:{label}) RETURN count(n) AS n").rows[0]["n"] for label in model.nodes}
    assert held["Place"] > 60
    for label, number in held.items():
        rows = ask(index, f"SELECT (COUNT(DISTINCT ?n) AS ?k) {{ ?n a chithi:{label} }}")
        assert (label, int(rows[0][0])) == (label, number)


def test_every_relationship_is_there_as_often_as_in_the_store(filled: Store, index: pyoxigraph.Store) -> None:
    found = 0
    for name, kind in load_model().relationships.items():
        (held,) = filled.run(f"MATCH ()-[r:{name}]->() RETURN count(r) AS n").rows
        ((said,),) = ask(index, f"SELECT (COUNT(?s) AS ?k) {{ ?s a rdf:Statement ; rdf:predicate {kind.rdf} }}")
        assert (name, int(said)) == (name, held["n"])
        pairs = filled.run(f"MATCH (a)-[:{name}]->(b) WITH DISTINCT a, b RETURN count(*) AS n").rows
        ((plain,),) = ask(index, f"SELECT (COUNT(*) AS ?k) {{ ?a {kind.rdf} ?b }}")
        assert (name, int(plain)) == (name, pairs[0]["n"])
        found += held["n"] > 0
    assert found > 10


def test_direct_implementers_are_those_of_the_catalogue(filled: Store, index: pyoxigraph.Store) -> None:
    rows = Catalogue().run(filled, "documents/implementers", document=invented_graph.READING)
    direct = sorted((row["id"], row["issued_on"], row["quote"]) for row in rows if row["relation"] == "direct")
    found = ask(
        index,
        f"""
        SELECT DISTINCT ?id ?issued ?quote {{
          ?directive chithi:id "{invented_graph.READING}" .
          {{ ?plan chithi:implements ?directive . BIND(chithi:implements AS ?how) }}
          UNION
          {{ ?plan eli:based_on ?directive ; chithi:implements/chithi:implements ?directive .
             FILTER NOT EXISTS {{ ?plan chithi:implements ?directive }} BIND(eli:based_on AS ?how) }}
          ?plan a eli:LegalResource ; chithi:id ?id .
          OPTIONAL {{ ?plan eli:date_document ?issued }}
          ?said rdf:subject ?plan ; rdf:predicate ?how ; rdf:object ?directive ; prov:wasDerivedFrom ?text .
          OPTIONAL {{ ?plan eli:is_realized_by ?own .
            ?better rdf:subject ?plan ; rdf:predicate ?how ; rdf:object ?directive ; prov:wasDerivedFrom ?own }}
          FILTER(!BOUND(?own) || ?text = ?own)
          ?proof oa:hasBody ?said ; oa:hasTarget/oa:hasSelector/oa:exact ?quote .
        }}""",
    )
    assert len(direct) >= 4
    assert sorted(found, key=str) == sorted(direct, key=str)


def test_chains_can_be_followed_by_a_path(filled: Store, index: pyoxigraph.Store) -> None:
    rows = Catalogue().run(filled, "documents/implementers", document=invented_graph.READING)
    whole = {row["id"] for row in rows if row["relation"] != "in part"}
    found = ask(
        index,
        f"""
        SELECT DISTINCT ?id {{ ?plan a chithi:Document ; chithi:id ?id ;
          chithi:implements+ [ chithi:id "{invented_graph.READING}" ] }}""",
    )
    assert {row[0] for row in found} == whole
    assert invented_graph.DEPARTMENT in whole


def test_the_text_the_words_and_who_says_so(index: pyoxigraph.Store) -> None:
    rows = ask(
        index,
        """
        SELECT ?work ?start ?end ?exact ?confidence ?agent ?media {
          ?proof oa:hasBody ?said ; oa:hasTarget ?target .
          ?said rdf:predicate chithi:refersTo ; chithi:confidence ?confidence ; prov:wasAttributedTo ?who .
          ?who a ?agent .
          ?target oa:hasSource ?text ; oa:hasSelector [ oa:start ?start ; oa:end ?end ], [ oa:exact ?exact ] .
          ?text a eli:LegalExpression ; eli:realizes ?work ; eli:is_embodied_by [ a eli:Format ; eli:media_type ?media ]
        }""",
    )
    media = "http://www.iana.org/assignments/media-types/application/pdf"
    person = expand("prov:Person")
    assert rows == [("urn:chithi:document:nq-1", "3", "9", "Ban cũ", "0.5", person, media)]


def test_successions_are_events_of_org(index: pyoxigraph.Store) -> None:
    rows = ask(
        index,
        """
        SELECT ?name ?day ?larger {
          ?old org:changedBy [ a org:ChangeEvent ; org:resultingOrganization ?new ; dcterms:date ?day ] .
          ?new skos:prefLabel ?name ; a org:FormalOrganization ; org:subOrganizationOf [ skos:prefLabel ?larger ]
        }""",
    )
    assert rows == [("Ban moi", "2031-03-01", "Ban lon")]


def test_places_have_their_codes_and_what_they_became(index: pyoxigraph.Store) -> None:
    rows = ask(
        index,
        """
        SELECT ?code ?last ?now { ?place chithi:iso "VN-54" ; chithi:code ?code ; chithi:validTo ?last ;
          dcterms:isReplacedBy [ rdfs:label ?now ] }""",
    )
    assert rows == [("24", "2025-06-30", "tỉnh Bắc Ninh")]


def test_concepts_have_names_in_both_languages(filled: Store) -> None:
    graph = graph_of(triples(filled))
    (plan,) = graph.subjects(URIRef(expand("skos:notation")), rdflib.Literal("KH"))
    labels = {(str(label), label.language) for label in graph.objects(plan, URIRef(expand("skos:prefLabel")))}  # type: ignore[attr-defined]
    assert labels == {("Kế hoạch", "vi"), ("Plan", "en")}
    assert (URIRef(f"urn:chithi:document:{invented_graph.PLAN}"), URIRef(expand("eli:type_document")), plan) in graph


def test_things_are_named_under_the_base_that_is_chosen(filled: Store, tmp_path: Path) -> None:
    export(filled, "turtle", tmp_path / "g", base="https://data.example/chithi/")
    graph = rdflib.Graph().parse(tmp_path / "g", format="turtle")
    plan = URIRef(f"https://data.example/chithi/document/{invented_graph.PLAN}")
    assert (plan, RDF.type, URIRef("urn:chithi:model:Document")) in graph
    assert {str(s) for s in graph.subjects() if str(s).startswith("urn:")} == set()


@pytest.mark.parametrize("base", ["data", "https://data.example", "urn:a b:", "https://x/>", ""])
def test_a_base_that_names_cannot_begin_with_is_refused(embedded_store: Store, tmp_path: Path, base: str) -> None:
    with pytest.raises(StoreError, match="cannot be the beginning of names"):
        export(embedded_store, "turtle", tmp_path / "g", base=base)


def test_the_shapes_accept_the_graph(filled: Store) -> None:
    conforms, report = validated(graph_of(triples(filled)))
    assert conforms, report.serialize()


_HELD = f"<urn:chithi:document:{invented_graph.READING}>"
_BROKEN = (
    (f"DELETE WHERE {{ {_HELD} chithi:status ?s }}", "chithi:status", "MinCount"),
    (f'INSERT DATA {{ {_HELD} chithi:id "another" }}', "chithi:id", "MaxCount"),
    (f'INSERT DATA {{ {_HELD} chithi:branch "navy" }}', "chithi:branch", "In"),
    (f'INSERT DATA {{ {_HELD} chithi:issuedAfter "1/2/2024" }}', "chithi:issuedAfter", "Datatype"),
    (f"INSERT DATA {{ {_HELD} chithi:guides <urn:chithi:agency:cu> }}", "chithi:guides", "Class"),
    (f"INSERT DATA {{ {_HELD} chithi:refersTo {_HELD} }}", "chithi:refersTo", "Or"),
    ("INSERT DATA { <urn:x:1> a rdf:Statement ; rdf:predicate eli:x }", "rdf:predicate", "In"),
    ("INSERT DATA { <urn:x:1> a rdf:Statement }", "prov:wasDerivedFrom", "MinCount"),
    ("INSERT DATA { <urn:x:2> a oa:Annotation }", "oa:hasTarget", "MinCount"),
    ("DELETE { ?s oa:end ?e } INSERT { ?s oa:end 1 } WHERE { ?s oa:end ?e }", "oa:end", "Datatype"),
    ("DELETE { ?t eli:realizes ?d } WHERE { ?t eli:realizes ?d }", "eli:realizes", "MinCount"),
)


def test_the_shapes_refuse_every_break_in_a_graph(embedded_store: Store) -> None:
    embedded_store.upsert([*invented_graph.sample()[:3], _reorganised()])
    graph = graph_of(triples(embedded_store))
    assert validated(graph)[0]
    for broken, _, _ in _BROKEN:
        graph.update(_PREFIXES + broken)
    conforms, found = validated(graph)
    assert not conforms
    sh = rdflib.Namespace(PREFIXES["sh"])
    said = {
        (found.value(result, sh.resultPath), found.value(result, sh.sourceConstraintComponent))
        for result in found.subjects(RDF.type, sh.ValidationResult)
    }
    for broken, path, constraint in _BROKEN:
        assert (URIRef(expand(path)), sh[f"{constraint}ConstraintComponent"]) in said, broken


def validated(graph: rdflib.Graph) -> tuple[bool, rdflib.Graph]:
    """Whether the shapes accept the graph, and their report."""
    shapes, ontology = str(GENERATED / "shapes.ttl"), str(GENERATED / "ontology.ttl")
    conforms, report, _ = pyshacl.validate(graph, shacl_graph=shapes, ont_graph=ontology)
    assert isinstance(report, rdflib.Graph)
    return bool(conforms), report


def test_memory_does_not_grow_with_the_graph(embedded_store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "_PAGE", 40)
    peaks = {}
    for documents in (50, 400):
        embedded_store.clear()
        embedded_store.bulk_load([plan(f"kh-{number:04}", third_party=False) for number in range(documents)])
        written = 0
        tracemalloc.start()
        for piece in WRITERS["turtle"](triples(embedded_store)):
            written += len(piece)
        peaks[documents] = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert written > documents * 1000
    assert peaks[400] < 2 * peaks[50]  # eight times the graph; the peaks are some 100 KB, so chance has a share
