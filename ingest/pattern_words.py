"""The words that a regular expression needs, read off the expression itself.

Words are pieces of text in small letters and with plain spaces, so that one look-up serves every spelling. What ``re``
takes for a letter or digit and no Vietnamese text has (the long s for s, digits of other scripts) is not among them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib import import_module
from itertools import product
from string import digits
from typing import Any

# The parser of ``re`` is not public. Of a construct that is not known here nothing is known, so it rules nothing out.
_parser: Any = import_module("re._parser")

_DIGIT = "\ue000"
"""Stands in a word for any one digit: a character for private use."""
_MOST_WORDS = 48
_MOST_JOINED = 96
_MOST_LETTERS = 32
_MOST_SETS = 6
_MOST_TRIED = 3
_BREAKS = "\n\t\v\xa0"
_ODD_SPACES = "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(
    map(chr, range(0x2000, 0x200B))
)
_CLASSES = {"CATEGORY_DIGIT": _DIGIT, "CATEGORY_SPACE": " "}
_REPEATS = ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT")
_NO_WIDTH = ("AT", "ASSERT", "ASSERT_NOT")
_AHEAD = 1

Words = frozenset[str]
_EMPTY = frozenset({""})


@dataclass(frozen=True, slots=True)
class PatternWords:
    """What is worth looking up before a pattern is tried.

    Attributes:
        starts: words of which every match begins with one; empty where that is not known.
        needs: sets of words; every match has a word of each set.
        letters: those with which a match begins; empty where that is not known.
    """

    starts: Words
    needs: tuple[Words, ...]
    letters: Words

    def begin(self, letter: str) -> bool:
        """Whether a match can begin with a letter; true where the pattern does not tell."""
        first = _DIGIT if letter.isdigit() else in_small_letters(letter)
        return not self.letters or first in self.letters


def words_of(compiled: re.Pattern[str]) -> PatternWords:
    """The words that every match of a pattern has."""
    known = _of_sequence(_parser.parse(compiled.pattern, compiled.flags))
    letters = frozenset() if "" in known.starts else frozenset(word[0] for word in known.starts)
    words = (_DIGIT if word[:1] == _DIGIT else word.partition(_DIGIT)[0] for word in known.starts)
    starts = _without_longer(digit for word in words for digit in (digits if word == _DIGIT else (word,)))
    if not _worth_it(starts):
        return PatternWords(frozenset(), known.needs[:_MOST_TRIED], letters)
    needs = (words for words in known.needs if not _implies(starts, words))
    return PatternWords(starts, tuple(needs)[:_MOST_TRIED], letters)


def in_small_letters(text: str) -> str:
    """``text`` in small letters and with plain spaces, of the same length."""
    # "İ" is the one letter whose small form has two characters.
    small = text.lower() if "İ" not in text else text.replace("İ", "i").lower()
    for spaces in (_BREAKS, _ODD_SPACES):
        if not small.isprintable():
            for space in spaces:
                small = small.replace(space, " ")
    return small


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of the texts that a part of a pattern matches.

    Attributes:
        exact: all of them, where they are few.
        starts: words of which every one begins with one; with ``""`` where that is not known.
        needs: sets of words; every one has a word of each set. The best sets come first.
        optional: the part may be missing, whatever ``starts`` says.
    """

    exact: Words | None
    starts: Words
    needs: tuple[Words, ...] = ()
    optional: bool = False


_ANYTHING = _Known(None, _EMPTY)
_NOTHING = _Known(_EMPTY, _EMPTY)


def _of_sequence(items: Iterable[Any]) -> _Known:
    parts = [_of_item(str(op), argument) for op, argument in items]
    run, needs, exact = _EMPTY, set[Words](), True
    for part in parts:
        joined = _joined(run, part.starts | _EMPTY if part.optional else part.starts)
        if joined is None or part.exact is None:
            needs |= {run, joined or run, *part.needs}
            run, exact = part.exact or _EMPTY, False
        else:
            run = joined
            needs |= set(part.needs if part.exact == _EMPTY else ())
    needs.add(run)
    return _Known(run if exact else None, _starts(parts), _best(needs))


def _starts(parts: Sequence[_Known]) -> Words:
    starts = _EMPTY
    for part in reversed(parts):
        if part.exact is not None:
            starts = _joined(part.exact, starts) or (
                part.exact - _EMPTY | (starts if "" in part.exact else frozenset())
            )
        else:
            starts = part.starts | starts if part.optional else part.starts
    return _without_longer(starts) if len(starts) <= _MOST_JOINED else _EMPTY


