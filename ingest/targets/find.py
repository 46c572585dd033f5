"""Targets: indicator, comparator, value, unit, year."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from string import digits

from ingest.facts import Evidence, Target
from ingest.outline.tree import Item, Outline
from ingest.patterns import rules
from ingest.prefilter import Prefiltered
from ingest.targets.clauses import Clause, Reading, clauses, read_clause
from ingest.targets.tables import table_targets, task_column
from ingest.targets.years import NO_PERIOD, Period, find_periods, heads
from ingest.text import NormalText

_ZONES = frozenset({"objectives", "tasks", "organisation"})
_NUMBER_IN_WORDS = Prefiltered(re.compile(r"một\slần|có\s(?:một|hai|ba)\s|ít\snhất|tối\sthiểu"))
_HAVING = re.compile(r"(?i)\bcó\s$")
_REACHING = re.compile(r"\s(?:đạt|được)\s")
_ONLY_LEVEL = re.compile(r"(?i)[\s:]*(?:đạt|trên|dưới|ít\snhất|tối\sthiểu|không\squá|từ|khoảng|[<>≤≥]|\s)*\d")
_LONGEST_HEADING = 300


def find_targets(text: NormalText, outline: Outline) -> tuple[Target, ...]:
    """The measurable aims of a document, in reading order: one for each pair of indicator and year."""
    found: list[Target] = []
    years = _Years(text.text, outline)
    tables = {item.table for item in outline.items if item.table is not None}
    columns: dict[int | None, int | None] = {table: task_column(text, table) for table in tables}
    for index, item in enumerate(outline.items):
        inherited = years.above(index)
        if item.kind == "row":
            found.extend(_of_task_row(text, item, columns.get(item.table), inherited))
            continue
        if item.zone in _ZONES and _has_number(text.text, item.start, item.end):
            found.extend(_of_item(text, _with_label(text, outline, item), inherited))
    found.extend(table_targets(text, outline, years.above))
    return tuple(sorted(found, key=lambda target: (target.evidence.start, target.evidence.end)))


def _has_number(text: str, start: int, end: int) -> bool:
    """Whether ``text[start:end]`` has a number, without which there is neither a target nor a year."""
    digit = any(map(text[start:end].__contains__, digits))
    return digit or _NUMBER_IN_WORDS.search(text, start, end) is not None


class _Years:
    """The years that headings and introducing lines set for what stands under them."""

    def __init__(self, text: str, outline: Outline) -> None:
        self._own: list[Period | None] = []
        self._inherited: list[Period | None] = []
        leads: dict[int | None, Period | None] = {}
        for item in outline.items:
            parent = self._of(item.parent)
            lead = leads.get(item.parent) if item.kind != "heading" else None
            self._inherited.append(lead or parent)
            own = self._named(text, item)
            self._own.append(own or self._inherited[-1])
            if item.kind == "heading":
                leads[item.parent] = None
            elif item.kind != "numbered" and item.zone in _ZONES and text[item.start : item.end].rstrip().endswith(":"):
                leads[item.parent] = own

    def above(self, index: int) -> Period | None:
        """The period that the item at ``index`` inherits."""
        return self._inherited[index]

    def _of(self, parent: int | None) -> Period | None:
        return self._own[parent] if parent is not None else None

    @staticmethod
    def _named(text: str, item: Item) -> Period | None:
        words = text[item.start : item.end]
        if item.kind != "heading" and not words.rstrip().endswith(":"):
            return None
        if len(words) > _LONGEST_HEADING or item.kind == "row":
            return None
        periods = find_periods(text, item.start, item.end)
        return periods[0] if periods else None


def _of_item(text: NormalText, item: Item, inherited: Period | None) -> list[Target]:
    found: list[Target] = []
    governing = inherited
    last: tuple[int, Reading] | None = None
    for clause in clauses(text.text, item.start, item.end):
        if not _has_number(text.text, clause.start, clause.end):
            continue
        periods = find_periods(text.text, clause.start, clause.end)
        if periods and heads(text.text, clause.start, periods[0]):
            governing = periods[0]
        aims = _Aims(text.text, clause, item.zone)
        said = ("", NO_PERIOD)
        carried = last[1] if last and last[0] == clause.sentence else None
        readings = read_clause(text.text, clause, carried) if aims.possible else []
        last = (clause.sentence, readings[-1]) if readings else last
        for reading in readings:
            period = _period(reading, periods, governing)
            if period is NO_PERIOD and reading.indicator == said[0]:
                period = said[1]
            said = reading.indicator, period
            if aims.holds(reading):
                found.append(_target(text, item, reading, period))
    return found


def _with_label(text: NormalText, outline: Outline, item: Item) -> Item:
    """An item that only gives a level ("… : trên 80%") together with the heading on the same line that names it."""
    above = outline.items[item.parent] if item.parent is not None else None
    if above is None or item.start - above.end > 3 or "\n" in text.text[above.end : item.start]:
        return item
    return replace(item, start=above.start) if _ONLY_LEVEL.match(text.text, item.start, item.end) else item


def _of_task_row(text: NormalText, item: Item, column: int | None, inherited: Period | None) -> list[Target]:
    """The aims inside the cell that names the work of a row."""
    if column is None or column >= len(item.cells) or not _has_number(text.text, item.start, item.end):
        return []
    cell = item.cells[column]
    return _of_item(text, replace(item, start=cell.start, end=cell.end, zone="tasks"), inherited)


class _Aims:
    """Whether the clause that is being read speaks of an aim: its own words, and those of its sentence."""

    def __init__(self, text: str, clause: Clause, zone: str) -> None:
        table = rules("targets")
        sentence = text[clause.sentence : clause.sentence_end]
        self._text = text
        self._clause = clause
        self._objectives = zone == "objectives"
        self._sentence = sentence
        reached = bool(table["history"].pattern.search(text, clause.start, clause.end))
        self.possible = not reached and (self._objectives or bool(table["aim"].pattern.search(sentence)))

    def _strong(self) -> bool:
        return rules("targets")["strong_aim"].pattern.search(self._sentence) is not None

    def holds(self, reading: Reading) -> bool:
        """Whether a reading of the clause is an aim."""
        near = self._text[max(self._clause.start, reading.start - 60) : reading.end]
        if self._objectives:
            return not reading.plain or reading.comparator != "=" or self._strong() or self._reached(reading)
        if rules("targets")["rate_of_money"].pattern.search(near):
            return False
        if reading.plain or reading.kind == "yearly":
            by_year = reading.plain and (reading.unit or "").endswith("/năm")
            return reading.comparator != "=" and (by_year or self._strong())
        return True

    def _reached(self, reading: Reading) -> bool:
        """A plain count is an aim of the objectives where a verb of reaching leads to it."""
        at = reading.quantity.at
        if (reading.unit or "").endswith("/năm"):
            return True
        if _HAVING.search(self._text, max(self._clause.start, at - 10), at) and _REACHING.search(reading.indicator):
            return True
        return bool(rules("targets")["level"].pattern.search(self._text[max(self._clause.start, at - 60) : at]))


def _period(reading: Reading, periods: list[Period], governing: Period | None) -> Period:
    """The year nearest to the number among those of its own words, else the one that governs the clause."""
    first = bisect_left(periods, reading.start, key=lambda period: period.start)
    last = bisect_left(periods, reading.end, key=lambda period: period.start)
    low, high = reading.hidden
    own = [period for period in periods[first:last] if not low <= period.start < high]
    before = [period for period in own if period.start < reading.quantity.at]
    if own:
        return before[-1] if before else own[0]
    return governing or NO_PERIOD


def _target(text: NormalText, item: Item, reading: Reading, period: Period) -> Target:
    quote = text.text[reading.start : reading.end].rstrip()
    return Target(
        indicator=reading.indicator,
        comparator=reading.comparator,
        value=reading.quantity.value,
        unit=reading.unit,
        by=period.by,
        section=item.path,
        evidence=Evidence(
            reading.start,
            reading.start + len(quote),
            quote,
            f"targets/{reading.kind}",
            text.page_of(reading.start),
        ),
        value_text=reading.value_text,
        start=period.since,
        baseline=reading.baseline,
    )
