"""The parts of an invented document, and the true facts that it states.

Everything here is made up; the shape of the truth is that of ``shared/gold/README.md``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

NOTICE = "Văn bản hư cấu, soạn để minh họa phần mềm chithi; không phải văn bản có thật."
"""Stands at the end of every example document, so that nobody takes one for real."""


@dataclass(frozen=True, slots=True)
class Reference:
    """Another document as a text names it."""

    type: str
    type_word: str
    number: str
    issued_on: str
    issuer: str
    name: str

    @property
    def short(self) -> str:
        """``Chỉ thị số 91-CT/TW``."""
        return f"{self.type_word} số {self.number}"

    @property
    def dated(self) -> str:
        """``Chỉ thị số 91-CT/TW ngày 12/3/2024 của Ban Bí thư Trung ương Đảng``."""
        year, month, day = self.issued_on.split("-")
        return f"{self.short} ngày {int(day)}/{int(month)}/{year} của {self.issuer}"

    @property
    def full(self) -> str:
        """With its name."""
        return f"{self.dated} {self.name}"


@dataclass(frozen=True, slots=True)
class ExampleTask:
    """A work item and its truth.

    ``origin`` names the work: tasks of different documents that are the same work, in the same or other words, have the
    same.
    """

    text: str
    lead: tuple[str, ...] = ()
    support: tuple[str, ...] = ()
    deadline: dict[str, Any] | None = None
    cites: tuple[str, ...] = ()
    implements: tuple[str, ...] = ()
    origin: str | None = None


@dataclass(frozen=True, slots=True)
class ExampleTarget:
    """A measurable aim and its truth; ``sentence`` is the bullet that states it, ``baseline`` (year, value)."""

    sentence: str
    indicator: str
    comparator: str
    value: float
    unit: str
    by: str
    baseline: tuple[str, float] | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """A numbered part: a heading, then bullets, tasks, targets, or smaller parts."""

    heading: str
    lines: tuple[str, ...] = ()
    tasks: tuple[ExampleTask, ...] = ()
    targets: tuple[ExampleTarget, ...] = ()
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class ExampleDocument:
    """One invented document, ready to be rendered in any format.

    ``left`` and ``right`` are the columns of the letterhead; both empty where the text lost it. ``relations`` are pairs
    of numbers (implements) that the text states of two other documents.
    """

    stem: str
    type: str
    type_word: str
    number: str | None
    title: str
    issuer: str
    issued_on: str | None
    place: str | None
    jurisdiction: str | None
    left: tuple[str, ...]
    right: tuple[str, ...]
    preamble: tuple[str, ...]
    parts: tuple[Part, ...]
    signature: tuple[str, ...]
    signer: str
    recipients: tuple[str, ...]
    cited: tuple[Reference, ...]
    implements: tuple[str, ...] = ()
    based_on: tuple[str, ...] = ()
    relations: tuple[tuple[str, str], ...] = ()
    known_as: dict[str, str] = field(default_factory=dict)

    def truth(self) -> dict[str, Any]:
        """The facts that the document states, in the shape of ``shared/gold/README.md``."""
        sections, tasks, targets = _numbered(self.parts)
        return {
            "doc": self.stem,
            "document": {
                "type": self.type,
                "number": self.number,
                "title": self.title,
                "issuer": self.issuer,
                "issued_on": self.issued_on,
                "place": self.place,
                "jurisdiction": self.jurisdiction,
                "signers": [{"name": self.signer, "position": None, "authority": None}],
                "recipients": list(self.recipients),
                "implements": list(self.implements),
                "based_on": list(self.based_on),
            },
            "cited_documents": [
                {"number": c.number, "type": c.type, "issued_on": c.issued_on, "issuer": c.issuer, "name": c.name}
                for c in self.cited
            ],
            "sections": sections,
            "tasks": tasks,
            "targets": targets,
            "relations": [{"from": a, "relation": "implements", "to": b} for a, b in self.relations],
            "known_as": dict(self.known_as),
        }


def _numbered(parts: tuple[Part, ...]) -> tuple[list[dict[str, Any]], list[dict[str, Any]], list[dict[str, Any]]]:
    sections: list[dict[str, Any]] = []
    tasks: list[dict[str, Any]] = []
    targets: list[dict[str, Any]] = []
    for roman, part in zip(ROMAN, parts, strict=False):
        for path, inner in [(roman, part)] + [(f"{roman}.{i}", p) for i, p in enumerate(part.parts, 1)]:
            sections.append({"path": path, "heading": inner.heading})
            tasks.extend(_task(path, task) for task in inner.tasks)
            targets.extend(_target(path, target) for target in inner.targets)
    return sections, tasks, targets


def _task(path: str, task: ExampleTask) -> dict[str, Any]:
    return {
        "section": path,
        "text": task.text,
        "lead": list(task.lead),
        "support": list(task.support),
        "deadline": task.deadline,
        "output": None,
        "cites": list(task.cites),
        "implements": list(task.implements),
        "origin": task.origin,
        "optional": False,
    }


def _target(path: str, target: ExampleTarget) -> dict[str, Any]:
    return {
        "indicator": target.indicator,
        "comparator": target.comparator,
        "value": target.value,
        "unit": target.unit,
        "by": target.by,
        "baseline": {"year": target.baseline[0], "value": target.baseline[1]} if target.baseline else None,
        "section": path,
        "quote": target.sentence,
        "optional": False,
    }


ROMAN = ("I", "II", "III", "IV", "V", "VI")
