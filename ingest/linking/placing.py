"""Which agency is meant: a name in the territory of the document that uses it.

"Sở Y tế" in a plan of tỉnh Bắc Giang is Sở Y tế tỉnh Bắc Giang, an instance of the kind "Sở Y tế"; a group ("các sở,
ngành") stays a group of that province; a central body is one in the country (``shared/design.md``, fact 4).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from graph.agencies import expand, kind_of
from graph.folding import fold
from graph.territories import CITY, Territory, territories
from ingest.linking.local import LocalUnit, local_unit
from ingest.linking.speaker import Speaker, joined, readable
from ingest.linking.standing import Standing, standing

_READABLE = 80
_GROUP = re.compile(r"\b(?:các|từng|những|mọi|liên quan|sở, (?:ban, )?ngành|cấp (?:tỉnh|huyện|xã))\b", re.IGNORECASE)
_RELATIVE_END = re.compile(r"[\s,]+(?:tỉnh|thành phố|TP\.?)\Z", re.IGNORECASE)
_LOCAL_END = re.compile(r"[\s,]+(?:huyện|quận|thị xã|thành phố|xã|phường|thị trấn|đặc khu)\Z", re.IGNORECASE)
_ABSOLUTE = re.compile(r"(?:Tổng )?(?:Công ty|Tập đoàn|Ngân hàng|Doanh nghiệp|Chi nhánh|Trường Đại học|Đại học) ")
_SPACES = re.compile(r"\s+")
_LEVEL = re.compile(r"\A(?:huyện|quận|thị xã|thành phố|xã|phường|thị trấn|đặc khu) ", re.IGNORECASE)
_OF_COMMITTEE = re.compile(r"(?:ủy|uỷ)\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PlacedAgency:
    """An agency with its place.

    Attributes:
        id: "so-y-te.tinh-bac-giang".
        name: full name, "Sở Y tế tỉnh Bắc Giang".
        territory: of the first level, or ``None`` for central bodies and where it is not known.
        unit: the district or commune, or ``None``.
        kind: name of its kind, or ``None`` for groups and unknown ones.
        certain: whether the name says which body of the country it is; else the id is the speaker's alone.
        known: whether the vocabulary has its kind.
    """

    id: str
    name: str
    territory: Territory | None
    unit: LocalUnit | None
    kind: str | None
    group: bool
    known: bool
    certain: bool = True


@lru_cache(maxsize=16384)
def place_agency(name: str, group: bool, speaker: Speaker) -> PlacedAgency:
    """The agency that ``name`` means in a text of ``speaker``."""
    full = _SPACES.sub(" ", expand(name)).strip(" ,;.")
    kind, said = kind_of(full), standing(full, speaker.day)
    level = kind.level if kind and said.level != "central" else said.level
    own = _is_of_own_unit(level, said, speaker, group or bool(_GROUP.search(full)))
    of_many = bool(kind) and not own and _is_of_many(level, said, speaker)
    group = group or of_many or bool(kind and kind.group) or bool(_GROUP.search(full))
    kind_name = kind.name if kind and (of_many or not group) else None
    if (level == "central" and said.territory is None) or _ABSOLUTE.match(full):
        return PlacedAgency(readable(full, _READABLE), full, None, None, kind_name, group, kind is not None)
    unit = speaker.unit if own else unit_named(said, speaker) if said.unit else None
    territory = unit.province if unit else said.territory or _home(said, level, group, speaker)
    base = full if group else _base(full, said.territory, unit, speaker)
    return PlacedAgency(
        id=joined(readable(base, _READABLE), _scope(territory, unit, level, speaker)),
        name=full if group or not (kind or said.relative or own) else _named(full, base, said, territory, unit),
        territory=territory,
        unit=unit,
        kind=kind_name,
        group=group,
        known=kind is not None,
        certain=territory is not None and not group and not (unit and unit.several),
    )


def unit_named(said: Standing, speaker: Speaker, day: date | None = None) -> LocalUnit:
    """The unit that a name holds, in a text of ``speaker``; ``day`` if another one than that of the text is meant."""
    within = said.district or _district_of(speaker)
    return local_unit(said.unit or "", said.territory or _own(speaker), day or speaker.day, within)


def _own(speaker: Speaker) -> Territory | None:
    return None if speaker.level == "central" else speaker.territory


def _district_of(speaker: Speaker) -> str | None:
    """The district that a body of a district or commune speaks of without naming it."""
    if speaker.unit is None:
        return None
    if speaker.unit.level == "district":
        return speaker.unit.name
    known = speaker.unit.known
    return known.district.name if known and known.district else None


def _is_of_own_unit(level: str | None, said: Standing, speaker: Speaker, group: bool) -> bool:
    """Whether a body of the speaker's own district or commune is meant: "UBND huyện" in a plan of huyện Mai Lâm."""
    if speaker.unit is None or said.unit or said.territory or group:
        return False
    return level == speaker.unit.level


def _is_of_many(level: str | None, said: Standing, speaker: Speaker) -> bool:
    """Whether a body is named that every unit has one of: "Trạm Y tế" in a plan of a province, "Sở Y tế"
    in a directive of the Government."""
    if said.unit or said.territory:
        return False
    return level in ("district", "commune") or (level == "province" and speaker.level == "central")


def _home(said: Standing, level: str | None, group: bool, speaker: Speaker) -> Territory | None:
    """The speaker's territory, where the name means a body of it."""
    home = _own(speaker)
    if home is None:
        return None
    if said.relative == CITY and home.kind != CITY and not group:
        return None
    return home if level or group else None


def _scope(territory: Territory | None, unit: LocalUnit | None, level: str | None, speaker: Speaker) -> str | None:
    """Where the name is the name of one body, as an id; what only the speaker can tell is in its own scope."""
    if unit is not None:
        return unit.id or joined(unit.path, territory.id if territory else None, speaker.apart)
    if territory is not None:
        return territory.id
    if speaker.level == "central":
        return None
    return speaker.territory.id if speaker.territory and level is None else speaker.apart


def _base(full: str, territory: Territory | None, unit: LocalUnit | None, speaker: Speaker) -> str:
    """The name without territory: what is the same for the same body elsewhere."""
    base = full
    if territory is not None:
        base = _without(base, territory, speaker.day)
    if unit:
        base = _LOCAL_END.sub("", _before(base, unit.name).strip(" ,-")) or base
    stripped = _RELATIVE_END.sub("", base.strip(" ,-"))
    return stripped or base


def _before(name: str, unit: str) -> str:
    """``name`` up to the mention of the unit, or of its bare name at the end ("Huyện ủy Mai Lâm")."""
    if len(fold(name)) != len(name):
        return name
    bare = _LEVEL.sub("", unit)
    start = fold(name).find(fold(unit))
    if start < 0 and fold(name).endswith(fold(f" {bare}")):
        start = len(name) - len(bare)
    return name[:start] if start > 0 else name


def _without(name: str, territory: Territory, day: date | None) -> str:
    """``name`` up to the mention of the territory that ends it."""
    for start in range(len(name)):
        if (start == 0 or not name[start - 1].isalnum()) and territories().find(name[start:], day) == territory:
            return name[:start]
    return name


def _named(full: str, base: str, said: Standing, territory: Territory | None, unit: LocalUnit | None) -> str:
    if unit is not None and not unit.several:
        bare = _LEVEL.sub("", unit.full_name) if _OF_COMMITTEE.search(base) else unit.full_name
        return f"{base} {bare}"
    if territory is None or said.territory:
        return full
    if _OF_COMMITTEE.search(base):
        return f"{base} {territory.short}"
    return f"{base} {territory.name}"
