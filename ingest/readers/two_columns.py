"""The two places of a page that are set in two columns: the letterhead and the end with recipients and signature.

Nghị định 30/2020/NĐ-CP, Phụ lục I, and Hướng dẫn 36-HD/VPTW: agency and number left, motto and dateline right;
recipients left, authority, office and name of the signer right. Both are read left column first.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph.folding import fold
from ingest.readers.letters import repair
from ingest.readers.lines import is_capitals, is_type_word, starts_item
from ingest.readers.sheet import Line

_MOTTO = re.compile(r"C[ỘO]NG\s+H(?:ÒA|OÀ|OA|ÓA)\s+X[ÃA]\s+H[ỘO]I|Đ[ẢA]NG\s+C[ỘO]NG\s+S[ẢA]N\s+VI[ỆE]T", re.IGNORECASE)
_RECIPIENTS = re.compile(r"\W*N[ơo]i\s+(?:nhận|nhân|gửi)\b", re.IGNORECASE)
_SIGNER = re.compile(
    r"\W*(?:(?:tm|t/m|kt|k/t|tl|t/l|tuq|q)\s?[./,]\s?[a-z]|(?:thu tuong|bo truong|chu tich|giam doc|bi thu|pho|chanh"
    r"|chu nhiem|truong|thu truong|tong|vien truong|cuc truong|quyen)\b)"
)
"""Of folded text: OCR loses marks over capitals ("CHU TỊCH")."""
_ADDRESSEES = re.compile(r"\W*Kính\s+g[ửừ]i\b", re.IGNORECASE)
_WIDE = 15.0


@dataclass(slots=True)
class Zone:
    """Lines ``start`` to ``end`` (exclusive) of a page are in two columns, parted at ``gutter``."""

    start: int
    end: int
    gutter: float


def zones(lines: list[Line]) -> list[Zone]:
    """The two-column parts of a page, from top to bottom."""
    found: list[Zone] = []
    place = 0
    while place < len(lines):
        zone = _letterhead(lines, place) or _closing(lines, place)
        if zone is None:
            place += 1
            continue
        found.append(zone)
        place = max(zone.end, place + 1)
    return found


def _letterhead(lines: list[Line], place: int) -> Zone | None:
    """The letterhead whose motto stands on line ``place``; its left column may begin some lines above."""
    segments = lines[place].segments(_WIDE)
    right = next((part for part in segments if _MOTTO.search(repair(part.text))), None)
    if right is None:
        return None
    right = _from_motto(right)
    start = place
    while start > 0 and place - start < 2 and lines[start - 1].x1 < right.x0 and _near(lines[start - 1], lines[start]):
        start -= 1
    gutter = _gutter(lines[start : place + 8], lines[place], right)
    end = place + 1
    while end < len(lines) and end - place < 16 and _parted(lines[end], gutter) and not _ends_letterhead(lines[end]):
        end += 1
    return Zone(start, end, gutter)


def _from_motto(part: Line) -> Line:
    """The words of the motto, where only a narrow space parts them from the agency's name."""
    for index in range(len(part.words)):
        rest = Line(part.words[index:], part.page)
        if _MOTTO.match(repair(rest.text)):
            return rest
    return part


def _near(upper: Line, lower: Line) -> bool:
    return lower.top - upper.bottom < 2 * lower.height


def _ends_letterhead(line: Line) -> bool:
    text = repair(line.text)
    return is_type_word(text) or _ADDRESSEES.match(text) is not None


def _gutter(window: list[Line], motto: Line, right: Line) -> float:
    """The middle of the widest white strip between the columns, near the left edge of the motto.

    The dateline may begin left of the motto, the subject of a letter may end right of the agency.
    """
    left_words = [word for word in motto.words if word.x1 <= right.x0]
    low = left_words[-1].x1 if left_words else right.x0 - 60
    return _widest(window, low, right.x0)


def _widest(window: list[Line], low: float, high: float) -> float:
    """The place between ``low`` and ``high`` that the fewest lines cross, in the middle of the widest such strip."""
    steps = 24
    places = [low + (high - low) * (step + 0.5) / steps for step in range(steps)]
    crossed = [sum(not _parted(line, place) for line in window) for place in places]
    fewest = min(crossed)
    best, run = (0, 0), 0
    for index, count in enumerate([*crossed, fewest + 1]):
        if count == fewest:
            run += 1
        else:
            best, run = max(best, (run, -index)), 0
    return places[max(0, min(steps - 1, -best[1] - 1 - best[0] // 2))]


def _parted(line: Line, gutter: float) -> bool:
    """Whether no word, and no ordinary space between words, of the line lies across the gutter."""
    before = [word.x1 for word in line.words if word.x0 < gutter]
    after = [word.x0 for word in line.words if word.x0 >= gutter]
    if before and max(before) > gutter:
        return False
    return not (before and after) or after[0] - max(before) > 0.6 * line.height


def _signs(line: Line) -> bool:
    """Whether a line names, in capitals, who signs or for whom."""
    text = repair(line.text)
    match = _SIGNER.match(fold(text))
    return match is not None and is_capitals(text[: match.end()])


def _closing(lines: list[Line], place: int) -> Zone | None:
    """Recipients and signature from line ``place`` on."""
    if not _RECIPIENTS.match(repair(lines[place].text)):
        return None
    start = place
    edge = lines[place].words[min(1, len(lines[place].words) - 1)].x1
    while start > 0 and place - start < 3 and lines[start - 1].x0 > edge and _signs(lines[start - 1]):
        start -= 1
    window = lines[start : place + 14]
    rights = [part.x0 for line in window for part in line.segments(_WIDE)[-1:] if _signs(part)]
    if not rights:
        return None
    gutter = _widest(window, edge, min(rights) + 2)
    end = place + 1
    while end < len(lines) and _parted(lines[end], gutter) and not is_type_word(repair(lines[end].text)):
        end += 1
    return Zone(start, end, gutter)


def continues_column(before: Line, line: Line, first: Line) -> bool:
    """Whether, inside a column, ``line`` goes on with the entry that began with ``first`` and came to ``before``.

    Only recipients and the subject of a letter ("V/v …") wrap; agency, number, office and name are a line each.
    """
    opening, text, last = repair(first.text), repair(line.text), repair(before.text)
    if starts_item(text) or text[:1] in "-+" or _signs(line) or re.match(r"Số\s?:", text):
        return False
    if re.match(r"(?:V/v|Về việc)\b", opening):
        return line.top - before.bottom < 1.2 * line.height
    return opening[:1] in "-+" and last[-1:] not in ";." and line.top - before.bottom < line.height
