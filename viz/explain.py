"""A document with its facts marked in the text, and beside it the list of facts with the rule behind each.

What a person uses to check an extraction: one HTML file that needs nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from ingest.facts import Evidence, Facts
from ingest.text import NormalText
from viz.pages import static_folder
from viz.templating import render
from viz.wording import messages

KINDS = ("metadata", "section", "task", "lead", "support", "deadline", "target", "citation", "link", "relation",
         "agency", "programme")  # fmt: skip
"""In the order of the list; of facts at one place the shortest gives the colour."""

_SEPARATORS = str.maketrans({"\t": " | ", "\v": "\n"})


@dataclass(frozen=True, slots=True)
class Mark:
    """A fact at its place: what it is, in words, and the rule that found it."""

    number: int
    kind: str
    words: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text under the same facts, ``marks`` from the longest to the shortest."""

    text: str
    marks: tuple[Mark, ...]
    first: tuple[int, ...]


def explanation(text: NormalText, facts: Facts, name: str, language: str = "vi") -> str:
    """The page for one document.

    Args:
        text: the normal text that the facts were read from.
        facts: what extraction found in it.
        name: the file's name, for the heading.
        language: ``vi`` or ``en``.
    """
    t = messages(language)
    found = [Mark(number, *rest) for number, rest in enumerate(evidence_of(facts), 1)]
    groups = [(kind, [mark for mark in found if mark.kind == kind]) for kind in KINDS]
    style = (static_folder() / "chithi.css").read_text(encoding="utf-8")
    return render(
        "explain.html", t, name=name, pieces=list(pieces(text.text, found)), warnings=facts.warnings, style=style,
        groups=[group for group in groups if group[1]],
    )  # fmt: skip


def pieces(text: str, marks: Iterable[Mark]) -> Iterator[Piece]:
    """The text cut wherever a fact begins or ends; joined together it is the text again, separators made readable."""
    placed = sorted(marks, key=lambda mark: mark.evidence.start)
    cuts = sorted({0, len(text), *(m.evidence.start for m in placed), *(m.evidence.end for m in placed)})
    open_marks: list[Mark] = []
    waiting = 0
    for start, end in pairwise(cuts):
        open_marks = [mark for mark in open_marks if mark.evidence.end > start]
        while waiting < len(placed) and placed[waiting].evidence.start <= start:
            if placed[waiting].evidence.end > start:
                open_marks.append(placed[waiting])
            waiting += 1
        covering = sorted(open_marks, key=lambda mark: (mark.evidence.start - mark.evidence.end, mark.number))
        first = tuple(mark.number for mark in covering if mark.evidence.start == start)
        yield Piece(text[start:end].translate(_SEPARATORS), tuple(covering), first)


def evidence_of(facts: Facts) -> Iterator[tuple[str, str, Evidence]]:
    """(kind, words, evidence) of every fact; the kind is one of ``KINDS``."""
    yield from _metadata(facts)
    named = {cited.ref: cited.number or cited.name or cited.ref for cited in facts.cited_documents}
    for section in facts.sections:
        yield "section", f"{section.path} {section.heading or ''}".strip(), section.evidence
    for task in facts.tasks:
        yield "task", f"{task.section}: {task.text}", task.evidence
        for kind, roles in (("lead", task.lead), ("support", task.support)):
            yield from ((kind, role.agency, role.evidence) for role in roles)
        if task.deadline and task.deadline.evidence:
            dates = " – ".join(filter(None, (task.deadline.start, task.deadline.end, task.deadline.recurring)))
            yield "deadline", f"{task.deadline.text} ({dates})", task.deadline.evidence
    for target in facts.targets:
        value = target.value_text if target.value is None else f"{target.value:g}"
        words = (target.indicator, target.comparator, value, target.unit, target.by)
        yield "target", " ".join(word for word in words if word), target.evidence
    for cited in facts.cited_documents:
        yield from (("citation", named[cited.ref], mention) for mention in cited.mentions)
    for link in facts.links:
        yield "link", f"{link.relation} {named[link.target]}", link.evidence
    for told in facts.relations:
        yield "relation", f"{named[told.source]} {told.relation} {named[told.target]}", told.evidence
    yield from (("agency", agency.name, agency.evidence) for agency in facts.agencies)
    yield from (("programme", programme.name, programme.evidence) for programme in facts.programmes)


def _metadata(facts: Facts) -> Iterator[tuple[str, str, Evidence]]:
    own = facts.document
    for field, evidence in own.evidence.items():
        if isinstance(value := getattr(own, field, None), str):
            yield "metadata", f"{field}: {value}", evidence
    for signer in own.signers:
        yield "metadata", f"signer: {signer.name}", signer.evidence
    for recipient in own.recipients:
        yield "metadata", f"recipient: {recipient.name}", recipient.evidence
