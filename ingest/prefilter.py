"""Patterns that look for their words before they look for themselves.

``re`` tries a pattern at every character of a text, and one that ignores case or begins with a look behind has nothing
by which it could skip. But nearly every rule of the genre has words of which it needs some ("phối hợp", "giai đoạn"),
and a sentence seldom has them. Looking these up first costs next to nothing, and what they rule out cannot match, as in
the prefilters of RE2 (https://github.com/google/re2, ``re2/prefilter.h``): nothing else is found than ``re`` finds.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from ingest.pattern_words import in_small_letters, words_of

_STRETCH = 4096
"""Characters in which one search looks words up at a time, lest many searches do so to the end of a long text."""
_PHRASE = 512
"""Characters of the longest phrase."""


class Prefiltered:
    """A compiled pattern with the methods of ``re.Pattern``, which give what those give."""

    __slots__ = (
        "_compiled",
        "_longest",
        "_needs",
        "_starts",
        "_words",
        "finditer",
        "fullmatch",
        "match",
        "pattern",
        "search",
    )

    def __init__(self, compiled: re.Pattern[str]) -> None:
        self._compiled = compiled
        self._starts: tuple[str, ...] | None = None
        self.pattern = compiled.pattern
        self.match, self.fullmatch = compiled.match, compiled.fullmatch
        self.search: Callable[..., re.Match[str] | None] = self._first_search
        self.finditer: Callable[..., Iterator[re.Match[str]]] = self._first_finditer

    def _first_search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        self._prepare()
        return self.search(text, start, end)

    def _first_finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        self._prepare()
        return self.finditer(text, start, end)

    def places(self, text: str) -> Sequence[int]:
        """Where in ``text`` a match can begin, in order: at any character, where the pattern does not tell."""
        if self._starts is None:
            self._prepare()
        return self._places(small_letters(text)) if self._starts else range(len(text))

    def may_begin(self, letter: str) -> bool:
        """Whether a match can begin with a letter; true where the pattern does not tell."""
        if self._starts is None:
            self._prepare()
        return self._words.begin(letter)

    def sub(self, replacement: str, text: str) -> str:
        """``text`` with every match replaced."""
        return self._compiled.sub(replacement, text) if self.search(text) else text

    def _prepare(self) -> None:
        """Choose how to look for the pattern: where the words stand with which it begins, in texts that have its words,
        or as ``re`` does."""
        words = self._words = words_of(self._compiled)
        self._starts = tuple(sorted(words.starts))
        self._longest = max(map(len, words.starts), default=0)
        self._needs = tuple(tuple(sorted(any_of)) for any_of in words.needs)
        if words.starts:
            self.search, self.finditer = self._search_starts, self._find_starts
        elif words.needs:
            self.search, self.finditer = self._search_needing, self._find_needing
        else:
            self.search, self.finditer = self._compiled.search, self._compiled.finditer

    def _search_needing(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        if min(end, len(text)) - start > _STRETCH or self._possible(small_letters(text)[start:end]):
            return self._compiled.search(text, start, end)
        return None

    def _find_needing(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        return self._compiled.finditer(text, start, end) if self._possible(small_letters(text)[start:end]) else iter(())

    def _search_starts(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        small = small_letters(text)
        if min(end, len(small)) - start > _STRETCH:
            return self._search_far(text, small, start, end)
        piece = small[start:end]
        if self._possible(piece):
            for place in self._places(piece):
                if found := self.match(text, start + place, end):
                    return found
        return None

    def _search_far(self, text: str, small: str, start: int, end: int) -> re.Match[str] | None:
        if start == 0 and not self._possible(small[:end]):
            return None
        for at in range(start, min(end, len(small)), _STRETCH):
            for place in self._places(small[at : min(at + _STRETCH + self._longest, end)]):
                if place < _STRETCH and (found := self.match(text, at + place, end)):
                    return found
        return None

    def _find_starts(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        piece, behind = small_letters(text)[start:end], start
        if not self._possible(piece):
            return
        for place in self._places(piece):
            if start + place >= behind and (found := self.match(text, start + place, end)):
                behind = found.end()
                yield found

    def _possible(self, piece: str) -> bool:
        for any_of in self._needs:
            for word in any_of:
                if word in piece:
                    break
            else:
                return False
        return True

    def _places(self, piece: str) -> list[int]:
        """Where in a piece of text in small letters a match can begin, in order."""
        places = []
        for word in filter(piece.__contains__, self._starts or ()):
            place = piece.find(word)
            while place >= 0:
                places.append(place)
                place = piece.find(word, place + 1)
        places.sort()
        return places


def small_letters(text: str) -> str:
    """``in_small_letters``, kept for the text at hand and for the phrases that several rules look at."""
    return _small_text(text) if len(text) > _PHRASE else _small_phrase(text)


@lru_cache(maxsize=16)
def _small_text(text: str) -> str:
    return in_small_letters(text)


@lru_cache(maxsize=64)
def _small_phrase(phrase: str) -> str:
    return in_small_letters(phrase)
