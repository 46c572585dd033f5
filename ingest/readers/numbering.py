"""Automatic numbering of Word as Word shows it (ECMA-376 Part 1, 17.9): "I.", "1.2.", "a)", "-"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LEVELS = 9
_SYMBOLS = {"\uf02d": "-", "\uf02b": "+"}
"""Signs of the font Symbol that are plain bullets."""
_WHOLE = re.compile(r"[0-9]{1,5}")
_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)


@dataclass(slots=True)
class Level:
    """How one level of a list is numbered."""

    form: str = "decimal"
    text: str = ""
    start: int = 1
    restart: int | None = None
    legal: bool = False


@dataclass(slots=True)
class Numbering:
    """The lists of a document and their counters. One instance reads one document, paragraph by paragraph.

    Attributes:
        lists: levels of each ``w:num``, and the ``w:abstractNum`` whose counters it shares.
    """

    lists: dict[str, tuple[str, dict[int, Level]]] = field(default_factory=dict)
    _counters: dict[str, list[int | None]] = field(default_factory=dict)
    _started: set[str] = field(default_factory=set)
    _restarts: dict[str, dict[int, int]] = field(default_factory=dict)

    def mark(self, num: str, depth: int) -> str:
        """The ordinal or bullet that Word shows before the next paragraph of list ``num`` on level ``depth``."""
        if num not in self.lists or not 0 <= depth < _LEVELS:
            return ""
        abstract, levels = self.lists[num]
        counters = self._counters.setdefault(abstract, [None] * _LEVELS)
        if num not in self._started:
            self._started.add(num)
            for restarted, start in self._restarts.get(num, {}).items():
                counters[restarted] = start - 1
        level = levels.get(depth, Level())
        value = counters[depth]
        counters[depth] = level.start if value is None else value + 1
        for deeper in range(depth + 1, _LEVELS):
            restart = levels.get(deeper, Level()).restart
            if restart is None or (restart and depth < restart):
                counters[deeper] = None
        return _shown(level, depth, levels, counters)


def _shown(level: Level, depth: int, levels: Mapping[int, Level], counters: list[int | None]) -> str:
    if level.form == "bullet":
        return bullet(level.text, depth)
    if level.form == "none" and "%" not in level.text:
        return level.text.strip()
    shown = level.text
    for place in range(depth + 1):
        other = levels.get(place, Level())
        value = counters[place]
        value = other.start if value is None else value
        form = "decimal" if level.legal else other.form
        shown = shown.replace(f"%{place + 1}", ordinal(value, form))
    return shown.strip()


def whole(value: str | None, default: int = 0) -> int:
    """The whole number of an attribute; ``default`` where it is missing, no number or beyond what Word writes."""
    return int(value) if value and _WHOLE.fullmatch(value) else default


def bullet(character: str, depth: int) -> str:
    """A bullet as text: plain characters as they are, those of symbol fonts as "-" on the first level, "+" below."""
    character = _SYMBOLS.get(character, character)
    if character.strip() and all(c < "\uf000" or c > "\uf0ff" for c in character) and character.strip() != "o":
        return character.strip()
    return "+" if depth and character.strip() else "-" if character.strip() else ""


def ordinal(value: int, form: str) -> str:
    """A number in one of Word's number formats; unknown formats as figures."""
    if form in ("lowerRoman", "upperRoman"):
        shown = ""
        for size, letters in _ROMAN:
            shown += letters * (value // size)
            value %= size
        return shown.upper() if form == "upperRoman" else shown
    if form in ("lowerLetter", "upperLetter") and value > 0:
        letter = chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1)
        return letter.upper() if form == "upperLetter" else letter
    if form == "decimalZero":
        return f"{value:02d}"
    return "" if form == "none" else str(value)


def numbering(root: Any) -> Numbering:
    """The lists of ``word/numbering.xml``; ``root`` is its element, or ``None`` for a document without lists."""
    found = Numbering()
    if root is None:
        return found
    abstracts = {a.get(W + "abstractNumId"): a for a in root.iterchildren(W + "abstractNum")}
    styles = {_value(a, "styleLink"): key for key, a in abstracts.items() if _value(a, "styleLink")}
    for num in root.iterchildren(W + "num"):
        key = _value(num, "abstractNumId") or ""
        link = _value(abstracts[key], "numStyleLink") if key in abstracts else None
        key = styles.get(link, key) if link else key
        levels = _levels(abstracts[key]) if key in abstracts else {}
        restarts: dict[int, int] = {}
        for override in num.iterchildren(W + "lvlOverride"):
            depth = whole(override.get(W + "ilvl"))
            levels |= _levels(override)
            start = _value(override, "startOverride")
            if start is not None and depth < _LEVELS:
                restarts[depth] = whole(start, 1)
        found.lists[num.get(W + "numId")] = (key, levels)
        found._restarts[num.get(W + "numId")] = restarts
    return found


def _levels(parent: Any) -> dict[int, Level]:
    levels = {}
    for element in parent.iterchildren(W + "lvl"):
        restart = _value(element, "lvlRestart")
        legal = element.find(W + "isLgl")
        levels[whole(element.get(W + "ilvl", "0"), _LEVELS)] = Level(
            form=_value(element, "numFmt") or "decimal",
            text=_value(element, "lvlText") or "",
            start=whole(_value(element, "start"), 1),
            restart=whole(restart) if restart is not None else None,
            legal=legal is not None and legal.get(W + "val", "1") not in ("0", "false"),
        )
    return levels


def _value(element: Any, tag: str) -> str | None:
    child = element.find(W + tag)
    return None if child is None else child.get(W + "val")
