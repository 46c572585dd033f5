"""One clause of an aim: which quantity says how much of what.

The genre has two orders. Either the measure comes first and a verb leads to its level ("tỷ lệ hộ nghèo giảm còn 2%"),
or the number comes first and what it counts follows ("trên 95% hộ dân được dùng nước sạch", "thêm 05 xã đạt chuẩn").
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from ingest.patterns import rules
from ingest.targets.bounds import (
    REACH,
    begin,
    first_delimiter,
    last_delimiter,
    squeezed,
    without_opening,
    without_periods,
)
from ingest.targets.quantities import Quantity, find_quantities
from ingest.targets.units import Unit, is_context, is_name, unit_of

_SPLIT = re.compile(r";|[.!?…]+(?=\s|$)|[\v\n\t]")
_FINAL = ".!?\v\n\t"
"""The signs of ``_SPLIT`` that also end a sentence."""
_OR_MORE = re.compile(r"(?<!tuổi)\s(?:trở\slên|trở\sxuống)\b")
_JOINING = re.compile(r"\s(?:và|hoặc|với|cùng)$")
_AIMED = re.compile(r"(?i)\b(?:bảo\sđảm|đảm\sbảo|phấn\sđấu|hoàn\sthành)\s*$")
_CHANGING = re.compile(r"(?i)(?:cắt\s)?giảm|tăng")
_KEPT = re.compile(r"(?i)\b(?:duy\strì|giữ\svững|ổn\sđịnh)\b[^,;:]*$")
_PACE = re.compile(r"^\s*/\s*[^\W\d_]+")
_YEARLY = re.compile(r"(?i)\b(?:mỗi|hằng|hàng)\snăm\b")
_SUBJECTS = re.compile(r"\s(?:và|,)\s(?=chỉ\ssố|t[ỷỉ]\slệ|mức\sđộ|xếp\shạng)")


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch between semicolons and full stops, and the sentence around it."""

    start: int
    end: int
    sentence: int
    sentence_end: int


@dataclass(frozen=True, slots=True)
class Reading:
    """What one quantity says.

    Attributes:
        start, end: span of the words that say it.
        kind: ``level`` (measure first), ``count`` (number first), ``each``, ``yearly``, ``rank``.
        plain: a bare count of things, which is an aim only in an aiming context.
    """

    quantity: Quantity
    indicator: str
    unit: str | None
    comparator: str
    start: int
    end: int
    kind: str
    plain: bool = False
    value_text: str | None = None
    baseline: tuple[str, float] | None = None
    hidden: tuple[int, int] = (0, 0)


def clauses(text: str, start: int, end: int) -> Iterator[Clause]:
    """The clauses of ``text[start:end]``."""
    stops = list(_SPLIT.finditer(text, start, end))
    sentences = _sentences(stops, start, end)
    at = 0
    for left, right in zip([start, *(m.end() for m in stops)], [*(m.start() for m in stops), end], strict=True):
        while sentences[at][1] < right:
            at += 1
        yield Clause(left, right, *sentences[at])


def _sentences(stops: Iterable[re.Match[str]], start: int, end: int) -> list[tuple[int, int]]:
    found, left = list[tuple[int, int]](), start
    for stop in stops:
        final = len(stop[0]) - len(stop[0].rstrip(_FINAL))
        if final:
            found.append((left, stop.end() - final))
            left = stop.end()
    return [*found, (left, end)]


