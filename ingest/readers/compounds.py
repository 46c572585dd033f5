"""Marks that OCR lost over letters, put back where only one common compound of two syllables can be meant.

OCR of Vietnamese errs most in the two marks over one vowel (``ổ`` read as ``ô``). Most syllables that come of it exist,
but beside their neighbour they mean nothing: ``tô chức`` can only be ``tổ chức``. No letter is added or taken away.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from functools import cache
from pathlib import Path

from graph.folding import fold
from graph.yaml_text import read_yaml

_VOCABULARY = Path(__file__).parents[2] / "graph" / "vocabulary" / "compounds.yaml"
_SYLLABLE = re.compile(r"([^\W\d_]+)([^\w]*)$")


@cache
def _by_letters() -> dict[str, set[str]]:
    by_letters: dict[str, set[str]] = defaultdict(set)
    for compound in read_yaml(_VOCABULARY.read_text(encoding="utf-8")):
        by_letters[fold(compound)].add(unicodedata.normalize("NFC", compound))
    return by_letters


def with_marks(words: list[str]) -> list[str]:
    """The words with the marks of a compound where two neighbours differ from exactly one in one letter.

    The compounds stand in ``graph/vocabulary/compounds.yaml``.

    Args:
        words: the words of a line or a page in reading order, with their punctuation.

    Returns:
        As many words; those that change keep their case, their letters and their punctuation.
    """
    mended = list(words)
    for place in range(len(mended) - 1):
        pair = _mended(mended[place], mended[place + 1])
        if pair is not None:
            mended[place], mended[place + 1] = pair
    return mended


def _mended(left: str, right: str) -> tuple[str, str] | None:
    if not left.isalpha():
        return None
    tail = _SYLLABLE.match(right)
    if tail is None:
        return None
    read = f"{left} {tail[1]}".lower()
    candidates = _by_letters().get(fold(read), set())
    if not candidates or read in candidates:
        return None
    capitals = left.isupper() and tail[1].isupper()
    near = [compound for compound in sorted(candidates) if _one_mark_apart(read, compound, capitals)]
    if len(near) != 1:
        return None
    first, second = near[0].split(" ")
    return _cased(first, left), _cased(second, tail[1]) + tail[2]


def _one_mark_apart(read: str, compound: str, capitals: bool) -> bool:
    """Whether one letter differs, and that by what OCR loses: a mark over a vowel that bears two in the compound.

    Over capitals the two run into one ("KẺ HOẠCH").
    """
    if len(read) != len(compound):
        return False
    apart = [(seen, meant) for seen, meant in zip(read, compound, strict=True) if seen != meant]
    return len(apart) == 1 and (capitals or _bears_hat(apart[0][0])) and _bears_hat(apart[0][1])


def _bears_hat(letter: str) -> bool:
    """Circumflex, breve or horn, whatever the tone."""
    return any(mark in unicodedata.normalize("NFD", letter) for mark in "\u0302\u0306\u031b")


def _cased(meant: str, seen: str) -> str:
    return "".join(m.upper() if s.isupper() else m for m, s in zip(meant, seen, strict=True))
