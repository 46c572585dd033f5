"""What one document says: the typed result of extraction, before anything is linked to other documents.

The JSON form (``as_json``) is the shape of ``shared/gold/README.md`` with more keys: every entry carries ``evidence``.
Within a document, a cited document is named by its ``ref`` ("c1", "c2", … in order of first mention), because a number
alone does not say which document is meant.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where the text says so.

    Attributes:
        start, end: span in the normal text, end exclusive.
        quote: exactly ``text[start:end]``.
        rule: name of the rule that found it, ``"topic/name"``.
        page: page number from 1, or ``None``.
        confidence: 0 to 1; 1 where the rule leaves no choice.
    """

    start: int
    end: int
    quote: str
    rule: str
    page: int | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Signer:
    name: str
    position: str | None
    authority: str | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Recipient:
    name: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Metadata:
    """The document's own particulars; ``None`` where the text does not say.

    Attributes:
        type: code by Nghị định 30/2020/NĐ-CP and Hướng dẫn 36-HD/VPTW (``CT``, ``NQ``, ``KH``, ``CTr``, ``CV`` …).
        evidence: one entry for each field that is not ``None``, by field name.
    """

    type: str | None = None
    number: str | None = None
    title: str | None = None
    issuer: str | None = None
    issued_on: str | None = None
    place: str | None = None
    jurisdiction: str | None = None
    signers: tuple[Signer, ...] = ()
    recipients: tuple[Recipient, ...] = ()
    evidence: dict[str, Evidence] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CitedDocument:
    """One distinct other document that the text names.

    Attributes:
        ref: key inside this document: "c1", "c2", … by first mention.
        number: without spaces, with real symbols ("05-CTr/TU"), or ``None`` for one named without number.
        issued_on: ISO date if this text gives it anywhere for this document.
        mentions: every place that names it; the first is the fullest evidence.
    """

    ref: str
    type: str | None
    number: str | None
    issued_on: str | None
    issuer: str | None
    name: str | None
    mentions: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class DocumentLink:
    """What this document says of its own relation to a cited one.

    ``relation``: ``implements``, ``based_on``, ``amends``, ``replaces``, ``repeals``, ``guides``, ``promulgates``.
    """

    relation: str
    target: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Relation:
    """What this document says of two others, both by ``ref``: ``implements``, ``guides``, ``amends``, ``replaces``."""

    source: str
    relation: str
    target: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Section:
    """A numbered or lettered part; ``path`` joins the ordinals as written ("II.2.3.1.a"), appendices "PL1.II"."""

    path: str
    heading: str | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Deadline:
    """When work is to be done: ISO dates, and ``recurring`` one of continuous, yearly, half-yearly, quarterly, monthly,
    periodic."""

    text: str
    start: str | None = None
    end: str | None = None
    recurring: str | None = None
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class Role:
    """An agency as a task names it."""

    agency: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Task:
    """The smallest item that says work is to be done.

    Attributes:
        cites: refs of the documents named in the item.
        implements: refs of those that the item says to carry out ("Triển khai thực hiện hiệu quả Chỉ thị số …").
    """

    section: str
    text: str
    evidence: Evidence
    lead: tuple[Role, ...] = ()
    support: tuple[Role, ...] = ()
    deadline: Deadline | None = None
    output: str | None = None
    cites: tuple[str, ...] = ()
    implements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Target:
    """A measurable aim: one (indicator, year) pair.

    ``comparator``: one of ``> >= = <= < increase decrease maintain`` or ``None``; ``by`` and ``start``: year
    or ISO date; ``baseline``: (year, value) or ``None``.
    """

    indicator: str
    comparator: str | None
    value: float | None
    unit: str | None
    by: str | None
    section: str
    evidence: Evidence
    value_text: str | None = None
    start: str | None = None
    baseline: tuple[str, float] | None = None
    scope: str | None = None


@dataclass(frozen=True, slots=True)
class Agency:
    """An organisation named in the text, by its full name, abbreviations expanded; ``group``: "các sở, ngành"."""

    name: str
    group: bool
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Programme:
    """A named programme, strategy or scheme; ``ref`` of the cited document where it is one."""

    name: str
    ref: str | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything one document says; ``notes_start``: offset from which on its text is foot- and endnotes."""

    document: Metadata
    cited_documents: tuple[CitedDocument, ...] = ()
    links: tuple[DocumentLink, ...] = ()
    relations: tuple[Relation, ...] = ()
    sections: tuple[Section, ...] = ()
    tasks: tuple[Task, ...] = ()
    targets: tuple[Target, ...] = ()
    agencies: tuple[Agency, ...] = ()
    programmes: tuple[Programme, ...] = ()
    warnings: tuple[str, ...] = ()
    notes_start: int | None = None

    def in_notes(self, evidence: Evidence) -> bool:
        """Whether a place lies in a note."""
        return self.notes_start is not None and evidence.start >= self.notes_start
