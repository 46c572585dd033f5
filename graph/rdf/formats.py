"""Triples as N-Triples, Turtle and JSON-LD, piece by piece: memory does not grow with the graph.

Triples of one subject that come together are written together. A subject that comes again later gets another block,
which all three forms allow.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any

import rdflib

from graph.namespaces import PREFIXES
from graph.rdf.terms import Iri, Literal, Object, Triple, term

_TYPE = term("rdf:type")
_LOCAL = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")
_ESCAPED = re.compile(r'[\\"\x00-\x1f\x7f]')
_SHORT = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def ntriples(found: Iterable[Triple]) -> Iterator[str]:
    """N-Triples, a line a triple."""
    for subject, predicate, value in found:
        written = _iri(value) if isinstance(value, Iri) else _ntriples_literal(value)
        yield f"{_iri(subject)} {_iri(predicate)} {written} .\n"


def turtle(found: Iterable[Triple]) -> Iterator[str]:
    """Turtle, a block a subject."""
    yield "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in PREFIXES.items())
    for subject, group in groupby(found, key=lambda triple: triple[0]):
        said = [f"{_verb(predicate)} {_turtle_object(value)}" for _, predicate, value in group]
        yield f"\n{_iri(subject)} " + " ;\n  ".join(said) + " .\n"


def jsonld(found: Iterable[Triple]) -> Iterator[str]:
    """JSON-LD 1.1: one document whose ``@graph`` has an object a subject."""
    yield '{"@context": ' + json.dumps(dict(PREFIXES)) + ',\n"@graph": ['
    separator = "\n"
    for subject, group in groupby(found, key=lambda triple: triple[0]):
        yield separator + json.dumps(_jsonld_object(subject, group), ensure_ascii=False)
        separator = ",\n"
    yield "\n]}\n"


WRITERS: Mapping[str, Callable[[Iterable[Triple]], Iterator[str]]] = {
    "jsonld": jsonld,
    "ntriples": ntriples,
    "turtle": turtle,
}
"""The forms by name."""


def graph_of(found: Iterable[Triple]) -> rdflib.Graph:
    """The triples in memory as a graph of rdflib, with prefixes."""
    graph = rdflib.Graph(bind_namespaces="none")
    for prefix, iri in PREFIXES.items():
        graph.bind(prefix, iri)
    for subject, predicate, value in found:
        graph.add((rdflib.URIRef(subject), rdflib.URIRef(predicate), _rdflib(value)))
    return graph


def _rdflib(value: Object) -> rdflib.URIRef | rdflib.Literal:
    if isinstance(value, Iri):
        return rdflib.URIRef(value)
    datatype = rdflib.URIRef(value.datatype) if value.datatype else None
    return rdflib.Literal(value.text, lang=value.language, datatype=datatype)


def _iri(iri: str) -> str:
    return f"<{iri}>"


def _quoted(text: str) -> str:
    return '"' + _ESCAPED.sub(lambda found: _SHORT.get(found[0]) or f"\\u{ord(found[0]):04X}", text) + '"'


def _ntriples_literal(value: Literal) -> str:
    if value.language:
        return f"{_quoted(value.text)}@{value.language}"
    return f"{_quoted(value.text)}^^<{value.datatype}>" if value.datatype else _quoted(value.text)


def _verb(predicate: Iri) -> str:
    return "a" if predicate == _TYPE else _shortened(predicate)


def _turtle_object(value: Object) -> str:
    if isinstance(value, Iri):
        return _shortened(value)
    return f"{_quoted(value.text)}^^{_shortened(value.datatype)}" if value.datatype else _ntriples_literal(value)


def _shortened(iri: str) -> str:
    """A term of a known vocabulary by its prefix; things stay whole."""
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace) and _LOCAL.fullmatch(iri, len(namespace)):
            return f"{prefix}:{iri[len(namespace) :]}"
    return _iri(iri)


def _jsonld_object(subject: Iri, group: Iterable[Triple]) -> dict[str, Any]:
    said: dict[str, Any] = {"@id": subject}
    for _, predicate, value in group:
        if predicate == _TYPE:
            said.setdefault("@type", []).append(_compact(value))
        else:
            said.setdefault(_compact(predicate), []).append(_jsonld_value(value))
    return {name: value[0] if isinstance(value, list) and len(value) == 1 else value for name, value in said.items()}


def _jsonld_value(value: Object) -> Any:
    if isinstance(value, Iri):
        return {"@id": value}
    if value.language:
        return {"@value": value.text, "@language": value.language}
    return {"@value": value.text, "@type": _compact(value.datatype)} if value.datatype else value.text


def _compact(iri: Object | str) -> str:
    return _shortened(str(iri)).strip("<>")
