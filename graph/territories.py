"""Territories of the first level: which one a text names, what came before and after it.

The data is ``vocabulary/territories/provinces.yaml``; how many there are, and when they changed, is said there and not
in code.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from graph.errors import VocabularyError
from graph.folding import fold, slug, words
from graph.yaml_text import read_yaml

PATH = Path(__file__).parent / "vocabulary" / "territories" / "provinces.yaml"
CITY = "thành phố"
PROVINCE = "tỉnh"
_KEYS = {"name", "iso", "code", "former_code", "aliases", "valid_from", "valid_to", "successors"}
_LEVEL = r"(?:\b(tinh|thanh pho|t\.?p\.?|thi xa|huyen|quan|xa|phuong|thi tran|duong|pho)\s*)?"


@dataclass(frozen=True, slots=True)
class Territory:
    """A province or a city under the central government.

    Attributes:
        id: slug of the full name, "tinh-bac-giang".
        name: full name with its level, "tỉnh Bắc Giang".
        short: the name without its level, "Bắc Giang".
        kind: ``"tỉnh"`` or ``"thành phố"``.
        code: official code of the statistics office, the latest.
        iso: ISO 3166-2 code, or ``None``.
        former_code: the official code before the latest, or ``None``.
        valid_from, valid_to: first and last day, ``None`` where open.
        successors: full names of what it became.
    """

    name: str
    kind: str
    short: str
    code: str | None = None
    iso: str | None = None
    former_code: str | None = None
    aliases: tuple[str, ...] = ()
    valid_from: date | None = None
    valid_to: date | None = None
    successors: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        return slug(self.name)

    @property
    def key(self) -> str:
        """The short name for identifiers: "bac-giang"."""
        return slug(self.short)

    def holds_on(self, day: date) -> bool:
        """Whether the unit existed on ``day``."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True, slots=True)
