"""Where a territory lies on a map: the seat of its province, as a point."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import yaml

from graph.errors import VocabularyError
from graph.territories import territories
from graph.yaml_text import read_yaml

PATH = Path(__file__).parent / "vocabulary" / "seats.yaml"

Point = tuple[float, float]
"""Longitude and latitude in degrees (WGS 84), as GeoJSON orders them."""


def seat_of(territory: str | None) -> Point | None:
    """The seat of the first-level territory that a name means or ends in ("huyện Mai Lâm, tỉnh Bắc Giang").

    ``None`` for the whole country, and for what is not known.
    """
    if not territory:
        return None
    last = territory.rpartition(",")[2].strip()
    exact = next((entry for entry in territories() if entry.name == last), None)
    found = exact or territories().find(last) or territories().find_in(last)
    return _seats().get(found.short) if found else None


@cache
def _seats() -> dict[str, Point]:
    """Raises VocabularyError: the file cannot be read, or a point is not in Vietnam."""
    try:
        loaded = read_yaml(PATH.read_text(encoding="utf-8"))
        points = {str(name): (float(east), float(north)) for name, (east, north) in loaded.items()}
    except (OSError, yaml.YAMLError, TypeError, ValueError) as error:
        raise VocabularyError(f"The seats in {PATH.name} cannot be read: {error}.") from error
    for name, (east, north) in points.items():
        if not (102 < east < 110 and 8 < north < 24):
            raise VocabularyError(f"In {PATH.name}, the seat of {name} does not lie in Vietnam: {east}, {north}.")
    return points
