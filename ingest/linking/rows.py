"""What the steps of linking share: the document that speaks, and the rows that it makes."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from graph.rows import Node, Relationship, Value
from ingest.evidence import properties, sentence
from ingest.facts import Evidence, Facts
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


KnownDocuments = Callable[[str], list[str]]
"""From the folded number to the ids of all documents with that number that some text names in full."""


def nothing_known(key: str) -> list[str]:
    """No other document is known."""
    return []


@dataclass(frozen=True, slots=True)
class Scene:
    """One document, as the steps of linking see it.

    Attributes:
        text: its normal text, ``""`` if it is not at hand.
        identities: of the documents that it cites, by ref.
    """

    facts: Facts
    text: str
    source: SourceFile
    speaker: Speaker
    identities: Mapping[str, Identity]

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


def scene(facts: Facts, text: str, source: SourceFile) -> Scene:
    """The document with its identity and those of what it cites."""
    speaker = speaker_of(facts.document, source.sha256, latest_cited(facts))
    identities = {cited.ref: cited_identity(cited, speaker) for cited in facts.cited_documents}
    return Scene(facts, text, source, speaker, identities)


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
