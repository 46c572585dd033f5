"""Districts and communes: which one a name means in a province on a day, and what it became.

The data are two tables beside the provinces in ``vocabulary/territories``. They are read when a unit is first named,
and of the communes only those of the provinces that are asked for are taken apart.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache, lru_cache
from pathlib import Path

from graph.errors import VocabularyError
from graph.folding import slug
from graph.territories import Territory, territories

FOLDER = Path(__file__).parent / "vocabulary" / "territories"
DISTRICT, COMMUNE = "district", "commune"
_LEVELS = {
    "huyện": DISTRICT, "quận": DISTRICT, "thị xã": DISTRICT, "thành phố": DISTRICT,
    "xã": COMMUNE, "phường": COMMUNE, "thị trấn": COMMUNE, "đặc khu": COMMUNE,
}  # fmt: skip
_LEVEL_WORD = re.compile(rf"({'|'.join(_LEVELS)}) ", re.IGNORECASE)
_NUMBERED = re.compile(r"-0+(?=\d)")


@dataclass(frozen=True, slots=True)
class Unit:
    """A district or commune.

    Attributes:
        name: with its level, "xã Yên Bình".
        code: official code of the statistics office; a commune of 2025 has that of one of those that it was made of.
        province: of the first level.
        district: the district that a commune was part of while there were districts, else ``None``.
        valid_from, valid_to: first and last day, ``None`` where open.
        became: codes of the communes that it became, or became part of.
        twin: whether a neighbour's name differs only in accents ("xã Minh Quán", "xã Minh Quân").
    """

    name: str
    code: str
    province: Territory
    district: Unit | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    became: tuple[str, ...] = ()
    twin: bool = False

    @property
    def level(self) -> str:
        """``district`` or ``commune``."""
        return level_of(self.name) or COMMUNE

    @property
    def path(self) -> str:
        """Name for identifiers inside the province: "xa-yen-binh.huyen-luc-nam"."""
        own = f"{unit_slug(self.name)}-{self.code}" if self.twin else unit_slug(self.name)
        return f"{own}.{self.district.path}" if self.district else own

    @property
    def id(self) -> str:
        """Id of its Place: "xa-yen-binh.huyen-luc-nam.tinh-bac-giang"."""
        return f"{self.path}.{self.province.id}"

    @property
    def full_name(self) -> str:
        """With what it is part of: "xã Yên Bình, huyện Lục Nam, tỉnh Bắc Giang"."""
        within = f", {self.district.name}" if self.district else ""
        return f"{self.name}{within}, {self.province.name}"

    def holds_on(self, day: date) -> bool:
        """Whether the unit existed on ``day``."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)


def level_of(name: str) -> str | None:
    """``district`` or ``commune`` by the level word that ``name`` begins with, else ``None``."""
    found = _LEVEL_WORD.match(name)
    return _LEVELS[found[1].lower()] if found else None


@lru_cache(maxsize=1 << 15)
def unit_slug(name: str) -> str:
    """The slug of a unit's name; "phường 01" and "phường 1" are one."""
    return _NUMBERED.sub("-", slug(name))


def units_named(
    name: str, province: Territory | None, day: date | None = None, within: str | None = None
) -> tuple[Unit, ...]:
    """The units that ``name`` may mean: one if it is clear, several if not, none if there is no such unit.

    Units of the province come before those of provinces that became part of it, and these before what it became; units
    that existed on ``day`` before others.

    Args:
        name: with its level word, "xã Yên Bình".
        province: ``None`` for the whole country.
        day: date of the text, ``None`` if not known.
        within: name of the district, if the text gives it.
    """
    for bearers in _bearers(name, province):
        inside = [unit for unit in bearers if within and unit.district and _same(unit.district.name, within)]
        found = inside or ([] if within and _has_district(within, province) else bearers)
        if chosen := _of_day([unit for unit in found if unit.name.lower() == name.lower()] or found, day):
            return tuple(chosen)
    return ()


def unit_with_id(id_: str) -> Unit | None:
    """The unit whose Place has this id."""
    province = next((entry for entry in territories() if entry.id == id_.rpartition(".")[2]), None)
    return next((unit for unit in units_of(province) if unit.id == id_), None) if province else None


@lru_cache(maxsize=1 << 14)
def successors(unit: Unit) -> tuple[Unit, ...]:
    """The communes that the unit became; those of all its communes for a district. Empty if it has not ended."""
    if unit.valid_to is None:
        return ()
    following = unit.valid_to + timedelta(days=1)
    codes = list(unit.became)
    if unit.level == DISTRICT:
        codes += [code for part in units_of(unit.province) if part.district == unit for code in part.became]
    found = {
        new.code: new
        for province in (unit.province, *_after(unit.province))
        for new in units_of(province)
        if new.valid_from == following and new.code in set(codes)
    }
    return tuple(found[code] for code in sorted(found))


def current(unit: Unit) -> tuple[Unit, ...]:
    """What the unit is, or is part of, after all known changes; itself if it never ended."""
    if unit.valid_to is None:
        return (unit,)
    return tuple(dict.fromkeys(new for after in successors(unit) for new in current(after)))


