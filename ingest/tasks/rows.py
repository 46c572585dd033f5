"""Tasks that the rows of a table state, one a row."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from graph.folding import fold
from ingest.facts import Evidence, Role, Task
from ingest.outline.tree import Item
from ingest.tasks.bodies import Bodies
from ingest.tasks.deadlines import Near, stated_deadline
from ingest.tasks.named_documents import NamedDocuments
from ingest.tasks.tables import Columns, bodies_in, columns_of, is_data
from ingest.text import Cell, NormalText


@dataclass(slots=True)
class Rows:
    """The rows of a document's tables, which share the columns found at the head of each table.

    Attributes:
        near: the time of the document, for dates without year.
    """

    text: NormalText
    bodies: Bodies
    named: NamedDocuments
    near: Near | None
    _columns: dict[int, Columns | None] = field(default_factory=dict)

    def columns(self, item: Item) -> Columns | None:
        """The columns of a row that holds a task or goes on with one; ``None`` for any other row."""
        if item.table is None or item.row is None:
            return None
        if item.table not in self._columns:
            before = self._columns[max(self._columns)] if self._columns else None
            self._columns[item.table] = columns_of(self.text, self.text.blocks[item.table], before)
        columns = self._columns[item.table]
        data = columns and item.row >= columns.first and is_data(self.text, item.cells, columns)
        return columns if data else None

    def task(self, item: Item, columns: Columns) -> Task:
        """The task of a row."""
        cell = item.cells[columns.task]
        words = self.text.of(cell)
        time, output = _cell(item, columns.time), _cell(item, columns.output)
        return Task(
            section=item.path,
            text=" ".join(words.split()),
            evidence=Evidence(cell.start, cell.end, words, "tasks/row", self.text.page_of(cell.start)),
            lead=self._roles(_cell(item, columns.lead)),
            support=self._roles(_cell(item, columns.support)),
            deadline=stated_deadline(self.text, time.start, time.end, "tasks/column", self.near) if time else None,
            output=(" ".join(self.text.of(output).split()) or None) if output else None,
            cites=self.named.cites(cell.start, cell.end),
            implements=self.named.implements(cell.start, cell.end),
        )

    def continued(self, task: Task, cell: Cell) -> Task:
        """The task with the rest of its row, which the end of a page broke off."""
        start = task.evidence.start
        evidence = replace(task.evidence, end=cell.end, quote=self.text.text[start : cell.end])
        words = " ".join(self.text.of(cell).split())
        if fold(words) in fold(task.text):
            return task
        cites = tuple(dict.fromkeys(task.cites + self.named.cites(cell.start, cell.end)))
        return replace(task, text=f"{task.text} {words}", evidence=evidence, cites=cites)

    def _roles(self, cell: Cell | None) -> tuple[Role, ...]:
        if cell is None:
            return ()
        known = self.bodies.within(cell.start, cell.end)
        return self.bodies.roles(bodies_in(self.text, cell, known), "tasks/column")


def _cell(item: Item, column: int | None) -> Cell | None:
    return item.cells[column] if column is not None and column < len(item.cells) else None
