"""What the vocabularies say, as SKOS: kinds of documents, kinds of agencies, indicators; each a concept scheme."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from graph.agencies import AgencyKind, vocabulary
from graph.document_types import DocumentType, document_types
from graph.folding import slug
from graph.indicators import Indicator, indicators
from graph.namespaces import thing
from graph.rdf.terms import Iri, Literal, Triple, term
from graph.succession import VOCABULARY

_SCHEMES = {
    "document-types": ("loại văn bản", "kinds of documents"),
    "agency-kinds": ("loại cơ quan", "kinds of agencies"),
    "indicators": ("chỉ số", "indicators"),
}


def schemes(base: str) -> Iterator[Triple]:
    """The schemes, the source of what they say, and the concepts that are no nodes of the graph."""
    source = Iri(thing("Source", VOCABULARY, base))
    yield source, term("rdf:type"), term("prov:Entity")
    for name, (vi, en) in _SCHEMES.items():
        scheme = _scheme(name, base)
        yield scheme, term("rdf:type"), term("skos:ConceptScheme")
        yield scheme, term("skos:prefLabel"), Literal(vi, language="vi")
        yield scheme, term("skos:prefLabel"), Literal(en, language="en")
        yield scheme, term("prov:wasDerivedFrom"), source
    for head in vocabulary().head_fields:
        concept = _head(head, base)
        yield from _concept(concept, "agency-kinds", head, base)
        yield concept, term("skos:topConceptOf"), _scheme("agency-kinds", base)
    for kind in document_types():
        yield from _document_type(kind, base)


def type_of_document(code: str, base: str) -> Iri:
    """The concept of a kind of documents."""
    return Iri(thing("Document-type", code, base))


def of_agency_kind(concept: Iri, id_: str, base: str) -> Iterator[Triple]:
    """What the vocabulary adds to a kind of agencies: other spellings, and what kind of body it is."""
    yield concept, term("skos:inScheme"), _scheme("agency-kinds", base)
    kind = _kinds().get(id_)
    if kind is None:
        return
    for spelling in sorted(set(kind.spellings) - {kind.name}):
        yield concept, term("skos:altLabel"), Literal(spelling, language="vi")
    head = next((head for head, fields in vocabulary().head_fields.items() if _is_headed(kind, head, fields)), None)
    if head:
        yield concept, term("skos:broader"), _head(head, base)


def of_indicator(concept: Iri, id_: str, base: str) -> Iterator[Triple]:
    """What the vocabulary adds to an indicator: its English name and its other names."""
    yield concept, term("skos:inScheme"), _scheme("indicators", base)
    known = _indicators().get(id_)
    if known is None:
        return
    yield concept, term("skos:prefLabel"), Literal(known.name_en, language="en")
    for alias in sorted(set(known.aliases) - {known.name}):
        yield concept, term("skos:altLabel"), Literal(alias, language="vi")


def _document_type(kind: DocumentType, base: str) -> Iterator[Triple]:
    concept = type_of_document(kind.code or slug(kind.vi), base)
    yield from _concept(concept, "document-types", kind.vi, base)
    yield concept, term("skos:prefLabel"), Literal(kind.en, language="en")
    if kind.code:
        yield concept, term("skos:notation"), Literal(kind.code)
    for word in sorted(set(kind.words) - {kind.vi}):
        yield concept, term("skos:altLabel"), Literal(word, language="vi")


def _concept(concept: Iri, scheme: str, name: str, base: str) -> Iterator[Triple]:
    yield concept, term("rdf:type"), term("skos:Concept")
    yield concept, term("skos:inScheme"), _scheme(scheme, base)
    yield concept, term("skos:prefLabel"), Literal(name, language="vi")


def _scheme(name: str, base: str) -> Iri:
    return Iri(thing("Scheme", name, base))


def _head(head: str, base: str) -> Iri:
    return Iri(thing("Head", slug(head), base))


def _is_headed(kind: AgencyKind, head: str, fields: tuple[str, ...]) -> bool:
    return kind.name.removeprefix(f"{head} ") in fields


@cache
def _kinds() -> Mapping[str, AgencyKind]:
    return {slug(kind.name): kind for kind in vocabulary().kinds}


@cache
def _indicators() -> Mapping[str, Indicator]:
    return {indicator.id: indicator for indicator in indicators()}
