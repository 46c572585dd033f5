"""Where a name of an agency can begin, and the rule that finds it there.

Most words begin no name, and those that do are tried only by the rules, and only for the names of the vocabulary, that
begin with them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from graph.agencies import key, names_beginning, vocabulary
from graph.spelling import any_spelling, both_spellings, small_spelling
from ingest.patterns import rules
from ingest.prefilter import small_letters
from ingest.words import any_word

KNOWN = "known"
"""The names of the vocabulary, as if they were a rule: its matches have the groups ``plural`` and ``body``."""
_ORDER = (
    "office",
    "listed",
    KNOWN,
    "board",
    "committee",
    "company",
    "collective",
    "group",
    "named",
    "national",
    "team",
)
"""The rules in the order in which they are tried at a word."""
_WORD = re.compile(r"\w+")
_ALL_OF = re.compile(r"(?:[Cc]ác|CÁC) (\w+)")
_Matches = Callable[[str, int, int], re.Match[str] | None]


@dataclass(frozen=True, slots=True)
class Beginning:
    """What a rule of the grammar, or ``KNOWN`` for the vocabulary, finds at a place."""

    rule: str
    match: re.Match[str]


def places(text: str, start: int, stop: int) -> Iterator[int]:
    """Where in ``text[start:stop]`` a word stands with which a name can begin, in order."""
    for word in _first_words().finditer(small_letters(text), start):
        if word.start() >= stop:
            return
        yield word.start()


def beginning(text: str, place: int, stop: int) -> Beginning | None:
    """What the first of the rules that match at a place finds there, before ``stop``."""
    word = _WORD.match(text, place)
    for rule, matches in _rules_beginning(word[0]) if word else ():
        if found := matches(text, place, stop):
            return Beginning(rule, found)
    return None


@lru_cache(maxsize=4096)
def _rules_beginning(word: str) -> tuple[tuple[str, _Matches], ...]:
    """The rules of which a match can begin with ``word`` as written, in the order in which they are tried."""
    patterns: dict[str, _Matches] = {name: rule.pattern.match for name, rule in rules("agencies").items()}
    patterns[KNOWN] = _all_of_known if word.lower() == "các" else _known_names(key(word))
    return tuple((rule, patterns[rule]) for rule in _ORDER if _first_words_of(rule).match(word))


@cache
def _known_names(word: str) -> _Matches:
    """Looks for the names of the vocabulary of which ``word`` (folded) is the first, "các" left out."""
    names = names_beginning().get(word)
    if names is None:
        return lambda text, place, stop: None
    return re.compile(rf"(?<!\w)(?P<plural>(?:[Cc]ác|CÁC) )?(?P<body>{names})").match


def _all_of_known(text: str, place: int, stop: int) -> re.Match[str] | None:
    """Names of the vocabulary behind "các"."""
    word = _ALL_OF.match(text, place, stop)
    return _known_names(key(word[1]))(text, place, stop) if word else None


@cache
def _starts(rule: str) -> frozenset[str]:
    if rule == KNOWN:
        names = (name for kind in vocabulary().kinds for name in kind.names)
        return frozenset({"các", *(re.split(r"\W", name)[0].lower() for name in names)})
    return frozenset(start.lower() for start in rules("agencies")[rule].data["starts"])


@cache
def _first_words_of(rule: str) -> re.Pattern[str]:
    both = sorted(_starts(rule) | {word.capitalize() for word in _starts(rule)})
    return re.compile(f"{small_spelling(both, set(both))}|{any_spelling(both)}")


@cache
def _first_words() -> re.Pattern[str]:
    """The words, in small letters, with which any name begins."""
    starts = {start for rule in _ORDER for start in _starts(rule) if start.isalpha()}
    return any_word({spelt for start in starts for spelt in both_spellings(start)})
