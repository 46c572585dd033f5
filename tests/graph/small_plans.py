"""Small invented plans for the tests of stores, and ways to see all that a store holds."""

from __future__ import annotations

from typing import Any

from graph.rows import DocumentGraph, Node, Relationship, Value
from graph.store import Store

DIRECTIVE = Node("Document", "ct-7-tw-2030", {"status": "cited", "type": "CT", "number": "7-CT/TW"})
OLDER = Node("Document", "nq-3-2029", {"status": "cited", "number": "3-NQ/TW"})
HEALTH = Node("Agency", "so-y-te-x", {"name": "Sở Y tế tỉnh X", "search_text": "Sở Y tế tỉnh X"})
PLACE = Node("Place", "tinh-x", {"name": "tỉnh X", "level": "province"})


def plan(name: str, tasks: int = 2, *, title: str | None = "Kế hoạch thử", third_party: bool = True) -> DocumentGraph:
    """An invented plan that implements DIRECTIVE, which it says implements OLDER; HEALTH leads its tasks."""
    own: dict[str, Value] = {"status": "held", "number": f"{name}/KH-UBND", "issued_on": "2031-05-06"}
    own |= {"title": title, "search_text": f"{name}/KH-UBND {title}"} if title else {}
    owned = [Node("Document", name, own)]
    stated = [says(name, "IMPLEMENTS", "Document", name, DIRECTIVE, quote="Thực hiện Chỉ thị số 7-CT/TW")]
    if third_party:
        stated.append(says(name, "IMPLEMENTS", DIRECTIVE.label, DIRECTIVE.id, OLDER))
    for number in range(1, tasks + 1):
        task = Node(
            "Task",
            f"{name}/task/{number}",
            {"ordinal": number, "text": f"Việc thứ {number}", "deadline_to": "2032-12-31", "confidence": 1},
        )
        owned.append(task)
        stated.append(says(name, "HAS_TASK", "Document", name, task))
        stated.append(says(name, "LED_BY", "Task", task.id, HEALTH, confidence=0.5))
    if tasks:
        stated.append(says(name, "LOCATED_IN", HEALTH.label, HEALTH.id, PLACE))
    shared = [DIRECTIVE, *([OLDER] if third_party else []), *([HEALTH, PLACE] if tasks else [])]
    return DocumentGraph(name, tuple(owned), tuple(shared), tuple(stated))


def says(document: str, type_: str, start_label: str, start: str, end: Node, **properties: Value) -> Relationship:
    return Relationship(type_, start_label, start, end.label, end.id, {"stated_by": document, **properties})


def contents(store: Store) -> tuple[list[Any], list[Any]]:
    """All nodes and all relationships."""
    nodes = store.run("MATCH (n) RETURN labels(n) AS labels, properties(n) AS properties ORDER BY n.id, labels[0]").rows
    relationships = store.run(
        "MATCH (a)-[r]->(b) RETURN a.id AS start, type(r) AS type, b.id AS end, properties(r) AS properties "
        "ORDER BY start, type, end, r.stated_by"
    ).rows
    return nodes, relationships


def ids(store: Store, label: str) -> list[str]:
    return [row["id"] for row in store.run(f"MATCH (n:{label}) RETURN n.id AS id ORDER BY id").rows]


def document(store: Store, id_: str) -> dict[str, Any]:
    rows = store.run("MATCH (d:Document {id: $id}) RETURN properties(d) AS d", {"id": id_}).rows
    found: dict[str, Any] = rows[0]["d"]
    return found
