"""Deadlines of work: calendar dates, periods, recurrence."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from ingest.facts import Deadline, Evidence
from ingest.outline.ordinals import roman
from ingest.patterns import Rule, rules
from ingest.text import NormalText

_YEAR = r"(?:19|20)\d\d"
_FIGURE = re.compile(r"\d")
_UNIT = re.compile(
    rf"(?P<day>(?<!\d)\d{{1,2}})\s*(?:[/.\-]\s*|\s*tháng\s+)(?P<day_month>\d{{1,2}})\s*(?:[/.\-]|,?\s*năm)\s*(?P<day_year>{_YEAR})(?!\d)"
    rf"|[Qq](?:UÝ|u[ýí])\s*(?:(?:[IV]{{1,3}}|[1-4])\s*(?:[-–,]|và)\s*(?:quý\s*)?)*(?P<quarter>[IV]{{1,3}}|[1-4])\s*(?:năm|[/,\-(])?\s*(?P<quarter_year>{_YEAR})"
    rf"|(?:0?6|sáu)\s+tháng\s+(?P<half>đầu|cuối)\s+năm\s*(?P<half_year>{_YEAR})"
    rf"|(?<!\d)(?P<month>\d{{1,2}})\s*(?:/|-|\s+năm\s+)\s*(?P<month_year>{_YEAR})(?!\d)"
    rf"|(?<![\d/])(?P<from>{_YEAR})\s*[-–—]\s*(?:năm\s+)?(?P<until>{_YEAR})(?!\d)"
    rf"|(?<![\d/])(?P<year>{_YEAR})(?!\d)"
)
_YEARLESS = re.compile(
    r"(?i)(?:(?<![\d/.,])\d{1,2}\s*(?:/|\s+tháng\s)|ngày\s+\d{1,2}\s*[.\-])\s*(?:0?[1-9]|1[0-2])\W*$"
    r"|qu[ýí]\s*(?:[IV]{1,3}|[1-4])\W*$|tháng\s+(?:0?[1-9]|1[0-2])\W*$|(?:0?6|sáu)\s+tháng\s+(?:đầu|cuối)\W*$"
)
_TITLE_YEAR = re.compile(rf"(?i)năm\s+({_YEAR})(?!\d)")
_SPAN_OF_YEARS = re.compile(rf"(?i)giai\s+đoạn|{_YEAR}\s*[-–]\s*{_YEAR}")
_FROM = re.compile(r"(?i)(?:^|\s)(?:kể\s+)?từ\s+(?:đầu\s+|cuối\s+)?(?:ngày\s+|tháng\s+|quý\s+|năm\s+)?$")
_BEFORE = re.compile(r"(?i)trước\s+(?:tháng\s+|năm\s+)?$")
"""What comes before a month, quarter or year ends with the day before it; a day is within its limit."""
_ONWARD = re.compile(r"(?i)\s*(?:trở\s+đi|và\s+(?:các|những)\s+năm\s+(?:tiếp\s+theo|sau)|trở\s+về\s+sau)")
_WITHIN = re.compile(r"(?i)trong\s+(?:tháng\s+|năm\s+|quý\s+)?$")
_CALENDAR = frozenset(f"deadlines/{name}" for name in ("before_date", "in_quarter", "in_month", "in_half_year"))
_FINISHES = re.compile(r"(?i)(?:cơ\s+bản\s+)?(?:hoàn\s+thành|xong|kết\s+thúc)\b")
_LAST_FINISH = re.compile(
    r"(?i)\b(?:hoàn\s+thành|kết\s+thúc)\s+(?:trước|trong|vào|chậm\s+nhất|đến\s+hết|quý|tháng|ngày)\s"
)
_PERIODS = (
    ("half-yearly", re.compile(r"(?i)(?:0?6|sáu)\s+tháng|nửa\s+năm")),
    (
        "quarterly",
        re.compile(
            r"(?i)(?:h[ằà]ng|mỗi|từng|theo|định\s+k[ỳì])\s+quý|(?:0?3|ba)\s+tháng|quý\s*/\s*lần|lần\s*/\s*quý|cuối\s+(?:\w+\s+)?quý"
        ),
    ),
    (
        "monthly",
        re.compile(
            r"(?i)(?:h[ằà]ng|mỗi|từng|theo|định\s+k[ỳì]|một|(?<!ngày\s)\b0?1)\s+tháng(?!\s*\d)|tháng\s*/\s*lần|lần\s*/\s*tháng"
        ),
    ),
    ("yearly", re.compile(r"(?i)(?:h[ằà]ng|mỗi|từng|định\s+k[ỳì]|một|0?1)\s+năm|năm\s*/\s*lần|lần\s*/\s*năm")),
    ("continuous", re.compile(r"(?i)thường\s+xuyên|liên\s+tục")),
    ("periodic", re.compile(r"(?i)định\s+k[ỳì]|(?:h[ằà]ng|mỗi)\s+(?:tuần|ngày)|lần\s*/\s*(?:tuần|ngày)")),
)


@dataclass(frozen=True, slots=True)
class Period:
    """ISO dates of the first and last day, and the recurrence; each may be ``None``."""

    start: str | None = None
    end: str | None = None
    recurring: str | None = None


@dataclass(frozen=True, slots=True)
class Near:
    """The time of a document, for dates that leave the year out.

    Attributes:
        year: the one that its title is about, else the one of its date.
        issued_on: its ISO date, or ``None``.
    """

    year: int
    issued_on: str | None = None

    @classmethod
    def of(cls, title: str | None, issued_on: str | None) -> Near | None:
        """By the title ("… năm 2026") and the date of a document; ``None`` where neither tells a year."""
        named = set(_TITLE_YEAR.findall(title or ""))
        if len(named) == 1 and not _SPAN_OF_YEARS.search(title or ""):
            return cls(int(named.pop()), issued_on)
        return cls(int(issued_on[:4]), issued_on) if issued_on else None

    def period_of(self, phrase: str) -> Period:
        """The time of a phrase without year: in the document's, or in the next where that lies before the document."""
        period = period_of(f"{phrase.rstrip(' .;,')} năm {self.year}")
        if period.end and self.issued_on and period.end < self.issued_on and period.end[:4] == self.issued_on[:4]:
            return period_of(f"{phrase.rstrip(' .;,')} năm {self.year + 1}")
        return period


