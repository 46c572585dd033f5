"""Bodies that count as agencies because a task makes them responsible."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from graph.agencies import expand, kind_spelt
from ingest.facts import Role, Task
from ingest.patterns import rules


def responsible_bodies(tasks: Iterable[Task]) -> Iterator[Role]:
    """Bodies that lead or support a task and name somebody in particular there, each with its place.

    "các địa phương" or "cơ quan Thuế" may be anybody in running text; where work is given to them they are meant.
    """
    for task in tasks:
        for role in (*task.lead, *task.support):
            name = expand(" ".join(role.agency.split()))
            if kind_spelt(name) or rules("agencies")["responsible"].pattern.fullmatch(name):
                yield Role(name, role.evidence)
