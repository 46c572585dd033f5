"""The lines of a document with their levels: ordinals, bullets, table rows, before it is known which are headings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.outline.headings import ALWAYS, is_upper, names_body
from ingest.outline.ordinals import Marker, marker_of
from ingest.outline.regions import Place, places
from ingest.outline.sequences import Numbering
from ingest.prefilter import Prefiltered
from ingest.text import Block, Cell, NormalText

BULLET = "bullet"
_CLOSING_FORMULA = re.compile(
    r"Trên\s+đây\s+là|(?:Chỉ\s+thị|Nghị\s+quyết|Kế\s+hoạch|Kết\s+luận|Quyết\s+định)\s+này\s|"
    r"Trong\s+quá\s+trình\s+(?:tổ\s+chức\s+|triển\s+khai\s+){0,2}thực\s+hiện[^.]{0,40}(?:nếu|khó\s+khăn|vướng\s+mắc|phát\s+sinh)"
)
_CLOSING_INSIDE = Prefiltered(
    re.compile(
        r"(?<=[.;])\s+(?=Trên\s+đây\s+là\s|Trong\s+quá\s+trình\s+(?:tổ\s+chức\s+|triển\s+khai\s+){0,2}thực\s+hiện)"
    )
)
_CHARGE = re.compile(r"(?:Nhận\s+được\s[^,]{3,40},\s+)?(?:Giao|Đề\s+nghị|[Yy]êu\s+cầu|đề\s+nghị)\s+")
_ISSUER_CHARGES = re.compile(
    r"(?:^|\.\s+)(?:(?:Chủ\s+tịch\s+)?(?:Ủy|Uỷ)\s+ban\s+nhân\s+dân|(?:Chủ\s+tịch\s+)?UBND)\s[\w\s]{0,30}yêu\s+cầu\s"
)
_STAR_LONGEST = 90
_TITLE_LEAST = 4
_BROKEN_LEAST = 60
_TITLED = frozenset({"upper", "roman", "number"})
_LONE = re.compile(r"[IVX]{1,5}\s*\.?$")


@dataclass(slots=True)
class Line:
    """A line, bullet or row before it is known whether it is a heading.

    ``parts`` counts what stands right under it, ``endings`` those parts that end the document ("./.").
    """

    style: str
    path: str
    marker: str | None
    start: int
    end: int
    parent: int | None
    region: str
    bold: bool = False
    cells: tuple[Cell, ...] = ()
    table: int | None = None
    row: int | None = None
    parts: int = 0
    endings: int = 0


@dataclass(slots=True)
class LineReader:
    """Reads the blocks of a text in order, and gives each line its path, marker and parent in ``lines``."""

    text: NormalText
    lines: list[Line] = field(default_factory=list)
    numbering: Numbering = field(default_factory=Numbering)
    bullets: list[tuple[str, int]] = field(default_factory=list)
    appendices: int = 0
    stars: dict[str, int] = field(default_factory=dict)
    untitled: int | None = None
    rest: tuple[int, int] | None = None

    def read(self) -> None:
        for index, (block, place) in enumerate(zip(self.text.blocks, places(self.text), strict=True)):
            if place.starts:
                self._begin(block, place)
                if place.starts == "appendix" and block.kind == "paragraph":
                    continue
            elif place.region == "closing":
                self.numbering.reset()
            if block.kind == "table":
                self._table(index, block, place)
            elif not self.text.text[block.start : block.end].isspace():
                self._paragraph(index, block, place)

    def _begin(self, block: Block, place: Place) -> None:
        self.numbering.reset()
        self.bullets.clear()
        if place.starts == "appendix":
            self._appendix(block, place)

    def _appendix(self, block: Block, place: Place) -> None:
        line = self.text.of(block) if block.kind == "paragraph" else ""
        marker = marker_of(line)
        named = marker is not None and marker.style == "appendix"
        self.appendices = (marker.value if named and marker else 0) or self.appendices + 1
        ordinal = Marker("appendix", self.appendices, f"PL{self.appendices}", 0)
        offset = marker.end if named and marker else 0
        title = line[offset:].strip()
        start = block.start + offset if title else block.start
        end = block.end if block.kind == "paragraph" else block.start
        shown = line[:offset].strip() or None
        index = self._add(Line("appendix", "", shown, start, end, None, place.region))
        self.lines[index].path = self.numbering.open(ordinal, index, colon=False)
        self.untitled = index

    def _add(self, node: Line) -> int:
        last = node.style != "plain" and self.text.text.endswith("./.", node.start, node.end)
        inside = _CLOSING_INSIDE.search(self.text.text, node.start, node.end) if last else None
        if inside:
            node.end, self.rest = inside.start(), (inside.end(), node.end)
        self.lines.append(node)
        if node.parent is not None:
            self.lines[node.parent].parts += 1
            self.lines[node.parent].endings += self.text.text.endswith("./.", node.start, node.end)
        return len(self.lines) - 1

    def _section(self) -> int | None:
        deepest = self.numbering.deepest
        return deepest.index if deepest else None

    def _path(self) -> str:
        deepest = self.numbering.deepest
        return deepest.path if deepest else ""

    def _paragraph(self, index: int, block: Block, place: Place) -> None:
        line = self.text.of(block)
        if self._title(block, line, place) or self._lone(block, line, place):
            return
        if self._continues(line, place):
            self.lines[-1].end = block.end
            return
        marker = marker_of(line) if place.region in ("body", "appendix", "addressee", "closing") else None
        if marker and (marker.style == BULLET or place.region in ("addressee", "closing")):
            self._bullet(index, block, marker, place)
        elif marker is None or marker.style == "appendix" or not self._numbered(block, line, marker, place):
            self._plain(block.start, block.end, block.bold, place)
        if self.rest:
            (start, end), self.rest = self.rest, None
            self._plain(start, end, False, place)

    def _title(self, block: Block, line: str, place: Place) -> bool:
        """Take the line as (a further line of) the title of a part whose title stands on lines of its own."""
        if self.untitled is None or line.lstrip().startswith("("):
            return False
        node = self.lines[self.untitled]
        begun = not (node.start == node.end or self.text.text[node.start : node.end].strip() == (node.marker or ""))
        titles = is_upper(line) or block.bold or (not begun and node.style != "appendix")
        if not titles or marker_of(line) or len(line) < _TITLE_LEAST or _LONE.match(line):
            self.untitled = None
            return False
        node.start, node.end = (node.start if begun else block.start), block.end
        if not is_upper(line):
            self.untitled = None
        return True

    def _lone(self, block: Block, line: str, place: Place) -> bool:
        """A Roman ordinal alone on its line, as a flattened table leaves it; its title follows."""
        if place.region != "appendix" or not _LONE.match(line):
            return False
        marker = marker_of(line.strip(" .") + ". X")
        if marker is None or marker.style != "roman" or not self.numbering.place(marker):
            return False
        node = Line("roman", "", line.strip(), block.start, block.end, self._section(), place.region)
        self._open(node, marker, "")
        self.untitled = len(self.lines) - 1
        return True

    def _continues(self, line: str, place: Place) -> bool:
        """Whether a line goes on with a sentence, or a title in capitals, that the line before it broke off."""
        if place.region not in ("body", "appendix") or not self.lines or marker_of(line):
            return False
        last = self.lines[-1]
        words = self.text.text[last.start : last.end]
        if last.style in _TITLED and is_upper(line) and is_upper(words):
            return words[-1].isalnum() or words[-1] in ",-–"
        broken = len(words) >= _BROKEN_LEAST and (words[-1].isalnum() or words[-1] == ",")
        return line[:1].islower() and last.style != "row" and broken

    def _numbered(self, block: Block, line: str, marker: Marker, place: Place) -> bool:
        if not self.numbering.place(marker):
            return False
        node = Line(
            marker.style,
            "",
            line[: marker.end].strip(),
            block.start + marker.end,
            block.end,
            self._section(),
            place.region,
            block.bold,
        )
        self._open(node, marker, line)
        return True

    def _open(self, node: Line, marker: Marker, line: str) -> None:
        index = self._add(node)
        node.path = self.numbering.open(marker, index, line.rstrip().endswith(":"))
        self.bullets.clear()
        self.untitled = index if marker.style in ALWAYS and node.start == node.end else None

    def _bullet(self, index: int, block: Block, marker: Marker, place: Place) -> None:
        line = self.text.of(block)
        if marker.ordinal == "*" and self._heads_star(index, line, place):
            return self._star(block, line, marker, place)
        sign = "-" if marker.ordinal in "–—−" else marker.ordinal
        depth = next((i for i, (other, _) in enumerate(self.bullets) if other == sign), None)
        if depth is not None:
            del self.bullets[depth:]
        parent = self.bullets[-1][1] if self.bullets else self._section()
        shown = line[: marker.end].strip()
        node = Line(BULLET, self._path(), shown, block.start + marker.end, block.end, parent, place.region, block.bold)
        self.bullets.append((sign, self._add(node)))
        return None

    def _heads_star(self, index: int, line: str, place: Place) -> bool:
        """Whether a starred line names a part: short, no sentence, and other items follow it."""
        if place.region not in ("body", "appendix") or len(line) > _STAR_LONGEST or line.rstrip()[-1:] in ".;,":
            return False
        following = self.text.blocks[index + 1 : index + 2]
        if not following or following[0].kind != "paragraph":
            return False
        after = marker_of(self.text.of(following[0])[:40])
        return after is None or (after.style == BULLET and after.ordinal != "*") or after.style.startswith("letter")

    def _star(self, block: Block, line: str, marker: Marker, place: Place) -> None:
        while self.numbering.levels and self.numbering.levels[-1].style == "star":
            self.numbering.levels.pop()
        count = self.stars[self._path()] = self.stars.get(self._path(), 0) + 1
        start = block.start + marker.end
        node = Line("star", "", line[: marker.end].strip(), start, block.end, self._section(), place.region, block.bold)
        self._open(node, Marker("star", count, "*", marker.end), line)

    def _plain(self, start: int, end: int, bold: bool, place: Place) -> None:
        self.bullets.clear()
        if len(self.numbering.levels) > 1:
            del self.numbering.levels[self._kept_levels(start, end) :]
        self._add(Line("plain", self._path(), None, start, end, self._section(), place.region, bold))

    def _kept_levels(self, start: int, end: int) -> int:
        """How many levels stay open where a paragraph without ordinal speaks for the whole again behind a list."""
        levels, words = self.numbering.levels, self.text.text[start:end]
        if _CLOSING_FORMULA.match(words):
            return len(levels) - 1
        charge = _CHARGE.match(words)
        if not _ISSUER_CHARGES.search(words) and not (charge and names_body(words[charge.end() :])):
            return len(levels)
        ends = words.endswith("./.")
        for depth, level in enumerate(levels[1:], start=1):
            above = self.lines[level.index]
            if names_body(self.text.text[above.start : above.end]) and (ends or depth == len(levels) - 1):
                return depth
        return len(levels)

    def _table(self, index: int, block: Block, place: Place) -> None:
        self.untitled = None
        self.bullets.clear()
        levels = list(self.numbering.levels)
        for number, cells in enumerate(block.rows):
            if cells:
                self._row(index, number, cells, place)
        if place.region != "appendix":
            self.numbering.levels[:] = levels

    def _row(self, table: int, number: int, cells: tuple[Cell, ...], place: Place) -> None:
        if place.region in ("body", "appendix") and self._row_heads(table, number, cells, place):
            return
        start, end = min(c.start for c in cells), max(c.end for c in cells)
        node = Line("row", self._path(), None, start, end, self._section(), place.region)
        node.cells, node.table, node.row = cells, table, number
        self._add(node)

    def _row_heads(self, table: int, number: int, cells: tuple[Cell, ...], place: Place) -> bool:
        """Take a row as the heading of the rows below it; ``True`` if it holds nothing else."""
        found = _heading_of_row(self.text, cells)
        if found is None or not self.numbering.place(found[0]):
            return False
        marker, shown, cell = found
        start = cell.start if cell.start != shown.start else cell.start + marker.end
        node = Line(
            marker.style, "", self.text.of(shown)[: marker.end].strip(), start, cell.end, self._section(), place.region
        )
        node.cells, node.table, node.row = cells, table, number
        index = self._add(node)
        node.path = self.numbering.open(marker, index, colon=False)
        return all(c.start in (shown.start, cell.start) or not self.text.of(c).strip() for c in cells)


def _heading_of_row(text: NormalText, cells: Sequence[Cell]) -> tuple[Marker, Cell, Cell] | None:
    """Ordinal, its cell and the cell of the title, where a row begins with a Roman number or a capital letter."""
    filled = [cell for cell in dict.fromkeys(cells) if text.of(cell).strip()]
    if not filled:
        return None
    first = text.of(filled[0])
    if len(first) <= 6 and len(filled) > 1:
        marker = marker_of(first.strip().rstrip(".)") + ". Xx")
        if marker and marker.style in ("roman", "upper"):
            return Marker(marker.style, marker.value, marker.ordinal, len(first)), filled[0], filled[1]
        return None
    marker = marker_of(first) if len(filled) == 1 else None
    return (marker, filled[0], filled[0]) if marker and marker.style in ("roman", "upper") else None