def recurrence(phrase: str) -> str | None:
    """How often, by the words of a phrase: continuous, yearly, half-yearly, quarterly, monthly, periodic."""
    return next((name for name, pattern in _PERIODS if pattern.search(phrase)), None)


def period_of(phrase: str) -> Period:
    """The time that a whole phrase or table cell states ("Quý IV/2025", "2025 - 2026", "Thường xuyên")."""
    start = end = None
    for unit in _UNIT.finditer(phrase):
        first, last = _days(unit)
        if last is None:
            continue
        if not unit["day"] and first and _BEFORE.search(phrase[: unit.start()]):
            last = (date.fromisoformat(first) - timedelta(days=1)).isoformat()
        if _FROM.search(phrase[: unit.start()]) or _ONWARD.match(phrase, unit.end()):
            start = first
        else:
            exact = unit["from"] or unit["year"] or _WITHIN.search(phrase[: unit.start()])
            start = start or (first if exact and not _limits(phrase[: unit.start()]) else None)
            end = last
    often = recurrence(phrase)
    if often and not end:
        return Period(start, None, often)
    return Period(start, end)


def _limits(before: str) -> bool:
    return bool(re.search(r"(?i)(?:trước|đến|hết)\s+(?:cuối\s+|hết\s+)?(?:năm\s+)?$", before))


def _days(unit: re.Match[str]) -> tuple[str | None, str | None]:
    """First and last day of a matched unit of time."""
    if unit["day"]:
        day = _date(int(unit["day_year"]), int(unit["day_month"]), int(unit["day"]))
        return day, day
    if unit["quarter"]:
        number = int(unit["quarter"]) if unit["quarter"].isdigit() else roman(unit["quarter"])
        return _months(unit["quarter_year"], 3 * number - 2, 3 * number) if 1 <= number <= 4 else (None, None)
    if unit["half"]:
        return _months(unit["half_year"], *((1, 6) if unit["half"] == "đầu" else (7, 12)))
    if unit["month"]:
        return _months(unit["month_year"], int(unit["month"]), int(unit["month"]))
    if unit["from"]:
        return _months(unit["from"], 1, 1)[0], _months(unit["until"], 12, 12)[1]
    return _months(unit["year"], 1, 12)


