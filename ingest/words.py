"""A pattern that finds any of many words in one pass: a grammar is tried where it can begin, and nowhere else."""

from __future__ import annotations

import re
from collections.abc import Iterable

from graph.spelling import any_of


def any_word(words: Iterable[str]) -> re.Pattern[str]:
    """Finds each of ``words`` where it stands as a whole word."""
    return re.compile(rf"(?<!\w){any_of(map(re.escape, word) for word in sorted(set(words)))}")
