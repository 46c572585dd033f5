"""The model as SHACL shapes, so that anybody can check an export."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from graph.generators import NOTICE
from graph.generators.ontology import datatype, literal, written
from graph.model import STATED_BY, Model, NodeKind, Property
from graph.namespaces import PREFIXES, property_term

_EVIDENCE = """chithi:AnnotationShape a sh:NodeShape ;
    sh:targetClass oa:Annotation ;
    sh:property [ sh:path oa:hasBody ; sh:nodeKind sh:IRI ; sh:minCount 1 ; sh:maxCount 1 ] ;
    sh:property [ sh:path oa:hasTarget ; sh:class oa:SpecificResource ; sh:minCount 1 ; sh:maxCount 1 ] .

chithi:EvidenceTargetShape a sh:NodeShape ;
    sh:targetClass oa:SpecificResource ;
    sh:property [ sh:path oa:hasSource ; sh:class eli:LegalExpression ; sh:minCount 1 ; sh:maxCount 1 ] ;
    sh:property [ sh:path oa:hasSelector ; sh:minCount 1 ; sh:maxCount 2 ;
        sh:or ( [ sh:class oa:TextPositionSelector ] [ sh:class oa:TextQuoteSelector ] ) ] .

chithi:PositionShape a sh:NodeShape ;
    sh:targetClass oa:TextPositionSelector ;
    sh:property [ sh:path oa:start ; sh:datatype xsd:nonNegativeInteger ; sh:minCount 1 ; sh:maxCount 1 ;
        sh:lessThan oa:end ] ;
    sh:property [ sh:path oa:end ; sh:datatype xsd:nonNegativeInteger ; sh:minCount 1 ; sh:maxCount 1 ] .

chithi:QuoteShape a sh:NodeShape ;
    sh:targetClass oa:TextQuoteSelector ;
    sh:property [ sh:path oa:exact ; sh:datatype xsd:string ; sh:minLength 1 ; sh:minCount 1 ; sh:maxCount 1 ] .

chithi:ExpressionShape a sh:NodeShape ;
    sh:targetClass eli:LegalExpression ;
    sh:property [ sh:path eli:realizes ; sh:class chithi:Document ; sh:minCount 1 ; sh:maxCount 1 ] ;
    sh:property [ sh:path eli:language ; sh:nodeKind sh:IRI ; sh:minCount 1 ; sh:maxCount 1 ] ;
    sh:property [ sh:path eli:title ; sh:datatype rdf:langString ; sh:uniqueLang true ] ;
    sh:property [ sh:path eli:is_embodied_by ; sh:class eli:Format ] .

chithi:FormatShape a sh:NodeShape ;
    sh:targetClass eli:Format ;
    sh:property [ sh:path eli:embodies ; sh:class eli:LegalExpression ; sh:minCount 1 ] ;
    sh:property [ sh:path eli:media_type ; sh:nodeKind sh:IRI ; sh:maxCount 1 ] .

chithi:ConceptShape a sh:NodeShape ;
    sh:targetClass skos:Concept ;
    sh:property [ sh:path skos:inScheme ; sh:class skos:ConceptScheme ; sh:minCount 1 ; sh:maxCount 1 ] ;
    sh:property [ sh:path skos:prefLabel ; sh:datatype rdf:langString ; sh:minCount 1 ; sh:uniqueLang true ] ;
    sh:property [ sh:path skos:altLabel ; sh:datatype rdf:langString ; sh:disjoint skos:prefLabel ] ;
    sh:property [ sh:path skos:broader ; sh:class skos:Concept ] .

chithi:ChangeShape a sh:NodeShape ;
    sh:targetClass org:ChangeEvent ;
    sh:property [ sh:path org:originalOrganization ; sh:class org:Organization ; sh:minCount 1 ] ;
    sh:property [ sh:path org:resultingOrganization ; sh:class org:Organization ; sh:minCount 1 ] ;
    sh:property [ sh:path dcterms:date ; sh:datatype xsd:date ; sh:maxCount 1 ] ."""
"""Of what the projection adds to the nodes and relationships of the model."""

_DERIVED = "sh:path prov:wasDerivedFrom ; sh:minCount 1 ; sh:maxCount 1 ; sh:nodeKind sh:IRI"
_MADE = (
    "sh:path prov:wasAttributedTo ; sh:maxCount 1 ; sh:or ( [ sh:class prov:SoftwareAgent ] [ sh:class prov:Person ] )"
)


def shapes(model: Model) -> str:
    """Turtle: a node shape a label, one for statements of relationships, and those of evidence."""
    lines = [f"# {NOTICE}", *(f"@prefix {prefix}: <{iri}> ." for prefix, iri in PREFIXES.items()), ""]
    for kind in model.nodes.values():
        parts = [" ; ".join(_property(declared)) for declared in written(dict(kind.properties))]
        parts += [*_relationships(kind, model), *([_DERIVED, _MADE] if "rule" in kind.properties else [])]
        lines += [_shape(f"chithi:{kind.name}Shape", f"chithi:{kind.name}", parts), ""]
    return "\n".join([*lines, _statements(model), "", _EVIDENCE]) + "\n"


def _shape(name: str, target: str, parts: Iterable[str]) -> str:
    head = [f"{name} a sh:NodeShape", f"    sh:targetClass {target}"]
    return " ;\n".join([*head, *(f"    sh:property [ {part} ]" for part in parts)]) + " ."


def _property(declared: Property) -> Iterator[str]:
    type_ = datatype(declared)
    yield f"sh:path {property_term(declared)}"
    yield f"sh:datatype {type_}"
    yield "sh:uniqueLang true" if type_ == "rdf:langString" else "sh:maxCount 1"
    if declared.required:
        yield "sh:minCount 1"
    if declared.values:
        yield f"sh:in ( {' '.join(map(literal, declared.values))} )"


def _relationships(kind: NodeKind, model: Model) -> Iterator[str]:
    """The classes that may stand at the other end."""
    for relationship in sorted(model.relationships.values(), key=lambda relationship: relationship.rdf):
        ends = sorted({end for start, end in relationship.ends if start == kind.name})
        if len(ends) == 1:
            yield f"sh:path {relationship.rdf} ; sh:class chithi:{ends[0]}"
        elif ends:
            allowed = " ".join(f"[ sh:class chithi:{end} ]" for end in ends)
            yield f"sh:path {relationship.rdf} ; sh:or ( {allowed} )"


def _statements(model: Model) -> str:
    kinds = model.relationships.values()
    predicates = " ".join(sorted(kind.rdf for kind in kinds))
    parts = [
        "sh:path rdf:subject ; sh:nodeKind sh:IRI ; sh:minCount 1 ; sh:maxCount 1",
        f"sh:path rdf:predicate ; sh:in ( {predicates} ) ; sh:minCount 1 ; sh:maxCount 1",
        "sh:path rdf:object ; sh:nodeKind sh:IRI ; sh:minCount 1 ; sh:maxCount 1",
        _DERIVED,
        _MADE,
    ]
    own = {p.name: p for kind in kinds for p in written(dict(kind.properties)) if p.name != STATED_BY}
    parts += [f"sh:path {property_term(p)} ; sh:datatype {datatype(p)} ; sh:maxCount 1" for _, p in sorted(own.items())]
    return _shape("chithi:StatementShape", "rdf:Statement", parts)