class Territories:
    """All known territories, in the order of the vocabulary.

    Where a name is looked up, ``day`` is the date of the text that holds it: "thành phố Bắc Ninh" was a town of its
    province before it became the name of all of it. Without a day the name has its oldest meaning.
    """

    entries: tuple[Territory, ...]
    _by_words: Mapping[str, tuple[Territory, ...]] = field(init=False, repr=False, compare=False)
    _by_name: Mapping[str, Territory] = field(init=False, repr=False, compare=False)
    _pattern: re.Pattern[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        spellings: dict[str, tuple[Territory, ...]] = {}
        for entry in self.entries:
            for spelling in {"".join(words(s)) for s in (entry.short, *entry.aliases)}:
                spellings[spelling] = (*spellings.get(spelling, ()), entry)
        written = {" ".join(words(s)) for entry in self.entries for s in (entry.short, *entry.aliases)}
        names = "|".join(sorted((_spaced(s) for s in written), key=lambda s: (-len(s), s)))
        object.__setattr__(self, "_by_words", spellings)
        object.__setattr__(self, "_by_name", {entry.name: entry for entry in self.entries})
        object.__setattr__(self, "_pattern", re.compile(rf"{_LEVEL}(?<![a-z])({names})(?![a-z])"))

    def __iter__(self) -> Iterator[Territory]:
        return iter(self.entries)

    def named(self, name: str) -> Territory:
        """The territory with exactly this full name.

        Raises:
            KeyError: there is none.
        """
        return self._by_name[name]

    def find(self, name: str | None, day: date | None = None) -> Territory | None:
        """The territory that ``name`` is a name of, written in any usual way, with or without its level."""
        if not name:
            return None
        match = self._pattern.fullmatch(fold(name).strip())
        return self._accepted(match, name.strip(), day) if match else None

    def find_in(self, text: str | None, day: date | None = None) -> Territory | None:
        """The first territory that ``text`` names with its level, else the first that it names at all.

        "huyện Hòa Bình" and "thành phố Lào Cai" (a town in tỉnh Lào Cai) name no territory of the first level.
        """
        found = list(self._mentions(text or "", day))
        levelled = [territory for territory, has_level in found if has_level]
        return next(iter(levelled or [territory for territory, _ in found]), None)

    def _mentions(self, text: str, day: date | None) -> Iterator[tuple[Territory, bool]]:
        for match in self._pattern.finditer(fold(text)):
            if territory := self._accepted(match, text, day):
                yield territory, match[1] is not None

    def _accepted(self, match: re.Match[str], text: str, day: date | None) -> Territory | None:
        named = self._by_words["".join(words(match[2]))]
        if match[1] is None:
            same_length = len(match.string) == len(text)
            return _meant(named, day) if not same_length or text[match.start(2)].isupper() else None
        level = PROVINCE if match[1] == "tinh" else CITY if match[1][0] == "t" and match[1][:3] != "thi" else None
        return _meant([entry for entry in named if entry.kind == level], day, of_many=len(named) > 1)

    def on(self, day: date) -> tuple[Territory, ...]:
        """The territories that existed on ``day``."""
        return tuple(entry for entry in self.entries if entry.holds_on(day))

    def current(self, territory: Territory) -> tuple[Territory, ...]:
        """What the unit is part of after all known changes; itself if it never ended."""
        if territory.valid_to is None:
            return (territory,)
        following = [self.current(self.named(name)) for name in territory.successors]
        return tuple(dict.fromkeys(entry for entries in following for entry in entries))

    def predecessors(self, territory: Territory) -> tuple[Territory, ...]:
        """The units that became, or became part of, this one; not itself."""
        return tuple(entry for entry in self.entries if territory.name in entry.successors)


def _meant(named: Sequence[Territory], day: date | None, *, of_many: bool = False) -> Territory | None:
    """Which of the bearers of a name is meant on ``day``; the name of one that was yet to come means none of them.

    Args:
        of_many: whether a bearer of another level is left out of ``named``.
    """
    if day is None:
        return next((entry for entry in named if entry.valid_from is None or not of_many), None)
    begun = [entry for entry in named if entry.valid_from is None or entry.valid_from <= day]
    return next((entry for entry in begun if entry.holds_on(day)), begun[-1] if begun else None)


@cache
def territories() -> Territories:
    """The territories of the vocabulary.

    Raises:
        VocabularyError: the file is missing or contradicts itself; the message names the entry.
    """
    return read_territories(PATH)


def read_territories(path: Path) -> Territories:
    """The territories of a file in the shape of ``vocabulary/territories/provinces.yaml``."""
    try:
        entries = read_yaml(path.read_text(encoding="utf-8"))
    except (OSError, yaml.YAMLError) as error:
        raise VocabularyError(f"The territories in {path.name} cannot be read: {error}.") from error
    found = Territories(tuple(_territory(entry, path.name) for entry in entries))
    for entry in found:
        _check(entry, found, path.name)
    return found


def _territory(entry: Any, file: str) -> Territory:
    if not isinstance(entry, dict) or "name" not in entry or set(entry) - _KEYS:
        raise VocabularyError(f"In {file}, the entry {entry!r} is not a territory.", f"Its keys are {sorted(_KEYS)}.")
    name = str(entry["name"])
    kind = next((kind for kind in (CITY, PROVINCE) if name.startswith(kind + " ")), None)
    if kind is None:
        raise VocabularyError(f"In {file}, {name!r} does not begin with {PROVINCE!r} or {CITY!r}.")
    given: dict[str, Any] = {
        key: tuple(value) if isinstance(value, list) else value for key, value in entry.items() if key != "name"
    }
    return Territory(name=name, kind=kind, short=name.removeprefix(kind + " "), **given)


def _check(entry: Territory, found: Territories, file: str) -> None:
    unknown = [name for name in entry.successors if name not in {other.name for other in found}]
    if unknown:
        raise VocabularyError(f"In {file}, {entry.name!r} is succeeded by {unknown}, which is not an entry.")
    if bool(entry.successors) != (entry.valid_to is not None):
        raise VocabularyError(f"In {file}, {entry.name!r} needs both a last day and successors, or neither.")


def _spaced(spelling: str) -> str:
    return r"[\s\-–]*".join(spelling.split(" "))
