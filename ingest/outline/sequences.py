"""Levels of numbering: an ordinal continues an open sequence of its style, or begins a new one below."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ingest.outline.ordinals import Marker

_RANKS = {
    name: rank
    for rank, name in enumerate(
        (
            "appendix",
            "part",
            "chapter",
            "division",
            "article",
            "upper",
            "roman",
            "number",
            "dotted",
            "letter",
            "number_bracket",
            "bracketed",
            "letter_number",
            "star",
        )
    )
}
_STRUCTURAL = _RANKS["roman"]
_GAP = 4
_FIRST_SEEN = 3


@dataclass(frozen=True, slots=True)
class Level:
    """An open ordinal: ``index`` of its item, ``colon`` whether its own line ends by announcing a list."""

    style: str
    value: int
    ordinal: str
    path: str
    index: int
    colon: bool = False


class Numbering:
    """The open ordinals from the chief part down to the deepest."""

    def __init__(self) -> None:
        self.levels: list[Level] = []
        self.reached: dict[str, int] = {}

    def reset(self) -> None:
        """Forget every open sequence: a new document, or an appendix, begins."""
        self.levels.clear()
        self.reached.clear()

    @property
    def deepest(self) -> Level | None:
        return self.levels[-1] if self.levels else None

    def place(self, marker: Marker) -> bool:
        """Close what ``marker`` ends, so that ``deepest`` is its parent; ``False`` where it fits no sequence."""
        depth = self._dotted_depth(marker) if marker.style == "dotted" else self._depth(marker)
        if depth is None:
            return False
        del self.levels[depth:]
        return True

    def open(self, marker: Marker, index: int, colon: bool) -> str:
        """Open ``marker`` under ``deepest`` as item ``index``; its path."""
        path = self.path_of(marker)
        self.reached[marker.style] = marker.value
        self.levels.append(Level(marker.style, marker.value, marker.ordinal, path, index, colon))
        return path

    def path_of(self, marker: Marker) -> str:
        """Path of a marker under the open levels: ordinals joined as written, "2" before "2.1" left out."""
        above = self.levels[-1].path if self.levels else ""
        if marker.style == "star":
            return f"{above}*{marker.value}"
        if marker.style == "article":
            return marker.ordinal
        if marker.style == "dotted":
            outside = [level for level in self.levels if not marker.ordinal.startswith(level.ordinal + ".")]
            above = outside[-1].path if outside else ""
        return f"{above}.{marker.ordinal}" if above else marker.ordinal

    def _dotted_depth(self, marker: Marker) -> int | None:
        prefix = marker.ordinal.rpartition(".")[0]
        depth = self._deepest(lambda level: level.style in ("number", "dotted", "article") and _tail(level) == prefix)
        if depth is not None:
            return depth + 1
        same = self._deepest(
            lambda level: level.style == "dotted" and level.ordinal.count(".") == marker.ordinal.count(".")
        )
        if same is not None and marker.ordinal.split(".")[0] == self.levels[same].ordinal.split(".")[0]:
            return same
        if same is None and marker.value > _FIRST_SEEN:
            return None
        return self._above(_RANKS["number"] + (marker.ordinal.count(".") > 1))

    def _depth(self, marker: Marker) -> int | None:
        exact = self._deepest(lambda level: level.style == marker.style and level.value + 1 == marker.value)
        if exact is not None:
            return exact
        if marker.value == 1:
            return self._first(marker.style)
        return self._irregular(marker)

    def _irregular(self, marker: Marker) -> int | None:
        """Where an ordinal belongs whose predecessor is missing or misprinted."""
        near = self._deepest(
            lambda level: level.style == marker.style and level.value <= marker.value <= level.value + _GAP
        )
        if near is not None:
            return near
        same = self._deepest(lambda level: level.style == marker.style)
        if same is not None:
            return same if marker.style in ("article", "letter") else None
        runs_on = marker.value == self.reached.get(marker.style, 0) + 1
        if marker.style == "article" or marker.value <= _FIRST_SEEN or runs_on:
            return self._first(marker.style)
        return None

    def _first(self, style: str) -> int:
        """Depth at which a sequence begins."""
        rank = _RANKS[style]
        same = self._deepest(lambda level: level.style == style)
        if rank <= _STRUCTURAL:
            return self._above(rank) if same is None else same
        if same is None or (self.levels and self.levels[-1].colon):
            return len(self.levels)
        return same

    def _above(self, rank: int) -> int:
        """Depth below every open level that ranks higher than ``rank``."""
        return next((i for i, level in enumerate(self.levels) if _RANKS[level.style] >= rank), len(self.levels))

    def _deepest(self, test: Callable[[Level], bool]) -> int | None:
        return next((i for i in range(len(self.levels) - 1, -1, -1) if test(self.levels[i])), None)


def _tail(level: Level) -> str:
    return level.ordinal.removeprefix("Điều ")
