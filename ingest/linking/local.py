"""Districts and communes as texts name them, in the territory and on the day of the text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from graph.territories import Territory
from graph.units import Unit, level_of, unit_slug, units_named


@dataclass(frozen=True, slots=True)
class LocalUnit:
    """A district or commune as a text names it.

    Attributes:
        name: with its level, "huyện Mai Lâm".
        province: the territory of the first level that it is in, or ``None``.
        known: the one unit of the tables that it is, or ``None``.
        several: whether it may be any of several units of that name.
    """

    name: str
    province: Territory | None
    known: Unit | None = None
    several: bool = False

    @property
    def level(self) -> str:
        """``district`` or ``commune``."""
        return level_of(self.name) or "commune"

    @property
    def path(self) -> str:
        """Name for identifiers inside the province."""
        return self.known.path if self.known else unit_slug(self.name)

    @property
    def id(self) -> str | None:
        """Id of its Place; ``None`` where it is not known which one it is."""
        return f"{self.path}.{self.province.id}" if self.province and not self.several else None

    @property
    def key(self) -> str | None:
        """Where its numbers are unique, "huyen-mai-lam.son-la"; ``None`` where it is not known which one it is."""
        return f"{self.path}.{self.province.key}" if self.province and not self.several else None

    @property
    def full_name(self) -> str:
        """With what it is part of, as far as that is known."""
        if self.known:
            return self.known.full_name
        return f"{self.name}, {self.province.name}" if self.province else self.name


def local_unit(name: str, province: Territory | None, day: date | None, within: str | None = None) -> LocalUnit:
    """The unit that ``name`` means in a text about ``province`` of ``day``.

    A name that only one unit in the country has needs no province; one that several have stays unbound.

    Args:
        within: the district that the text gives.
    """
    found = units_named(name, province, day, within)
    if len(found) == 1:
        return LocalUnit(name, found[0].province, found[0])
    return LocalUnit(name, province, several=len(found) > 1)
