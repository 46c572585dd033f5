"""Territories as nodes."""

from __future__ import annotations

from graph.folding import slug
from graph.rows import Node
from graph.territories import Territory

_COMMUNES = ("xã", "phường", "thị trấn", "đặc khu")


def place(territory: Territory) -> Node:
    """A province, or a city of that rank, as a node."""
    given = {
        "name": territory.name,
        "level": "province",
        "code": territory.code,
        "iso": territory.iso,
        "valid_from": territory.valid_from.isoformat() if territory.valid_from else None,
        "valid_to": territory.valid_to.isoformat() if territory.valid_to else None,
    }
    return Node("Place", territory.id, {name: value for name, value in given.items() if value is not None})


def place_of_unit(unit: str, territory: Territory) -> Node:
    """A district or commune ("huyện Mai Lâm") of a territory as a node."""
    level = "commune" if unit.lower().startswith(_COMMUNES) else "district"
    return Node("Place", f"{slug(unit)}.{territory.id}", {"name": f"{unit}, {territory.name}", "level": level})
