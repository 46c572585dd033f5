"""What the steps of linking share: the document that speaks, and the rows that it makes."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from graph.rows import Node, Relationship, Value
from ingest.decisions import Decisions
from ingest.evidence import properties, sentence
from ingest.facts import CitedDocument, Evidence, Facts
from ingest.linking.identity import Identity, cited_identity, speaker_of
from ingest.linking.speaker import Speaker, iso_day


@dataclass(frozen=True, slots=True)
class SourceFile:
    """The file that a document was read from.

    Attributes:
        name: file name without folder.
        pages: number of pages, or ``None``.
        characters: length of the normal text.
    """

    name: str
    sha256: str
    format: str
    pages: int | None = None
    characters: int = 0


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is known beyond the document itself.

    Attributes:
        candidates: from the folded number to the ids of all documents with that number that some text names in full.
        editions: from an id to the documents, with their dates, that all have it by their own facts (``editions.py``).
        document_of: from the SHA-256 of a file to the document that it is, if it is registered.
    """

    candidates: Callable[[str], list[str]] = lambda key: []
    editions: Callable[[str], Mapping[str, str | None]] = lambda id_: {}
    document_of: Callable[[str], str | None] = lambda sha256: None
    decisions: Decisions = field(default_factory=Decisions)


ALONE = Surroundings()
"""Nothing else is known."""


@dataclass(frozen=True, slots=True)
class Scene:
    """One document, as the steps of linking see it.

    Attributes:
        text: its normal text, ``""`` if it is not at hand.
        identities: of the documents that it cites, by ref.
        around: what is known beyond it.
    """

    facts: Facts
    text: str
    source: SourceFile
    speaker: Speaker
    identities: Mapping[str, Identity]
    around: Surroundings = ALONE

    @property
    def id(self) -> str:
        """Id of the document."""
        return self.speaker.id

    def proof(self, evidence: Evidence) -> dict[str, Value]:
        """The sentence that proves it, as properties of a relationship that this document states."""
        return {"stated_by": self.id, **properties(sentence(evidence, self.text))}

    def relationship(
        self, type_: str, start: tuple[str, str], end: tuple[str, str], more: Mapping[str, Value] | None = None
    ) -> Relationship:
        """A relationship stated by this document; ``start`` and ``end`` are (label, id)."""
        return Relationship(type_, *start, *end, {"stated_by": self.id, **(more or {})})


def scene(facts: Facts, text: str, source: SourceFile, around: Surroundings = ALONE) -> Scene:
    """The document with its identity and those of what it cites."""
    speaker = speaker_of(facts.document, source.sha256, latest_cited(facts))
    known = around.document_of(source.sha256) or around.decisions.document(speaker.id)
    speaker = replace(speaker, id=known)
    identities = {cited.ref: _meant(cited, speaker, around) for cited in facts.cited_documents}
    return Scene(facts, text, source, speaker, identities, around)


def _meant(cited: CitedDocument, speaker: Speaker, around: Surroundings) -> Identity:
    """The document that is cited: of several with one id that of the date given, and what people say of it."""
    identity = cited_identity(cited, speaker)
    editions = around.editions(identity.id)
    if editions:
        day = iso_date(cited.issued_on)
        same_day = [id_ for id_, issued_on in editions.items() if day and issued_on == day]
        only = len(same_day) == 1
        identity = replace(identity, id=same_day[0] if only else identity.id, resolved=only)
    decided = around.decisions.document(identity.id, speaker.id)
    return replace(identity, id=decided, resolved=True) if decided != identity.id else identity


def latest_cited(facts: Facts) -> str | None:
    """Date of the latest document that a document cites: it cannot be older."""
    dates = (iso_date(cited.issued_on) for cited in facts.cited_documents)
    return max((day for day in dates if day), default=None)


def iso_date(text: str | None) -> str | None:
    """``text`` if it is a day of the calendar."""
    day = iso_day(text)
    return day.isoformat() if day else None


def node(label: str, id_: str, **given: Value) -> Node:
    """A node without the properties that are ``None``."""
    return Node(label, id_, {name: value for name, value in given.items() if value is not None})


def json_text(value: object) -> str:
    """A value as JSON that is always the same for the same value."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
