"""The model as an RDF ontology: our own classes and properties, and how they hang on the known vocabularies."""

from __future__ import annotations

from collections.abc import Iterator

from graph.generators import NOTICE
from graph.model import Model, Property, RelationshipKind
from graph.namespaces import DATATYPES, EVIDENCE, INTERNAL, PREFIXES, VIETNAMESE, property_term


def ontology(model: Model) -> str:
    """Turtle, in the order of the model."""
    lines = [f"# {NOTICE}", *(f"@prefix {prefix}: <{iri}> ." for prefix, iri in PREFIXES.items()), ""]
    lines += ["<urn:chithi:model> a owl:Ontology ;", '    rdfs:label "chithi"@en .', ""]
    for kind in model.nodes.values():
        parents = "" if kind.rdf == f"chithi:{kind.name}" else f" ;\n    rdfs:subClassOf {kind.rdf}"
        lines += [f"chithi:{kind.name} a owl:Class{parents} ;", *_labels(dict(kind.label), kind.meaning), ""]
    for relationship in model.relationships.values():
        if relationship.rdf.startswith("chithi:"):
            lines += [*_object_property(relationship), ""]
    for term, declared in sorted(_own_properties(model).items()):
        lines += [f"{term} a owl:DatatypeProperty ;", f"    rdfs:range {datatype(declared)} ;"]
        lines += [f"    rdfs:comment {literal(declared.meaning)}@en .", ""]
    return "\n".join(lines).rstrip() + "\n"


def literal(text: str) -> str:
    """A text as Turtle writes it, in quotes."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def datatype(declared: Property) -> str:
    """The datatype of a property's values; names and titles have a language."""
    return "rdf:langString" if property_term(declared) in VIETNAMESE else f"xsd:{DATATYPES[declared.type]}"


def written(properties: dict[str, Property]) -> Iterator[Property]:
    """The properties that RDF says as properties."""
    return (declared for name, declared in properties.items() if name not in INTERNAL | EVIDENCE)


def _object_property(kind: RelationshipKind) -> Iterator[str]:
    parents = f" ;\n    rdfs:subPropertyOf {', '.join(kind.rdf_parents)}" if kind.rdf_parents else ""
    yield f"{kind.rdf} a owl:ObjectProperty{parents} ;"
    yield from _labels(dict(kind.label), kind.meaning)


def _labels(label: dict[str, str], meaning: str) -> Iterator[str]:
    yield f"    rdfs:label {literal(label['vi'])}@vi, {literal(label['en'])}@en ;"
    yield f"    rdfs:comment {literal(meaning)}@en ."


def _own_properties(model: Model) -> dict[str, Property]:
    declared = [kind.properties for kind in model.nodes.values()]
    declared += [kind.properties for kind in model.relationships.values()]
    found = {property_term(p): p for properties in declared for p in written(dict(properties))}
    return {term: p for term, p in found.items() if term.startswith("chithi:")}
