"""Names of bodies in capitals, as letterheads and signatures print them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from graph.agencies import kind_spelt, known_names
from graph.territories import territories

_UNITS = r"(?:tỉnh|thành phố|thị xã|huyện|quận|xã|phường|thị trấn|đặc khu)"
_TERRITORY = re.compile(rf"\s*({_UNITS})\s+(.+)", re.IGNORECASE)
_HEAD = re.compile(
    r"(?<!\w)(?<!VĂN )(?<!QUỐC )(?<!BỆNH )(?<!HỌC )(?<!ỦY )(?<!UỶ )(?<!XÃ )(?<!HIỆP )(?<!CHI )(?<!TỔNG )(?<!ĐẢNG )"
    r"(?<!HẢI )(?<!BIÊN )(?!TỔ (?:CHỨC|QUỐC)|HỘI AN(?!\w)|ĐOÀN HÙNG|BÁO CÁO|PHÒNG,? (?:CHÁY|CHỐNG|KHÔNG|THỦ))"
    r"(?:SỞ|BAN(?: THƯỜNG TRỰC)?|HỘI|TRUNG TÂM|CỤC|CHI CỤC|TỔNG CỤC|TRƯỜNG|HỌC VIỆN|VIỆN|BỆNH VIỆN|CÔNG TY|PHÒNG|ĐẢNG"
    r"|TỔNG CÔNG TY|VĂN PHÒNG|LIÊN (?:ĐOÀN|MINH|HIỆP)|ĐOÀN|TỔ|[ỦU][YỶ] BAN|BỘ CHỈ HUY|BỘ TƯ LỆNH|HIỆP HỘI|THƯỜNG TRỰC"
    r"|QUÂN KHU|ĐÀI|BÁO|QUỸ)(?!\w)"
)
_ORGAN = re.compile(r"(?:Văn phòng|Ban |Ủy ban|Thường trực)")
_BELOW_PROVINCE = re.compile(r"(?:BAN THƯỜNG VỤ )?(?:HUYỆN|QUẬN|THỊ) (?:ỦY|UỶ)", re.IGNORECASE)
_CASED = {"chấp": "Chấp", "thường": "Thường", "tuyên": "Tuyên", "tổ": "Tổ", "nội": "Nội", "dân": "Dân", "bí": "Bí"}


@dataclass(frozen=True, slots=True)
class Body:
    """``name`` without territory; ``territory`` as it is printed behind it ("tỉnh Bắc Giang"), or ``None``."""

    name: str
    territory: str | None

    @property
    def full(self) -> str:
        return f"{self.name} {self.territory}" if self.territory else self.name


@cache
def _known() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){known_names()}")


def bodies(line: str) -> list[Body]:
    """``"UBND TỈNH LÀO CAI SỞ Y TẾ"`` → Ủy ban nhân dân (tỉnh Lào Cai), Sở Y tế.

    Words before the first name are left out.
    """
    starts = _starts(line)
    ends = [*(start for start, _ in starts), len(line)][1:]
    found: list[Body] = []
    for (start, name), end in zip(starts, ends, strict=True):
        chunk = line[start:end].strip()
        if name:
            kind = kind_spelt(chunk[: len(name)])
            rest = chunk[len(name) :].strip()
            town = rest.title() if _BELOW_PROVINCE.fullmatch(name) and 0 < len(rest.split()) <= 4 else None
            found.append(Body(kind.name if kind else name, territory(rest) or town))
        else:
            placed = re.search(rf"\s+{_UNITS}\s+", chunk, re.IGNORECASE)
            words = chunk[: placed.start()] if placed else chunk
            found.append(Body(_sentence_case(words), territory(chunk[placed.start() :]) if placed else None))
    return found


def _starts(line: str) -> list[tuple[int, str]]:
    """Where names begin, each with its spelling in the vocabulary, or ``""`` for one that only a head word tells."""
    starts: list[tuple[int, str]] = []
    position = 0
    while position < len(line):
        known, head = _known().search(line, position), _HEAD.search(line, position)
        while known and not _fits(known, line):
            known = _known().search(line, known.start() + 1)
        first = min((m for m in (known, head) if m), key=lambda m: (m.start(), m is head), default=None)
        if first is None:
            break
        starts.append((first.start(), first[0] if first is known else ""))
        position = first.end()
    return starts


def _fits(match: re.Match[str], line: str) -> bool:
    kind = kind_spelt(match[0])
    return kind is not None and not (kind.needs_tail and not _TERRITORY.match(line[match.end() :]))


def territory(words: str) -> str | None:
    """``"TỈNH BẮC GIANG"`` → ``"tỉnh Bắc Giang"``; a bare ``"LÀO CAI"`` → ``"Lào Cai"``."""
    words = words.strip()
    found = _TERRITORY.match(words)
    name = found[2] if found else words
    known = territories().find(words) or territories().find(name.title())
    if known and (found is None or found[1].lower() == known.kind):
        return known.name if found else known.short
    if found and len(name.split()) <= 5:
        return f"{found[1].lower()} {' '.join(word.capitalize() for word in name.split())}"
    return None


def _sentence_case(words: str) -> str:
    first, *rest = words.split()
    cased = [_CASED.get(word.lower(), word.lower()) if index == 0 else word.lower() for index, word in enumerate(rest)]
    return " ".join([first.capitalize(), *cased])


def innermost(found: list[Body]) -> Body:
    """The body that the last line of a letterhead names, with what the lines above it say of whose it is."""
    last = found[-1]
    if len(found) == 1 or last.territory:
        return last
    superior = found[-2]
    place = next((body.territory for body in reversed(found) if body.territory), None)
    together = kind_spelt(f"{last.name} {superior.name}")
    if together:
        return Body(together.name, place)
    if _ORGAN.match(last.name) and (_party(superior.name) or last.name == "Văn phòng"):
        return Body(f"{last.name} {superior.name}", place)
    return Body(last.name, place)


def _party(name: str) -> bool:
    return bool(
        re.match(r"(?:Tỉnh|Thành|Huyện|Quận|Thị|Đảng) ủy|Đảng bộ|Mặt trận|Ủy ban Mặt trận|Hội |Liên đoàn|Đoàn ", name)
    )
