"""Tasks: who is to do what, with whom, by when."""

from __future__ import annotations

from ingest.facts import Metadata, Task
from ingest.outline import Outline
from ingest.references import References
from ingest.text import NormalText


def find_tasks(text: NormalText, outline: Outline, document: Metadata, references: References) -> tuple[Task, ...]:
    """The tasks of a document, in reading order."""
    return ()
