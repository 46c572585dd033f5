"""How alike two texts are, from 0 to 1."""

from __future__ import annotations

from itertools import pairwise

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

REUSED = 0.85
"""Words from here on are the same text, give or take a name or a figure."""
ALIGNED = 0.54
"""Tasks from here on are the same work, perhaps in other words."""


def same_text(one: str, other: str) -> float:
    """Share of letters that both have in the same order (indel similarity); 0 below ``REUSED``.

    Args:
        one, other: folded words with single spaces.
    """
    return fuzz.ratio(one, other, score_cutoff=REUSED * 100) / 100


def same_work(one: str, other: str) -> float:
    """Alikeness of two tasks: the mean of the share of words that both have in the same order (indel similarity) and of
    the share of pairs of neighbouring words that both have (Dice). By letters, any two sentences are half alike.
    """
    first, second = one.split(), other.split()
    ordered = Indel.normalized_similarity(first, second)
    pairs, others = set(pairwise(first)), set(pairwise(second))
    shared = 2 * len(pairs & others) / (len(pairs) + len(others)) if pairs or others else ordered
    return (ordered + shared) / 2
