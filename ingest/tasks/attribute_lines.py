"""Lines that tell more of the task before them: its time, its bodies, its output."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from ingest.facts import Deadline, Role, Task
from ingest.outline.tree import Item
from ingest.patterns import Rule, rules
from ingest.tasks.bodies import Bodies
from ingest.tasks.deadlines import Near, find_deadline, stated_deadline
from ingest.tasks.leaders import headed, subject
from ingest.tasks.supporters import supporters
from ingest.tasks.tables import bodies_in
from ingest.text import Cell, NormalText

_YEARS_LAST = re.compile(r"[,;]\s*((?:năm\s+)?20\d\d(?:\s*[-–]\s*20\d\d)?)\s*\)\W*$")
_LEVEL = re.compile(r"(?:Ở\s+)?[Cc]ấp\s[^:;.]{2,30}:\s*")


@dataclass(frozen=True, slots=True)
class AttributeLines:
    """The lines of one document; each method gives ``task`` with what the line ``item`` tells of it.

    Attributes:
        near: the time of the document, for dates without year.
    """

    text: NormalText
    bodies: Bodies
    near: Near | None

    def time(self, task: Task, item: Item) -> Task:
        """ "Thời gian thực hiện: Quý II/2027"."""
        return replace(task, deadline=find_deadline(self.text, item.start, item.end, self.near) or task.deadline)

    def roles(self, task: Task, item: Item) -> Task:
        """ "Cơ quan chủ trì: Sở Y tế; cơ quan phối hợp: Sở Tài chính"."""
        patterns = rules("roles")
        lead = self._labelled(item, patterns["bracket_lead"]) or task.lead
        support = self._labelled(item, patterns["bracket_support"]) or task.support
        deadline = find_deadline(self.text, item.start, item.end, self.near) or task.deadline
        return replace(task, lead=lead, support=support, deadline=deadline)

    def roles_of_level(self, task: Task, item: Item) -> Task:
        """Add the bodies of one level ("Cấp xã: UBND các xã")."""
        level = _LEVEL.match(self.text.text[item.start : item.end])
        start = item.start + (level.end() if level else 0)
        lead = subject(self.bodies, start, item.end, labels=True, charges=True) or headed(self.bodies, start, item.end)
        support = supporters(self.bodies, start, item.end)
        return replace(task, lead=task.lead + lead, support=task.support + support)

    def note(self, task: Task, item: Item) -> Task:
        """A line in brackets: "(Sở Y tế chủ trì, Sở Tài chính phối hợp)"."""
        inside = item.start + 1
        lead = subject(self.bodies, inside, item.end, labels=True, charges=True) or task.lead
        support = supporters(self.bodies, inside, item.end) or task.support
        deadline = find_deadline(self.text, inside, item.end, self.near) or self._last_years(item) or task.deadline
        return replace(task, lead=lead, support=support, deadline=deadline)

    def output(self, task: Task, item: Item) -> Task:
        """ "Kết quả: Báo cáo được thông qua"."""
        words = self.text.text[item.start : item.end]
        label = rules("tasks")["output_line"].pattern.match(words)
        output = " ".join(words[label.end() :].split()).rstrip(" .;)") if label else ""
        return replace(task, output=task.output or output or None)

    def _last_years(self, item: Item) -> Deadline | None:
        years = _YEARS_LAST.search(self.text.text, item.start, item.end)
        return stated_deadline(self.text, years.start(1), years.end(1), "tasks/role_note") if years else None

    def _labelled(self, item: Item, label: Rule) -> tuple[Role, ...]:
        """Everyone named behind a label, up to the next clause."""
        found = label.pattern.search(self.text.text, item.start, item.end)
        if found is None:
            return ()
        stop = rules("tasks")["clause_end"].pattern.search(self.text.text, found.end(), item.end)
        cell = Cell(found.end(), stop.start() if stop else item.end)
        return self.bodies.roles(bodies_in(self.text, cell, self.bodies.within(cell.start, cell.end)), label.name)
