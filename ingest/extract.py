"""From the normal text of one document to its facts. Every step is a pure function."""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from dataclasses import replace
from functools import cache
from pathlib import Path

from graph.errors import ChithiError
from ingest.agencies.find import find_agencies
from ingest.citations.find import Citation, find_citations
from ingest.citations.programmes import find_programmes
from ingest.citations.references import References, find_references
from ingest.citations.relations import implemented_in
from ingest.facts import Evidence, Facts, Section, Task
from ingest.metadata.find import find_metadata
from ingest.outline.tree import Outline, outline
from ingest.readers import read
from ingest.readers.language import looks_vietnamese
from ingest.tables.rebuild import rebuild_tables
from ingest.targets.find import find_targets
from ingest.tasks.find import find_tasks
from ingest.text import NormalText

EXTRACTOR_VERSION = "1"
"""The generation of the extractor; ``extractor_version`` tells two states of one generation apart."""

_ROOT = Path(__file__).parents[1]
_MAKES_FACTS = ("ingest/**/*.py", "ingest/rules/*.yaml", "graph/vocabulary/*.yaml")


class NotVietnamese(ChithiError):
    """The text is in another language."""


@cache
def extractor_version() -> str:
    """The version under which facts are archived: another one wherever code, rules or vocabulary may give other facts.

    It is a digest of what makes the facts, so nobody has to remember to change a number.
    """
    summing = hashlib.sha256()
    for path in sorted(path for pattern in _MAKES_FACTS for path in _ROOT.glob(pattern)):
        summing.update(path.relative_to(_ROOT).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return f"{EXTRACTOR_VERSION}-{summing.hexdigest()[:12]}"


def extract_file(path: Path, name: str | None = None) -> tuple[NormalText, Facts]:
    """Read a file and extract it: the one place that chains the reader, the tables and the extraction.

    Args:
        name: the file's own name where ``path`` has another one, as in the archive.

    Raises:
        UnreadableFile: its reader cannot read it.
        NotVietnamese: its text is in another language.
        OSError: the file cannot be opened.
    """
    name = name or path.name
    text = rebuild_tables(read(path.read_bytes(), name))
    if not looks_vietnamese(text.text):
        raise NotVietnamese(f"{name} is not in Vietnamese.", "chithi reads Vietnamese documents only.")
    return text, extract(text)


def extract(text: NormalText) -> Facts:
    """Everything that a document says."""
    document = find_metadata(text)
    parts = outline(text)
    citations = find_citations(text.text)
    references = find_references(text, citations, document, parts)
    tasks = find_tasks(text, parts, document, references)
    return Facts(
        document=document,
        cited_documents=references.cited,
        links=references.links,
        relations=references.relations,
        sections=_sections(text, parts),
        tasks=_with_what_they_carry_out(text, tasks, citations, references),
        targets=find_targets(text, parts),
        agencies=find_agencies(text, document, tasks),
        programmes=find_programmes(text, references),
        warnings=text.warnings,
        notes_start=text.notes_start,
    )


def _with_what_they_carry_out(
    text: NormalText, tasks: tuple[Task, ...], citations: list[Citation], references: References
) -> tuple[Task, ...]:
    """The tasks with the documents that they say to carry out, not only name."""
    found = []
    for task in tasks:
        start, end = task.evidence.start, task.evidence.end
        first = bisect_left(citations, start, key=lambda c: c.start)
        last = bisect_left(citations, end, key=lambda c: c.start)
        meant = implemented_in(text.text, citations[first:last], start, end)
        refs = dict.fromkeys(references.ref_at[c.start] for c in meant if c.start in references.ref_at)
        found.append(replace(task, implements=tuple(refs)) if refs else task)
    return tuple(found)


def _sections(text: NormalText, parts: Outline) -> tuple[Section, ...]:
    return tuple(
        Section(
            path=item.path,
            heading=" ".join(text.text[item.start : item.end].split()) if item.kind == "heading" else None,
            evidence=Evidence(
                item.start, item.end, text.text[item.start : item.end], f"outline/{item.kind}", text.page_of(item.start)
            ),
        )
        for item in parts.items
        if item.kind in ("heading", "numbered")
    )