def _months(year: str, first: int, last: int) -> tuple[str | None, str | None]:
    if not 1 <= first <= last <= 12:
        return None, None
    return f"{year}-{first:02}-01", f"{year}-{last:02}-{monthrange(int(year), last)[1]:02}"


def _date(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


@cache
def _ordered(figures: bool) -> tuple[tuple[tuple[Rule, frozenset[str]], ...], ...]:
    """The rules by order, each with the words of which it needs one; without ``figures`` those that need no figure."""
    every = [rule for rule in rules("deadlines").values() if figures or not rule.data.get("figure")]
    orders = sorted({int(rule.data["order"]) for rule in every})
    return tuple(tuple((r, frozenset(r.data["needs"])) for r in every if r.data["order"] == order) for order in orders)


@cache
def _needed() -> tuple[str, ...]:
    """The words of which any rule needs one."""
    return tuple(sorted({word for rule in rules("deadlines").values() for word in rule.data["needs"]}))


def stated_deadline(text: NormalText, start: int, end: int, rule: str, near: Near | None = None) -> Deadline | None:
    """The deadline that ``text[start:end]`` as a whole states: a table cell, or a heading "Giai đoạn 2026 - 2030".

    Args:
        near: the time of the document, for a cell without year ("Quý II").
    """
    phrase = text.text[start:end].strip()
    if not any(c.isalnum() for c in phrase):
        return None
    period = period_of(phrase)
    if near and not period.end and _YEARLESS.search(phrase):
        period = near.period_of(phrase)
    evidence = Evidence(start, end, text.text[start:end], rule, text.page_of(start))
    return Deadline(phrase.replace("\n", " ").replace("\v", " "), period.start, period.end, period.recurring, evidence)


def find_deadline(text: NormalText, start: int, end: int, near: Near | None = None) -> Deadline | None:
    """The deadline of the work described in ``text[start:end]``, or ``None``.

    Args:
        near: the time of the document, which dates without year are counted from; without it they have no date.
    """
    work = text.text[start:end]
    said = frozenset(filter(work.lower().__contains__, _needed()))
    for group in _ordered(_FIGURE.search(work) is not None) if said else ():
        hopeful = (rule for rule, needs in group if not needs.isdisjoint(said))
        found = [(m.start(), rule, m) for rule in hopeful if (m := rule.pattern.search(work))]
        if found:
            _, rule, match = min(found, key=lambda row: row[0])
            return _finished(text, start, end, _deadline(text, start, rule, match, near), near)
    return None


def _finished(text: NormalText, start: int, end: int, first: Deadline, near: Near | None) -> Deadline:
    """The last date by which the work is to be finished, where ``first`` is only that of a step."""
    where = first.evidence
    if where is None or first.end is None or where.rule not in _CALENDAR or _FINISHES.match(first.text):
        return first
    behind = _LAST_FINISH.search(text.text, where.end, end)
    last = find_deadline(text, behind.start(), end, near) if behind else None
    return last if last and last.end and last.end > first.end else first


def _deadline(text: NormalText, offset: int, rule: Rule, match: re.Match[str], near: Near | None) -> Deadline:
    group = "phrase" if match["phrase"] else "tail"
    first = match.start(group)
    phrase = match[group]
    kept = phrase.rstrip()
    evidence = Evidence(offset + first, offset + first + len(kept), kept, rule.name, text.page_of(offset + first))
    means = rule.data.get("recurring")
    if means:
        often = recurrence(kept) if means == "words" else str(means)
        return Deadline(kept, recurring=often or "periodic", evidence=evidence)
    period = period_of(kept)
    if near and not period.end and _YEARLESS.search(kept):
        period = near.period_of(kept)
    return Deadline(kept, period.start, period.end, period.recurring, evidence)
