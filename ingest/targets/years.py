"""By when a target is to hold: the years that a text names, and how far each of them governs."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.patterns import rules

_HEAD_REACH = 24
"""Characters between the start of a clause and a year that still heads it ("Phấn đấu đến năm 2030, …")."""


@dataclass(frozen=True, slots=True)
class Period:
    """A year or span of years as the text names it: ``by`` and ``since`` are years, or ``None``."""

    start: int
    end: int
    by: str | None
    since: str | None


NO_PERIOD = Period(0, 0, None, None)


def find_periods(text: str, start: int, end: int) -> list[Period]:
    """The periods named in ``text[start:end]``, without dates and years that are only compared with."""
    table = rules("targets")
    unwanted = table["not_a_period"].pattern
    found = []
    for m in table["period"].pattern.finditer(text, start, end):
        if unwanted.search(text[max(start, m.start() - 30) : m.start()].lower()):
            continue
        if m["day"]:
            found.append(Period(m.start(), m.end(), f"{m['year']}-{int(m['month']):02}-{int(m['day']):02}", None))
            continue
        by = m["last"] or m["by"] or m["quarter"] or m["vision"]
        found.append(Period(m.start(), m.end(), by, m["first"] or m["since"]))
    return found


def heads(text: str, clause: int, period: Period) -> bool:
    """Whether a period stands at the head of the clause that begins at ``clause``, and so governs what follows."""
    between = text[clause : period.start].strip(" \t\v-–+*•(:,.;")
    return not between or (len(between) <= _HEAD_REACH and not any(c in between for c in ",;:()%"))
