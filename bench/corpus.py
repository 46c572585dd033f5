"""What extraction finds in every real document, compared with what the last landed state found: gains and losses.

    python -m bench.corpus            the report, and how it differs from the landed one
    python -m bench.corpus --write    make this state the one to compare with

The landed report, ``corpus.json`` beside this file, holds names, numbers, ordinals and digests of facts, never a
sentence. Tests refuse a state whose report is not the landed one (``tests/ingest/test_corpus_report.py``), so that
every change of extraction shows in its diff what it gains and loses.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from graph.errors import ChithiError
from graph.folding import words
from ingest.extract import extract_file
from ingest.facts import Evidence, Facts, Target
from ingest.text import Block, NormalText
from viz.explain import evidence_of

ROOT = Path(__file__).resolve().parents[1]
LANDED = Path(__file__).with_suffix(".json")
_FOLDERS = ("seeds", "docs")
_NO_DOCUMENTS = ("manifest.json",)
_LETTERS = 15
"""A block with fewer letters (a rule, a page number, a heading's ordinal) says nothing that could be understood."""

Facets = Mapping[str, Sequence[str]]
"""Names of the facts of one document, by facet."""


@dataclass(frozen=True, slots=True)
class Found:
    """One document: its facts by name, what the reader warns of, and blocks in which nothing was recognised.

    ``scanned``: it was read by OCR, so that other versions of tesseract may give other letters.
    """

    name: str
    facets: Facets
    warnings: tuple[str, ...]
    unread: tuple[str, ...]
    blocks: int
    scanned: bool


def corpus_folder() -> Path:
    """The folder of real documents (``CHITHI_CORPUS``, default ``../shared/corpus``)."""
    return Path(os.environ.get("CHITHI_CORPUS") or ROOT.parent / "shared" / "corpus")


def survey(corpus: Path, workers: int = 2) -> list[Found]:
    """Every document of the corpus, in the order of their names; one that cannot be read has no facts but a warning."""
    paths = [
        path for folder in _FOLDERS for path in sorted((corpus / folder).iterdir()) if path.name not in _NO_DOCUMENTS
    ]
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        return list(pool.map(_found, paths))


def _found(path: Path) -> Found:
    try:
        text, facts = extract_file(path)
    except (ChithiError, OSError) as error:
        return Found(path.name, {}, (f"not read: {error}",), (), 0, False)
    unread = tuple(" ".join(text.of(block).split())[:100] for block in _without_facts(text, facts))
    scanned = text.format == "image" or any("OCR" in warning for warning in text.warnings)
    return Found(path.name, facets(facts), text.warnings, unread, len(text.blocks), scanned)


def facets(facts: Facts) -> Facets:
    """What was found, by facet, as names that tell one fact from another without quoting the text."""
    own = facts.document
    cited = {c.ref: c.number or _short(c.name or "") for c in facts.cited_documents}
    tasks = [(f"{task.section or '-'} {_digest(task.text)}", task) for task in facts.tasks]
    return {
        "document": [
            f"{field}={getattr(own, field)}"
            for field in ("type", "number", "issuer", "issued_on", "place", "jurisdiction")
            if getattr(own, field)
        ] + ([f"title={_digest(own.title)}"] if own.title else []),
        "signers": [signer.name for signer in own.signers],
        "recipients": [_short(recipient.name) for recipient in own.recipients],
        "cited": [f"{cited[c.ref]} {c.issued_on or ''} x{len(c.mentions)}" for c in facts.cited_documents],
        "links": [f"{link.relation} {cited[link.target]}" for link in facts.links],
        "relations": [f"{cited[r.source]} {r.relation} {cited[r.target]}" for r in facts.relations],
        "sections": [section.path for section in facts.sections],
        "tasks": [name for name, _ in tasks],
        "lead": [f"{name} {_short(role.agency)}" for name, task in tasks for role in task.lead],
        "support": [f"{name} {_short(role.agency)}" for name, task in tasks for role in task.support],
        "deadlines": [
            f"{name} {task.deadline.start or ''}..{task.deadline.end or ''} {task.deadline.recurring or ''}".rstrip()
            for name, task in tasks if task.deadline
        ],
        "targets": [_target(target) for target in facts.targets],
        "agencies": [_short(agency.name) for agency in facts.agencies],
        "programmes": [_short(programme.name) for programme in facts.programmes],
    }  # fmt: skip


def _target(target: Target) -> str:
    value = target.value_text if target.value is None else f"{target.value:g}"
    words_of = (target.section, _digest(target.indicator), f"{target.comparator or ''}{value}", target.unit, target.by)
    return " ".join(word for word in words_of if word)


def _digest(text: str | None) -> str:
    return hashlib.sha256(" ".join(words(text or "")).encode()).hexdigest()[:6]


def _short(name: str) -> str:
    """A name, but of a long description only its beginning and a digest."""
    plain = " ".join(name.split())
    return plain if len(plain) <= 60 else f"{plain[:40]}… {_digest(plain)}"


def _without_facts(text: NormalText, facts: Facts) -> Iterator[Block]:
    """Blocks that no fact points into."""
    spans = sorted((e.start, e.end) for e in _evidence(facts))
    for block in text.blocks:
        touched = any(start < block.end and end > block.start for start, end in spans)
        if not touched and sum(c.isalpha() for c in text.of(block)) >= _LETTERS:
            yield block


def _evidence(facts: Facts) -> Iterator[Evidence]:
    yield from (evidence for _, _, evidence in evidence_of(facts))


def differences(before: Mapping[str, Facets], after: Mapping[str, Facets]) -> Iterator[str]:
    """A line for each fact gained (``+``) or lost (``-``), by document and facet."""
    for name in sorted(before.keys() | after.keys()):
        for facet in dict.fromkeys([*before.get(name, {}), *after.get(name, {})]):
            old, new = Counter(before.get(name, {}).get(facet, ())), Counter(after.get(name, {}).get(facet, ()))
            yield from (f"- {name} {facet}: {fact}" for fact in sorted((old - new).elements()))
            yield from (f"+ {name} {facet}: {fact}" for fact in sorted((new - old).elements()))


def landed() -> dict[str, Facets]:
    """The report of the last landed state, by document."""
    found: dict[str, Facets] = json.loads(LANDED.read_text(encoding="utf-8")) if LANDED.exists() else {}
    return found


def main() -> None:
    """Report, compare, and with ``--write`` keep."""
    arguments = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    arguments.add_argument("--write", action="store_true", help="make this state the one to compare with")
    arguments.add_argument("--unread", action="store_true", help="show the blocks in which nothing was recognised")
    chosen = arguments.parse_args()
    found = survey(corpus_folder())
    for document in found:
        counts = " ".join(f"{facet} {len(names)}" for facet, names in document.facets.items() if names)
        print(f"{document.name}: {counts}; {len(document.unread)} of {document.blocks} blocks without facts")
        print("".join(f"    warning: {warning}\n" for warning in document.warnings), end="")
        print("".join(f"    {start}\n" for start in document.unread if chosen.unread), end="")
    after = {document.name: document.facets for document in found}
    changes = list(differences(landed(), after))
    print("\n".join(changes) if changes else "No fact gained or lost.")
    if chosen.write:
        LANDED.write_text(_written(after), encoding="utf-8")


def _written(report: Mapping[str, Facets]) -> str:
    """JSON with a line a facet, so that a diff shows which document and facet changed."""
    documents = [
        f" {json.dumps(name, ensure_ascii=False)}: {{\n"
        + ",\n".join(
            f"  {json.dumps(facet)}: {json.dumps(list(facts), ensure_ascii=False)}" for facet, facts in of.items()
        )
        + "\n }"
        for name, of in report.items()
    ]
    return "{\n" + ",\n".join(documents) + "\n}\n"


if __name__ == "__main__":
    main()
