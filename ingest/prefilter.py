"""Patterns that look for their words before they look for themselves.

``re`` tries a pattern at every character of a text, and one that ignores case or begins with a look behind has nothing
by which it could skip. But nearly every rule of the genre has words of which it needs some ("phối hợp", "giai đoạn"),
and a sentence seldom has them. Looking these up first costs next to nothing, and what they rule out cannot match, as in
the prefilters of RE2 (https://github.com/google/re2, ``re2/prefilter.h``): nothing else is found than ``re`` finds.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from functools import lru_cache

from ingest.pattern_words import DIGIT, in_small_letters, words_of

_DIGITS = re.compile(r"\d")
_LONG = 512
"""Characters of a text that is worth keeping in small letters."""
_LONG_STRETCH = 4096
"""Characters beyond which one search goes through the text itself, lest many searches look the words up to its end."""


class Prefiltered:
    """A compiled pattern with the methods of ``re.Pattern``, which give what those give."""

    __slots__ = (
        "_compiled",
        "_digits",
        "_needs",
        "_starts",
        "finditer",
        "fullmatch",
        "match",
        "pattern",
        "search",
        "sub",
    )

    def __init__(self, compiled: re.Pattern[str]) -> None:
        self._compiled = compiled
        self.pattern = compiled.pattern
        self.match, self.fullmatch, self.sub = compiled.match, compiled.fullmatch, compiled.sub
        self.search: Callable[..., re.Match[str] | None] = self._first_search
        self.finditer: Callable[..., Iterator[re.Match[str]]] = self._first_finditer

    def _first_search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        self._prepare()
        return self.search(text, start, end)

    def _first_finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        self._prepare()
        return self.finditer(text, start, end)

    def _prepare(self) -> None:
        """Choose how to look for the pattern: where the words stand with which it begins, in texts that have its words,
        or as ``re`` does."""
        words = words_of(self._compiled)
        self._digits = DIGIT in words.starts
        self._starts = tuple(sorted(words.starts - {DIGIT}))
        self._needs = tuple(tuple(sorted(any_of)) for any_of in words.needs)
        if words.starts:
            self.search, self.finditer = self._search_starts, self._find_starts
        elif words.needs:
            self.search, self.finditer = self._search_needing, self._find_needing
        else:
            self.search, self.finditer = self._compiled.search, self._compiled.finditer

    def _search_needing(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        if min(end, len(text)) - start > _LONG_STRETCH or self._possible(_small(text), start, end):
            return self._compiled.search(text, start, end)
        return None

    def _find_needing(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        return self._compiled.finditer(text, start, end) if self._possible(_small(text), start, end) else iter(())

    def _search_starts(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        if min(end, len(text)) - start > _LONG_STRETCH:
            return self._compiled.search(text, start, end)
        for place in self._places(text, start, end):
            if found := self.match(text, place, end):
                return found
        return None

    def _find_starts(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        behind = start
        for place in self._places(text, start, end):
            if place >= behind and (found := self.match(text, place, end)):
                behind = found.end()
                yield found

    def _possible(self, small: str, start: int, end: int) -> bool:
        find = small.find
        for any_of in self._needs:
            for word in any_of:
                if find(word, start, end) >= 0:
                    break
            else:
                return False
        return True

    def _places(self, text: str, start: int, end: int) -> list[int]:
        """Where a match can begin, in order."""
        small = _small(text)
        find, places = small.find, list[int]()
        if self._possible(small, start, end):
            for word in self._starts:
                place = find(word, start, end)
                while place >= 0:
                    places.append(place)
                    place = find(word, place + 1, end)
            if self._digits:
                places.extend(digit.start() for digit in _DIGITS.finditer(text, start, end))
            places.sort()
        return places


def _small(text: str) -> str:
    """In small letters; kept for the long text at hand."""
    return _kept_small(text) if len(text) > _LONG else in_small_letters(text)


@lru_cache(maxsize=4)
def _kept_small(text: str) -> str:
    return in_small_letters(text)
