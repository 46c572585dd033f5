"""The document that speaks, and the makings of ids."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date

from graph.folding import slug
from graph.territories import Territory
from ingest.linking.local import LocalUnit

DIGEST = 10
"""Hexadecimal digits of a digest in an id."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """The document that speaks: what relative words in it mean.

    Attributes:
        id: id of the document.
        territory: the territory of the first level that its issuer works in, or ``None``.
        unit: the smaller unit that it works in ("huyện Mai Lâm"), or ``None``.
        level, branch: of the issuer, ``None`` where not known.
        issued_on: ISO date, or ``None``.
        not_before: ISO date of the latest document that it cites, or ``None``.
    """

    id: str
    territory: Territory | None = None
    unit: LocalUnit | None = None
    level: str | None = None
    branch: str | None = None
    issued_on: str | None = None
    not_before: str | None = None

    @property
    def apart(self) -> str:
        """The scope of what only this document can tell: nothing else ever has the same."""
        return f"in.{self.id}"

    @property
    def day(self) -> date | None:
        """The day by which its names are understood: that of issue, else the bound that is known."""
        return iso_day(self.issued_on) or iso_day(self.not_before)

    @property
    def home(self) -> str | None:
        """Slug of the territory of the first level, or ``None``."""
        return self.territory.key if self.territory else None


def iso_day(text: str | None) -> date | None:
    """The day that ``text`` gives, if it is one of the calendar, which a misprint ("2024-02-31") is not."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def readable(text: str, limit: int) -> str:
    """Slug of ``text``; one longer than ``limit`` is cut between words and made distinct by a digest."""
    whole = slug(text)
    if len(whole) <= limit:
        return whole
    cut = whole[: limit + 1].rpartition("-")[0]
    return f"{cut}-{digest(whole)[:6]}"


def digest(text: str) -> str:
    """Short digest of ``text`` for an id."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:DIGEST]


def joined(*parts: str | None) -> str:
    """The parts of an id that there are, with dots between them."""
    return ".".join(part for part in parts if part)
