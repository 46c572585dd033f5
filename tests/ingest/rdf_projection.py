"""What must be true of a store's RDF, whatever the store holds."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph
import pyshacl

from graph.ddl import GENERATED
from graph.export import export
from graph.model import load_model
from graph.namespaces import PREFIXES
from graph.rdf import graph_of, triples
from graph.store import Store


def assert_the_shapes_accept(store: Store) -> None:
    shapes, ontology = str(GENERATED / "shapes.ttl"), str(GENERATED / "ontology.ttl")
    conforms, _, said = pyshacl.validate(graph_of(triples(store)), shacl_graph=shapes, ont_graph=ontology)
    assert conforms, said


def indexed(store: Store, folder: Path) -> pyoxigraph.Store:
    """The Turtle that is exported, in another program's store."""
    export(store, "turtle", folder / "graph.ttl")
    index = pyoxigraph.Store()
    index.load(path=str(folder / "graph.ttl"))
    return index


def assert_as_much_is_found(store: Store, index: pyoxigraph.Store) -> None:
    """Nodes of each kind, statements of each type and sentences that prove them are as many as in the store."""
    model = load_model()
    held = {label: number(store, f"(n:{label})", "n") for label in model.nodes}
    assert held == {label: found(index, f"?x a chithi:{label}") for label in held}
    stated = {name: number(store, f"()-[r:{name}]->()", "r") for name in model.relationships}
    predicates = {name: kind.rdf for name, kind in model.relationships.items()}
    assert stated == {name: found(index, f"?x rdf:predicate {term}") for name, term in predicates.items()}
    quotes = number(store, "()-[r:IMPLEMENTS]->() WHERE r.quote IS NOT NULL", "r")
    proved = "?x rdf:predicate chithi:implements . ?proof oa:hasBody ?x ; oa:hasTarget/oa:hasSelector/oa:exact ?words"
    assert quotes == found(index, proved) > 0


def number(store: Store, pattern: str, name: str) -> int:
    """How many the store holds."""
    return int(store.run(f"MATCH {pattern} RETURN count({name}) AS number").rows[0]["number"])


def found(index: pyoxigraph.Store, pattern: str) -> int:
    """How many different ``?x`` SPARQL finds."""
    rows = index.query(f"SELECT (COUNT(DISTINCT ?x) AS ?number) {{ {pattern} }}", prefixes=dict(PREFIXES))
    assert isinstance(rows, pyoxigraph.QuerySolutions)
    return next(int(row["number"].value) for row in rows)
