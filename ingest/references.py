"""From single citations to the documents they mean, and what the text says of them."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.citations import Citation
from ingest.facts import CitedDocument, DocumentLink, Metadata, Relation
from ingest.outline import Outline
from ingest.text import NormalText


@dataclass(frozen=True, slots=True)
class References:
    """The documents that a text names.

    ``ref_at`` maps the start offset of every citation that names another document to that document's ``ref``.
    """

    cited: tuple[CitedDocument, ...]
    links: tuple[DocumentLink, ...]
    relations: tuple[Relation, ...]
    ref_at: dict[int, str]


def find_references(text: NormalText, citations: list[Citation], document: Metadata, outline: Outline) -> References:
    """Group citations into documents, and read the relations that the text states."""
    return References((), (), (), {})
