"""Folding of Vietnamese text, so that it is found with or without accents.

The one rule used wherever two spellings must compare equal: search texts, identifiers, vocabulary look-ups.
"""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"[a-z0-9]+")
_FOREIGN_LETTERS = (("đ", "d"), ("Đ", "d"), ("ð", "d"), ("Ð", "d"), ("ƣ", "ư"), ("Ƣ", "Ư"))

# The marks that Vietnamese letters bear (tones, circumflex, breve and horn). They are taken out one
# after the other, each in a single pass; all others are looked up letter by letter, which is slow.
_MARKS = "\u0300\u0301\u0309\u0303\u0323\u0302\u0306\u031b"


def fold(text: str) -> str:
    """Lower-case letters without accents; everything else as it is. ``"Chỉ thị 25-CT/TW"`` → ``"chi thi 25-ct/tw"``."""
    if text.isascii():
        return text.lower()
    bare = text
    for letter, latin in _FOREIGN_LETTERS:
        bare = bare.replace(letter, latin)
    bare = unicodedata.normalize("NFD", bare)
    for mark in _MARKS:
        bare = bare.replace(mark, "")
    if not bare.isascii():
        bare = "".join(c for c in bare if not unicodedata.combining(c))
    return bare.lower()


def words(text: str) -> list[str]:
    """Folded words and numbers in order. ``"25-CT/TW"`` → ``["25", "ct", "tw"]``."""
    return _WORD.findall(fold(text))


def slug(text: str) -> str:
    """Folded words joined by hyphens, safe in an address. ``"Sở Y tế tỉnh An Bình"`` → ``"so-y-te-tinh-an-binh"``."""
    return "-".join(words(text))
