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

_VOCABULARY = Path(__file__).parents[1] / "graph" / "vocabulary" / "symbols.yaml"
_SEPARATORS = re.compile(r"[/\-–.\s_&]+")
_YEAR = re.compile(r"(?:19|20)\d\d\Z")
_TERM = re.compile(r"\d+\Z")
_DEPARTMENT = re.compile(r"S[A-ZĐ]{1,6}\Z")


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
        """Where such a number is unique in a year: ``central``, ``province`` (one body in each), or ``issuer``."""
        known = _reaches()
        bare = [_TERM.sub("", fold(symbol)) for symbol in self.symbols]
        if any(known.get(symbol) == "central" for symbol in bare):
            return "central"
        if any(known.get(symbol) == "province" for symbol in bare) or any(map(_DEPARTMENT.match, self.symbols[-1:])):
            return "province"
        return "issuer"


def parse_number(number: str) -> Number:
    """The parts of a number; anything is a number of some kind."""
    parts = [part for part in _SEPARATORS.split(number.strip()) if part]
    year = next((part for part in parts[1:3] if _YEAR.match(part)), None)
    symbols = tuple(part for part in parts[1:] if not part.isdigit())
    return Number(slug(number), year, symbols)


@cache
def _reaches() -> Mapping[str, str]:
    try:
        loaded = yaml.safe_load(_VOCABULARY.read_text(encoding="utf-8"))
        return {fold(symbol): reach for reach in ("central", "province") for symbol in loaded[reach]}
    except (OSError, yaml.YAMLError, KeyError, TypeError) as error:
        raise VocabularyError(f"The vocabulary {_VOCABULARY.name} cannot be read: {error!r}.") from error
