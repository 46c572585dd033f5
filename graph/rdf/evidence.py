"""Who says a fact and where: PROV-O for who, Web Annotation for the place in the text.

A relationship is one triple between its ends, and one ``rdf:Statement`` about it for each document that states it: that
is the only form that holds who says so, how surely and in which words, that every RDF 1.1 tool reads, and that leaves
the plain triple to be asked. The annotation has the statement (or the section, task or target) as its body, and as its
target the words of the text that prove it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from graph.model import STATED_BY, NodeKind, RelationshipKind
from graph.namespaces import EVIDENCE, thing
from graph.rdf.terms import Iri, Literal, Triple, property_triples, term, typed
from graph.rows import Node, Relationship, Value
from graph.succession import VOCABULARY

PERSONS = frozenset({"sidecar", "decision"})
"""The ``rule`` of what a person says: in a side file, or by ``chithi correct``."""


@dataclass(slots=True)
class Evidence:
    """Writes the evidence of facts.

    Attributes:
        base: what the IRIs of things begin with.
        agents: rules that have been described; there are as many as the extractor has.
    """

    base: str
    agents: set[str] = field(default_factory=set)

    def text_of(self, document: str) -> Iri:
        """The text of a held document, or the vocabulary, from which facts are derived."""
        kind, name = ("Source", VOCABULARY) if document == VOCABULARY else ("Text", document)
        return Iri(thing(kind, name, self.base))

    def of_relationship(
        self, row: Relationship, kind: RelationshipKind, start: Iri, predicate: Iri, end: Iri
    ) -> Iterator[Triple]:
        """The statement that a document makes of two things."""
        by = str(row.properties[STATED_BY])
        key = "\n".join([row.type, row.start_label, row.start, row.end_label, row.end, by])
        name = hashlib.sha256(key.encode()).hexdigest()[:32]
        statement = Iri(thing("Statement", name, self.base))
        yield statement, term("rdf:type"), term("rdf:Statement")
        yield statement, term("rdf:subject"), start
        yield statement, term("rdf:predicate"), predicate
        yield statement, term("rdf:object"), end
        for property_, value in row.properties.items():
            if property_ not in EVIDENCE and property_ != STATED_BY:
                yield from property_triples(statement, kind.properties[property_], value)
        yield from self._made(statement, name, by, row.properties)

    def of_node(self, subject: Iri, node: Node, kind: NodeKind) -> Iterator[Triple]:
        """Where a part of a document stands in its text, if the model keeps that."""
        if not kind.properties.keys().isdisjoint(EVIDENCE):
            document = node.id.partition("/")[0]
            yield from self._made(subject, f"{node.label.lower()}/{node.id}", document, node.properties)

    def _made(self, fact: Iri, name: str, document: str, properties: Mapping[str, Value]) -> Iterator[Triple]:
        rule = properties.get("rule")
        agent = Iri(thing("Rule", str(rule), self.base))
        yield fact, term("prov:wasDerivedFrom"), self.text_of(document)
        if rule:
            yield fact, term("prov:wasAttributedTo"), agent
        yield from self._place(fact, name, document, properties)
        if rule and rule not in self.agents:
            self.agents.add(str(rule))
            yield from _agent(agent, str(rule))

    def _place(self, fact: Iri, name: str, document: str, properties: Mapping[str, Value]) -> Iterator[Triple]:
        quote, start, end = (properties.get(key) for key in ("quote", "span_start", "span_end"))
        spans = start is not None and end is not None and start != end
        if not quote and not spans:
            return
        annotation = Iri(thing("Evidence", name, self.base))
        target = Iri(f"{annotation}/target")
        yield annotation, term("rdf:type"), term("oa:Annotation")
        yield annotation, term("oa:hasBody"), fact
        yield annotation, term("oa:hasTarget"), target
        yield target, term("rdf:type"), term("oa:SpecificResource")
        yield target, term("oa:hasSource"), self.text_of(document)
        if spans:
            yield from _position(target, Iri(f"{target}/position"), str(start), str(end))
        if quote:
            yield from _quote(target, Iri(f"{target}/quote"), str(quote))


def _position(target: Iri, selector: Iri, start: str, end: str) -> Iterator[Triple]:
    yield target, term("oa:hasSelector"), selector
    yield selector, term("rdf:type"), term("oa:TextPositionSelector")
    yield selector, term("oa:start"), typed(start, "nonNegativeInteger")
    yield selector, term("oa:end"), typed(end, "nonNegativeInteger")


def _quote(target: Iri, selector: Iri, quote: str) -> Iterator[Triple]:
    yield target, term("oa:hasSelector"), selector
    yield selector, term("rdf:type"), term("oa:TextQuoteSelector")
    yield selector, term("oa:exact"), Literal(quote)


def _agent(agent: Iri, rule: str) -> Iterator[Triple]:
    """Who made facts: a rule of the extractor, or a person who corrected it."""
    kinds = ("prov:Person",) if rule in PERSONS else ("prov:SoftwareAgent", "prov:Plan")
    for kind in kinds:
        yield agent, term("rdf:type"), term(kind)
    yield agent, term("rdfs:label"), Literal(rule)