@cache
def units_of(province: Territory) -> tuple[Unit, ...]:
    """All districts and communes that were ever part of the province, districts first.

    The communes of a province that became another one, and that did not end themselves, go on in the other.

    Raises:
        VocabularyError: a table is missing or contradicts itself.
    """
    districts = {row[0]: _unit(row, province) for row in _districts().get(province.name, ())}
    communes = [_unit(row, province) for row in _communes().get(province.name, ())]
    for code, district in districts.items():
        communes += [_unit(row, province, district) for row in _communes().get(code, ())]
    communes += [
        replace(unit, province=province, valid_from=province.valid_from, valid_to=None, became=())
        for before in territories().predecessors(province)
        for unit in units_of(before)
        if unit.valid_to == before.valid_to and unit.became == (unit.code,) and not _is_named(unit, communes)
    ]
    return (*districts.values(), *_distinct(_ended_with(province, communes)))


def _is_named(unit: Unit, among: Iterable[Unit]) -> bool:
    """Whether the table itself says what the unit became."""
    return any(new.code == unit.code and new.valid_from and new.district is None for new in among)


def _ended_with(province: Territory, communes: Iterable[Unit]) -> Iterator[Unit]:
    """The communes of a province that ended itself, ended with it."""
    for unit in communes:
        open_ended = unit.valid_to is None and province.valid_to is not None
        yield replace(unit, valid_to=province.valid_to, became=(unit.code,)) if open_ended else unit


def _distinct(communes: Iterable[Unit]) -> Iterator[Unit]:
    """The communes, marked where two have the same id."""
    known = tuple(communes)
    names: dict[str, set[str]] = defaultdict(set)
    for unit in known:
        names[unit.path].add(unit.name)
    return (replace(unit, twin=unit.twin or len(names[unit.path]) > 1) for unit in known)


def _bearers(name: str, province: Territory | None) -> Iterator[Sequence[Unit]]:
    """The units of this name: of the province, of those before it, of those after it; or of the whole country."""
    if province is None:
        groups: Iterable[Iterable[Territory]] = (_provinces_with().get(name.lower(), ()),)
    else:
        groups = ((province,), tuple(_before(province)), tuple(_after(province)))
    for provinces in groups:
        yield [unit for entry in provinces for unit in _by_slug(entry).get(unit_slug(name), ())]


def _of_day(units: Sequence[Unit], day: date | None) -> Sequence[Unit]:
    return [unit for unit in units if day and unit.holds_on(day)] or units


def _has_district(name: str, province: Territory | None) -> bool:
    return any(_bearers(name, province))


def _same(one: str, other: str) -> bool:
    return unit_slug(one) == unit_slug(other)


def _before(province: Territory) -> Iterator[Territory]:
    for entry in territories().predecessors(province):
        yield entry
        yield from _before(entry)


def _after(province: Territory) -> Iterator[Territory]:
    for name in province.successors:
        entry = territories().named(name)
        yield entry
        yield from _after(entry)


@cache
def _by_slug(province: Territory) -> Mapping[str, Sequence[Unit]]:
    found: dict[str, list[Unit]] = defaultdict(list)
    for unit in units_of(province):
        found[unit_slug(unit.name)].append(unit)
    return found


@cache
def _provinces_with() -> Mapping[str, Sequence[Territory]]:
    """The provinces that have a unit of this name, in small letters; spelt as in the tables."""
    found: dict[str, dict[str, Territory]] = defaultdict(dict)
    for province in territories():
        districts = _districts().get(province.name, ())
        rows = [*districts, *_communes().get(province.name, ())]
        for row in (*rows, *(row for district in districts for row in _communes().get(district[0], ()))):
            found[row[1].lower()][province.name] = province
    return {name: tuple(provinces.values()) for name, provinces in found.items()}


def _unit(row: Sequence[str], province: Territory, district: Unit | None = None) -> Unit:
    code, name, _, first, last, became = row
    ended = date.fromisoformat(last) if last else district.valid_to if district else None
    return Unit(
        name, code, province, district, date.fromisoformat(first) if first else None, ended, tuple(became.split())
    )


@cache
def _districts() -> Mapping[str, Sequence[Sequence[str]]]:
    return _grouped(FOLDER / "districts.tsv", {territory.name for territory in territories()})


@cache
def _communes() -> Mapping[str, Sequence[Sequence[str]]]:
    known = {row[0] for rows in _districts().values() for row in rows} | {entry.name for entry in territories()}
    return _grouped(FOLDER / "communes.tsv", known)


def _grouped(path: Path, known: Iterable[str]) -> Mapping[str, Sequence[Sequence[str]]]:
    """The rows of a table by what the unit is part of; every row has six columns."""
    found: dict[str, list[list[str]]] = defaultdict(list)
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise VocabularyError(f"The table {path.name} cannot be read: {error}.") from error
    for line in lines:
        if not line.startswith("#"):
            row = [*line.split("\t"), "", "", "", ""][:6]
            found[row[2]].append(row)
    if unknown := sorted(found.keys() - set(known)):
        raise VocabularyError(f"{path.name} has units of {unknown[0]!r}, which is not known.")
    return found
