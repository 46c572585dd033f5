"""Folding of Vietnamese text, so that it is found with or without accents.

The one rule used wherever two spellings must compare equal: search texts, identifiers, vocabulary look-ups.
"""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"[a-z0-9]+")
_FOREIGN_LETTERS = str.maketrans({"ƣ": "ư", "Ƣ": "Ư", "đ": "d", "Đ": "d", "ð": "d", "Ð": "d"})

# The marks that Vietnamese letters bear; all others are looked up one by one, which is slow.
_MARKS = dict.fromkeys(range(0x300, 0x370))


def fold(text: str) -> str:
    """Lower-case letters without accents; everything else as it is. ``"Chỉ thị 25-CT/TW"`` → ``"chi thi 25-ct/tw"``."""
    if text.isascii():
        return text.lower()
    bare = unicodedata.normalize("NFD", text.translate(_FOREIGN_LETTERS)).translate(_MARKS)
    if not bare.isascii():
        bare = "".join(c for c in bare if not unicodedata.combining(c))
    return bare.lower()


def words(text: str) -> list[str]:
    """Folded words and numbers in order. ``"25-CT/TW"`` → ``["25", "ct", "tw"]``."""
    return _WORD.findall(fold(text))


def slug(text: str) -> str:
    """Folded words joined by hyphens, safe in an address. ``"Sở Y tế tỉnh An Bình"`` → ``"so-y-te-tinh-an-binh"``."""
    return "-".join(words(text))
