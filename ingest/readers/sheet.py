"""A page as words with their places, whether they come from a text layer or from OCR. Lengths: points."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from statistics import median

from ingest.readers.layout import Grid


@dataclass(slots=True)
class Word:
    """A word and its box; ``top`` and ``bottom`` count from the upper edge of the page."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    bold: bool = False
    italic: bool = False

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


@dataclass(slots=True)
class Line:
    """Words on one baseline, from left to right."""

    words: list[Word]
    page: int

    @property
    def x0(self) -> float:
        return self.words[0].x0

    @property
    def x1(self) -> float:
        return max(word.x1 for word in self.words)

    @property
    def top(self) -> float:
        return median(word.top for word in self.words)

    @property
    def bottom(self) -> float:
        return median(word.bottom for word in self.words)

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def bold(self) -> bool:
        return all(word.bold for word in self.words)

    @property
    def italic(self) -> bool:
        return all(word.italic for word in self.words)

    @property
    def text(self) -> str:
        parts = [self.words[0].text]
        for left, right in zip(self.words, self.words[1:], strict=False):
            parts.append(right.text if right.x0 - left.x1 < 0.05 * (left.bottom - left.top) else " " + right.text)
        return "".join(parts)

    def segments(self, gap: float) -> list[Line]:
        """The parts of the line between white spaces of at least ``gap``."""
        parts = [[self.words[0]]]
        for word in self.words[1:]:
            if word.x0 - parts[-1][-1].x1 >= gap:
                parts.append([word])
            else:
                parts[-1].append(word)
        return [Line(part, self.page) for part in parts]


@dataclass(slots=True)
class Framed:
    """A table on its page, and the words in it."""

    grid: Grid
    x0: float
    x1: float
    top: float
    bottom: float
    words: list[Word] = field(default_factory=list)


@dataclass(slots=True)
class Sheet:
    """One page: its words outside tables, its tables, and whether a picture covers most of it."""

    number: int
    width: float
    height: float
    words: list[Word] = field(default_factory=list)
    tables: list[Framed] = field(default_factory=list)
    pictured: bool = False

    def plain(self) -> str:
        """All its words, also those in tables, in no sure order."""
        cells = (box.text for table in self.tables for box in table.grid.boxes())
        return " ".join((*(word.text for word in self.words), *cells))

    def all_words(self) -> list[Word]:
        """The words outside tables and those inside, in no sure order."""
        return [*self.words, *(word for table in self.tables for word in table.words)]

    def lines(self) -> list[Line]:
        return lines(self.words, self.number)


def lines(words: Iterable[Word], page: int) -> list[Line]:
    """Words put together to lines, from top to bottom.

    A word belongs to the line whose height it shares by half; superscripts therefore stay on their line.
    """
    found: list[Line] = []
    for word in sorted(words, key=lambda w: (w.middle, w.x0)):
        line = next((line for line in reversed(found[-3:]) if _shares(line, word)), None)
        if line is None:
            found.append(Line([word], page))
        else:
            line.words.append(word)
    for line in found:
        line.words.sort(key=lambda w: w.x0)
    found.sort(key=lambda line: (line.top, line.x0))
    return found


def _shares(line: Line, word: Word) -> bool:
    last = line.words[-1]
    shared = min(last.bottom, word.bottom) - max(last.top, word.top)
    return shared > 0.5 * min(last.bottom - last.top, word.bottom - word.top)


def columns(words: Iterable[Word], gutter: float) -> Iterator[list[Word]]:
    """The words left of ``gutter`` and those right of it."""
    both = list(words)
    yield [word for word in both if (word.x0 + word.x1) / 2 < gutter]
    yield [word for word in both if (word.x0 + word.x1) / 2 >= gutter]
