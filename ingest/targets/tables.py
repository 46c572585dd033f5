"""Targets in tables: one for each row and year column."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from ingest.facts import Evidence, Target
from ingest.outline.tree import Item, Outline
from ingest.patterns import rules
from ingest.tables.columns import Columns, read_columns
from ingest.targets.quantities import Quantity, comparator_before, find_quantities, number
from ingest.targets.years import NO_PERIOD, Period, find_periods
from ingest.text import Cell, NormalText

_UNREAD_ZONES = frozenset({"purpose", "head"})
_TITLE_BLOCKS = 4
_LONGEST_TITLE = 400
_GROWTH = re.compile(
    r"(?i)^\s*(?:(tăng(?:\sthêm)?)|giảm)\s|\b(?:(tăng)|giảm)(?:\s(?:bình\squân|trung\sbình|thêm|hằng\snăm|hàng\snăm|mỗi\snăm))*\s*$"
)
_LEADING = re.compile(r"^(?:[-–+*•]\s*|(?i:trong\sđó)\s*:?\s*)+")
_TAIL = re.compile(
    r"[\s,:(-]*\b(?:đạt|chiếm|là|từ|đạt\stối\sthiểu|tối\sthiểu|tối\sđa|ít\snhất|dưới|trên|đạt\stừ|chiếm\stừ|\s)+[\s:]*$"
)


@dataclass(frozen=True, slots=True)
class _Column:
    """A column of values: its place, its period, and what it measures where each column has a measure of its own."""

    index: int
    period: Period | None
    measure: str | None = None


@dataclass(frozen=True, slots=True)
class _Layout:
    columns: Columns
    name: int
    unit: int | None
    values: tuple[_Column, ...]
    baseline: _Column | None
    by_place: bool


def table_targets(text: NormalText, outline: Outline, above: Callable[[int], Period | None]) -> list[Target]:
    """The targets that table rows state, in reading order; ``above`` gives the period that an item inherits."""
    layouts: dict[int, _Layout | None] = {}
    read: set[tuple[int, int | None]] = set()
    found: list[Target] = []
    for index, item in enumerate(outline.items):
        if item.table is None or not item.cells or item.zone in _UNREAD_ZONES or (item.table, item.row) in read:
            continue
        read.add((item.table, item.row))
        if item.table not in layouts:
            layouts[item.table] = _layout(text, item.table)
        layout = layouts[item.table]
        if layout is None or (item.row or 0) < layout.columns.header_rows:
            continue
        found.extend(_of_row(text, item, layout, above(index)))
    return found


def task_column(text: NormalText, table: int) -> int | None:
    """The column of a table that names work to be done, or ``None``."""
    return read_columns(text, text.blocks[table]).first("task")


def _layout(text: NormalText, table: int) -> _Layout | None:
    """How a table states aims; ``None`` where it does not."""
    block = text.blocks[table]
    columns = read_columns(text, block)
    title = _title(text, table)
    period = next(iter(find_periods(title, 0, len(title))), None)
    name = columns.first("indicator")
    if name is not None and "task" not in columns.roles and _is_of_aims(columns, name, title):
        dated = any(_bare_year(words) for words in columns.titles[name + 1 :])
        if rules("tables")["criteria"].pattern.search(columns.titles[name]) and not dated:
            return None
        values = tuple(_value_columns(columns, name, period))
        baseline = _baseline_column(columns, values)
        values = tuple(value for value in values if baseline is None or value.index != baseline.index)
        stated = any(value.period for value in values) or columns.first("unit") is not None
        return _Layout(columns, name, columns.first("unit"), values, baseline, False) if values and stated else None
    place = columns.first("place")
    if place is not None and rules("tables")["aims_title"].pattern.search(title):
        measures = rules("targets")["measure_word"].pattern
        values = tuple(
            _Column(index, period, words)
            for index, words in enumerate(columns.titles)
            if columns.roles[index] is None and measures.match(words)
        )
        return _Layout(columns, place, None, values, None, True) if values else None
    return None


def _is_of_aims(columns: Columns, name: int, title: str) -> bool:
    """Whether header or title say that the levels are aimed at, and not, say, what things cost."""
    aims = rules("tables")["aims_title"].pattern
    if aims.search(columns.titles[name]):
        return True
    headers = "\n".join(columns.titles)
    return bool(aims.search(headers) or aims.search(title)) and not rules("tables")["budget"].pattern.search(headers)


def _value_columns(columns: Columns, name: int, period: Period | None) -> Iterator[_Column]:
    for index, words in enumerate(columns.titles):
        if index <= name or columns.roles[index] not in (None, "output", "baseline", "deadline"):
            continue
        own = next(iter(find_periods(words, 0, len(words))), None) or _bare_year(words)
        if own is None and (columns.roles[index] == "deadline" or not words):
            continue
        if own is None and columns.roles[index] is None and not rules("tables")["plan_words"].pattern.search(words):
            continue
        yield _Column(index, own or period)


def _bare_year(words: str) -> Period | None:
    """The years of a header such as "2027" or "Chỉ tiêu đại hội 2026-2030"."""
    years = re.findall(r"(?<!\d)20\d\d(?!\d)", words)
    return Period(0, 0, years[-1], years[0] if len(years) > 1 else None) if years else None


def _baseline_column(columns: Columns, values: tuple[_Column, ...]) -> _Column | None:
    """The column of what has been reached: named so, or the one year among columns that are named as plans."""
    for value in values:
        if columns.roles[value.index] == "baseline":
            return value
    plan = rules("tables")["plan_words"].pattern
    bare = [value for value in values if value.period and not plan.search(columns.titles[value.index])]
    if len(bare) == 1 and len(values) > 1 and bare[0].period:
        earliest = min(str(value.period.by) for value in values if value.period)
        return bare[0] if bare[0].period.by == earliest else None
    return None


def _title(text: NormalText, table: int) -> str:
    """The paragraphs above a table, nearest first, as far as they can be its title."""
    words = [text.of(b) for b in text.blocks[max(0, table - _TITLE_BLOCKS) : table] if b.kind == "paragraph"]
    return "\n".join(line for line in reversed(words) if len(line) <= _LONGEST_TITLE)


def _of_row(text: NormalText, item: Item, layout: _Layout, inherited: Period | None) -> Iterator[Target]:
    if layout.name >= len(item.cells):
        return
    name = _LEADING.sub("", _flat(text, item.cells[layout.name]))
    total = rules("tables")["total"].pattern
    if not name or total.search(_flat(text, item.cells[0])) or (layout.by_place and total.search(name)):
        return
    seen: dict[tuple[str, str | None], Target] = {}
    for column in layout.values:
        if column.index >= len(item.cells) or item.cells[column.index] == item.cells[layout.name]:
            continue
        period = column.period or inherited or NO_PERIOD
        for target in _of_cell(text, item, layout, column, name):
            dated = (
                target
                if target.value is None and target.evidence.rule.endswith("undated_row")
                else replace(target, by=period.by, start=period.since)
            )
            seen[f"{dated.indicator}|{dated.scope}", dated.by] = dated
    yield from seen.values()


def _of_cell(text: NormalText, item: Item, layout: _Layout, column: _Column, name: str) -> Iterator[Target]:
    cell = item.cells[column.index]
    words = _flat(text, cell)
    if rules("tables")["blank_cell"].pattern.match(words):
        return
    unit, indicator = _unit_and_indicator(text, item, layout, name)
    if cell.columns > 1 and text.format == "txt":
        yield _undated(text, item, (indicator, unit), cell)
        return
    if layout.by_place:
        if words == "0" or not re.search(r"\d", words):
            return
        indicator, unit = column.measure or name, _counted_in(column.measure or "")
    evidence = _evidence(text, item, "targets/table")
    for part in words.split(";"):
        comparator, value, written, rest = _value(part, name)
        sign = written[-1:] if written[-1:] in "%‰" else ""
        yield Target(
            indicator=indicator,
            comparator=comparator,
            value=value,
            unit=sign if sign and sign not in (unit or "") else unit,
            by=None,
            section=item.path,
            evidence=evidence,
            value_text=part.strip() if value is None or re.search(r"\d\s*%?\s*[-–—]\s*\d", part) else None,
            scope=name if layout.by_place else rest,
            baseline=_baseline(text, item, layout),
        )


def _undated(text: NormalText, item: Item, measure: tuple[str, str | None], cell: Cell) -> Target:
    """Levels that a flattened row left without their year columns: kept as text, without a year."""
    indicator, unit = measure
    return Target(
        indicator=indicator,
        comparator=None,
        value=None,
        unit=unit,
        by=None,
        section=item.path,
        evidence=_evidence(text, item, "targets/undated_row"),
        value_text="; ".join(" ".join(part.split()) for part in text.of(cell).split("\v")),
    )


def _evidence(text: NormalText, item: Item, rule: str) -> Evidence:
    first, last = item.cells[0], item.cells[-1]
    quote = text.text[first.start : last.end]
    return Evidence(first.start, last.end, quote, rule, text.page_of(first.start))


def _value(part: str, name: str) -> tuple[str | None, float | None, str, str | None]:
    """Comparator, number, number as written, and the words behind it ("≤ 3 Đông Nam Á")."""
    quantity = next(iter(find_quantities(part, 0, len(part))), None)
    if quantity is None:
        return None, None, "", None
    rest = part[quantity.end :].strip(" .,()")
    scope = rest if rest and rest[:1].isupper() and len(rest.split()) <= 6 else None
    return _comparator(quantity, name), quantity.value, quantity.written, scope


def _comparator(quantity: Quantity, name: str) -> str:
    if quantity.comparator not in (None, "="):
        return str(quantity.comparator)
    bare = rules("tables")["unit_in_name"].pattern.sub("", name).rstrip() + " "
    before = comparator_before(bare, 0, len(bare))
    if before and before[0] not in ("=", "maintain"):
        return before[0]
    if m := _GROWTH.search(bare):
        return "increase" if m[1] or m[2] else "decrease"
    return ">=" if quantity.high is not None else "="


def _unit_and_indicator(text: NormalText, item: Item, layout: _Layout, name: str) -> tuple[str | None, str]:
    table = rules("tables")
    unit = _flat(text, item.cells[layout.unit]) if layout.unit is not None and layout.unit < len(item.cells) else ""
    if (m := table["unit_in_name"].pattern.search(name)) and (not unit or m["unit"] == unit):
        name = name[: m.start()].rstrip()
        unit = m["unit"]
    elif not unit and (m := table["unit_by_head"].pattern.search(name)):
        unit = m["unit"]
    return unit or None, _TAIL.sub("", name) or name


def _counted_in(measure: str) -> str | None:
    """What a measure by place counts: "Số thôn thực hiện …" counts thôn."""
    m = re.match(r"(?i)\s*(?:tổng\s)?số(?:\slượng)?\s([^\W\d_]+)", measure)
    if m:
        return m[1]
    return "%" if re.match(r"(?i)\s*t[ỷỉ]\slệ", measure) else None


def _baseline(text: NormalText, item: Item, layout: _Layout) -> tuple[str, float] | None:
    if layout.baseline is None or layout.baseline.index >= len(item.cells):
        return None
    words = _flat(text, item.cells[layout.baseline.index])
    if not (m := re.search(r"\d[\d.,]*", words)):
        return None
    period = layout.baseline.period
    return (period.by or "" if period else "", number(m[0].rstrip(".,")))


def _flat(text: NormalText, cell: Cell) -> str:
    return " ".join(text.of(cell).split())
