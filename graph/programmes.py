"""National programmes by name, short name and number, from ``vocabulary/programmes.yaml``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import yaml

from graph.errors import VocabularyError
from graph.folding import slug
from graph.yaml_text import read_yaml

VOCABULARY = Path(__file__).with_name("vocabulary") / "programmes.yaml"
_SHORT_WORDS = (("MTQG", "mục tiêu quốc gia"), ("KT-XH", "kinh tế - xã hội"), ("DTTS", "dân tộc thiểu số"))
_OUTLOOK = re.compile(r"-(?:tam-nhin|dinh-huong)-(?:den-)?(?:nam-)?20\d\d\Z")


@dataclass(frozen=True, slots=True)
class Programme:
    """A programme, strategy or scheme.

    Attributes:
        number, issued_on: of the document that approved it.
        name: in full; ``short``: other names.
    """

    number: str
    issued_on: date
    name: str
    short: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """Id of the approving document, and of the programme: "06-qd-ttg.2022"."""
        return f"{slug(self.number)}.{self.issued_on.year}"


@cache
def programmes() -> tuple[Programme, ...]:
    """The programmes of the vocabulary.

    Raises:
        VocabularyError: the file cannot be read, or two programmes share a name or number.
    """
    try:
        entries = read_yaml(VOCABULARY.read_text(encoding="utf-8"))
        known = tuple(Programme(**{**entry, "short": tuple(entry.get("short", ()))}) for entry in entries)
    except (OSError, yaml.YAMLError, TypeError) as error:
        raise VocabularyError(f"The programmes in {VOCABULARY.name} cannot be read: {error}.") from error
    names = [_key(name) for programme in known for name in (programme.name, *programme.short)]
    if repeated := {name for name in names if names.count(name) > 1}:
        raise VocabularyError(f"{VOCABULARY.name} gives {sorted(repeated)[0]!r} to two programmes.")
    return known


def programme_named(name: str) -> Programme | None:
    """The programme that a text names, in full or short; what it says of the time after the period may be missing."""
    key = _key(name)
    return _by_name().get(key) or _by_name().get(_OUTLOOK.sub("", key))


def programme_with_id(id_: str) -> Programme | None:
    """The programme that the document with this id approved."""
    return next((programme for programme in programmes() if programme.id == id_), None)


def written_out(name: str) -> str:
    """``name`` with the abbreviations that names of programmes hold written out."""
    for short, full in _SHORT_WORDS:
        name = re.sub(rf"\b{short}\b", full, name)
    return name


def _key(name: str) -> str:
    return slug(written_out(name))


@cache
def _by_name() -> Mapping[str, Programme]:
    found: dict[str, Programme] = {}
    for programme in programmes():
        for name in (programme.name, *programme.short):
            found[_key(name)] = programme
            found.setdefault(_OUTLOOK.sub("", _key(name)), programme)
    return found
