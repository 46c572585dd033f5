"""The model as SHACL shapes, so that anybody can check an export."""

from __future__ import annotations

from collections.abc import Iterator

from graph.generators import NOTICE
from graph.generators.ontology import literal
from graph.model import Model, NodeKind, Property
from graph.namespaces import DATATYPES, PREFIXES, property_term


def shapes(model: Model) -> str:
    """Turtle: one node shape a label, with its properties and the classes at the end of its relationships."""
    lines = [f"# {NOTICE}", *(f"@prefix {prefix}: <{iri}> ." for prefix, iri in PREFIXES.items()), ""]
    for kind in model.nodes.values():
        parts = [f"chithi:{kind.name}Shape a sh:NodeShape", f"    sh:targetClass chithi:{kind.name}"]
        parts += [f"    sh:property [ {' ; '.join(_property(declared))} ]" for declared in kind.properties.values()]
        parts += [f"    sh:property [ {text} ]" for text in _relationships(kind, model)]
        lines += [" ;\n".join(parts) + " .", ""]
    return "\n".join(lines).rstrip() + "\n"


def _property(declared: Property) -> Iterator[str]:
    yield f"sh:path {property_term(declared)}"
    yield f"sh:datatype xsd:{DATATYPES[declared.type]}"
    yield "sh:maxCount 1"
    if declared.required:
        yield "sh:minCount 1"
    if declared.values:
        yield f"sh:in ( {' '.join(map(literal, declared.values))} )"


def _relationships(kind: NodeKind, model: Model) -> Iterator[str]:
    classes: dict[str, set[str]] = {}
    for relationship in model.relationships.values():
        ends = {end for start, end in relationship.ends if start == kind.name}
        if ends:
            classes.setdefault(relationship.rdf, set()).update(ends)
    for term, ends in sorted(classes.items()):
        allowed = " ".join(f"[ sh:class chithi:{end} ]" for end in sorted(ends))
        yield f"sh:path {term} ; sh:or ( {allowed} )"
