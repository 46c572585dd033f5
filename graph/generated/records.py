"""Records of the graph. Written by python -m graph.generate from graph/schema; do not edit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Agency:
    """A body of party, state or society, placed in its territory (cơ quan)."""

    id: str
    """Readable and stable; reproducible from the facts alone."""
    name: str
    """Full name."""
    territory: str | None = None
    """The territory it works in."""
    is_group: bool | None = None
    """True for a group name such as các sở, ngành liên quan."""
    known: bool | None = None
    """False where the vocabulary has no such body."""
    search_text: str | None = None
    """Name folded for search."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyKind:
    """What makes the same body comparable over territories: Sở Y tế (loại cơ quan)."""

    id: str
    """Readable and stable; reproducible from the facts alone."""
    name: str
    """Name without territory."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A directive, plan, decision, letter or law; held, or known only because others cite it (văn bản)."""

    id: str
    """Readable and stable; reproducible from the facts alone."""
    status: Literal["held", "cited"]
    """Held: the text is in the archive; cited: known only from citations."""
    type: str | None = None
    """Code by Nghị định 30/2020/NĐ-CP and Hướng dẫn 36-HD/VPTW: CT, NQ, KH, QĐ, CTr, CV …."""
    number: str | None = None
    """Number and symbol without spaces, such as 25-CT/TW."""
    title: str | None = None
    """The trích yếu without the type word."""
    issuer: str | None = None
    """Full name of the issuing body as far as it is known."""
    issued_on: str | None = None
    """Date of issue, ISO date."""
    issued_after: str | None = None
    """Issued on or after this date (the latest document that it cites); only where issued_on is not known, ISO date."""
    level: Literal["central", "province", "district", "commune"] | None = None
    """Level of the issuing body."""
    branch: Literal["party", "state", "mass"] | None = None
    """Party, state, or mass organisation."""
    territory: str | None = None
    """Name of the territory it governs, such as tỉnh Bắc Giang; none where the whole country or not known."""
    place: str | None = None
    """Place of the dateline."""
    format: str | None = None
    """Format of the original file."""
    file: str | None = None
    """Name of the original file."""
    sha256: str | None = None
    """SHA-256 of the original file."""
    pages: int | None = None
    """Number of pages where the format has pages."""
    characters: int | None = None
    """Length of the normal text (character)."""
    candidates: str | None = None
    """JSON list of {id, score, reason}: the documents that this unresolved citation may mean."""
    revision: str | None = None
    """Digest of all that the document states, by which the store is compared with the archive."""
    search_text: str | None = None
    """Number, title and issuer, folded for search."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """A canonical measure (chỉ số)."""

    id: str
    """Readable and stable; reproducible from the facts alone."""
    name: str
    """Preferred name."""
    unit: str | None = None
    """Usual unit."""
    better: Literal["higher", "lower"] | None = None
    """Which direction is better."""
    known: bool | None = None
    """False where the vocabulary has no such indicator."""
    search_text: str | None = None
    """Names folded for search."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Who signs (người)."""

    id: str
    """Readable and stable; reproducible from the facts alone."""
    name: str
    """Full name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A territory with its level (địa phương)."""

    id: str
    """Readable and stable; reproducible from the facts alone."""
    name: str
    """Full name: tỉnh Bắc Giang."""
    level: Literal["country", "province", "district", "commune"] | None = None
    """Administrative level."""
    code: str | None = None
    """Official code of the statistics office."""
    iso: str | None = None
    """ISO 3166-2 code."""
    valid_from: str | None = None
    """First day, ISO date."""
    valid_to: str | None = None
    """Last day, ISO date."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme:
    """A named programme, strategy or scheme (chương trình)."""

    id: str
    """Readable and stable; reproducible from the facts alone."""
    name: str
    """Name as fully as it is known."""
    known: bool | None = None
    """False where the vocabulary has no such programme."""
    search_text: str | None = None
    """Name folded for search."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A numbered or lettered part of a document (mục)."""

    id: str
    """Readable and stable; reproducible from the facts alone."""
    path: str
    """Ordinals as written joined by dots: II.2.1.a; appendices PL1.II."""
    ordinal: int
    """Place among the sections of the document, from 1."""
    heading: str | None = None
    """The heading, none for a numbered paragraph."""
    span_start: int | None = None
    """Start of the evidence in the normal text of the stating document (character)."""
    span_end: int | None = None
    """End of the evidence, exclusive (character)."""
    page: int | None = None
    """Page of the evidence, from 1, where the format has pages."""
    quote: str | None = None
    """The sentence that proves it, exactly as in the normal text."""
    rule: str | None = None
    """The extraction rule that found it, or who corrected it."""
    confidence: float | None = None
    """0 to 1 (share)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A measurable aim: one indicator, one value, one year (chỉ tiêu)."""

    id: str
    """Readable and stable; reproducible from the facts alone."""
    ordinal: int
    """Place among the targets of the document, from 1."""
    indicator: str
    """What is measured in the words of the text."""
    section: str | None = None
    """Path of the section it stands under."""
    comparator: Literal[">", ">=", "=", "<=", "<", "increase", "decrease", "maintain"] | None = None
    """How the value binds."""
    value: float | None = None
    """The number to reach."""
    value_text: str | None = None
    """The value where it is not a number."""
    unit: str | None = None
    """Unit as written: % dân số, tuổi, …."""
    due: str | None = None
    """Year or ISO date by which it is to hold."""
    starts: str | None = None
    """Year or ISO date from which it holds."""
    baseline_value: float | None = None
    """Value at the start."""
    baseline_year: str | None = None
    """Year of the baseline."""
    scope: str | None = None
    """Population or place it is for."""
    due_order: str | None = None
    """Place in the order of the last days."""
    pace_order: str | None = None
    """Place in the order of territories where a baseline is given."""
    span_start: int | None = None
    """Start of the evidence in the normal text of the stating document (character)."""
    span_end: int | None = None
    """End of the evidence, exclusive (character)."""
    page: int | None = None
    """Page of the evidence, from 1, where the format has pages."""
    quote: str | None = None
    """The sentence that proves it, exactly as in the normal text."""
    rule: str | None = None
    """The extraction rule that found it, or who corrected it."""
    confidence: float | None = None
    """0 to 1 (share)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """The smallest item of a document that says work is to be done (nhiệm vụ)."""

    id: str
    """Readable and stable; reproducible from the facts alone."""
    ordinal: int
    """Place among the tasks of the document, from 1."""
    text: str
    """The full text of the item without its mark."""
    section: str | None = None
    """Path of the section it stands under."""
    deadline_text: str | None = None
    """The words that set the deadline."""
    deadline_from: str | None = None
    """First day of the period, ISO date."""
    deadline_to: str | None = None
    """Last day of the period, ISO date."""
    recurring: Literal["continuous", "yearly", "half-yearly", "quarterly", "monthly", "periodic"] | None = None
    """Rhythm of recurring work."""
    output: str | None = None
    """The product that the document asks for."""
    search_text: str | None = None
    """Text folded for search."""
    due_order: str | None = None
    """Place in the order of deadlines."""
    unled_order: str | None = None
    """Place in the order of documents where nobody leads."""
    span_start: int | None = None
    """Start of the evidence in the normal text of the stating document (character)."""
    span_end: int | None = None
    """End of the evidence, exclusive (character)."""
    page: int | None = None
    """Page of the evidence, from 1, where the format has pages."""
    quote: str | None = None
    """The sentence that proves it, exactly as in the normal text."""
    rule: str | None = None
    """The extraction rule that found it, or who corrected it."""
    confidence: float | None = None
    """0 to 1 (share)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AlignsWith:
    """ALIGNS_WITH: the start is the same work, or the same aim, as the end, which was issued before it or which it cites; Task → Task, Target → Target."""

    stated_by: str
    """Id of the document at the start, which was compared."""
    score: float | None = None
    """Alikeness of the two texts (share)."""
    span_start: int | None = None
    """Start of the compared words in the normal text of the start (character)."""
    span_end: int | None = None
    """Their end, exclusive (character)."""
    page: int | None = None
    """Their page, from 1, where the format has pages."""
    quote: str | None = None
    """The compared words, exactly as in the normal text of the start."""
    other_start: int | None = None
    """Start of the words in the normal text of the end (character)."""
    other_end: int | None = None
    """Their end, exclusive (character)."""
    other_quote: str | None = None
    """The words of the end, exactly as in its normal text."""
    rule: str | None = None
    """How they were compared."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Amends:
    """AMENDS: the start amends the end; Document → Document."""

    stated_by: str
    """Id of the held document whose text says so, or the name of a vocabulary."""
    span_start: int | None = None
    """Start of the evidence in the normal text of the stating document (character)."""
    span_end: int | None = None
    """End of the evidence, exclusive (character)."""
    page: int | None = None
    """Page of the evidence, from 1, where the format has pages."""
    quote: str | None = None
    """The sentence that proves it, exactly as in the normal text."""
    rule: str | None = None
    """The extraction rule that found it, or who corrected it."""
    confidence: float | None = None
    """0 to 1 (share)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AppliesTo:
    """APPLIES_TO: the territory the document governs; Document → Place."""

    stated_by: str
    """Id of the held document whose text says so, or the name of a vocabulary."""
    span_start: int | None = None
    """Start of the evidence in the normal text of the stating document (character)."""
    span_end: int | None = None
    """End of the evidence, exclusive (character)."""
    page: int | None = None
    """Page of the evidence, from 1, where the format has pages."""
    quote: str | None = None
    """The sentence that proves it, exactly as in the normal text."""
    rule: str | None = None
    """The extraction rule that found it, or who corrected it."""
    confidence: float | None = None
    """0 to 1 (share)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BasedOn:
    """BASED_ON: the start names the end among its legal bases; Document → Document."""

    stated_by: str
    """Id of the held document whose text says so, or the name of a vocabulary."""
    span_start: int | None = None
    """Start of the evidence in the normal text of the stating document (character)."""
    span_end: int | None = None
    """End of the evidence, exclusive (character)."""
    page: int | None = None
    """Page of the evidence, from 1, where the format has pages."""
    quote: str | None = None
    """The sentence that proves it, exactly as in the normal text."""
    rule: str | None = None
    """The extraction rule that found it, or who corrected it."""
    confidence: float | None = None
    """0 to 1 (share)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cites:
    """CITES: the start names the end; what it says of it is kept as claim; Document → Document, Task → Document."""

    stated_by: str
    """Id of the held document whose text says so, or the name of a vocabulary."""
    mentions: int | None = None
    """How many times."""
    number: str | None = None
    """Number as this text gives it."""
    issued_on: str | None = None
    """Date as this text gives it, ISO date."""
    issuer: str | None = None
    """Issuer as this text gives it."""
    name: str | None = None
    """Title or name as this text gives it."""
    span_start: int | None = None
    """Start of the evidence in the normal text of the stating document (character)."""
    span_end: int | None = None
    """End of the evidence, exclusive (character)."""
    page: int | None = None
    """Page of the evidence, from 1, where the format has pages."""
    quote: str | None = None
    """The sentence that proves it, exactly as in the normal text."""
    rule: str | None = None
    """The extraction rule that found it, or who corrected it."""
    confidence: float | None = None
    """0 to 1 (share)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Guides:
    """GUIDES: the start gives guidance or details for the end; Document → Document."""

    stated_by: str
    """Id of the held document whose text says so, or the name of a vocabulary."""
    span_start: int | None = None
    """Start of the evidence in the normal text of the stating document (character)."""
    span_end: int | None = None
    """End of the evidence, exclusive (character)."""
    page: int | None = None
    """Page of the evidence, from 1, where the format has pages."""
    quote: str | None = None
    """The sentence that proves it, exactly as in the normal text."""
    rule: str | None = None
    """The extraction rule that found it, or who corrected it."""
    confidence: float | None = None
    """0 to 1 (share)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HasSection:
    """HAS_SECTION: part of the document; Document → Section."""

    stated_by: str
    """Id of the held document whose text says so, or the name of a vocabulary."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HasTask:
    """HAS_TASK: a task of the document or the section; Document → Task, Section → Task."""

    stated_by: str
    """Id of the held document whose text says so, or the name of a vocabulary."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Implements:
    """IMPLEMENTS: the start puts the end into effect; Document → Document, Task → Document."""

    stated_by: str
    """Id of the held document whose text says so, or the name of a vocabulary."""
    span_start: int | None = None
    """Start of the evidence in the normal text of the stating document (character)."""
    span_end: int | None = None
    """End of the evidence, exclusive (character)."""
    page: int | None = None
    """Page of the evidence, from 1, where the format has pages."""
    quote: str | None = None
    """The sentence that proves it, exactly as in the normal text."""
    rule: str | None = None
    """The extraction rule that found it, or who corrected it."""
    confidence: float | None = None
    """0 to 1 (share)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InstanceOf:
    """INSTANCE_OF: the kind that the agency is one of; Agency → AgencyKind."""

    stated_by: str
    """Id of the held document whose text says so, or the name of a vocabulary."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuedBy:
    """ISSUED_BY: who issued the document; Document → Agency."""

    stated_by: str
    """Id of the held document whose text says so, or the name of a vocabulary."""
    span_start: int | None = None
    """Start of the evidence in the normal text of the stating document (character)."""
    span_end: int | None = None
    """End of the evidence, exclusive (character)."""
    page: int | None = None
    """Page of the evidence, from 1, where the format has pages."""
    quote: str | None = None
    """The sentence that proves it, exactly as in the normal text."""
    rule: str | None = None
    """The extraction rule that found it, or who corrected it."""
    confidence: float | None = None
    """0 to 1 (share)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LedBy:
    """LED_BY: who is made responsible; Task → Agency."""

    stated_by: str
    """Id of the held document whose text says so, or the name of a vocabulary."""
    span_start: int | None = None
    """Start of the evidence in the normal text of the stating document (character)."""
    span_end: int | None = None
    """End of the evidence, exclusive (character)."""
    page: int | None = None
    """Page of the evidence, from 1, where the format has pages."""
    quote: str | None = None
    """The sentence that proves it, exactly as in the normal text."""
    rule: str | None = None
    """The extraction rule that found it, or who corrected it."""
    confidence: float | None = None
    """0 to 1 (share)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LocatedIn:
    """LOCATED_IN: the territory of the agency; Agency → Place."""

    stated_by: str
    """Id of the held document whose text says so, or the name of a vocabulary."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measures:
    """MEASURES: the indicator that the target is about; Target → Indicator."""

    stated_by: str
    """Id of the held document whose text says so, or the name of a vocabulary."""
    score: float | None = None
    """How well the words agree (share)."""
    reason: str | None = None
    """The name of the vocabulary that the words agree with, or why there is none; or who decided."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentions:
    """MENTIONS: the document names the agency or programme; Document → Agency, Document → Programme."""

    stated_by: str
    """Id of the held document whose text says so, or the name of a vocabulary."""
    span_start: int | None = None
    """Start of the evidence in the normal text of the stating document (character)."""
    span_end: int | None = None
    """End of the evidence, exclusive (character)."""
    page: int | None = None
    """Page of the evidence, from 1, where the format has pages."""
    quote: str | None = None
    """The sentence that proves it, exactly as in the normal text."""
    rule: str | None = None
    """The extraction rule that found it, or who corrected it."""
    confidence: float | None = None
    """0 to 1 (share)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartOf:
    """PART_OF: the larger territory or body; Place → Place, Agency → Agency."""

    stated_by: str
    """Id of the held document whose text says so, or the name of a vocabulary."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Promulgates:
    """PROMULGATES: the start issues the end; Document → Document."""

    stated_by: str
    """Id of the held document whose text says so, or the name of a vocabulary."""
    span_start: int | None = None
    """Start of the evidence in the normal text of the stating document (character)."""
    span_end: int | None = None
    """End of the evidence, exclusive (character)."""
    page: int | None = None
    """Page of the evidence, from 1, where the format has pages."""
    quote: str | None = None
    """The sentence that proves it, exactly as in the normal text."""
    rule: str | None = None
    """The extraction rule that found it, or who corrected it."""
    confidence: float | None = None
    """0 to 1 (share)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeals:
    """REPEALS: the start repeals the end; Document → Document."""

    stated_by: str
    """Id of the held document whose text says so, or the name of a vocabulary."""
    span_start: int | None = None
    """Start of the evidence in the normal text of the stating document (character)."""
    span_end: int | None = None
    """End of the evidence, exclusive (character)."""
    page: int | None = None
    """Page of the evidence, from 1, where the format has pages."""
    quote: str | None = None
    """The sentence that proves it, exactly as in the normal text."""
    rule: str | None = None
    """The extraction rule that found it, or who corrected it."""
    confidence: float | None = None
    """0 to 1 (share)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Replaces:
    """REPLACES: the start replaces the end; Document → Document."""

    stated_by: str
    """Id of the held document whose text says so, or the name of a vocabulary."""
    span_start: int | None = None
    """Start of the evidence in the normal text of the stating document (character)."""
    span_end: int | None = None
    """End of the evidence, exclusive (character)."""
    page: int | None = None
    """Page of the evidence, from 1, where the format has pages."""
    quote: str | None = None
    """The sentence that proves it, exactly as in the normal text."""
    rule: str | None = None
    """The extraction rule that found it, or who corrected it."""
    confidence: float | None = None
    """0 to 1 (share)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReusesText:
    """REUSES_TEXT: words of the start stand in the end, which was issued before it or which it cites; Document → Document, Section → Section, Task → Task."""

    stated_by: str
    """Id of the document at the start, which was compared."""
    score: float | None = None
    """Share of the start's text that stands in the end; of tasks the alikeness of the two texts (share)."""
    span_start: int | None = None
    """Start of the compared words in the normal text of the start (character)."""
    span_end: int | None = None
    """Their end, exclusive (character)."""
    page: int | None = None
    """Their page, from 1, where the format has pages."""
    quote: str | None = None
    """The compared words, exactly as in the normal text of the start."""
    other_start: int | None = None
    """Start of the words in the normal text of the end (character)."""
    other_end: int | None = None
    """Their end, exclusive (character)."""
    other_quote: str | None = None
    """The words of the end, exactly as in its normal text."""
    rule: str | None = None
    """How they were compared."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SentTo:
    """SENT_TO: recipients; Document → Agency."""

    stated_by: str
    """Id of the held document whose text says so, or the name of a vocabulary."""
    span_start: int | None = None
    """Start of the evidence in the normal text of the stating document (character)."""
    span_end: int | None = None
    """End of the evidence, exclusive (character)."""
    page: int | None = None
    """Page of the evidence, from 1, where the format has pages."""
    quote: str | None = None
    """The sentence that proves it, exactly as in the normal text."""
    rule: str | None = None
    """The extraction rule that found it, or who corrected it."""
    confidence: float | None = None
    """0 to 1 (share)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SetsTarget:
    """SETS_TARGET: a target of the document or the section; Document → Target, Section → Target."""

    stated_by: str
    """Id of the held document whose text says so, or the name of a vocabulary."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedBy:
    """SIGNED_BY: who signed the document; Document → Person."""

    stated_by: str
    """Id of the held document whose text says so, or the name of a vocabulary."""
    position: str | None = None
    """Position as written."""
    authority: str | None = None
    """In whose name."""
    span_start: int | None = None
    """Start of the evidence in the normal text of the stating document (character)."""
    span_end: int | None = None
    """End of the evidence, exclusive (character)."""
    page: int | None = None
    """Page of the evidence, from 1, where the format has pages."""
    quote: str | None = None
    """The sentence that proves it, exactly as in the normal text."""
    rule: str | None = None
    """The extraction rule that found it, or who corrected it."""
    confidence: float | None = None
    """0 to 1 (share)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SucceededBy:
    """SUCCEEDED_BY: what came after; Place → Place, Agency → Agency, AgencyKind → AgencyKind."""

    stated_by: str
    """Id of the held document whose text says so, or the name of a vocabulary."""
    changed_on: str | None = None
    """Date of the change, ISO date."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SupportedBy:
    """SUPPORTED_BY: who is to coordinate; Task → Agency."""

    stated_by: str
    """Id of the held document whose text says so, or the name of a vocabulary."""
    span_start: int | None = None
    """Start of the evidence in the normal text of the stating document (character)."""
    span_end: int | None = None
    """End of the evidence, exclusive (character)."""
    page: int | None = None
    """Page of the evidence, from 1, where the format has pages."""
    quote: str | None = None
    """The sentence that proves it, exactly as in the normal text."""
    rule: str | None = None
    """The extraction rule that found it, or who corrected it."""
    confidence: float | None = None
    """0 to 1 (share)."""
