"""What was read from documents, as RDF: the shapes accept it, SPARQL finds as much as the store holds, and what people
say is said by people."""

from __future__ import annotations

import datetime
from pathlib import Path

import pyoxigraph
import pyshacl
import pytest

from examples.generate import write_family
from graph.archive import Archive
from graph.ddl import GENERATED
from graph.export import export
from graph.model import load_model
from graph.namespaces import PREFIXES
from graph.rdf import graph_of, triples
from graph.store import Store
from ingest.correcting import decide
from ingest.decisions import Decision
from ingest.run import ingest

NOW = datetime.datetime(2034, 5, 6, tzinfo=datetime.UTC)
PLAN = "KẾ HOẠCH\nVề việc thử nghiệm\n\nThực hiện Chỉ thị số 95-CT/TW ngày 25/10/2033 của Ban Bí thư.\n\n1. Làm việc"
# pySHACL uses what rdflib has deprecated
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")


def test_the_family_conforms_and_is_found_by_sparql(tmp_path: Path, embedded_store: Store) -> None:
    paths = write_family(tmp_path / "family", directives=1, provinces=1)
    report = ingest(paths, Archive(tmp_path / "data"), embedded_store, clock=lambda: NOW)
    assert not report.store_error
    shapes, ontology = str(GENERATED / "shapes.ttl"), str(GENERATED / "ontology.ttl")
    conforms, _, said = pyshacl.validate(graph_of(triples(embedded_store)), shacl_graph=shapes, ont_graph=ontology)
    assert conforms, said
    index = _index(embedded_store, tmp_path)
    held = {label: _number(embedded_store, f"(n:{label})", "n") for label in load_model().nodes}
    assert held == {label: _found(index, f"?x a chithi:{label}") for label in held}
    assert min(held["Document"], held["Section"], held["Task"], held["Target"], held["Agency"]) > 5
    relations = {name: kind.rdf for name, kind in load_model().relationships.items()}
    stated = {name: _number(embedded_store, f"()-[r:{name}]->()", "r") for name in relations}
    assert stated == {name: _found(index, f"?x rdf:predicate {term}") for name, term in relations.items()}
    quotes = _number(embedded_store, "()-[r:IMPLEMENTS]->() WHERE r.quote IS NOT NULL", "r")
    proved = "?x rdf:predicate chithi:implements . ?proof oa:hasBody ?x ; oa:hasTarget/oa:hasSelector/oa:exact ?words"
    assert quotes == _found(index, proved) > 0


def test_what_side_files_and_decisions_say_is_said_by_persons(tmp_path: Path, embedded_store: Store) -> None:
    folder = tmp_path / "plans"
    folder.mkdir()
    (folder / "one.txt").write_text(f"{PLAN} lần đầu.\n", encoding="utf-8")
    (folder / "one.txt.meta.yaml").write_text("issuer: Sở Y tế tỉnh Sơn La\n", encoding="utf-8")
    (folder / "two.txt").write_text(f"{PLAN} lần sau.\n", encoding="utf-8")
    archive = Archive(tmp_path / "data")
    report = ingest([folder], archive, embedded_store, clock=lambda: NOW, workers=1)
    (two,) = (str(file.document) for file in report.files if file.path.endswith("two.txt"))
    issuer = {"issuer": "Sở Nội vụ tỉnh Sơn La"}
    decide(
        archive,
        embedded_store,
        Decision("document", "set", "Người Thử", "vì đã xem", NOW.isoformat(), one=two, fields=issuer),
    )
    index = _index(embedded_store, tmp_path)
    issued = "?x rdf:predicate eli:passed_by ; rdf:object/skos:prefLabel ?name ; prov:wasAttributedTo"
    for name in ("Sở Y tế tỉnh Sơn La", "Sở Nội vụ tỉnh Sơn La"):
        assert _found(index, f'{issued} [ a prov:Person ] . FILTER(STR(?name) = "{name}")') == 1
    assert _found(index, "?x rdf:predicate chithi:implements ; prov:wasAttributedTo [ a prov:SoftwareAgent ]") == 2


def _index(store: Store, folder: Path) -> pyoxigraph.Store:
    export(store, "turtle", folder / "graph.ttl")
    index = pyoxigraph.Store()
    index.load(path=str(folder / "graph.ttl"))
    return index


def _number(store: Store, pattern: str, name: str) -> int:
    return int(store.run(f"MATCH {pattern} RETURN count({name}) AS number").rows[0]["number"])


def _found(index: pyoxigraph.Store, pattern: str) -> int:
    (row,) = index.query(f"SELECT (COUNT(DISTINCT ?x) AS ?number) {{ {pattern} }}", prefixes=dict(PREFIXES))
    return int(row["number"].value)