def read_clause(text: str, clause: Clause, carried: Reading | None = None) -> list[Reading]:
    """What the quantities of a clause say, in reading order.

    Args:
        carried: what the clause before it in the same sentence said last; a clause that only gives a further level
            ("…; đến năm 2035 đạt 90%") speaks of the same.
    """
    special = [*_ranks(text, clause), *_yearly(text, clause)]
    taken = sorted(reading.hidden for reading in special)
    quantities = [
        q
        for q in find_quantities(text, clause.start, clause.end)
        if not is_name(q, text[max(clause.start, q.at - 20) : q.at])
        and not is_context(q, text[max(clause.start, q.at - 80) : q.at], text[q.end : min(clause.end, q.end + 40)])
        and not _inside(taken, q.at)
    ]
    readings: list[Reading] = []
    for index, quantity in enumerate(quantities):
        following = quantities[index + 1].start if index + 1 < len(quantities) else clause.end
        previous = readings[-1] if readings else None
        if previous and previous.hidden[0] <= quantity.at < previous.hidden[1]:
            continue
        reading = _read(text, clause, quantity, following, previous)
        if reading is None and carried and not readings:
            reading = _further_level(text, clause, quantity, following, carried)
        if reading is None:
            continue
        if previous and reading.hidden[0] <= previous.quantity.at < reading.hidden[1]:
            reading = replace(reading, start=previous.start, indicator=previous.indicator)
            readings.pop()
        readings.append(reading)
    return sorted([*readings, *special], key=lambda r: r.quantity.at)


def _inside(spans: list[tuple[int, int]], at: int) -> bool:
    place = bisect_right(spans, (at, len(spans) and spans[-1][1])) - 1
    return place >= 0 and spans[place][0] <= at < spans[place][1]


def _read(text: str, clause: Clause, quantity: Quantity, following: int, previous: Reading | None) -> Reading | None:
    left = max(previous.end if previous else clause.start, quantity.start - REACH)
    before = text[left : quantity.start]
    after = text[quantity.end : min(clause.end, quantity.end + REACH)]
    words = text[left : quantity.at]
    if previous and not rules("targets")["predicate"].pattern.sub("", without_opening(words)):
        words = f"{previous.indicator} {words}"
    unit = unit_of(quantity, words, after)
    if unit is None:
        return None
    if m := rules("targets")["each"].pattern.search(text[left : quantity.at]):
        return _each(text, clause, quantity, unit, (left + m.start(), m["whole"]))
    kept = (
        quantity.comparator == "maintain"
        and unit.kind in ("percent", "count")
        and not _measure_named(without_opening(before))
    )
    left = quantity.start if kept else left
    measure = "" if kept or _AIMED.search(before) else without_opening(before)
    near = first_delimiter(text, quantity.end, following)
    if _is_level(quantity, unit, before, measure, text[quantity.end : near]):
        return _level(text, quantity, unit, (left, near), measure, previous=previous)
    far = last_delimiter(text, quantity.end, following, clause.end)
    return _count(text, quantity, unit, (left, far), measure, previous=previous)


def _measure_named(words: str) -> bool:
    """Whether the words before a number name a measure."""
    return rules("targets")["measure_word"].pattern.match(words) is not None


def _further_level(text: str, clause: Clause, quantity: Quantity, following: int, carried: Reading) -> Reading | None:
    """A level of what the clause before named; its own words only say how much and by when."""
    rest = _OR_MORE.sub("", text[quantity.end : following])
    bare = without_periods(rest).strip(" ,.-–")
    if (
        quantity.sign != carried.quantity.sign
        or quantity.sign is None
        or bare
        or carried.kind not in ("level", "count")
    ):
        return None
    before = text[clause.start : quantity.start]
    if rules("targets")["predicate"].pattern.sub("", without_opening(before)).strip(" ,:"):
        return None
    return replace(
        carried,
        quantity=quantity,
        comparator=_comparator(quantity, before, carried.unit),
        start=begin(text, clause.start, quantity.start),
        end=following,
        value_text=quantity.written if quantity.high is not None else None,
        baseline=None,
        hidden=(0, 0),
    )


