"""What the vocabularies say as a part of the graph: the territories, and what they and the kinds of agencies became.

Of the districts and communes, those that documents name, with what they are part of and what they became.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from graph.agencies import vocabulary
from graph.folding import slug
from graph.places import place, place_of_unit
from graph.rows import DocumentGraph, Node, Relationship, Value
from graph.store import Store
from graph.territories import territories
from graph.units import Unit, successors, unit_with_id

VOCABULARY = "vocabulary"
"""``stated_by`` of what the vocabularies say."""

_HELD = (
    "MATCH (a)-[s:SUCCEEDED_BY|PART_OF]->(b) WHERE s.stated_by = 'vocabulary' "
    "RETURN type(s) AS type, a.id AS start, b.id AS end, s.changed_on AS changed_on"
)
_NAMED = (
    "MATCH (p:Place) WHERE p.level IN ['district', 'commune'] AND EXISTS { MATCH (p)<-[:APPLIES_TO|LOCATED_IN]-() } "
    "RETURN p.id AS id ORDER BY id"
)


def vocabulary_graph(places: Iterable[str] = ()) -> DocumentGraph:
    """All territories of the first level, their succession, that of the kinds of agencies, and smaller units.

    Args:
        places: ids of districts and communes that documents name; others may be among them.
    """
    known = territories()
    ended = [kind for kind in vocabulary().kinds if kind.successors]
    names = sorted({name for kind in ended for name in (kind.name, *kind.successors)})
    kinds = [Node("AgencyKind", slug(name), {"name": name}) for name in names]
    units = _with_successors(unit for id_ in places if (unit := unit_with_id(id_)))
    relationships = [*_of_territories(), *_of_units(units), *_of_kinds()]
    return DocumentGraph(
        VOCABULARY, shared=(*map(place, known), *map(place_of_unit, units), *kinds), relationships=tuple(relationships)
    )


def _with_successors(units: Iterable[Unit]) -> list[Unit]:
    """The units, the districts that they are part of, and all that they became; in the order of ids."""
    found: dict[str, Unit] = {}
    left = list(units)
    while left:
        unit = left.pop()
        if unit.id not in found:
            found[unit.id] = unit
            left += [*successors(unit), *([unit.district] if unit.district else [])]
    return [found[id_] for id_ in sorted(found)]


def _of_units(units: Iterable[Unit]) -> Iterator[Relationship]:
    for unit in units:
        larger = unit.district.id if unit.district else unit.province.id
        yield Relationship("PART_OF", "Place", unit.id, "Place", larger, {"stated_by": VOCABULARY})
        for new in successors(unit):
            yield _succession("Place", unit.id, new.id, unit.valid_to)


def _of_territories() -> Iterator[Relationship]:
    known = territories()
    for old in known:
        for new in old.successors:
            yield _succession("Place", old.id, known.named(new).id, old.valid_to)


def _of_kinds() -> Iterator[Relationship]:
    for kind in vocabulary().kinds:
        for name in kind.successors:
            yield _succession("AgencyKind", slug(kind.name), slug(name), kind.valid_to)


def _succession(label: str, old: str, new: str, last_day: date | None) -> Relationship:
    said: dict[str, Value] = {"stated_by": VOCABULARY}
    if last_day:
        said["changed_on"] = (last_day + timedelta(days=1)).isoformat()
    return Relationship("SUCCEEDED_BY", label, old, label, new, said)


def write_vocabulary(store: Store) -> None:
    """Make the store say what the vocabularies say of what its documents name; one that does already is only read."""
    wanted = vocabulary_graph(row["id"] for row in store.run(_NAMED).rows)
    held = {(row["type"], row["start"], row["end"], str(row["changed_on"] or "")) for row in store.run(_HELD).rows}
    if held != {(r.type, r.start, r.end, str(r.properties.get("changed_on", ""))) for r in wanted.relationships}:
        store.upsert([wanted])
