"""Which agency is meant: a name in the territory of the document that uses it.

"Sở Y tế" in a plan of tỉnh Bắc Giang is Sở Y tế tỉnh Bắc Giang, an instance of the kind "Sở Y tế"; a group ("các sở,
ngành") stays a group of that province; a central body is one in the country (``shared/design.md``, fact 4).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from graph.agencies import expand, kind_of
from graph.folding import fold, slug
from graph.territories import CITY, Territory, territories
from ingest.linking.speaker import Speaker, joined, readable
from ingest.linking.standing import Standing, standing

_READABLE = 80
_GROUP = re.compile(r"\b(?:các|từng|những|mọi|liên quan|sở, (?:ban, )?ngành|cấp (?:tỉnh|huyện|xã))\b", re.IGNORECASE)
_RELATIVE_END = re.compile(r"[\s,]+(?:tỉnh|thành phố|TP\.?)\Z", re.IGNORECASE)
_ABSOLUTE = re.compile(r"(?:Tổng )?(?:Công ty|Tập đoàn|Ngân hàng|Doanh nghiệp|Chi nhánh|Trường Đại học|Đại học) ")
_SPACES = re.compile(r"\s+")
_OF_COMMITTEE = re.compile(r"(?:ủy|uỷ)\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PlacedAgency:
    """An agency with its place.

    Attributes:
        id: "so-y-te.tinh-bac-giang".
        name: full name, "Sở Y tế tỉnh Bắc Giang".
        territory: of the first level, or ``None`` for central bodies and where it is not known.
        unit: the smaller unit, "huyện Mai Lâm", or ``None``.
        kind: name of its kind, or ``None`` for groups and unknown ones.
        certain: whether the name says which body of the country it is; else the id is the speaker's alone.
        known: whether the vocabulary has its kind.
    """

    id: str
    name: str
    territory: Territory | None
    unit: str | None
    kind: str | None
    group: bool
    known: bool
    certain: bool = True


@lru_cache(maxsize=16384)
def place_agency(name: str, group: bool, speaker: Speaker) -> PlacedAgency:
    """The agency that ``name`` means in a text of ``speaker``."""
    full = _SPACES.sub(" ", expand(name)).strip(" ,;.")
    kind, said = kind_of(full), standing(full)
    level = kind.level if kind and said.level != "central" else said.level
    of_many = bool(kind) and _is_of_many(level, said, speaker)
    group = group or of_many or bool(kind and kind.group) or bool(_GROUP.search(full))
    kind_name = kind.name if kind and (of_many or not group) else None
    if (level == "central" and said.territory is None) or _ABSOLUTE.match(full):
        return PlacedAgency(readable(full, _READABLE), full, None, None, kind_name, group, kind is not None)
    territory = said.territory or _home(said, level, group, speaker)
    base = full if group else _base(full, said.territory, said.unit)
    return PlacedAgency(
        id=joined(readable(base, _READABLE), _scope(territory, said.unit, level, speaker)),
        name=full if group or said.territory or not (kind or said.relative) else _named(full, base, said, territory),
        territory=territory,
        unit=said.unit,
        kind=kind_name,
        group=group,
        known=kind is not None,
        certain=territory is not None and not group,
    )


def _is_of_many(level: str | None, said: Standing, speaker: Speaker) -> bool:
    """Whether a body is named that every unit has one of: "Trạm Y tế" in a plan of a province, "Sở Y tế"
    in a directive of the Government."""
    if said.unit or said.territory:
        return False
    return level in ("district", "commune") or (level == "province" and speaker.level == "central")


def _home(said: Standing, level: str | None, group: bool, speaker: Speaker) -> Territory | None:
    """The speaker's territory, where the name means a body of it."""
    home = speaker.territory
    if home is None or speaker.level == "central":
        return None
    if said.relative == CITY and home.kind != CITY and not group:
        return None
    return home if level or group else None


def _scope(territory: Territory | None, unit: str | None, level: str | None, speaker: Speaker) -> str | None:
    if territory is not None:
        return f"{slug(unit)}.{territory.id}" if unit else territory.id
    if speaker.level == "central":
        return slug(unit) if unit else None
    where = speaker.territory.id if speaker.territory and level is None else speaker.apart
    return f"{slug(unit)}.{where}" if unit else where


def _base(full: str, territory: Territory | None, unit: str | None) -> str:
    """The name without territory: what is the same for the same body elsewhere."""
    base = full
    if territory is not None:
        base = _without(base, territory)
    if unit:
        start = fold(base).find(fold(unit)) if len(fold(base)) == len(base) else -1
        base = base[:start] if start > 0 else base
    stripped = _RELATIVE_END.sub("", base.strip(" ,-"))
    return stripped or base


def _without(name: str, territory: Territory) -> str:
    """``name`` up to the mention of the territory that ends it."""
    for start in range(len(name)):
        if (start == 0 or not name[start - 1].isalnum()) and territories().find(name[start:]) == territory:
            return name[:start]
    return name


def _named(full: str, base: str, said: Standing, territory: Territory | None) -> str:
    if territory is None:
        return full
    if said.unit:
        return f"{full}, {territory.name}"
    if _OF_COMMITTEE.search(base):
        return f"{base} {territory.short}"
    return f"{base} {territory.name}"
