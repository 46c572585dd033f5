"""Ordinals and bullets at the start of a paragraph ("II.", "2.1.", "a)", "Điều 3.", "-")."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from ingest.patterns import Rule, rules

LETTERS = "abcdđeghiklmnopqrstuvxy"
"""The Vietnamese alphabet as legal texts count their điểm (Nghị định 30/2020/NĐ-CP): no f, j, w, z."""

_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_WORDS = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám")


@dataclass(frozen=True, slots=True)
class Marker:
    """An ordinal or bullet.

    Attributes:
        style: the sequence it belongs to: appendix, part, chapter, division, article, upper, roman, number, dotted,
            letter, letter_number, number_bracket, bracketed, bullet.
        value: its place in the sequence, from 1; 0 where it has none.
        ordinal: as the path writes it ("2.1", "a", "Điều 3"), or the bullet's sign.
        end: offset where the text after it begins, relative to the paragraph.
    """

    style: str
    value: int
    ordinal: str
    end: int


def roman(text: str) -> int:
    """Value of a Roman number; 0 for what is none ("IIX", "VV")."""
    digits = [_ROMAN.get(letter, 0) for letter in text]
    value = sum(-d if d < next_ else d for d, next_ in zip(digits, [*digits[1:], 0], strict=True))
    return value if value > 0 and _spell(value) == text else 0


def _spell(value: int) -> str:
    signs = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
    spelt = ""
    for amount, sign in signs:
        count, value = divmod(value, amount)
        spelt += sign * count
    return spelt


_FOREIGN = {"f": "e", "j": "i", "w": "v", "z": "y"}


def _letter(text: str) -> int:
    """Place in the alphabet; a letter that it lacks counts with the one before it."""
    return LETTERS.find(_FOREIGN.get(text, text)) + 1


def _arabic(text: str) -> int:
    digits = text.rstrip("".join(LETTERS))
    return int(digits) if digits.isdigit() else roman(text)


def _upper(text: str) -> int:
    return ord(text) - ord("A") + 1


def _words(text: str) -> int:
    if text.isdigit():
        return int(text)
    word = text.lower()
    if word in _WORDS:
        return _WORDS.index(word) + 1
    return 4 if word == "bốn" else roman(text) or _upper(text[0])


def _last(text: str) -> int:
    return int(text.lstrip("".join(LETTERS)).rpartition(".")[2])


_COUNTS: dict[str, Callable[[str], int]] = {
    "appendix": lambda text: _words(text) if text else 0,
    "arabic": _arabic,
    "roman": lambda text: int(text) if text.isdigit() else roman(text),
    "letter": _letter,
    "upper": _upper,
    "words": _words,
    "dotted": _last,
    "letter_number": _last,
    "none": lambda text: 0,
}
_NAMED = {"part": "Phần {}", "chapter": "Chương {}", "division": "Mục {}", "article": "Điều {}"}


@lru_cache(maxsize=256)
def _tried(letter: str) -> tuple[tuple[Rule, str, Callable[[str], int]], ...]:
    """The rules that can match a paragraph of which ``letter`` is the first."""
    return tuple(
        (rule, rule.data["style"], _COUNTS[rule.data["number"]])
        for rule in rules("outline").values()
        if letter and rule.pattern.may_begin(letter)
    )


@lru_cache(maxsize=64)
def marker_of(paragraph: str) -> Marker | None:
    """The ordinal or bullet that a paragraph begins with, or ``None``.

    Whether an ordinal really counts is decided by the sequence it stands in, not here: "5. Sở Y tế" at the start of a
    broken line looks the same as a heading.
    """
    for rule, style, count in _tried(paragraph[:1]):
        found = rule.pattern.match(paragraph)
        if found:
            text = found["ordinal"] or ""
            value = count(text)
            if value == 0 and style not in ("bullet", "appendix"):
                continue
            return Marker(style, value, _NAMED.get(style, "{}").format(text), found.end())
    return None
