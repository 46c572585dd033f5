"""From lines to items: headings told from paragraphs, run-in headings split, zones given."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ingest.outline.headings import Shape, names_body, shape_of
from ingest.outline.items import Item
from ingest.outline.reading import BULLET, Line
from ingest.outline.regions import kind_of_document
from ingest.outline.zones import zone_of_heading
from ingest.text import NormalText

_PROVIDING = frozenset({"NĐ", "TT", "L", "QyĐ", "QC"})
_REPORTING = frozenset({"TTr", "BC"})
_CONCLUDING = frozenset({"NQ", "TB", "KL"})
_CHARGES = re.compile(r"(?:Giao|Yêu\s+cầu|Đề\s+nghị)\s")
_CHARGING = re.compile(r"(?i)nhiệm\s+vụ(?!.*quyền\s+hạn)|(?:các\s+)?giải\s+pháp")


@dataclass(slots=True)
class ItemMaker:
    """Decides headings, splits run-in headings from their text, and gives every item its zone."""

    text: NormalText
    lines: list[Line]
    done: list[Item] = field(default_factory=list)
    indices: list[int] = field(default_factory=list)
    kind: str | None = None
    titled: set[tuple[int | None, str]] = field(default_factory=set)

    def _words(self, node: Line) -> str:
        return self.text.text[node.start : node.end]

    def items(self) -> list[Item]:
        self.kind = kind_of_document(self.text)
        self.titled = {(n.parent, n.style) for n in self.lines if n.parts and self._shape(n, self._words(n)).heading}
        for node in self.lines:
            parent = None if node.parent is None else self.indices[node.parent]
            self.indices.append(len(self.done))
            self._item(node, parent)
        return self.done

    def _item(self, node: Line, parent: int | None) -> None:
        if node.style in ("plain", BULLET, "row"):
            kind = {"plain": "paragraph", "row": "row"}.get(node.style, "bullet")
            zone = self.done[parent].zone if parent is not None else self._bare_zone(node)
            zone = "tasks" if self._charges(zone, node) and _CHARGES.match(self._words(node)) else zone
            self._add(node, kind, parent, zone, node.end)
            return
        line = self._words(node)
        in_table = node.table is not None
        shape = Shape(True, len(line.rstrip(" .:;,"))) if in_table or node.style == "star" else self._shape(node, line)
        heading = line[: shape.end] if shape.heading else line[:80] if node.parent is None else ""
        self._add(
            node,
            "heading" if shape.heading else "numbered",
            parent,
            self._zone(node, parent, heading, shape),
            node.start + shape.end,
        )
        if shape.rest is not None:
            own = len(self.done) - 1
            self.done.append(
                Item("paragraph", node.path, None, node.start + shape.rest, node.end, own, self.done[own].zone)
            )

    def _shape(self, node: Line, line: str) -> Shape:
        clause = node.parent is not None and self.lines[node.parent].style == "article"
        filled = node.parts > (node.endings if line[-1:] == "." else 0)
        filled = filled or (line[-1:].isalnum() and (node.parent, node.style) in self.titled)
        return shape_of(line, "letter" if clause else node.style, node.bold, filled)

    def _add(self, node: Line, kind: str, parent: int | None, zone: str, end: int) -> None:
        self.done.append(
            Item(kind, node.path, node.marker, node.start, end, parent, zone, node.cells, node.table, node.row)
        )

    def _charges(self, zone: str, node: Line) -> bool:
        """Whether a part of the state of affairs, in a resolution or notice, begins with the body that it charges."""
        return zone == "purpose" and self.kind in _CONCLUDING and names_body(self._words(node))

    def _bare_zone(self, node: Line) -> str:
        return {"body": "preamble", "addressee": "head"}.get(node.region, node.region)

    def _zone(self, node: Line, parent: int | None, heading: str, shape: Shape) -> str:
        if node.region in ("appendix", "closing"):
            return node.region
        above = self.done[parent].zone if parent is not None else None
        if node.style in ("article", "chapter"):
            found = zone_of_heading(heading, "provisions") if shape.heading else "provisions"
            charges = self.kind not in _PROVIDING and _CHARGING.match(heading)
            return "provisions" if found == "tasks" and not charges else found
        if above is None:
            found = zone_of_heading(heading, self._default())
            return found if shape.heading or found == "objectives" else self._default()
        above = "tasks" if self._charges(above, node) else above
        if node.style == "division" or not shape.heading:
            return above
        found = zone_of_heading(heading, above, sub=node.style not in ("roman", "upper"))
        if found == "tasks" and self.kind in _PROVIDING:
            return above
        return above if above == "organisation" and found not in ("purpose", "funding") else found

    def _default(self) -> str:
        if self.kind in _PROVIDING:
            return "provisions"
        return "purpose" if self.kind in _REPORTING else "tasks"
