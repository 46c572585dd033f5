"""Where the words of a text begin, so that a grammar is tried at the words that can begin it and nowhere else.

A pattern that starts with a look behind is otherwise tried by ``re`` at every character. A text has few distinct words:
each is looked at once, however often it occurs.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache

_WORD = re.compile(r"\w+")


def first_match(
    pattern: re.Pattern[str], first_words: re.Pattern[str], text: str, start: int, stop: int
) -> re.Match[str] | None:
    """As ``pattern.search(text, start, stop)``, for a pattern that only matches where a word begins.

    Args:
        first_words: matches the beginning of every word with which ``pattern`` can begin.
    """
    places = _places(text, first_words)
    for index in range(bisect_left(places, start), len(places)):
        if places[index] >= stop:
            break
        if match := pattern.match(text, places[index], stop):
            return match
    return None


@lru_cache(maxsize=8)
def _places(text: str, first_words: re.Pattern[str]) -> list[int]:
    begins = first_words.match
    return sorted(place for word, places in _beginnings(text).items() if begins(word) for place in places)


@lru_cache(maxsize=2)
def _beginnings(text: str) -> dict[str, list[int]]:
    """Offsets by word, as written. Kept for the text at hand, which several steps go through."""
    found: dict[str, list[int]] = {}
    for match in _WORD.finditer(text):
        found.setdefault(match[0], []).append(match.start())
    return found
