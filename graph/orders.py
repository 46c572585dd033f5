"""Texts by which tasks and targets stand in order: the start of an answer is then read from an index, however many
there are.

They follow from what a document says of its own nodes, so neither the order of ingestion nor other documents matter.
"""

from __future__ import annotations

from collections.abc import Iterable

from graph.rows import NodeKey, Properties, RelationshipKey, Value


def put_in_order(document: str, owned: dict[NodeKey, Properties], relationships: Iterable[RelationshipKey]) -> None:
    """Give each of a document's own tasks and targets the texts that say where it stands among all others.

    A space comes before every character that an id may hold, so they stand in the order of day, document and place.

    Args:
        owned: properties by (label, id); replaced where there is something to add.
        relationships: keys of what the document states.
    """
    led = {key[2] for key in relationships if key[0] == "LED_BY"}
    territory = str(owned.get(("Document", document), {}).get("territory", ""))
    for key, properties in owned.items():
        if key[0] not in ("Task", "Target"):
            continue
        place = f"{document} {properties.get('ordinal', 0):06}"
        found = (
            _of_task(place, properties, key[1] in led) if key[0] == "Task" else _of_target(place, properties, territory)
        )
        if found:
            owned[key] = {**properties, **found}


def _of_task(place: str, task: Properties, led: bool) -> dict[str, Value]:
    found: dict[str, Value] = {} if led else {"unled_order": place}
    if day := task.get("deadline_to"):
        found["due_order"] = f"{day} {place}"
    return found


def _of_target(place: str, target: Properties, territory: str) -> dict[str, Value]:
    found: dict[str, Value] = {}
    if due := target.get("due"):
        day = str(due)
        found["due_order"] = f"{day}-12-31 {place}" if len(day) == 4 else f"{day} {place}"
    grows = str(target.get("due", ""))[:4] > str(target.get("baseline_year", "9999"))[:4] >= "1900"
    if grows and target.get("baseline_value") is not None and target.get("value") is not None:
        found["pace_order"] = f"{territory} {place}"
    return found
