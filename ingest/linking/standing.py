"""What the name of an issuing body says of it: level, branch, territory, and whether it means a body of the speaker's
own territory ("Ủy ban nhân dân tỉnh")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from graph.territories import CITY, PROVINCE, Territory, territories
from graph.units import COMMUNE, level_of

_CENTRAL = re.compile(
    r"\b(bộ (?!chỉ huy|phận|đội|tiêu)|chính phủ|thủ tướng|quốc hội|bộ chính trị|ban bí thư|trung ương|chủ tịch nước|"
    r"ngân hàng nhà nước|kiểm toán nhà nước|tòa án nhân dân tối cao|viện kiểm sát nhân dân tối cao|"
    r"bảo hiểm xã hội việt nam|tổng liên đoàn|đại hội đại biểu toàn quốc|đại hội lần thứ|tổng cục|quốc gia|việt nam)"
)
_PARTY = re.compile(
    r"\b(ban bí thư|bộ chính trị|trung ương đảng|ban chấp hành|ban thường vụ|(?:tỉnh|thành|huyện|quận|thị) ủy|"
    r"đảng (?:ủy|bộ)|đại hội (?:đại biểu|lần thứ)|ủy ban kiểm tra)\b"
)
_MASS = re.compile(
    r"\b(mặt trận tổ quốc|đoàn thanh niên|đoàn tncs|hội (?:nông dân|liên hiệp|cựu|luật gia|chữ thập đỏ)|"
    r"liên đoàn lao động|công đoàn|đoàn luật sư)\b"
)
_OF_PROVINCE = re.compile(r"\b(tỉnh|sở)\b")
_OF_CITY = re.compile(r"\b(thành ủy|thành phố)\b")
_DISTRICT = re.compile(r"\b(huyện|quận|thị xã|thị ủy)\b")
_COMMUNE = re.compile(r"(?<!hợp tác )\b(xã(?! hội)|phường|thị trấn|đặc khu)\b")
_SPELLING = re.compile(r"\b[Uu]ỷ\b")
_UNIT_WORDS = ("huyện", "quận", "thị xã", "thành phố", "xã", "phường", "thị trấn", "đặc khu")
_COMMITTEES = {"huyện ủy": "huyện", "quận ủy": "quận", "thị ủy": "thị xã"}
_UNIT = re.compile(rf"\b({'|'.join((*_COMMITTEES, *_UNIT_WORDS))})\s+", re.IGNORECASE)
_WORDS = re.compile(r"[\w'’]+(?:\s+[\w'’]+)*")


@dataclass(frozen=True, slots=True)
class Standing:
    """What a name says of the body.

    Attributes:
        level: ``central``, ``province``, ``district``, ``commune``, or ``None``.
        branch: ``party``, ``state``, ``mass``, or ``None`` where there is no name.
        territory: the territory of the first level that the name holds.
        units: the smaller units that it names, in order ("xã Mai Hạ", "huyện Mai Lâm").
        relative: ``tỉnh`` or ``thành phố`` where the name means that of the speaker, else ``None``.
    """

    level: str | None = None
    branch: str | None = None
    territory: Territory | None = None
    units: tuple[str, ...] = ()
    relative: str | None = None

    @property
    def unit(self) -> str | None:
        """The unit that the body is of: the first that it names."""
        return self.units[0] if self.units else None

    @property
    def district(self) -> str | None:
        """The district that it names a commune of."""
        return next((unit for unit in self.units[1:] if level_of(unit) != COMMUNE), None)


def standing(name: str | None, day: date | None = None) -> Standing:
    """What ``name`` says of the body it names, in a text of ``day``."""
    if not name:
        return Standing()
    plain = _SPELLING.sub("ủy", name).lower()
    territory, units = territories().find_in(name, day), tuple(_units(name, day))
    level = _level(plain, territory, units)
    return Standing(level, _branch(plain), territory, units, _relative(plain, level, territory))


def _level(plain: str, territory: Territory | None, units: tuple[str, ...]) -> str | None:
    if units:
        return level_of(units[0])
    if _CENTRAL.search(plain) and not _OF_PROVINCE.search(plain):
        return "central" if territory is None else "province"
    if territory is not None:
        return "province"
    if _COMMUNE.search(plain):
        return "commune"
    if _DISTRICT.search(plain):
        return "district"
    return "province" if _OF_PROVINCE.search(plain) else None


def _branch(plain: str) -> str:
    if _MASS.search(plain):
        return "mass"
    return "party" if _PARTY.search(plain) else "state"


def _relative(plain: str, level: str | None, territory: Territory | None) -> str | None:
    if territory is not None or level in ("central", "district", "commune"):
        return None
    if _OF_CITY.search(plain):
        return CITY
    return PROVINCE if _OF_PROVINCE.search(plain) else None


def _units(name: str, day: date | None) -> Iterator[str]:
    """The named units below the province: level word and the capitalised words after it."""
    for match in _UNIT.finditer(name):
        found = _WORDS.match(name, match.end())
        words = found[0].split() if found else []
        proper = next((i for i, word in enumerate(words) if not (word[0].isupper() or word[0].isdigit())), len(words))
        level = match[1].lower()
        unit = f"{_COMMITTEES.get(level, level)} {' '.join(words[:proper])}"
        if proper and not (level == CITY and territories().find(unit, day)):
            yield unit
