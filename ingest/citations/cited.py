"""The record of one citation."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Citation:
    """One place that names a document.

    Attributes:
        start, end: span of the reference in the text: kind, number or name, and date where it follows directly.
        type: code of the kind of document (L, BL, HP, PL, NĐ, NQ, QĐ, TT, TTLT, CT, KH, CTr, KL, CV, TB …) or ``None``.
        number: normalised number, or ``None`` for a document named without one.
        issued_on: ISO date, or ``None``.
        issuer: issuing body as written there, or ``None``.
        name: what the reference says the document is about, or the name of a law or programme, or ``None``.
        rule: the rule that found it.
    """

    start: int
    end: int
    type: str | None
    number: str | None
    issued_on: str | None
    issuer: str | None
    name: str | None
    rule: str
