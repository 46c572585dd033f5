"""From the normal text of one document to its facts. Every step is a pure function."""

from __future__ import annotations

from ingest.agencies import find_agencies
from ingest.citations import find_citations
from ingest.facts import Evidence, Facts, Section
from ingest.metadata import find_metadata
from ingest.outline import Outline, outline
from ingest.programmes import find_programmes
from ingest.references import find_references
from ingest.targets import find_targets
from ingest.tasks import find_tasks
from ingest.text import NormalText

EXTRACTOR_VERSION = "1"
"""Changes whenever the same text may give other facts; the archive re-extracts what an older version wrote."""


def extract(text: NormalText) -> Facts:
    """Everything that a document says."""
    document = find_metadata(text)
    parts = outline(text)
    references = find_references(text, find_citations(text.text), document, parts)
    return Facts(
        document=document,
        cited_documents=references.cited,
        links=references.links,
        relations=references.relations,
        sections=_sections(text, parts),
        tasks=find_tasks(text, parts, document, references),
        targets=find_targets(text, parts),
        agencies=find_agencies(text, document),
        programmes=find_programmes(text, references),
        warnings=text.warnings,
    )


def _sections(text: NormalText, parts: Outline) -> tuple[Section, ...]:
    return tuple(
        Section(
            path=item.path,
            heading=text.text[item.start : item.end] if item.kind == "heading" else None,
            evidence=Evidence(
                item.start, item.end, text.text[item.start : item.end], f"outline/{item.kind}", text.page_of(item.start)
            ),
        )
        for item in parts.items
        if item.kind in ("heading", "numbered")
    )
