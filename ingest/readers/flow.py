"""Lines of running text become paragraphs, by what the lines say and how they stand on the page."""

from __future__ import annotations

import itertools
from collections import Counter
from dataclasses import dataclass
from statistics import median

from ingest.readers.layout import Paragraph
from ingest.readers.letters import repair
from ingest.readers.lines import (
    bare_number,
    is_capitals,
    is_closed,
    is_type_word,
    joined,
    stands_alone,
    starts_item,
    starts_small,
)
from ingest.readers.sheet import Line

_INDENT = 8.0
_RAGGED = 6.0


@dataclass(slots=True)
class Measure:
    """How the text of a page is set: left and right edge, and the usual space between lines, in points."""

    left: float
    right: float
    leading: float

    def is_centred(self, line: Line) -> bool:
        before, after = line.x0 - self.left, self.right - line.x1
        return before > 12 and after > 12 and abs(before - after) < max(14.0, 0.06 * (self.right - self.left))


def measure(lines: list[Line], default: Measure | None = None) -> Measure:
    """The measure of a page, by its own lines, or ``default`` where these are too few."""
    if len(lines) < 6 and default is not None:
        return default
    starts = Counter(round(line.x0 / 2) for line in lines)
    common = [place for place, count in starts.items() if count >= max(2, 0.12 * len(lines))]
    left = 2.0 * min(common) if common else min((line.x0 for line in lines), default=0.0)
    ends = sorted(line.x1 for line in lines)
    right = ends[int(len(ends) * 0.9)] if ends else 0.0
    gaps = [b.top - a.bottom for a, b in itertools.pairwise(lines) if b.page == a.page and b.top > a.top]
    return Measure(left, right, median(gaps) if gaps else 0.0)


def paragraph(lines: list[Line], centred: bool = False) -> Paragraph:
    """One paragraph of its lines."""
    return Paragraph(
        joined(line.text for line in lines),
        page=lines[0].page,
        bold=all(line.bold for line in lines),
        italic=all(line.italic for line in lines),
        centred=centred,
    )


class Flow:
    """Takes the lines of a document one after the other and hands out paragraphs."""

    def __init__(self) -> None:
        self._lines: list[Line] = []
        self._measure = Measure(0.0, 0.0, 0.0)
        self._in_title = False

    def add(self, line: Line, page: Measure) -> list[Paragraph]:
        """Takes a line; returns the paragraph that it has finished, if any."""
        if self._lines and self._continues(line, page):
            self._lines.append(line)
            return []
        done = self.finish()
        self._in_title = bool(done) and is_type_word(repair(done[0].text))
        self._lines, self._measure = [line], page
        return done

    def finish(self) -> list[Paragraph]:
        """The paragraph begun, if any."""
        if not self._lines:
            return []
        centred = all(self._measure.is_centred(line) for line in self._lines)
        done = [paragraph(self._lines, centred)]
        self._lines = []
        return done

    def _continues(self, line: Line, page: Measure) -> bool:
        last = self._lines[-1]
        before, text = repair(last.text), repair(line.text)
        if stands_alone(text) or is_type_word(before) or not text or not before:
            return False
        if starts_item(text):
            return self._broken_figure(before, text, line, page)
        same_page = last.page == line.page
        gap = line.top - last.bottom if same_page else page.leading
        spaced = gap > page.leading + 0.55 * max(line.height, last.height)
        if self._measure.is_centred(last) or page.is_centred(line):
            return self._goes_on_centred(line, page, spaced)
        if spaced and not (starts_small(text) and not is_closed(before)):
            return False
        if line.x0 > page.left + _INDENT and not self._hangs(line):
            return starts_small(text) and not is_closed(before) and self._is_full(last, line)
        return self._is_full(last, line) or (starts_small(text) and not is_closed(before))

    def _goes_on_centred(self, line: Line, page: Measure, spaced: bool) -> bool:
        last = self._lines[-1]
        before, text = repair(last.text), repair(line.text)
        alike = line.bold == last.bold and is_capitals(before) == is_capitals(text)
        both = self._measure.is_centred(last) and page.is_centred(line)
        wide = self._in_title and (self._measure.is_centred(last) or self._is_full(last, line))
        if both or wide:
            return alike and not spaced and not is_closed(before)
        return starts_small(text) and not is_closed(before) and not spaced and alike

    def _hangs(self, line: Line) -> bool:
        """Whether a line in a hanging or wholly indented paragraph starts where its second or only line did."""
        reference = self._lines[1] if len(self._lines) > 1 else self._lines[0]
        return abs(line.x0 - reference.x0) < 3 and len(self._lines) > 1

    def _is_full(self, last: Line, line: Line) -> bool:
        """Whether the first word of ``line`` would not have fitted on the line before."""
        word = line.words[0]
        return last.x1 + 0.25 * last.height + (word.x1 - word.x0) > self._measure.right - _RAGGED

    def _broken_figure(self, before: str, text: str, line: Line, page: Measure) -> bool:
        """Whether what looks like an item is the middle of a sentence: at the left edge, after an open full line."""
        first = self._lines[0]
        indented = first.x0 > self._measure.left + _INDENT
        at_edge = line.x0 < page.left + _INDENT / 2
        odd = bare_number(text) is not None or text[:1] in "-–+"
        return odd and indented and at_edge and not is_closed(before) and self._is_full(self._lines[-1], line)
