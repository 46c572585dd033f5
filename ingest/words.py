"""A pattern that finds any of many words in one pass: a grammar is tried where it can begin, and nowhere else."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

Tree = dict[str, Any]
_END = ""


def any_word(words: Iterable[str]) -> re.Pattern[str]:
    """Finds each of ``words`` where it stands as a whole word. Words that begin alike share their beginning, so that a
    text is gone through once, however many the words are."""
    root: Tree = {}
    for word in words:
        node = root
        for letter in word:
            node = node.setdefault(letter, {})
        node[_END] = {}
    return re.compile(rf"(?<!\w){_render(root)}(?!\w)")


def _render(node: Tree) -> str:
    """Longer words first: the empty alternative, where a word ends, comes last."""
    branches = [re.escape(letter) + _render(behind) for letter, behind in sorted(node.items()) if letter != _END]
    ends = [""] if _END in node else []
    return f"(?:{'|'.join(branches + ends)})"
