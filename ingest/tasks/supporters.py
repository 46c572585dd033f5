"""Who supports a task."""

from __future__ import annotations

from ingest.agencies.find import AgencySpan
from ingest.facts import Role
from ingest.patterns import rules
from ingest.tasks.bodies import OPENING, Bodies
from ingest.tasks.tables import bodies_in
from ingest.text import Cell


def supporters(bodies: Bodies, start: int, end: int) -> tuple[Role, ...]:
    """Bodies that an item says to coordinate with."""
    text, patterns = bodies.text.text, rules("roles")
    found: list[AgencySpan] = []
    label = patterns["bracket_support"].pattern.search(text, start, end)
    if label:
        found += bodies.chain(label.end(), end)
    for match in patterns["coordinates"].pattern.finditer(text, start, end):
        named = bodies.chain(match.end(), end)
        if not named and match[0].rstrip().endswith(("với", "cùng")):
            named = _unknown_supporters(bodies, match.end(), end)
        found += named
    found += _joining(bodies, start, end)
    return bodies.roles(found, "roles/coordinates")


def _joining(bodies: Bodies, start: int, end: int) -> list[AgencySpan]:
    """Bodies of a later clause that only take part: "…; Sở Nội vụ, Sở Tài chính phối hợp"."""
    text, found, position = bodies.text.text, list[AgencySpan](), start
    for span in bodies.within(start, end):
        if span.start < position or not bodies.closes((";", ",", "."), start, span.start):
            continue
        chain = bodies.chain(span.start, end)
        position = chain[-1].end
        if rules("roles")["joins"].pattern.match(text, position, end):
            found += chain
    return found


def _unknown_supporters(bodies: Bodies, start: int, end: int) -> list[AgencySpan]:
    """Everyone named between "phối hợp với" and the work, where the first is in no vocabulary."""
    behind = bodies.text.text[start : min(end, start + OPENING)]
    match = rules("roles")["unknown_supporters"].pattern.match(behind)
    if match is None:
        return []
    stop = start + match.end()
    named = bodies_in(bodies.text, Cell(start, stop), bodies.within(start, stop))
    return [span for span in named if " " in span.name or span.name[0].isupper()]
