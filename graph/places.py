"""Territories as nodes."""

from __future__ import annotations

from datetime import date

from graph.rows import Node, Value
from graph.territories import Territory
from graph.units import Unit, level_of, unit_slug


def place(territory: Territory) -> Node:
    """A province, or a city of that rank, as a node."""
    return _place(
        territory.id,
        territory.valid_from,
        territory.valid_to,
        name=territory.name,
        level="province",
        code=territory.code,
        iso=territory.iso,
    )


def place_of_unit(unit: Unit) -> Node:
    """A district or commune of the tables as a node."""
    return _place(unit.id, unit.valid_from, unit.valid_to, name=unit.full_name, level=unit.level, code=unit.code)


def place_named(unit: str, territory: Territory) -> Node:
    """A district or commune that the tables do not have ("huyện Mai Lâm") as a node."""
    return _place(
        f"{unit_slug(unit)}.{territory.id}", None, None, name=f"{unit}, {territory.name}", level=level_of(unit)
    )


def _place(id_: str, first: date | None, last: date | None, **given: Value) -> Node:
    days = {"valid_from": first.isoformat() if first else None, "valid_to": last.isoformat() if last else None}
    return Node("Place", id_, {name: value for name, value in {**given, **days}.items() if value is not None})