def _is_level(quantity: Quantity, unit: Unit, before: str, measure: str, tail: str) -> bool:
    """Whether the measure stands before the number (or was named by the quantity before this one)."""
    bare = without_periods(_PACE.sub("", tail)).strip(" -–")
    table = rules("targets")
    if not table["predicate"].pattern.sub("", measure):
        return bare == (unit.text if unit.kind in ("physical", "money", "ratio") else "")
    if table["measure_word"].pattern.search(measure) or unit.kind in ("lifespan", "bare"):
        return True
    if unit.kind == "physical":
        return bare == unit.text
    if quantity.rule.endswith(("/increase", "/decrease")):
        return unit.kind != "count"
    if unit.kind == "count":
        return quantity.rule.endswith("/exactly") and not measure.endswith(("có", "thêm"))
    return (
        quantity.rule.endswith("/exactly")
        or bool(table["level"].pattern.search(before))
        or not bare
        or unit.kind in ("ratio", "money")
    )


def _level(
    text: str, quantity: Quantity, unit: Unit, span: tuple[int, int], measure: str, *, previous: Reading | None
) -> Reading | None:
    left, right = span
    indicator = rules("targets")["predicate"].pattern.sub("", measure) or (previous.indicator if previous else "")
    if not indicator:
        return None
    baseline, hidden = _baseline(text, quantity, left, right)
    return Reading(
        quantity=quantity,
        indicator=indicator,
        unit=unit.text,
        comparator=_comparator(quantity, text[left : quantity.start], unit.text),
        start=begin(text, left, quantity.start),
        end=max(right, hidden[1]),
        kind="level",
        plain=unit.kind == "count" and not rules("targets")["measure_word"].pattern.search(measure),
        value_text=quantity.written if quantity.high is not None else None,
        baseline=baseline,
        hidden=hidden,
    )


def _count(
    text: str, quantity: Quantity, unit: Unit, span: tuple[int, int], measure: str, *, previous: Reading | None
) -> Reading | None:
    left, right = span
    counted = without_periods(text[quantity.end : right])
    counted = _OR_MORE.sub("", counted)
    if unit.kind in ("physical", "money") and unit.text:
        counted = counted.lstrip().removeprefix(unit.text)
    measured = rules("targets")["predicate"].pattern.sub("", measure)
    if not measured and _CHANGING.match(measure):
        measured = measure
    indicator = squeezed(f"{measured} {counted}")
    indicator = _JOINING.sub("", indicator)
    if not indicator:
        return None
    comparator = _comparator(quantity, text[left : quantity.start], unit.text)
    if quantity.comparator is None and previous and previous.comparator == "increase" and previous.unit == unit.text:
        comparator = "increase"
    return Reading(
        quantity=quantity,
        indicator=indicator,
        unit=_paced(unit, text[left : quantity.at]),
        comparator=comparator,
        start=begin(text, left, quantity.start),
        end=right,
        kind="count",
        plain=unit.kind == "count",
        value_text=quantity.written if quantity.high is not None else None,
    )


def _each(text: str, clause: Clause, quantity: Quantity, unit: Unit, whole: tuple[int, str]) -> Reading:
    right = last_delimiter(text, quantity.end, clause.end, clause.end)
    start, of = whole
    return Reading(
        quantity=quantity,
        indicator=squeezed(f"{without_periods(text[quantity.end : right])} của mỗi {of}"),
        unit=f"{unit.text}/{of}",
        comparator=quantity.comparator if quantity.comparator in (">=", ">", "<=", "<") else "=",
        start=start,
        end=right,
        kind="each",
        value_text=quantity.written if quantity.high is not None else None,
    )


def _yearly(text: str, clause: Clause) -> Iterator[Reading]:
    for m in rules("targets")["yearly"].pattern.finditer(text, clause.start, clause.end):
        left = max(clause.start, m.start() - REACH)
        right = first_delimiter(text, m.end(), clause.end)
        indicator = without_opening(text[left : m.start()]).strip(" ,:")
        if not indicator:
            continue
        times = m["times"] or m["times2"]
        value = float({"một": 1, "hai": 2, "ba": 3, "bốn": 4}.get(times.lower(), 0) or int(times))
        bound = ">=" if re.search(r"ít\snhất|tối\sthiểu|không\sdưới", m[0].lower()) else "="
        quantity = Quantity(m.start(), m.end(), m.start(), value, None, None, bound, m[0].strip(), "targets/yearly")
        yield Reading(
            quantity,
            indicator,
            "lần/năm",
            bound,
            begin(text, left, m.start()),
            right,
            "yearly",
            hidden=(m.start(), m.end()),
        )


