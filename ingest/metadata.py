"""The document's own particulars: letterhead, title, signature, recipients."""

from __future__ import annotations

from ingest.facts import Metadata
from ingest.text import NormalText


def find_metadata(text: NormalText) -> Metadata:
    """What the text says of itself; a field that it does not state is ``None``."""
    return Metadata()
