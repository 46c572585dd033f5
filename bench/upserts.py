"""One document of 50 tasks into a large graph: through a store, and by five bare statements that write the same."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from graph.rows import DocumentGraph, Node, Relationship, Value
from graph.statements import Statement
from graph.store import Store

TASKS = 50
ROUNDS = 15
_AGENCIES = 10

Write = Callable[[DocumentGraph], None]


def fifty_tasks(store: Store, name: str, wording: str) -> DocumentGraph:
    """A plan that implements the most implemented document; agencies that the store holds lead its tasks."""
    directive = _held(store, "Document", "MATCH (n:Document {level: 'central'})<-[:IMPLEMENTS]-() ", 1)[0]
    agencies = _held(store, "Agency", "MATCH (n:Agency) ", _AGENCIES)
    own = Node("Document", name, {"status": "held", "type": "KH", "number": name, "title": f"Kế hoạch {wording}"})
    tasks = [
        Node("Task", f"{name}/task/{n}", {"ordinal": n, "text": f"{wording} {n}", "search_text": f"{wording} {n}"})
        for n in range(1, TASKS + 1)
    ]
    said = [_says(name, "IMPLEMENTS", own, directive, quote=f"Thực hiện {directive.id}")]
    said += [_says(name, "HAS_TASK", own, task) for task in tasks]
    said += [_says(name, "LED_BY", task, agencies[n % _AGENCIES], quote=wording) for n, task in enumerate(tasks)]
    return DocumentGraph(name, (own, *tasks), (directive, *agencies), tuple(said))


def _held(store: Store, label: str, match: str, limit: int) -> list[Node]:
    statement = f"{match} WITH n, count(*) AS times ORDER BY times DESC, n.id LIMIT {limit} RETURN properties(n) AS p"
    rows = [row["p"] for row in store.run(statement).rows]
    return [Node(label, row.pop("id"), row) for row in rows]


def _says(document: str, type_: str, start: Node, end: Node, **more: Value) -> Relationship:
    return Relationship(type_, start.label, start.id, end.label, end.id, {"stated_by": document, **more})


def measure_upserts(store: Store, bare: Write) -> dict[str, list[float]]:
    """Seconds of each round, by what was written."""
    first = fifty_tasks(store, "bench-0", "Rà soát")
    found: dict[str, list[float]] = {"new": [], "changed": [], "unchanged": [], "five bare statements": []}
    for number in range(ROUNDS + 1):
        names = [f"bench-{number}", f"bench-bare-{number}"]
        new, changed = (_renamed(first, names[0], wording) for wording in ("rà soát", "kiểm tra"))
        steps = {"new": new, "changed": changed, "unchanged": changed}
        for what, graph in steps.items():
            found[what].append(_seconds(lambda graph: store.upsert([graph]), graph))
        found["five bare statements"].append(_seconds(bare, _renamed(first, names[1], "rà soát")))
        for name in names:
            store.remove(name)
    return {what: seconds[1:] for what, seconds in found.items()}  # the first round warms up


def _seconds(write: Write, graph: DocumentGraph) -> float:
    began = time.perf_counter()
    write(graph)
    return time.perf_counter() - began


def _renamed(graph: DocumentGraph, name: str, wording: str) -> DocumentGraph:
    """The same document under another name and with other words."""
    old = graph.document

    def id_(text: str) -> str:
        return name + text.removeprefix(old) if text == old or text.startswith(f"{old}/") else text

    worded: dict[str, Value] = {"text": wording, "search_text": wording}
    owned = [Node(n.label, id_(n.id), {**n.properties, **(worded if n.label == "Task" else {})}) for n in graph.owned]
    said = [
        Relationship(r.type, r.start_label, id_(r.start), r.end_label, id_(r.end), {**r.properties, "stated_by": name})
        for r in graph.relationships
    ]
    return DocumentGraph(name, tuple(owned), graph.shared, tuple(said))


def _five_statements(graph: DocumentGraph) -> list[Statement]:
    own, *tasks = graph.owned
    rows = [{"id": task.id, "p": {"id": task.id, **task.properties}} for task in tasks]
    by_type = {
        type_: [
            {"start": r.start, "end": r.end, "p": dict(r.properties)} for r in graph.relationships if r.type == type_
        ]
        for type_ in ("IMPLEMENTS", "HAS_TASK", "LED_BY")
    }
    ends = {"IMPLEMENTS": ("Document", "Document"), "HAS_TASK": ("Document", "Task"), "LED_BY": ("Task", "Agency")}
    return [
        ("MERGE (n:Document {id: $id}) SET n = $p", {"id": own.id, "p": {"id": own.id, **own.properties}}),
        ("UNWIND $rows AS row MERGE (n:Task {id: row.id}) SET n = row.p", {"rows": rows}),
        *(
            (
                f"UNWIND $rows AS row MATCH (a:{start} {{id: row.start}}) MATCH (b:{end} {{id: row.end}}) "
                f"MERGE (a)-[r:{type_}]->(b) SET r = row.p",
                {"rows": by_type[type_]},
            )
            for type_, (start, end) in ends.items()
        ),
    ]


def bare_embedded(store: Any) -> Write:
    """Five statements in one transaction of the engine that the store has open."""
    database = store._store._database

    def write(graph: DocumentGraph) -> None:
        statements = _five_statements(graph)

        def run() -> None:
            for statement, parameters in statements:
                database.command("opencypher", statement, parameters)

        database.run_in_transaction(run)

    return write


def bare_neo4j(address: str) -> Write:
    """Five statements in one transaction of the official driver."""
    import neo4j  # noqa: PLC0415

    driver = neo4j.GraphDatabase.driver(address, notifications_min_severity="OFF")

    def run(transaction: Any, statements: list[Statement]) -> None:
        for statement, parameters in statements:
            transaction.run(statement, parameters).consume()

    def write(graph: DocumentGraph) -> None:
        with driver.session() as session:
            session.execute_write(run, _five_statements(graph))

    return write
