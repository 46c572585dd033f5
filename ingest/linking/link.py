"""From the facts of one document to its part of the graph.

A pure function of the facts, the file, the numbers known elsewhere and what people decided: the order in which
documents arrive changes nothing. Ids: ``ingest/linking/identity.py`` (documents), ``ingest/linking/placing.py``
(agencies).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import replace

from graph.register import NamedNumber
from graph.rows import DocumentGraph, Node, Relationship, Value
from ingest.facts import Facts
from ingest.linking import agencies, contents, documents
from ingest.linking.rows import ALONE, Scene, SourceFile, Surroundings, json_text, scene

_OWNED = ("Section", "Task", "Target")


def link(facts: Facts, text: str, source: SourceFile, around: Surroundings = ALONE) -> DocumentGraph:
    """All that a document says, ready for any store.

    Args:
        text: its normal text, from which the sentences of the evidence are taken.
        around: what other documents name in full, for the candidates of citations that this one leaves open, and what
            people decided.
    """
    return link_scene(scene(facts, text, source, around))


def link_scene(here: Scene) -> DocumentGraph:
    """All that a document says, where its scene has been made already."""
    nodes, relationships = _parted(_rows(here))
    held = documents.held_document(here)
    owned = (held, *(found for found in nodes if found.label in _OWNED))
    shared = tuple(found for found in nodes if found.label not in _OWNED and found.id != here.id)
    graph = DocumentGraph(here.id, owned, shared, relationships)
    return replace(graph, owned=(_with_revision(held, graph), *owned[1:]))


def with_comparison(graph: DocumentGraph, found: Sequence[Relationship]) -> DocumentGraph:
    """The graph of a document together with what it has in common with others."""
    others = tuple(sorted({(one.end_label, one.end) for one in found}))
    whole = replace(graph, relationships=(*graph.relationships, *found), others=others)
    return replace(whole, owned=(_with_revision(graph.owned[0], whole), *graph.owned[1:]))


def _rows(here: Scene) -> Iterable[Node | Relationship]:
    yield from documents.cited_documents(here)
    yield from documents.own_relations(here)
    yield from documents.relations_of_others(here)
    yield from documents.citations(here)
    yield from agencies.territory_governed(here)
    yield from agencies.issuer(here)
    yield from agencies.recipients(here)
    yield from contents.sections(here)
    yield from contents.tasks(here)
    yield from agencies.roles(here)
    yield from contents.targets(here)
    yield from agencies.mentions(here)


def _parted(rows: Iterable[Node | Relationship]) -> tuple[tuple[Node, ...], tuple[Relationship, ...]]:
    """Nodes and relationships, each once, in the order of the text."""
    nodes: dict[tuple[str, str, frozenset[tuple[str, Value]]], Node] = {}
    relationships: dict[tuple[str, str, str, str, str], Relationship] = {}
    for row in rows:
        if isinstance(row, Node):
            nodes.setdefault((row.label, row.id, frozenset(row.properties.items())), row)
        else:
            relationships.setdefault((row.type, row.start_label, row.start, row.end_label, row.end), row)
    return tuple(nodes.values()), tuple(relationships.values())


def _with_revision(held: Node, graph: DocumentGraph) -> Node:
    plain = [
        [[row.label, row.id, dict(row.properties)] for row in (*graph.owned, *graph.shared)],
        [[r.type, r.start_label, r.start, r.end_label, r.end, dict(r.properties)] for r in graph.relationships],
    ]
    revision = hashlib.sha256(json_text(plain).encode("utf-8")).hexdigest()[:16]
    return replace(held, properties={**held.properties, "revision": revision})


def numbers_named(facts: Facts, source: SourceFile, around: Surroundings = ALONE) -> list[NamedNumber]:
    """The numbered documents that a document names, itself included, for the register."""
    here = scene(facts, "", source, around)
    found = {
        NamedNumber(identity.id, identity.key, identity.resolved)
        for identity in here.identities.values()
        if identity.key
    }
    if facts.document.number and facts.document.issued_on:
        own = here.id
        found.add(NamedNumber(own, documents.number_key(facts.document.number), True))
    return sorted(found, key=lambda number: (number.node, number.key))
