"""Side files: ``<file>.meta.yaml`` says what a text lacks or has wrong.

Beside ``plan.pdf``, ``plan.pdf.meta.yaml`` or ``plan.meta.yaml``::

    number: 15/KH-UBND
    issued_on: 2024-02-01
    issuer: Ủy ban nhân dân tỉnh Bắc Giang
    jurisdiction: tỉnh Bắc Giang
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml

from graph.errors import ChithiError
from ingest.facts import Evidence, Facts

FIELDS = ("type", "number", "title", "issuer", "issued_on", "place", "jurisdiction")
SUFFIX = ".meta.yaml"
RULE, DECIDED = "sidecar", "decision"
"""Rules in the evidence of what a side file and a decision say."""
_NOTHING = ("", "~", "null")


class SidecarError(ChithiError):
    """A side file cannot be used."""


def sidecar_of(path: Path) -> Path | None:
    """The side file of ``path``, or ``None``."""
    beside = (path.with_name(path.name + SUFFIX), path.with_name(path.stem + SUFFIX))
    return next((candidate for candidate in beside if candidate.is_file()), None)


def read_sidecar(path: Path) -> dict[str, str | None]:
    """What a side file says, by field; ``None`` says that the field is not known whatever the text says.

    Raises:
        SidecarError: it is not a mapping of the known fields, or a date is none.
    """
    try:
        loaded = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise SidecarError(f"The side file {path.name} cannot be read: {error}.") from error
    return read_fields(loaded, f"the side file {path.name}")


def read_fields(given: Any, source: str) -> dict[str, str | None]:
    """What a person says of a document, by field.

    Args:
        source: where it comes from, for the message.

    Raises:
        SidecarError: as above.
    """
    if not isinstance(given, dict) or set(given) - set(FIELDS):
        unknown = sorted(str(key) for key in set(given) - set(FIELDS)) if isinstance(given, dict) else ["no mapping"]
        raise SidecarError(
            f"{source[0].upper()}{source[1:]} has what is not understood: {', '.join(unknown)}.",
            f"It may give {', '.join(FIELDS)}.",
        )
    return {field: _value(field, given[field], source) for field in FIELDS if field in given}


def _value(field: str, value: Any, source: str) -> str | None:
    """A value as text; the loader leaves numbers and dates as they are written, so "02" stays "02"."""
    if not isinstance(value, str):
        raise SidecarError(f"In {source}, {field} is not one value.")
    if value.strip() in _NOTHING:
        return None
    if field != "issued_on":
        return value.strip()
    try:
        return datetime.date.fromisoformat(value.strip()).isoformat()
    except ValueError as error:
        message = f"In {source}, issued_on is {value!r}, which is not a date."
        raise SidecarError(message, "Write it as 2024-02-01.") from error


def corrected(facts: Facts, corrections: Mapping[str, str | None], rule: str = RULE) -> Facts:
    """The facts with what a person says of the document instead of what was read."""
    given: dict[str, Any] = {field: value for field, value in corrections.items() if field in FIELDS}
    if not given:
        return facts
    by_person = {field: Evidence(0, 0, "", rule) for field, value in given.items() if value is not None}
    evidence = {field: found for field, found in facts.document.evidence.items() if field not in given}
    return replace(facts, document=replace(facts.document, **given, evidence={**evidence, **by_person}))
