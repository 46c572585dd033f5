"""The graph as RDF: ELI for documents, SKOS and ORG for what they name, and for each relationship who says so.

A relationship is one triple between its ends. Its evidence is a statement about that triple (``rdf:Statement``),
derived from the stating document (``prov:wasDerivedFrom``), with the place as Web Annotation selectors. All names are
made from the facts, so the same graph gives the same triples.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from rdflib import RDF, Graph, Literal, URIRef
from rdflib.namespace import XSD

from graph.model import STATED_BY, Model, Property, load_model
from graph.namespaces import DATATYPES, PREFIXES, expand, property_term, thing
from graph.reading import nodes, relationships
from graph.rows import Node, Relationship, Value
from graph.store import Store

Triple = tuple[URIRef, URIRef, URIRef | Literal]
_SELECTED = frozenset({STATED_BY, "span_start", "span_end", "quote"})


def triples(store: Store) -> Iterator[Triple]:
    """All triples, node by node and relationship by relationship, none of them kept."""
    model = load_model()
    for node in nodes(store, model):
        yield from _node(node, model)
    for relationship in relationships(store, model):
        yield from _relationship(relationship, model)


def ntriples(store: Store) -> Iterator[str]:
    """N-Triples, line by line."""
    return (f"{subject.n3()} {predicate.n3()} {_n3(value)} .\n" for subject, predicate, value in triples(store))


def graph_of(store: Store) -> Graph:
    """All triples in memory, with their prefixes."""
    graph = Graph(bind_namespaces="none")
    for prefix, iri in PREFIXES.items():
        graph.bind(prefix, iri)
    for triple in triples(store):
        graph.add(triple)
    return graph


def _node(node: Node, model: Model) -> Iterator[Triple]:
    kind = model.nodes[node.label]
    subject = URIRef(thing(node.label, node.id))
    yield subject, RDF.type, _term(f"chithi:{kind.name}")
    if kind.rdf != f"chithi:{kind.name}":
        yield subject, RDF.type, _term(kind.rdf)
    for name, value in [(kind.key, node.id), *node.properties.items()]:
        yield subject, _term(property_term(kind.properties[name])), _literal(value, kind.properties[name])


def _relationship(row: Relationship, model: Model) -> Iterator[Triple]:
    kind = model.relationships[row.type]
    start, end = URIRef(thing(row.start_label, row.start)), URIRef(thing(row.end_label, row.end))
    predicate = _term(kind.rdf)
    yield start, predicate, end
    said = set(row.properties) - {STATED_BY}
    if not said:
        return
    by = str(row.properties[STATED_BY])
    name = hashlib.sha256("\n".join([row.type, row.start, row.end, by]).encode()).hexdigest()[:32]
    statement = URIRef(f"urn:chithi:statement:{name}")
    yield statement, RDF.type, RDF.Statement
    yield statement, RDF.subject, start
    yield statement, RDF.predicate, predicate
    yield statement, RDF.object, end
    yield statement, _term("prov:wasDerivedFrom"), URIRef(thing("Document", by))
    for property_ in sorted(said - _SELECTED):
        declared = kind.properties[property_]
        yield statement, _term(property_term(declared)), _literal(row.properties[property_], declared)
    yield from _place(statement, row, by)


def _place(statement: URIRef, row: Relationship, by: str) -> Iterator[Triple]:
    """Where the document says so: a Web Annotation target with the position and the quote."""
    quote, start, end = (row.properties.get(name) for name in ("quote", "span_start", "span_end"))
    if quote is None and (start is None or end is None):
        return
    target = URIRef(f"{statement}/target")
    yield statement, RDF.type, _term("oa:Annotation")
    yield statement, _term("oa:hasTarget"), target
    yield target, RDF.type, _term("oa:SpecificResource")
    yield target, _term("oa:hasSource"), URIRef(thing("Document", by))
    if start is not None and end is not None:
        position = URIRef(f"{target}/position")
        yield target, _term("oa:hasSelector"), position
        yield position, RDF.type, _term("oa:TextPositionSelector")
        yield position, _term("oa:start"), Literal(start, datatype=XSD.nonNegativeInteger)
        yield position, _term("oa:end"), Literal(end, datatype=XSD.nonNegativeInteger)
    if quote is not None:
        exact = URIRef(f"{target}/quote")
        yield target, _term("oa:hasSelector"), exact
        yield exact, RDF.type, _term("oa:TextQuoteSelector")
        yield exact, _term("oa:exact"), Literal(quote)


def _term(prefixed: str) -> URIRef:
    return URIRef(expand(prefixed))


def _literal(value: Value, declared: Property) -> Literal:
    if declared.type == "string":
        return Literal(value)  # which is of type xsd:string, and written the same in all forms
    return Literal(value, datatype=URIRef(expand(f"xsd:{DATATYPES[declared.type]}")))


def _n3(value: URIRef | Literal) -> str:
    """One line, as N-Triples wants it; rdflib's ``n3`` breaks a literal over lines."""
    if isinstance(value, URIRef):
        return value.n3()
    text = str(value).replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\r", "\\r")
    return f'"{text}"^^<{value.datatype}>' if value.datatype else f'"{text}"'
