"""Kinds of agencies: canonical names, spellings and what became of them, from ``vocabulary/agencies.yaml``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import yaml

from graph.errors import VocabularyError
from graph.folding import words
from graph.spelling import any_spelling, small_spelling
from graph.yaml_text import read_yaml

VOCABULARY = Path(__file__).with_name("vocabulary") / "agencies.yaml"

_LEVELS = {
    "tinh": ("province", "tỉnh"),
    "thanh pho": ("province", "tỉnh"),
    "huyen": ("district", "huyện"),
    "quan": ("district", "huyện"),
    "thi xa": ("district", "huyện"),
    "xa": ("commune", "xã"),
    "phuong": ("commune", "xã"),
    "thi tran": ("commune", "xã"),
    "dac khu": ("commune", "xã"),
}
_LEVEL_WORD = re.compile(r"(?:cac |cap )*(tinh|thanh pho|huyen|quan|thi xa|xa|phuong|thi tran|dac khu)\b(?! uy\b)")


@dataclass(frozen=True, slots=True)
class AgencyKind:
    """What makes the same body comparable over territories: "Sở Y tế".

    Attributes:
        name: canonical name without territory ("Sở Y tế", "Ủy ban nhân dân cấp xã").
        branch: ``party``, ``state`` or ``mass``.
        level: ``central``, ``province``, ``district`` or ``commune``.
        territory: what follows the name where the kind was read from a name ("tỉnh Bắc Giang", "các xã, phường").
        valid_to: last day of existence where it was merged or renamed; ``successors``: names of the kinds after it.
        office: true for a person's office ("Thủ tướng Chính phủ").
    """

    name: str
    branch: str
    level: str
    territory: str | None = None
    valid_to: date | None = None
    successors: tuple[str, ...] = ()
    spellings: tuple[str, ...] = ()
    tail: bool = False
    needs_tail: bool = False
    small: bool = False
    levels: bool = False
    office: bool = False
    group: bool = False
    not_before: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """The canonical name and all its spellings."""
        return (self.name, *self.spellings)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The loaded file.

    ``fields`` maps a field of work to its abbreviations; ``head_fields`` the heads Bộ, Sở and Phòng to their fields.
    """

    kinds: tuple[AgencyKind, ...]
    abbreviations: Mapping[str, str]
    fields: Mapping[str, tuple[str, ...]]
    head_fields: Mapping[str, tuple[str, ...]]


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary that comes with chithi.

    Raises:
        VocabularyError: the file cannot be used.
    """
    return read_vocabulary(VOCABULARY)


def read_vocabulary(path: Path) -> Vocabulary:
    """A vocabulary of agencies from a file.

    Raises:
        VocabularyError: the file is missing, not YAML, or an entry lacks a key or names an unknown successor.
    """
    try:
        data = read_yaml(path.read_text(encoding="utf-8"))
        fields = {name: tuple(short) for name, short in data["fields"].items()}
        kinds = (*_headed(data["heads"], fields), *_named(data["kinds"]))
        heads = {head: tuple(entry["fields"]) for head, entry in data["heads"].items()}
        loaded = Vocabulary(kinds, dict(data["abbreviations"]), fields, heads)
    except (OSError, yaml.YAMLError, KeyError, TypeError, AttributeError) as error:
        raise VocabularyError(f"{path.name} is not usable: {error!r}.") from error
    _check(loaded, path.name)
    return loaded


def _headed(heads: Mapping[str, Any], fields: Mapping[str, tuple[str, ...]]) -> Iterator[AgencyKind]:
    for head, entry in heads.items():
        for field in entry["fields"]:
            ended = entry["succession"].get(field, {})
            yield AgencyKind(
                name=f"{head} {field}",
                branch=entry["branch"],
                level=entry["level"],
                valid_to=ended.get("until"),
                successors=tuple(f"{head} {after}" for after in ended.get("successors", ())),
                spellings=tuple(f"{head} {short}" for short in fields[field]),
                tail=head != "Bộ",
            )


_KEYS = {"short", "until", "successors", "tail", "needs_tail", "lower", "levels", "office", "group", "not_before"}


def _named(groups: list[Mapping[str, Any]]) -> Iterator[AgencyKind]:
    for group in groups:
        for name, entry in group["names"].items():
            if unknown := set(entry) - _KEYS:
                raise KeyError(f"{name} has the unknown key {sorted(unknown)[0]}")
            yield AgencyKind(
                name=name,
                branch=group["branch"],
                level=group["level"],
                valid_to=entry.get("until"),
                successors=tuple(entry.get("successors", ())),
                spellings=tuple(entry.get("short", ())),
                tail=bool(entry.get("tail")),
                needs_tail=bool(entry.get("needs_tail")),
                small=bool(entry.get("lower")),
                levels=bool(entry.get("levels")),
                office=bool(entry.get("office")),
                group=bool(entry.get("group")),
                not_before=entry.get("not_before", ""),
            )


def _check(loaded: Vocabulary, file: str) -> None:
    known = {kind.name for kind in loaded.kinds}
    for kind in loaded.kinds:
        unknown = [name for name in kind.successors if name not in known]
        if unknown:
            raise VocabularyError(
                f"{file}: {kind.name} has an unknown successor {unknown[0]}.", "Add it, or correct it."
            )


@lru_cache(maxsize=8192)
def key(name: str) -> str:
    """Folded words of a name: what two spellings have in common."""
    return " ".join(words(name))


@cache
def _by_key() -> Mapping[str, AgencyKind]:
    entries = {key(short): kind for kind in vocabulary().kinds for short in kind.spellings}
    return {**entries, **{key(kind.name): kind for kind in vocabulary().kinds}}


@lru_cache(maxsize=4096)
def kind_spelt(name: str) -> AgencyKind | None:
    """The kind of which ``name`` is a spelling, without territory; ``None`` if the vocabulary has none."""
    return _by_key().get(key(name))


@cache
def known_names() -> str:
    """Regular expression (not verbose) of every spelling in the vocabulary, the longest first."""
    return _names(vocabulary().kinds)


@cache
def names_beginning() -> Mapping[str, str]:
    """The expression of ``known_names`` in parts: by the folded first word of the names, "các" left out."""
    kinds: dict[str, list[AgencyKind]] = {}
    for kind in vocabulary().kinds:
        for name in kind.names:
            first = words(name.removeprefix("các ").removeprefix("Các "))[0]
            kinds.setdefault(first, []).append(kind)
    return {first: _names(tuple(those)) for first, those in kinds.items()}


def _names(kinds: Iterable[AgencyKind]) -> str:
    capital = any_spelling([name for kind in kinds for name in kind.names])
    small = small_spelling([kind.name for kind in kinds], {kind.name for kind in kinds if kind.small})
    return f"(?:{capital}|{small})(?!\\w)"


@cache
def _known() -> re.Pattern[str]:
    return re.compile(known_names())


@cache
def _abbreviations() -> re.Pattern[str]:
    longest_first = sorted(vocabulary().abbreviations, key=len, reverse=True)
    return re.compile(rf"(?<![\w&])(?:{'|'.join(map(re.escape, longest_first))})(?![\w&])")


@lru_cache(maxsize=16384)
def expand(name: str) -> str:
    """``name`` with abbreviations written out: ``"UBND tỉnh"`` → ``"Ủy ban nhân dân tỉnh"``."""
    found = _known().match(name)
    kind = kind_spelt(found[0]) if found else None
    if found and kind:
        return kind.name + _spell_out(name[found.end() :])
    return _spell_out(name)


def _spell_out(text: str) -> str:
    return _abbreviations().sub(lambda m: vocabulary().abbreviations[m[0]], text)


@lru_cache(maxsize=16384)
def kind_of(name: str) -> AgencyKind | None:
    """The kind of an agency, with its ``territory``, or ``None`` for one that the vocabulary does not have.

    ``"Sở Y tế tỉnh Bắc Giang"`` → Sở Y tế, territory ``"tỉnh Bắc Giang"``; ``"UBND xã Yên Bình"`` → Ủy ban nhân dân
    cấp xã, territory ``"xã Yên Bình"``.
    """
    found = _known().match(name)
    kind = kind_spelt(found[0]) if found else None
    if found is None or kind is None:
        return None
    rest = _spell_out(name[found.end() :]).strip()
    if rest and not kind.tail:
        return None
    level, word = _level_of(rest) or (kind.level, "")
    named = f"{kind.name} cấp {word}" if kind.levels and word else kind.name
    return replace(kind, name=named, level=level if kind.levels else kind.level, territory=rest or None)


def _level_of(territory: str) -> tuple[str, str] | None:
    found = _LEVEL_WORD.match(key(territory))
    return _LEVELS[found[1]] if found else None
