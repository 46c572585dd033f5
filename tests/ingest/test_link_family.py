"""Identity over the invented family, against its known truth: the same document one id, another document another id."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import pytest

from bench.linking import measure
from examples.family import family
from ingest.facts import CitedDocument, Evidence, Metadata
from ingest.linking.identity import cited_identity, speaker_of
from ingest.linking.placing import place_agency

HERE = Evidence(0, 0, "", "test/rule")
Named = list[tuple[tuple[Any, ...], str]]


@pytest.fixture(scope="module")
def documents() -> Named:
    """(what it is in truth, its id) for every document held or cited in the family."""
    found: Named = []
    for document in family(directives=4):
        truth = document.truth()
        own = truth["document"]
        fields = ("type", "number", "title", "issuer", "issued_on", "place", "jurisdiction")
        speaker = speaker_of(Metadata(**{name: own[name] for name in fields}), document.stem)
        if own["number"] and own["issued_on"]:
            found.append(((own["number"], own["issued_on"], own["jurisdiction"]), speaker.id))
        for cited in truth["cited_documents"]:
            if cited["number"] and cited["issued_on"]:
                said = CitedDocument(
                    "c1", cited["type"], cited["number"], cited["issued_on"], cited["issuer"], None, ()
                )
                central = cited["number"].endswith(("/TW", "CP", "TTg"))
                territory = None if central else own["jurisdiction"]
                found.append(((cited["number"], cited["issued_on"], territory), cited_identity(said, speaker).id))
    return found


def test_one_document_has_one_id_and_one_id_is_one_document(documents: Named) -> None:
    ids, meanings = defaultdict(set), defaultdict(set)
    for meaning, id_ in documents:
        ids[meaning].add(id_)
        meanings[id_].add(meaning)
    assert len(ids) > 100
    assert {meaning: found for meaning, found in ids.items() if len(found) > 1} == {}
    assert {id_: found for id_, found in meanings.items() if len(found) > 1} == {}


def test_agencies_are_one_in_each_province() -> None:
    names = defaultdict(set)
    for document in family():
        truth = document.truth()
        own = truth["document"]
        speaker = speaker_of(
            Metadata(number=own["number"], issuer=own["issuer"], jurisdiction=own["jurisdiction"]), "0"
        )
        for task in truth["tasks"]:
            for name in (*task["lead"], *task["support"]):
                placed = place_agency(name, False, speaker)
                if placed.kind:
                    names[placed.id].add((placed.kind, placed.territory.name if placed.territory else None))
    assert len(names) > 30
    assert {id_: said for id_, said in names.items() if len(said) > 1} == {}


def test_linking_is_exact_on_documents_that_were_read() -> None:
    figures = {kind: (precision, recall) for kind, precision, recall in measure(40)}
    assert figures["document"] == figures["indicator"] == (1.0, 1.0)
    assert min(figures["agency"]) > 0.98
