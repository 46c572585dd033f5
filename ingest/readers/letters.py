"""Damaged letters and how they are repaired: composed forms, wrong look-alikes, invisible characters."""

from __future__ import annotations

import re
import unicodedata

_BULLETS = "\uf0b7\uf0a7\uf0d8\uf0fc\uf02d\uf0be\uf0e0\uf0f0\uf076\uf071\uf06e\uf06c\uf0a8\uf0d2\uf09f\uf0b6"
_SYMBOLS = {"\uf0b3": "≥", "\uf0a3": "≤", "\uf0b1": "±", "\uf0b4": "×", "\uf0b0": "°", "\uf025": "%", "\uf02b": "+"}
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u202a\u202b\u202c\u202d\u202e\ufffe"
_SPACES = (
    "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
    "\t\x0b\x0c\x1c\x1d\x1e\x1f\x85"
)
_REPAIRS: dict[str, str] = {
    **dict.fromkeys(_INVISIBLE, ""),
    **dict.fromkeys(_SPACES, " "),
    **dict.fromkeys(_BULLETS, "-"),
    **_SYMBOLS,
    "ƣ": "ư",  # U+01A3 and U+01A2: a widespread fault of fonts that put the horned u at the place of OI
    "Ƣ": "Ư",
    "Ð": "Đ",  # Icelandic eth, the same shape as Đ
    "ð": "đ",
    "Ɖ": "Đ",
    "\u2011": "-",
    "\u2010": "-",
    "\u2028": " ",
    "\u2029": " ",
    "\u0340": "\u0300",
    "\u0341": "\u0301",
}
_DAMAGED = re.compile("[" + re.escape("".join(_REPAIRS)) + "\x00-\x08\x0e-\x1b\x7f\ue000-\uf8ff]")
_BLANKS = re.compile(r"[ \r\n]{2,}|[\r\n]")


def repair(text: str) -> str:
    """``text`` in NFC with every damaged letter put right and single spaces; lines become one line.

    ``"Bí thƣ"`` → ``"Bí thư"``; private-use bullets → ``"-"``; zero-width characters and soft hyphens vanish.
    """
    if _DAMAGED.search(text):
        text = _DAMAGED.sub(lambda m: _REPAIRS.get(m[0], ""), text)
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    return _BLANKS.sub(" ", text).strip()
