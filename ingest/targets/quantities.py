"""Quantities: numbers with their sign and the words that say how they bind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.patterns import rules

_WORDS = {"một": 1, "hai": 2, "ba": 3, "bốn": 4, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10}
_BEFORE = ("at_least", "at_most", "more_than", "less_than", "exactly", "increase", "decrease", "maintain")
_REACH = 80
"""Characters before a number in which the words that bind it stand."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in a text.

    Attributes:
        start, end: span of the binding words, the number and its sign.
        at: where the number itself begins.
        value: the number, or the lower bound of a range; ``high``: the upper bound.
        sign: ``%``, ``‰`` or ``None``.
        comparator: as in ``ingest.facts.Target``, or ``None`` where no word says how the number binds.
        written: the number as written.
        rule: name of the rule that gave the comparator, or of the number.
    """

    start: int
    end: int
    at: int
    value: float
    high: float | None
    sign: str | None
    comparator: str | None
    written: str
    rule: str


def find_quantities(text: str, start: int, end: int) -> Iterator[Quantity]:
    """The quantities of ``text[start:end]`` in reading order."""
    table = rules("quantities")
    words = [_of_word(text, m) for m in table["word_number"].pattern.finditer(text, start, end)]
    numbers = [_of_number(text, m, end) for m in table["number"].pattern.finditer(text, start, end)]
    yield from sorted(
        (_bound(text, quantity, start, end) for quantity in (*words, *numbers)), key=lambda quantity: quantity.at
    )


def number(written: str) -> float:
    """The value of a number in Vietnamese notation: ``"1.250,5"`` → 1250.5, ``"99,3"`` → 99.3, ``"05"`` → 5."""
    if "," in written:
        written = written.replace(".", "").replace(",", ".")
    elif re.fullmatch(r"\d{1,3}(?:\.\d{3})+", written):
        written = written.replace(".", "")
    return float(written)


def comparator_before(text: str, start: int, at: int) -> tuple[str, int, str] | None:
    """Comparator, where its words begin, and rule, of the words that end at ``at``."""
    before = text[max(start, at - _REACH) : at].lower()
    offset = at - len(before)
    table = rules("quantities")
    stretches = dict.fromkeys((before.rstrip(), _to_brink(before)))
    for short in _BEFORE:
        for stretch in stretches:
            if m := table[short].pattern.search(stretch):
                return str(table[short].data["comparator"]), offset + _begin(m), table[short].name
    return None


def _to_brink(before: str) -> str:
    """``before`` without the words between those that bind a number and the number: "từ", "thêm khoảng"."""
    bare = before.rstrip()
    if bare.endswith("từ"):
        return bare.removesuffix("từ").rstrip()
    return bare.removesuffix("khoảng").rstrip().removesuffix("thêm").rstrip()


def _begin(m: re.Match[str]) -> int:
    """Where the binding words begin: a pattern may see more before them (``begin`` marks them then)."""
    begin = m.start("begin") if "begin" in m.re.groupindex else -1
    return begin if begin >= 0 else m.start()


def comparator_after(text: str, at: int, end: int) -> tuple[str, str] | None:
    """Comparator and rule of the words that begin at ``at``: "trở lên", "trở xuống"."""
    after = text[at : min(end, at + 80)]
    for short in ("or_more", "or_less"):
        rule = rules("quantities")[short]
        if rule.pattern.search(after):
            return str(rule.data["comparator"]), rule.name
    return None


def _of_number(text: str, m: re.Match[str], end: int) -> Quantity:
    high = number(m["high"]) if m["high"] else None
    low = number(m["low"])
    stop, sign = m.end(), m["sign"] or m["lowsign"]
    if high is not None and high <= low:
        high, stop, sign = None, m.end("lowsign") if m["lowsign"] else m.end("low"), m["lowsign"]
    written = text[m.start() : stop].strip()
    return Quantity(m.start(), stop, m.start(), low, high, sign, None, written, "quantities/number")


def _of_word(text: str, m: re.Match[str]) -> Quantity:
    return Quantity(
        m.start(), m.end(), m.start(), float(_WORDS[m["word"]]), None, None, None, m["word"], "quantities/word_number"
    )


def _bound(text: str, quantity: Quantity, start: int, end: int) -> Quantity:
    before = comparator_before(text, start, quantity.at)
    after = comparator_after(text, quantity.end, end)
    if after and (before is None or before[0] in ("=", "increase", "decrease", "maintain")):
        comparator, rule = after
        begin = before[1] if before else quantity.at
    elif before:
        comparator, begin, rule = before
    else:
        return quantity
    return Quantity(
        begin,
        quantity.end,
        quantity.at,
        quantity.value,
        quantity.high,
        quantity.sign,
        comparator,
        quantity.written,
        rule,
    )
