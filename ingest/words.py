"""Where the words of a text begin, so that a grammar is tried at the words that can begin it and nowhere else.

A pattern that starts with a look behind is otherwise tried by ``re`` at every character. A text has few distinct words:
each is looked at once, however often it occurs.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from functools import lru_cache
from itertools import accumulate, compress, count
from operator import add

_BETWEEN_WORDS = re.compile(r"[^\w ]")


def first_places(text: str, begins: Callable[[str], bool], start: int, stop: int) -> list[int]:
    """Where in ``text[start:stop]`` the words begin of which ``begins`` is true, in order."""
    places = _places(text, begins)
    return places[bisect_left(places, start) : bisect_left(places, stop)]


@lru_cache(maxsize=8)
def _places(text: str, begins: Callable[[str], bool]) -> list[int]:
    words, starts = _words(text)
    wanted = {word: begins(word) for word in set(words)}
    return list(compress(starts, map(wanted.__getitem__, words)))


@lru_cache(maxsize=2)
def _words(text: str) -> tuple[list[str], list[int]]:
    """The words as written, and empty ones between marks, and their offsets. Kept for the text at hand, which several
    steps go through."""
    words = _BETWEEN_WORDS.sub(" ", text).split(" ")
    return words, list(map(add, accumulate(map(len, words), initial=0), count()))
