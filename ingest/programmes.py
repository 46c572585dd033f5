"""Named programmes, strategies and schemes."""

from __future__ import annotations

from ingest.facts import Programme
from ingest.references import References
from ingest.text import NormalText


def find_programmes(text: NormalText, references: References) -> tuple[Programme, ...]:
    """Every distinct named programme of a document."""
    return ()
