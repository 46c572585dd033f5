"""The RDF vocabularies that the model speaks, and the names of our own terms and things."""

from __future__ import annotations

import re
from urllib.parse import quote

from graph.errors import SchemaError, StoreError
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
_BASE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`#?]*(?<=[/:])")
DEFAULT_BASE = "urn:chithi:"
"""What the IRIs of things begin with where no other base is chosen: a name without a host, because the same document
has the same IRI in every archive. Who publishes a graph chooses an address of their own (``https://…/``)."""
VIETNAMESE = frozenset({"dcterms:title", "eli:title", "rdfs:label", "skos:altLabel", "skos:prefLabel"})
"""RDF properties of names and titles, which are written with their language."""
INTERNAL = frozenset({"search_text", "revision", "due_order", "unled_order", "pace_order"})
"""Properties that serve the databases and say nothing of the world: they are not written in RDF."""
EVIDENCE = frozenset({"span_start", "span_end", "quote", "rule"})
"""Properties that RDF says by an annotation of the fact (place and words), or by who made it (rule)."""
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


def thing(label: str, id_: str, base: str = DEFAULT_BASE) -> str:
    """The IRI of a node: ``("Document", "kh-1/task/2")`` → ``"urn:chithi:document:kh-1/task/2"``.

    Under a base that ends with a slash, ``"https://data.example/document/kh-1/task/2"``.
    """
    return f"{base}{label.lower()}{'/' if base.endswith('/') else ':'}{quote(id_)}"


def checked_base(base: str) -> str:
    """``base`` if IRIs can begin with it.

    Raises:
        StoreError: it has no scheme, does not end with ``/`` or ``:``, or holds signs that no IRI may hold.
    """
    if not _BASE.fullmatch(base):
        raise StoreError(
            f"{base!r} cannot be the beginning of names.", "Write such as https://data.example/chithi/ or urn:chithi:."
        )
    return base
