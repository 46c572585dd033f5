"""Numbers of documents taken apart: "142/KH-UBND", "146/2025/NĐ-CP", "25-CT/TW"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from graph.errors import VocabularyError
from graph.folding import fold, slug
from graph.yaml_text import read_yaml

_VOCABULARY = Path(__file__).parents[2] / "graph" / "vocabulary" / "symbols.yaml"
_SEPARATORS = re.compile(r"[/\-–.\s_&]+")
_YEAR = re.compile(r"(?:19|20)\d\d\Z")
_TERM = re.compile(r"\d+\Z")
_DEPARTMENT = re.compile(r"S(?!L\Z)[A-ZĐ]{1,6}\Z")
_REACHES = ("central", "province", "council")


@dataclass(frozen=True, slots=True)
class Number:
    """A number in parts.

    Attributes:
        key: folded and safe in an address: "146-2025-nd-cp".
        year: the year inside the number, or ``None``.
        symbols: the abbreviations after the ordinal, as written: ("NĐ", "CP").
    """

    key: str
    year: str | None
    symbols: tuple[str, ...]

    @property
    def reach(self) -> str:
        """Where such a number is unique in a year: ``central`` (one body in the country), ``province`` (one in each),
        ``council`` (one in each province, district and commune), or ``issuer`` (the symbol does not say)."""
        known = _reaches()
        found = {known.get(_TERM.sub("", fold(symbol))) for symbol in self.symbols}
        if any(map(_DEPARTMENT.match, self.symbols)):
            found.add("province")
        return next((reach for reach in _REACHES if reach in found), "issuer")


def parse_number(number: str) -> Number:
    """The parts of a number; anything is a number of some kind."""
    parts = [part for part in _SEPARATORS.split(number.strip()) if part]
    year = next((part for part in parts[1:3] if _YEAR.match(part)), None)
    symbols = tuple(part for part in parts[1:] if not part.isdigit())
    return Number(slug(number), year, symbols)


@cache
def _reaches() -> Mapping[str, str]:
    try:
        loaded = read_yaml(_VOCABULARY.read_text(encoding="utf-8"))
        return {fold(symbol): reach for reach in _REACHES for symbol in loaded[reach]}
    except (OSError, yaml.YAMLError, KeyError, TypeError) as error:
        raise VocabularyError(f"The vocabulary {_VOCABULARY.name} cannot be read: {error!r}.") from error
