"""Terms and triples as plain values: many millions of them pass, and none is kept."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from graph.model import Property
from graph.namespaces import DATATYPES, VIETNAMESE, expand, property_term
from graph.rows import Value


class Iri(str):
    """A whole IRI."""

    __slots__ = ()


class Literal(NamedTuple):
    """A value: its lexical form, and the IRI of its datatype or its language; with neither it is a string."""

    text: str
    datatype: str | None = None
    language: str | None = None


Object = Iri | Literal
Triple = tuple[Iri, Iri, Object]


@cache
def term(prefixed: str) -> Iri:
    """``"eli:cites"`` as an IRI."""
    return Iri(expand(prefixed))


def typed(text: str, type_: str) -> Literal:
    """A value of a datatype of XML Schema: ``("7", "integer")``."""
    return Literal(text, expand(f"xsd:{type_}"))


def property_triples(subject: Iri, declared: Property, value: Value) -> Iterator[Triple]:
    """What a property of a node or relationship says."""
    if value is not None:
        name = property_term(declared)
        yield subject, term(name), _literal(value, declared, name)


def _literal(value: Value, declared: Property, name: str) -> Literal:
    if declared.type == "string":
        return Literal(str(value), language="vi" if name in VIETNAMESE else None)
    if declared.type == "boolean":
        return typed("true" if value else "false", "boolean")
    text = repr(float(value or 0)) if declared.type == "float" else str(value)
    return typed(text, DATATYPES[declared.type])
