"""The RDF vocabularies that the model speaks, and the names of our own terms and things."""

from __future__ import annotations

from urllib.parse import quote

from graph.errors import SchemaError
from graph.model import Property

PREFIXES = {
    "chithi": "urn:chithi:model:",
    "dcterms": "http://purl.org/dc/terms/",
    "eli": "http://data.europa.eu/eli/ontology#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "sh": "http://www.w3.org/ns/shacl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
DATATYPES = {"string": "string", "integer": "integer", "float": "double", "boolean": "boolean", "date": "date"}
"""Local names in XML Schema of the model's types."""


def expand(term: str) -> str:
    """The IRI of a prefixed name: ``"eli:cites"`` → ``"http://data.europa.eu/eli/ontology#cites"``.

    Raises:
        SchemaError: the prefix is not known.
    """
    prefix, _, name = term.partition(":")
    if prefix not in PREFIXES:
        raise SchemaError(f"The RDF term {term!r} has a prefix that is not known.", f"Known: {', '.join(PREFIXES)}.")
    return PREFIXES[prefix] + name


def property_term(declared: Property) -> str:
    """The RDF property of a property: as it declares, else one of our own: ``chithi:deadlineTo``."""
    first, *rest = declared.name.split("_")
    return declared.rdf or "chithi:" + first + "".join(part.capitalize() for part in rest)


def thing(label: str, id_: str) -> str:
    """The IRI of a node: ``("Document", "kh-1/task/2")`` → ``"urn:chithi:document:kh-1/task/2"``."""
    return f"urn:chithi:{label.lower()}:{quote(id_)}"
