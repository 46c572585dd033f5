"""Where the words of a target begin and end around its number, and what of them is neither measure nor unit."""

from __future__ import annotations

import re

from ingest.patterns import rules

REACH = 400
"""Characters before and after a number that may belong to what it measures; keeps the cost linear."""
_DELIMITER = re.compile(
    r"[,(:)]|\bvà\b(?=\s(?:t[ỷỉ]\s(?:lệ|trọng|suất)|số\s|chỉ\ssố|(?:đến|vào|trong)?\s?năm\s20|trên\s\d|dưới\s\d|ít\snhất|tối\sthiểu|\d))"
)
_AFTERTHOUGHT = re.compile(
    r"\sso\svới\b|(?:,|\svà)\s(?:nhằm|để|góp\sphần|trong\sđó|bảo\sđảm|đảm\sbảo|đáp\sứng|tạo|hướng\stới|phấn\sđấu|đồng\sthời|từng\sbước|tiến\stới|tăng\scường|nâng\scao)\b"
)
_INNER_OPENING = re.compile(r"(?i)(?:^[^:]*|(?<=:)\s*)\bphấn\sđấu(?:\scó)?\b")


def without_periods(words: str) -> str:
    """``words`` without the years that say by when."""
    return rules("targets")["period"].pattern.sub(" ", words)


def without_opening(words: str, keep_verbs: bool = False) -> str:
    """``words`` without years and without what introduces an aim ("phấn đấu", "trong đó")."""
    bare = squeezed(_INNER_OPENING.sub("", without_periods(words)))
    opening = rules("targets")["opening"].pattern
    m = opening.match(bare.lower() + " ")
    stripped = bare[min(m.end(), len(bare)) :].lstrip(" ,:;.(-–") if m else bare
    if keep_verbs and re.match(r"(?i)tăng|giảm", bare):
        return bare
    _, colon, rest = stripped.rpartition(": ")
    return without_opening(rest, keep_verbs) if colon and len(rest.split()) > 2 else stripped


def squeezed(words: str) -> str:
    """``words`` with single spaces, without marks around them."""
    return " ".join(words.split()).strip(" ,:;.(-–")


def begin(text: str, left: int, at: int) -> int:
    """Where the words before a number really begin: without separators."""
    while left < at and not text[left].isalnum():
        left += 1
    return left


def first_delimiter(text: str, start: int, stop: int) -> int:
    """Where the words between ``start`` and ``stop`` first break."""
    m = _DELIMITER.search(text, start, min(stop, start + REACH))
    return m.start() if m else min(stop, start + REACH)


def last_delimiter(text: str, start: int, stop: int, end: int) -> int:
    """Where what a number counts ends: before what a further quantity measures, or before an afterthought."""
    stop = min(stop, start + REACH)
    if m := _AFTERTHOUGHT.search(text, start, stop):
        return m.start()
    if stop >= end or stop == start + REACH:
        return stop
    places = [m.start() for m in _DELIMITER.finditer(text, start, stop)]
    measure = rules("targets")["measure_word"].pattern
    named = [place for place in places if measure.match(text[place + 1 : place + 30].lstrip())]
    return named[0] if named else (places[-1] if places else stop)