def _joined(before: Words, behind: Words) -> Words | None:
    if len(before) * len(behind) > _MOST_JOINED:
        return None
    return frozenset(a + b for a, b in product(before, behind))


def _of_item(op: str, argument: Any) -> _Known:
    known = _ANYTHING
    if op == "LITERAL":
        known = _one_of({in_small_letters(chr(argument))})
    elif op == "IN":
        known = _of_letters(argument)
    elif op in ("SUBPATTERN", "ATOMIC_GROUP"):
        known = _of_sequence(argument[-1] if op == "SUBPATTERN" else argument)
    elif op == "BRANCH":
        known = _of_branches([_of_sequence(branch) for branch in argument[1]])
    elif op in _REPEATS:
        known = _of_repeat(*argument)
    elif op in _NO_WIDTH:
        ahead = op == "ASSERT" and argument[0] == _AHEAD
        known = _Known(_EMPTY, _EMPTY, _of_sequence(argument[1]).needs) if ahead else _NOTHING
    return known


def _one_of(words: Iterable[str]) -> _Known:
    exact = frozenset(words)
    return _Known(exact, exact)


def _of_letters(members: Iterable[tuple[Any, Any]]) -> _Known:
    letters = set[str]()
    for op, argument in members:
        if str(op) == "LITERAL":
            letters.add(in_small_letters(chr(argument)))
        elif str(op) == "CATEGORY" and str(argument) in _CLASSES:
            letters.add(_CLASSES[str(argument)])
        elif str(op) == "RANGE" and argument[1] - argument[0] < _MOST_LETTERS:
            between = map(chr, range(argument[0], argument[1] + 1))
            letters.update(_DIGIT if letter in digits else in_small_letters(letter) for letter in between)
        else:
            return _ANYTHING
    return _one_of(letters) if len(letters) <= _MOST_LETTERS else _ANYTHING


def _of_branches(branches: Sequence[_Known]) -> _Known:
    words = frozenset[str]().union(*(branch.exact or () for branch in branches))
    exact = words if all(branch.exact is not None for branch in branches) and len(words) <= _MOST_WORDS else None
    starts = frozenset[str]().union(*(branch.starts for branch in branches))
    every = {words for branch in branches for words in branch.needs}
    needs = {words for words in every if all(any(_implies(n, words) for n in b.needs) for b in branches)}
    if all(branch.needs for branch in branches):
        for choice in (0, -1):
            needs.add(frozenset[str]().union(*(branch.needs[choice] for branch in branches)))
    return _Known(exact, starts, _best(needs))


def _of_repeat(least: int, most: int, items: Iterable[Any]) -> _Known:
    part = _of_sequence(items)
    exact = part.exact if int(most) == 1 else None
    if least:
        return _Known(exact, part.starts, part.needs)
    return _Known(exact | _EMPTY if exact else None, part.starts, optional=True)


def _worth_it(words: Words) -> bool:
    """Whether it pays to look ``words`` up: they are few, and no single letters or spaces, which stand everywhere."""
    return 0 < len(words) <= _MOST_WORDS and all(word.strip() and (word[1:] or not word.isalpha()) for word in words)


def _best(sets: Iterable[Words]) -> tuple[Words, ...]:
    """The sets that pay to look up, without those that say no more than the others."""
    pieces = {_shortest(max(word.split(_DIGIT), key=len) for word in words) for words in sets if "" not in words}
    kept: list[Words] = []
    for words in sorted(filter(_worth_it, pieces), key=_price):
        if not any(_implies(other, words) for other in kept):
            kept.append(words)
    return tuple(kept[:_MOST_SETS])


def _price(words: Words) -> tuple[int, int, list[str]]:
    """Few words first, and among as many the long ones, which stand in few others."""
    return len(words), -min(map(len, words)), sorted(words)


def _implies(words: Words, others: Words) -> bool:
    """Whether whatever has one of ``words`` has one of ``others``."""
    return all(any(other in word for other in others) for word in words)


def _shortest(words: Iterable[str]) -> Words:
    """The words without those that hold another one."""
    every = set(words)
    return frozenset(word for word in every if not any(other in word for other in every - {word}))


def _without_longer(words: Iterable[str]) -> Words:
    """The words without those that begin with another one."""
    kept: list[str] = []
    for word in sorted(words):
        if not kept or not word.startswith(kept[-1]):
            kept.append(word)
    return frozenset(kept)
