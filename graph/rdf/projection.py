"""Every node and relationship as triples, in the order of ``graph.reading``; none of them is kept.

All names are made from the facts, so the same graph gives the same triples.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from graph.changes import HELD
from graph.model import NodeKind, RelationshipKind, load_model
from graph.namespaces import DEFAULT_BASE, EVIDENCE, INTERNAL, thing
from graph.rdf import concepts
from graph.rdf.evidence import Evidence
from graph.rdf.terms import Iri, Literal, Triple, property_triples, term
from graph.reading import nodes, relationships
from graph.rows import Node, Relationship
from graph.store import Store

_VIETNAMESE = Iri("http://publications.europa.eu/resource/authority/language/VIE")
_MEDIA_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "doc": "application/msword",
    "pdf": "application/pdf",
    "html": "text/html",
    "md": "text/markdown",
    "txt": "text/plain",
}
"""By the names that readers give to formats; of an image it is not known which kind it was."""
_IANA = "http://www.iana.org/assignments/media-types/"


def triples(store: Store, base: str = DEFAULT_BASE) -> Iterator[Triple]:
    """All triples: what the vocabularies say, then node by node, then relationship by relationship.

    Args:
        base: what the IRIs of things begin with; those of the model's terms are the same everywhere.
    """
    projection = _Projection(base, Evidence(base))
    model = load_model()
    yield from concepts.schemes(base)
    for node in nodes(store, model):
        yield from projection.node(node, model.nodes[node.label])
    for row in relationships(store, model):
        yield from projection.relationship(row, model.relationships[row.type])


@dataclass(frozen=True, slots=True)
class _Projection:
    base: str
    evidence: Evidence

    def node(self, node: Node, kind: NodeKind) -> Iterator[Triple]:
        subject = Iri(thing(node.label, node.id, self.base))
        yield subject, term("rdf:type"), term(f"chithi:{kind.name}")
        if kind.rdf != f"chithi:{kind.name}":
            yield subject, term("rdf:type"), term(kind.rdf)
        yield from property_triples(subject, kind.properties[kind.key], node.id)
        for name, value in node.properties.items():
            if name not in INTERNAL and name not in EVIDENCE:
                yield from property_triples(subject, kind.properties[name], value)
        yield from self._more(node, kind, subject)

    def _more(self, node: Node, kind: NodeKind, subject: Iri) -> Iterator[Triple]:
        """What the known vocabularies say beyond the properties of the model."""
        if kind.owned:
            yield from self.evidence.of_node(subject, node, kind)
        elif node.label == "Document":
            yield from self._document(node, subject)
        elif node.label == "Agency" and not node.properties.get("is_group"):
            yield subject, term("rdf:type"), term("org:FormalOrganization")
        elif node.label == "AgencyKind":
            yield from concepts.of_agency_kind(subject, node.id, self.base)
        elif node.label == "Indicator":
            yield from concepts.of_indicator(subject, node.id, self.base)

    def _document(self, node: Node, work: Iri) -> Iterator[Triple]:
        said = node.properties
        if said.get("type"):
            yield work, term("eli:type_document"), concepts.type_of_document(str(said["type"]), self.base)
        if said.get("status") != HELD:
            return
        expression = self.evidence.text_of(node.id)
        yield work, term("eli:is_realized_by"), expression
        yield expression, term("rdf:type"), term("eli:LegalExpression")
        yield expression, term("eli:realizes"), work
        yield expression, term("eli:language"), _VIETNAMESE
        if said.get("title"):
            yield expression, term("eli:title"), Literal(str(said["title"]), language="vi")
        if said.get("sha256"):
            yield from self._file(node, expression)

    def _file(self, node: Node, expression: Iri) -> Iterator[Triple]:
        said = node.properties
        file = Iri(thing("File", str(said["sha256"]), self.base))
        yield expression, term("eli:is_embodied_by"), file
        yield file, term("rdf:type"), term("eli:Format")
        yield file, term("eli:embodies"), expression
        if media := _MEDIA_TYPES.get(str(said.get("format"))):
            yield file, term("eli:media_type"), Iri(_IANA + media)
        yield expression, term("prov:wasDerivedFrom"), file

    def relationship(self, row: Relationship, kind: RelationshipKind) -> Iterator[Triple]:
        start = Iri(thing(row.start_label, row.start, self.base))
        end = Iri(thing(row.end_label, row.end, self.base))
        predicate = term(kind.rdf)
        yield start, predicate, end
        if row.start_label == row.end_label == "Agency":
            yield from self._between_agencies(row, start, end)
        yield from self.evidence.of_relationship(row, kind, start, predicate, end)

    def _between_agencies(self, row: Relationship, start: Iri, end: Iri) -> Iterator[Triple]:
        """A larger body, or the event in which one body became another, as ORG says it."""
        if row.type == "PART_OF":
            yield start, term("org:subOrganizationOf"), end
        elif row.type == "SUCCEEDED_BY":
            event = Iri(thing("Change", f"{row.start}/{row.end}", self.base))
            yield start, term("org:changedBy"), event
            yield event, term("rdf:type"), term("org:ChangeEvent")
            yield event, term("org:originalOrganization"), start
            yield event, term("org:resultingOrganization"), end
            if row.properties.get("changed_on"):
                yield event, term("dcterms:date"), Literal(str(row.properties["changed_on"]), term("xsd:date"))
