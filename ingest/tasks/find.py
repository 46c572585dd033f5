"""Tasks: who is to do what, with whom, by when."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field, replace

from graph.folding import fold
from ingest.citations.cited import Citation
from ingest.citations.references import References
from ingest.citations.relations import implemented_in
from ingest.facts import Deadline, Evidence, Metadata, Role, Task
from ingest.outline.regions import kind_of_document
from ingest.outline.tree import Item, Outline
from ingest.patterns import Rule, rules
from ingest.tasks.deadlines import Near, find_deadline, stated_deadline
from ingest.tasks.roles import Bodies, addressees, headed, subject, supporters
from ingest.tasks.tables import Columns, bodies_in, columns_of, continues, is_data
from ingest.text import Cell, NormalText

_WORKING = frozenset({"tasks", "organisation"})
_CHARGING = frozenset({"CT", "TB", "CV", "CĐ"})
"""Kinds whose opening sentence charges those whom no item names; in a resolution it names the whole system."""
_NOTE = re.compile(r"\(.*\)\.?$", re.DOTALL)
_YEARS_LAST = re.compile(r"[,;]\s*((?:năm\s+)?20\d\d(?:\s*[-–]\s*20\d\d)?)\s*\)\W*$")
_LEVEL = re.compile(r"(?:Ở\s+)?[Cc]ấp\s[^:;.]{2,30}:\s*")
_DECIDING = frozenset({"QĐ", "NQ"})
_HEADING_LONGEST = 250
_OPENING = 40
_LETTERS_LEAST = 8
_INTRODUCTION = 40


def _reads(rule: str, words: str) -> bool:
    return rules("tasks")[rule].pattern.match(words) is not None


def find_tasks(text: NormalText, outline: Outline, document: Metadata, references: References) -> tuple[Task, ...]:
    """The tasks of a document, in reading order."""
    return tuple(_Finder(text, outline, document, references, Bodies.of(text)).tasks())


@dataclass(slots=True)
class _Finder:
    text: NormalText
    outline: Outline
    document: Metadata
    references: References
    bodies: Bodies
    found: list[Task] = field(default_factory=list)
    of_item: dict[int, int] = field(default_factory=dict)
    children: dict[int, list[int]] = field(default_factory=dict)
    leads: dict[int, tuple[Role, ...]] = field(default_factory=dict)
    subjects: set[int] = field(default_factory=set)
    supports: dict[int, tuple[Role, ...]] = field(default_factory=dict)
    periods: dict[int, Deadline | None] = field(default_factory=dict)
    columns: dict[int, Columns | None] = field(default_factory=dict)
    kind: str | None = None
    near: Near | None = None
    opening: tuple[Role, ...] = ()
    cited: list[Citation] = field(default_factory=list)
    announced: dict[int | None, tuple[Role, ...]] = field(default_factory=dict)

    def tasks(self) -> list[Task]:
        for index, item in enumerate(self.outline.items):
            if item.parent is not None:
                self.children.setdefault(item.parent, []).append(index)
        self.cited = _citations(self.references)
        self.kind = self.document.type or kind_of_document(self.text)
        self.opening = self._opening()
        self.near = Near.of(self.document.title, self.document.issued_on)
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
            self._level_of_roles(label, item)
        elif _reads("time_line", self.text.text[line.start : line.end]):
            self._line_of_time(label, line)
        else:
            self._line_of_roles(label, line)

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
            self._line_of_time(index, item)
            return
        if _reads("role_line", words):
            self._line_of_roles(index, item)
            return
        if _reads("attribute_line", words):
            return
        if _reads("output_line", words):
            self._line_of_output(index, item)
            return
        if _reads("role_note", words):
            self._note_of_roles(index, item)
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
        if sum(c.isalpha() for c in words[:_OPENING]) < _LETTERS_LEAST or _NOTE.match(words):
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
                cites=self._cites(item.start, item.end),
                implements=self._implements(item.start, item.end),
            )
        )

    def _cites(self, start: int, end: int) -> tuple[str, ...]:
        """The numbered documents named in a span."""
        numbered = (c for c in self._cited_in(start, end) if c.number)
        return tuple(dict.fromkeys(self.references.ref_at[c.start] for c in numbered))

    def _implements(self, start: int, end: int) -> tuple[str, ...]:
        """The documents that a span says to carry out."""
        carried_out = implemented_in(self.text.text, self._cited_in(start, end), start, end)
        return tuple(dict.fromkeys(self.references.ref_at[c.start] for c in carried_out))

    def _cited_in(self, start: int, end: int) -> list[Citation]:
        first = bisect_left(self.cited, start, key=lambda c: c.start)
        return self.cited[first : bisect_left(self.cited, end, key=lambda c: c.start)]

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

    def _line_of_time(self, index: int, item: Item) -> None:
        stated = find_deadline(self.text, item.start, item.end, self.near)
        number = self._before(index) if stated else None
        if number is not None:
            self.found[number] = replace(self.found[number], deadline=stated)

    def _line_of_roles(self, index: int, item: Item) -> None:
        number = self._before(index)
        if number is None:
            return
        task = self.found[number]
        patterns = rules("roles")
        lead = self._labelled(item, patterns["bracket_lead"]) or task.lead
        support = self._labelled(item, patterns["bracket_support"]) or task.support
        deadline = find_deadline(self.text, item.start, item.end, self.near) or task.deadline
        self.found[number] = replace(task, lead=lead, support=support, deadline=deadline)

    def _line_of_output(self, index: int, item: Item) -> None:
        number, words = self._before(index), self._words(item)
        label = rules("tasks")["output_line"].pattern.match(words)
        if number is not None and label:
            output = " ".join(words[label.end() :].split()).rstrip(" .;)") or None
            self.found[number] = replace(self.found[number], output=self.found[number].output or output)

    def _level_of_roles(self, index: int, item: Item) -> None:
        """Add the bodies of one level ("Cấp xã: UBND các xã") to those of the item before it."""
        number, level = self._before(index), _LEVEL.match(self._words(item))
        if number is None:
            return
        start, task = item.start + (level.end() if level else 0), self.found[number]
        lead = subject(self.bodies, start, item.end, labels=True, charges=True) or headed(self.bodies, start, item.end)
        support = supporters(self.bodies, start, item.end)
        self.found[number] = replace(task, lead=task.lead + lead, support=task.support + support)

    def _note_of_roles(self, index: int, item: Item) -> None:
        """Give a line in brackets ("Sở Y tế chủ trì, Sở Tài chính phối hợp") to the task before it."""
        number = self._before(index)
        if number is None:
            return
        task = self.found[number]
        inside = item.start + 1
        lead = subject(self.bodies, inside, item.end, labels=True, charges=True) or task.lead
        support = supporters(self.bodies, inside, item.end) or task.support
        deadline = find_deadline(self.text, inside, item.end, self.near) or self._last_years(item) or task.deadline
        self.found[number] = replace(task, lead=lead, support=support, deadline=deadline)

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

    def _row(self, index: int, item: Item) -> None:
        if item.table is None or item.row is None or item.zone in ("head", "closing", "objectives"):
            return
        above = self.outline.items[index - 1] if index else None
        if above and above.kind == "heading" and (above.table, above.row) == (item.table, item.row):
            return
        if item.table not in self.columns:
            before = self.columns[max(self.columns)] if self.columns else None
            self.columns[item.table] = columns_of(self.text, self.text.blocks[item.table], before)
        columns = self.columns[item.table]
        if columns and item.row >= columns.first and is_data(self.text, item.cells, columns):
            if above and above.kind == "row" and self.found and continues(self.text, item.cells, columns):
                self._extend(item.cells[columns.task])
            else:
                self._add_row(item, columns)

    def _extend(self, cell: Cell) -> None:
        """Add the rest of a broken row to the task before it."""
        task = self.found[-1]
        start = task.evidence.start
        evidence = replace(task.evidence, end=cell.end, quote=self.text.text[start : cell.end])
        words = " ".join(self.text.of(cell).split())
        if fold(words) in fold(task.text):
            return
        cites = tuple(dict.fromkeys(task.cites + self._cites(cell.start, cell.end)))
        self.found[-1] = replace(task, text=f"{task.text} {words}", evidence=evidence, cites=cites)

    def _add_row(self, item: Item, columns: Columns) -> None:
        cell = item.cells[columns.task]
        words = self.text.of(cell)
        lead, support = self._cell_roles(item, columns.lead), self._cell_roles(item, columns.support)
        time, output = self._cell(item, columns.time), self._cell(item, columns.output)
        self.found.append(
            Task(
                section=item.path,
                text=" ".join(words.split()),
                evidence=Evidence(cell.start, cell.end, words, "tasks/row", self.text.page_of(cell.start)),
                lead=lead,
                support=support,
                deadline=self._cell_deadline(time),
                output=(" ".join(self.text.of(output).split()) or None) if output else None,
                cites=self._cites(cell.start, cell.end),
                implements=self._implements(cell.start, cell.end),
            )
        )

    def _cell_deadline(self, time: Cell | None) -> Deadline | None:
        return stated_deadline(self.text, time.start, time.end, "tasks/column", self.near) if time else None

    def _cell(self, item: Item, column: int | None) -> Cell | None:
        return item.cells[column] if column is not None and column < len(item.cells) else None

    def _cell_roles(self, item: Item, column: int | None) -> tuple[Role, ...]:
        cell = self._cell(item, column)
        if cell is None:
            return ()
        known = self.bodies.within(cell.start, cell.end)
        return self.bodies.roles(bodies_in(self.text, cell, known), "tasks/column")


def _citations(references: References) -> list[Citation]:
    """Every place that names another document, in order."""
    named = [
        Citation(m.start, m.end, cited.type, cited.number, cited.issued_on, cited.issuer, cited.name, m.rule)
        for cited in references.cited
        for m in cited.mentions
        if m.start in references.ref_at
    ]
    return sorted(named, key=lambda citation: citation.start)
