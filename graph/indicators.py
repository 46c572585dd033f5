"""Indicators: canonical measures and how the words of a text are recognised as one of them.

The data is ``vocabulary/indicators.yaml``. A measure that no entry names is not forced into one: ``match_indicator``
then gives ``None``, and whoever links makes an indicator of its own of it.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from graph.errors import VocabularyError
from graph.folding import words as folded_words
from graph.yaml_text import read_yaml

VOCABULARY = Path(__file__).with_name("vocabulary") / "indicators.yaml"

LEAST = 0.62
"""Share of common words (by weight) from which two names are taken to mean one measure."""
_EMPTY_WORDS = frozenset(
    folded_words(
        "tỷ lệ số suất của và các những trong ở tại trên theo cho là được có đạt mức toàn tính dân người tổng lượng"
    )
    + folded_words("trung bình quân thực hiện việt nam địa bàn")
)
_FAINT = 0.25
"""Weight of a word that nearly every measure has, against 1 for a word of its own."""
_AGE = re.compile(r"(duoi|tren|tu) (\d+) tuoi")


@dataclass(frozen=True, slots=True)
class Indicator:
    """A canonical measure.

    Attributes:
        id: stable key in English.
        name, name_en: preferred names.
        unit: usual unit, or ``None`` for a pure number.
        better: ``higher``, ``lower``, or ``None`` where neither is.
        aliases: other names.
    """

    id: str
    name: str
    name_en: str
    unit: str | None
    better: str | None
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Name:
    """One name of an indicator as weighed words."""

    indicator: Indicator
    name: str
    words: Mapping[str, int]
    weight: float
    ages: frozenset[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class _Index:
    names: tuple[_Name, ...]
    weights: Mapping[str, float]
    by_word: Mapping[str, tuple[int, ...]]


@cache
def indicators() -> tuple[Indicator, ...]:
    """The indicators of the vocabulary, in the order of the file.

    Raises:
        VocabularyError: the file cannot be read, or an entry lacks a name or holds an unknown key.
    """
    return tuple(_indicator(key, entry) for key, entry in _load()["indicators"].items())


@dataclass(frozen=True, slots=True)
class Match:
    """An indicator that a text's words mean.

    Attributes:
        name: that of its names which the words agree with.
        score: share of words in common, by weight, 0 to 1.
    """

    indicator: Indicator
    name: str
    score: float


def match_indicator(words: str, unit: str | None, leave_out: Collection[str] = ()) -> Match | None:
    """The indicator that a text's own words mean.

    Args:
        words: what is measured, in the words of the text ("tỉ lệ tham gia BHYT").
        unit: the unit as the text gives it; a percentage is never taken for a count.
        leave_out: ids of indicators that are not meant.

    Returns:
        ``None`` where no indicator of the vocabulary shares enough words.
    """
    index = _index()
    said = Counter(_significant(words))
    weight = sum(index.weights.get(word, 1.0) * count for word, count in said.items())
    ages = _ages(words)
    candidates = {place for word in said for place in index.by_word.get(word, ())}
    best: tuple[float, int] | None = None
    for place in candidates:
        name = index.names[place]
        if name.ages != ages or not _same_kind(unit, name.indicator.unit) or name.indicator.id in leave_out:
            continue
        common = sum(index.weights[word] * min(count, said[word]) for word, count in name.words.items() if word in said)
        share = 2 * common / (weight + name.weight)
        if share >= LEAST and (best is None or (share, -place) > (best[0], -best[1])):
            best = (share, place)
    found = index.names[best[1]] if best else None
    return Match(found.indicator, found.name, round(best[0], 4)) if best and found else None


def _load() -> dict[str, Any]:
    try:
        loaded = read_yaml(VOCABULARY.read_text(encoding="utf-8"))
    except (OSError, yaml.YAMLError) as error:
        raise VocabularyError(f"The indicators in {VOCABULARY.name} cannot be read: {error}.") from error
    if not isinstance(loaded, dict) or not isinstance(loaded.get("indicators"), dict):
        raise VocabularyError(f"{VOCABULARY.name} holds no mapping of indicators.")
    return loaded


def _indicator(key: str, entry: Any) -> Indicator:
    allowed = {"vi", "en", "unit", "better", "aliases"}
    if not isinstance(entry, dict) or not {"vi", "en"} <= entry.keys() <= allowed:
        raise VocabularyError(
            f"The indicator {key} in {VOCABULARY.name} needs vi and en, and may have {sorted(allowed)}."
        )
    if entry.get("better") not in (None, "higher", "lower"):
        raise VocabularyError(f"The indicator {key} in {VOCABULARY.name} says better: {entry['better']}.")
    return Indicator(
        key, entry["vi"], entry["en"], entry.get("unit"), entry.get("better"), tuple(entry.get("aliases", ()))
    )


@cache
def _abbreviations() -> Mapping[str, tuple[str, ...]]:
    return {
        folded_words(short)[0]: tuple(folded_words(full)) for short, full in _load().get("abbreviations", {}).items()
    }


def _expanded(words: str) -> list[str]:
    short = _abbreviations()
    return [word for folded in folded_words(words) for word in short.get(folded, (folded,))]


def _significant(words: str) -> list[str]:
    return ["ty" if word == "ti" else word for word in _expanded(words) if len(word) > 1 or word.isdigit()]


def _ages(words: str) -> frozenset[tuple[str, ...]]:
    """Ages that a measure is limited to: mortality under 1 and under 5 are two measures."""
    return frozenset(m.groups() for m in _AGE.finditer(" ".join(_expanded(words))) if m[1] == "duoi")


@cache
def _index() -> _Index:
    named = [(indicator, name) for indicator in indicators() for name in (indicator.name, *indicator.aliases)]
    counts: dict[str, set[str]] = defaultdict(set)
    for indicator, name in named:
        for word in _significant(name):
            counts[word].add(indicator.id)
    total = len(indicators())
    weights = {
        word: _FAINT if word in _EMPTY_WORDS else 0.4 + math.log(total / len(having)) / math.log(total)
        for word, having in counts.items()
    }
    names, by_word = [], defaultdict(list)
    for place, (indicator, name) in enumerate(named):
        bag = Counter(_significant(name))
        names.append(_Name(indicator, name, bag, sum(weights[w] * n for w, n in bag.items()), _ages(name)))
        for word in bag:
            if word not in _EMPTY_WORDS:
                by_word[word].append(place)
    return _Index(tuple(names), weights, {word: tuple(places) for word, places in by_word.items()})


def _same_kind(said: str | None, usual: str | None) -> bool:
    """Whether two units can measure the same thing: percent, per mille, or a count; the pace of a rise fits all."""
    if said is None or usual is None or said.strip() == "%/năm":
        return True
    return _kind(said) == _kind(usual)


def _kind(unit: str) -> str:
    return "‰" if "‰" in unit else "%" if "%" in unit else "count"
