"""The model as an RDF ontology: our own classes and properties, and how they hang on the known vocabularies."""

from __future__ import annotations

from collections.abc import Iterator

from graph.generators import NOTICE
from graph.model import Model, Property
from graph.namespaces import DATATYPES, PREFIXES, property_term


def ontology(model: Model) -> str:
    """Turtle, in the order of the model."""
    lines = [f"# {NOTICE}", *(f"@prefix {prefix}: <{iri}> ." for prefix, iri in PREFIXES.items()), ""]
    lines += ["<urn:chithi:model> a owl:Ontology ;", '    rdfs:label "chithi"@en .', ""]
    for kind in model.nodes.values():
        parents = "" if kind.rdf == f"chithi:{kind.name}" else f" ;\n    rdfs:subClassOf {kind.rdf}"
        lines += [f"chithi:{kind.name} a owl:Class{parents} ;", *_labels(dict(kind.label), kind.meaning), ""]
    for relationship in model.relationships.values():
        if relationship.rdf.startswith("chithi:"):
            lines += [f"{relationship.rdf} a owl:ObjectProperty ;"]
            lines += [*_labels(dict(relationship.label), relationship.meaning), ""]
    for term, declared in sorted(_own_properties(model).items()):
        lines += [f"{term} a owl:DatatypeProperty ;", f"    rdfs:range xsd:{DATATYPES[declared.type]} ;"]
        lines += [f"    rdfs:comment {literal(declared.meaning)}@en .", ""]
    return "\n".join(lines).rstrip() + "\n"


def literal(text: str) -> str:
    """A text as Turtle writes it, in quotes."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def _labels(label: dict[str, str], meaning: str) -> Iterator[str]:
    yield f"    rdfs:label {literal(label['vi'])}@vi, {literal(label['en'])}@en ;"
    yield f"    rdfs:comment {literal(meaning)}@en ."


def _own_properties(model: Model) -> dict[str, Property]:
    declared = [kind.properties for kind in model.nodes.values()]
    declared += [kind.properties for kind in model.relationships.values()]
    found = {property_term(p): p for properties in declared for p in properties.values()}
    return {term: p for term, p in found.items() if term.startswith("chithi:")}