def _ranks(text: str, clause: Clause) -> Iterator[Reading]:
    found = list(rules("targets")["rank"].pattern.finditer(text, clause.start, clause.end))
    about: tuple[int, int] | None = None
    said: list[tuple[re.Match[str], tuple[int, int] | None]] = []
    stop = clause.end
    for m in reversed(found):
        if text.startswith(" về ", m.end()):
            about = (m.end() + 4, min(stop, m.end() + REACH))
        stop = m.start()
        said.append((m, about))
    left = clause.start
    for m, subjects in reversed(said):
        value = float(m["of"] or m["top"] or m["place"])
        quantity = Quantity(m.start(), m.end(), m.start(), value, None, None, "<=", m[0].strip(), "targets/rank")
        for indicator, start, end in _ranked(text, m, left, subjects):
            yield Reading(
                quantity=quantity,
                indicator=indicator,
                unit=(m["group"] or "").strip() or "thứ hạng",
                comparator="=" if m["place"] and not m["better"] else "<=",
                start=start,
                end=end,
                kind="rank",
                value_text=m[0].strip(),
                hidden=(m.start(), m.end()),
            )
        left = m.end()


def _ranked(text: str, m: re.Match[str], left: int, subjects: tuple[int, int] | None) -> Iterator[tuple[str, int, int]]:
    """What is ranked: "… về X", said once behind the last of several ranks, or the words before the rank."""
    if subjects:
        for subject in _SUBJECTS.split(text[slice(*subjects)]):
            if subject.strip(" ,;"):
                yield subject.strip(" ,;"), m.start(), subjects[1]
        return
    left = max(left, m.start() - REACH)
    before = rules("targets")["predicate"].pattern.sub("", without_opening(text[left : m.start()]))
    if before:
        yield before, begin(text, left, m.start()), m.end()


def _comparator(quantity: Quantity, before: str, unit: str | None) -> str:
    if quantity.comparator not in (None, "=") or (
        quantity.comparator and quantity.high is None and not _KEPT.search(before)
    ):
        return quantity.comparator
    if quantity.comparator in (None, "=") and quantity.high is None and _KEPT.search(before):
        return "maintain"
    pace = (unit or "").endswith("/năm") or re.search(r"bình\squân|trung\sbình|mỗi\snăm|h[àằ]ng\snăm", before)
    verb = without_opening(before, keep_verbs=True).lower()
    if pace and verb.startswith("giảm"):
        return "decrease"
    if pace and verb.startswith("tăng"):
        return "increase"
    return ">=" if quantity.high is not None else "="


def _baseline(text: str, quantity: Quantity, left: int, right: int) -> tuple[tuple[str, float] | None, tuple[int, int]]:
    """(year, value) of the level that an aim starts from, and the span that says it."""
    table = rules("targets")
    offset = max(left - 60, quantity.at - 160, 0)
    if m := table["change"].pattern.search(text[offset : quantity.at].rstrip() + " "):
        span = (offset + m.start(), offset + m.end())
        return (m["year"] or "", float(m["old"].replace(",", "."))), span
    if m := table["baseline_after"].pattern.search(text[quantity.end : quantity.end + 120]):
        span = (quantity.end + m.start(), quantity.end + m.end())
        return (m["year"] or "", float(m["old"].replace(",", "."))), span
    return None, (0, 0)


def _paced(unit: Unit, before: str) -> str | None:
    """The unit of a count by the year: "mỗi năm … ít nhất 40 bác sĩ" is in bác sĩ/năm."""
    return f"{unit.text}/năm" if unit.kind == "count" and _YEARLY.search(before) else unit.text
