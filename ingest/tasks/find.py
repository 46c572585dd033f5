"""Tasks: who is to do what, with whom, by when."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import lru_cache

from ingest.citations.references import References
from ingest.facts import Deadline, Evidence, Metadata, Role, Task
from ingest.outline.regions import kind_of_document
from ingest.outline.tree import Item, Outline
from ingest.patterns import rules
from ingest.tasks.attribute_lines import AttributeLines
from ingest.tasks.bodies import Bodies
from ingest.tasks.deadlines import Near, find_deadline, stated_deadline
from ingest.tasks.leaders import addressees, headed, subject
from ingest.tasks.named_documents import NamedDocuments
from ingest.tasks.rows import Rows
from ingest.tasks.supporters import supporters
from ingest.tasks.tables import continues
from ingest.text import NormalText

_WORKING = frozenset({"tasks", "organisation"})
_CHARGING = frozenset({"CT", "TB", "CV", "CĐ"})
"""Kinds whose opening sentence charges those whom no item names; in a resolution it names the whole system."""
_NOTE = re.compile(r"\(.*\)\.?$", re.DOTALL)
_DECIDING = frozenset({"QĐ", "NQ"})
_HEADING_LONGEST = 250
_OPENING = 40
_LETTERS_LEAST = 8
_INTRODUCTION = 40


def _reads(rule: str, words: str) -> bool:
    return _may_read(rule, words[:1]) and rules("tasks")[rule].pattern.match(words) is not None


@lru_cache(maxsize=2048)
def _may_read(rule: str, letter: str) -> bool:
    return rules("tasks")[rule].pattern.may_begin(letter)


def find_tasks(text: NormalText, outline: Outline, document: Metadata, references: References) -> tuple[Task, ...]:
    """The tasks of a document, in reading order."""
    bodies, named = Bodies.of(text), NamedDocuments.of(text, references)
    near = Near.of(document.title, document.issued_on)
    rows, lines = Rows(text, bodies, named, near), AttributeLines(text, bodies, near)
    kind = document.type or kind_of_document(text)
    return tuple(_Finder(text, outline, kind, bodies, named, rows, lines, near).tasks())


@dataclass(slots=True)
class _Finder:
    text: NormalText
    outline: Outline
    kind: str | None
    bodies: Bodies
    named: NamedDocuments
    rows: Rows
    lines: AttributeLines
    near: Near | None
    found: list[Task] = field(default_factory=list)
    of_item: dict[int, int] = field(default_factory=dict)
    children: dict[int, list[int]] = field(default_factory=dict)
    leads: dict[int, tuple[Role, ...]] = field(default_factory=dict)
    subjects: set[int] = field(default_factory=set)
    supports: dict[int, tuple[Role, ...]] = field(default_factory=dict)
    periods: dict[int, Deadline | None] = field(default_factory=dict)
    opening: tuple[Role, ...] = ()
    announced: dict[int | None, tuple[Role, ...]] = field(default_factory=dict)

    def tasks(self) -> list[Task]:
        for index, item in enumerate(self.outline.items):
            if item.parent is not None:
                self.children.setdefault(item.parent, []).append(index)
        self.opening = self._opening()
        for index, item in enumerate(self.outline.items):
            self._take(index, item)
        return self.found

    def _opening(self) -> tuple[Role, ...]:
        if self.kind not in _CHARGING:
            return ()
        preamble = [item for item in self.outline.items if item.zone == "preamble" and item.kind == "paragraph"]
        return addressees(self.bodies, preamble[-1].start, preamble[-1].end) if preamble else ()

    def _words(self, item: Item) -> str:
        return self.text.text[item.start : item.end]

    def _take(self, index: int, item: Item) -> None:
        if item.kind == "row":
            self._row(index, item)
        elif item.kind == "heading":
            self._heading(index, item)
        elif item.parent is not None and self._names_attribute(item.parent):
            self._attribute(item)
        elif item.zone in _WORKING or (item.zone == "provisions" and self._provides(item)):
            self._item(index, item)

    def _names_attribute(self, index: int) -> bool:
        """Whether a heading is a label such as "Cơ quan chủ trì" or "Thời gian thực hiện", its value behind it."""
        item = self.outline.items[index]
        label = f"{self._words(item).rstrip(' :.')}:"
        labels = item.kind == "heading" and item.parent is not None and item.zone != "head"
        return labels and (_reads("role_line", label) or _reads("time_line", label))

    def _attribute(self, item: Item) -> None:
        """Give the value of a label that is a heading to the item before it."""
        label = item.parent or 0
        line = replace(item, start=self.outline.items[label].start)
        if item.kind == "bullet":
            self._tell(label, item, self.lines.roles_of_level)
        elif _reads("time_line", self.text.text[line.start : line.end]):
            self._time(label, line)
        else:
            self._tell(label, line, self.lines.roles)

    def _provides(self, item: Item) -> bool:
        """Whether a provision of a decision or resolution charges someone with work."""
        words = self._words(item)
        if self.kind not in _DECIDING or rules("tasks")["in_force"].pattern.search(words):
            return False
        lead = subject(self.bodies, item.start, item.end, labels=True, charges=True)
        if not lead:
            return False
        after = self.text.text[lead[-1].evidence.end : item.end]
        patterns = rules("roles")
        if (
            _reads("gives", words)
            or patterns["obliges"].pattern.match(after)
            or patterns["assigned"].pattern.match(after)
        ):
            return True
        dated = find_deadline(self.text, item.start, item.end)
        return bool(dated and dated.end and patterns["work_follows"].pattern.match(after))

    def _heading(self, index: int, item: Item) -> None:
        above = item.parent
        charging = item.zone == "organisation" or self.kind in _CHARGING or _reads("charged_part", self._words(item))
        lead = headed(
            self.bodies, item.start, item.end, unknown=charging and len(self._words(item)) <= _HEADING_LONGEST
        )
        self.leads[index] = lead or (self.leads.get(above, ()) if above is not None else ())
        self.supports[index] = supporters(self.bodies, item.start, item.end)
        period = None
        if _reads("period_heading", self._words(item)):
            period = stated_deadline(self.text, item.start, item.end, "deadlines/heading", self.near)
        self.periods[index] = period or (self.periods.get(above) if above is not None else None)

    def _item(self, index: int, item: Item) -> None:
        words = self._words(item)
        if _reads("time_line", words):
            self._time(index, item)
            return
        if _reads("role_line", words):
            self._tell(index, item, self.lines.roles)
            return
        if _reads("attribute_line", words):
            return
        if _reads("output_line", words):
            self._tell(index, item, self.lines.output)
            return
        if _reads("role_note", words):
            self._tell(index, item, self.lines.note)
            return
        above = item.parent
        inherited = self._inherited(self.leads, above)
        labels = item.zone == "organisation" or self.kind in _CHARGING
        lead = subject(self.bodies, item.start, item.end, labels, charges=not inherited)
        organ = inherited and rules("roles")["party_organ"].pattern.match(inherited[0].agency)
        lead = () if organ and words.startswith("Lãnh đạo ") else lead
        if lead:
            self.subjects.add(index)
        support = supporters(self.bodies, item.start, item.end)
        introduces = words.rstrip().endswith(":")
        lead = lead or inherited or self.announced.get(above, ()) or self._addressed(above)
        if introduces and index not in self.children:
            self.announced[above] = lead
        if not support and above is not None and (self._introduced(above) or self._charged(above)):
            support = self.supports.get(above, ())
        self.leads[index], self.supports[index] = lead, support
        self.periods[index] = self._inherited_period(above)
        if self._is_task(index, item, words, introduces):
            self._add(index, item, lead, support)

    def _inherited(self, roles: dict[int, tuple[Role, ...]], above: int | None) -> tuple[Role, ...]:
        """Roles of the heading above, or of the item above where that only introduces this one."""
        while above is not None:
            item = self.outline.items[above]
            if item.kind == "heading" or self._introduced(above) or self._labels(above):
                return roles.get(above, ())
            above = item.parent
        return ()

    def _addressed(self, above: int | None) -> tuple[Role, ...]:
        """Those whom the opening sentence charges, unless an item above names its own."""
        while above is not None:
            if above in self.subjects:
                return ()
            above = self.outline.items[above].parent
        return self.opening

    def _introduced(self, index: int) -> bool:
        item = self.outline.items[index]
        return item.kind in ("bullet", "numbered") and self._words(item).rstrip().endswith(":")

    def _charged(self, index: int) -> bool:
        """Whether a heading charges one body together with others: "Sở Y tế chủ trì, phối hợp với Công an tỉnh"."""
        item = self.outline.items[index]
        return item.kind == "heading" and bool(headed(self.bodies, item.start, item.end))

    def _labels(self, index: int) -> bool:
        """Whether an item of the organisation begins with its own body, which its sub-items then share."""
        return index in self.subjects and self.outline.items[index].zone == "organisation"

    def _inherited_period(self, above: int | None) -> Deadline | None:
        return self.periods.get(above) if above is not None else None

    def _is_task(self, index: int, item: Item, words: str, introduces: bool) -> bool:
        if sum(map(str.isalpha, words[:_OPENING])) < _LETTERS_LEAST or _NOTE.match(words):
            return False
        if _reads("formula", words) or (item.kind == "paragraph" and introduces):
            return False
        if item.path.startswith("Điều") and rules("tasks")["in_force"].pattern.search(words):
            return False
        if not introduces or index not in self.children:
            return True
        return len(words) >= _INTRODUCTION and bool(rules("roles")["work_verb"].pattern.search(words))

    def _add(self, index: int, item: Item, lead: tuple[Role, ...], support: tuple[Role, ...]) -> None:
        words = self._words(item)
        led = {role.agency.casefold() for role in lead}
        self.of_item[index] = len(self.found)
        self.found.append(
            Task(
                section=item.path,
                text=" ".join(words.split()),
                evidence=Evidence(item.start, item.end, words, f"tasks/{item.kind}", self.text.page_of(item.start)),
                lead=lead,
                support=tuple(role for role in support if role.agency.casefold() not in led),
                deadline=find_deadline(self.text, item.start, item.end, self.near) or self.periods.get(index),
                cites=self.named.cites(item.start, item.end),
                implements=self.named.implements(item.start, item.end),
            )
        )

    def _before(self, index: int) -> int | None:
        """The task that a line such as "Thời gian thực hiện: …" behind it speaks of.

        A heading with nothing but such lines under it is itself the task.
        """
        for earlier in range(index - 1, -1, -1):
            if earlier in self.of_item:
                return self.of_item[earlier]
            item = self.outline.items[earlier]
            if item.kind == "heading" and not self._names_attribute(earlier):
                if item.zone not in _WORKING or earlier != self.outline.items[index].parent:
                    return None
                self._add(earlier, item, self.leads.get(earlier, ()), self.supports.get(earlier, ()))
                return self.of_item[earlier]
        return None

    def _time(self, index: int, item: Item) -> None:
        if find_deadline(self.text, item.start, item.end, self.near):
            self._tell(index, item, self.lines.time)

    def _tell(self, index: int, item: Item, tells: Callable[[Task, Item], Task]) -> None:
        """Give what a line tells to the task before it."""
        number = self._before(index)
        if number is not None:
            self.found[number] = tells(self.found[number], item)

    def _row(self, index: int, item: Item) -> None:
        if item.table is None or item.row is None or item.zone in ("head", "closing", "objectives"):
            return
        above = self.outline.items[index - 1] if index else None
        if above and above.kind == "heading" and (above.table, above.row) == (item.table, item.row):
            return
        columns = self.rows.columns(item)
        if columns is None:
            return
        if above and above.kind == "row" and self.found and continues(self.text, item.cells, columns):
            self.found[-1] = self.rows.continued(self.found[-1], item.cells[columns.task])
        else:
            self.found.append(self.rows.task(item, columns))
