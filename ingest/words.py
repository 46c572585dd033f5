"""Where the words of a text begin, so that a grammar is tried at the words that can begin it and nowhere else.

A pattern that starts with a look behind is otherwise tried by ``re`` at every character. A text has few distinct words:
each is looked at once, however often it occurs.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from itertools import accumulate, compress

_WORD = re.compile(r"(\w+)")


def first_places(text: str, first_words: re.Pattern[str], start: int, stop: int) -> list[int]:
    """Where in ``text[start:stop]`` the words begin that ``first_words`` matches, in order."""
    places = _places(text, first_words)
    return places[bisect_left(places, start) : bisect_left(places, stop)]


@lru_cache(maxsize=8)
def _places(text: str, first_words: re.Pattern[str]) -> list[int]:
    found, starts = _words(text)
    wanted = {word: first_words.match(word) is not None for word in set(found)}
    return list(compress(starts, map(wanted.__getitem__, found)))


@lru_cache(maxsize=2)
def _words(text: str) -> tuple[list[str], list[int]]:
    """The words as written and their offsets. Kept for the text at hand, which several steps go through."""
    pieces = _WORD.split(text)
    ends = list(accumulate(map(len, pieces)))
    return pieces[1::2], ends[:-1:2]
