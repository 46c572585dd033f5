"""Regular expressions that match a list of Vietnamese names in all their spellings, in one pass.

Spellings differ in letter case ("Bảo hiểm Xã hội"), in the place of the tone mark ("Uỷ ban", "Ủy ban"), in dashes, in
commas before a space, and in the spaces around dashes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

_TOKEN = re.compile(r"\s*[-–]\s*|,\s*|\s+|[^\s,–-]+")
_OLD_TONES = ("òóỏõọ", "òóỏõọ", "ùúủũụ")
_NEW_TONES = ("àáảãạ", "èéẻẽẹ", "ỳýỷỹỵ")
_PLAIN = ("oa", "oe", "uy")

Trie = dict[str, Any]
_END = ""


def _tone_places() -> dict[str, tuple[str, str]]:
    """Both ways of placing the mark: ``{"ủy": ("ủy", "uỷ"), "uỷ": ("ủy", "uỷ"), …}``."""
    places = {}
    for plain, old, new in zip(_PLAIN, _OLD_TONES, _NEW_TONES, strict=True):
        for first, second in zip(old, new, strict=True):
            pair = (first + plain[1], plain[0] + second)
            places.update(dict.fromkeys(pair, pair))
    return places


_PLACES = _tone_places()
_TONE = {spelt: f"(?:{old}|{new})" for spelt, (old, new) in _PLACES.items()}
_TONED = re.compile("|".join(_TONE))


def both_spellings(word: str) -> set[str]:
    """A word in small letters with its tone marks in either place: ``{"ủy", "uỷ"}``."""
    return {_TONED.sub(lambda m: _PLACES[m[0]][which], word) for which in (0, 1)}  # noqa: B023 (used at once)


def _token(token: str) -> str:
    stripped = token.strip()
    if stripped in ("-", "–"):
        return r"\s?[-–]\s?"
    if stripped == ",":
        return r",?\s?"
    if not stripped:
        return r"[ \v\xa0]"
    return _TONED.sub(lambda m: _TONE[m[0]], re.escape(stripped.lower()))


def any_of(names: Iterable[Iterable[str]]) -> str:
    """Expression for whole names, each in pieces that are expressions themselves. Names that begin alike share their
    beginning, so that a text is gone through once, however many the names are."""
    root: Trie = {}
    for pieces in names:
        node = root
        for piece in pieces:
            node = node.setdefault(piece, {})
        node[_END] = {}
    return _render(root)


def _render(node: Trie) -> str:
    """Longer names first: the empty alternative, where a name ends, comes last."""
    branches = [token + _render(child) for token, child in node.items() if token != _END]
    ends = [r"(?!\w)"] if _END in node else []
    if len(branches) + len(ends) == 1:
        return (branches + ends)[0]
    return f"(?:{'|'.join(branches + ends)})"


def any_spelling(names: Iterable[str]) -> str:
    """Expression for names that begin with a capital, the rest in any case ("SỞ Y TẾ", "Sở y tế")."""
    initials: dict[str, list[str]] = {}
    for name in sorted(set(names)):
        initials.setdefault("[ỦU]" if name[0] in "ỦU" else name[0].upper(), []).append(name)
    parts = [f"(?={initial})(?i:{any_of(map(_in_any_case, group))})" for initial, group in initials.items()]
    return f"(?:{'|'.join(parts)})"


def small_spelling(names: Iterable[str], wholly: set[str]) -> str:
    """Expression for names whose first letter is small: "sở Y tế"; those in ``wholly`` in small letters throughout."""
    small = []
    for name in sorted(set(names)):
        if any(letter.isupper() for letter in name[1:]):
            small.append(name[0].lower() + name[1:])
        if name in wholly:
            small.append(name.lower())
    return any_of(map(_as_written, small))


def _in_any_case(name: str) -> list[str]:
    return [_token(token) for token in _TOKEN.findall(name)]


def _as_written(name: str) -> list[str]:
    return [_exact(token) for token in _TOKEN.findall(name)]


def _exact(token: str) -> str:
    word = token.strip()
    return _token(token) if word in ("-", "–", ",", "") else _TONED.sub(lambda m: _TONE[m[0]], re.escape(word))
