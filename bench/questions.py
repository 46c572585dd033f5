"""Every question of the catalogue on a large graph, on both stores in one run.

    python -m bench.questions FOLDER [QUESTION…]

``FOLDER`` is one that ``bench.stores`` kept. Each question is asked with its default limits and several values of its
parameters, chosen from the graph: the directive that most implement and others, kinds of agencies that have the most
tasks and single agencies, rare words and frequent ones. Names are resolved before; the first round, which warms up,
is not counted. The rows of both stores must be the same.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import exp, log
from pathlib import Path
from typing import Any

from graph.opening import open_store
from graph.store import Store
from queries.catalogue import Catalogue
from queries.header import Parameter, Question

ROUNDS = 5
SLOWEST, FIRST_PAGE = 300, 100
"""Milliseconds: p95 of any question, and the first page of who implements the largest directive."""
MOST_RATIO = 2.5
"""Median on the embedded store over that on Neo4j."""
_PATIENCE = 10.0
"""Seconds after which one way to ask is not repeated."""

_CHOSEN = {
    "document": (
        "MATCH (d:Document {type: 'CT'}) WITH d, COUNT { MATCH (:Document)-[:IMPLEMENTS]->(d) } AS times "
        "RETURN d.id AS id ORDER BY times DESC, id LIMIT 3",
        "MATCH (d:Document {type: 'KH', level: 'province'}) WITH d, COUNT { MATCH (:Document)-[:IMPLEMENTS]->(d) } "
        "AS times RETURN d.id AS id ORDER BY times DESC, id LIMIT 1",
        "MATCH (d:Document {level: 'commune'}) RETURN d.id AS id ORDER BY id SKIP 100 LIMIT 1",
    ),
    "agency": (
        "MATCH (n:AgencyKind) RETURN n.id AS id, COUNT { MATCH (n)<-[:INSTANCE_OF]-(:Agency)<-[:LED_BY]-() } AS times "
        "ORDER BY times DESC, id LIMIT 2",
        "MATCH (n:Agency) RETURN n.id AS id, COUNT { MATCH (n)<-[:LED_BY]-() } AS times "
        "ORDER BY times DESC, id LIMIT 2",
    ),
    "indicator": ("MATCH (n:Indicator) RETURN n.id AS id ORDER BY id LIMIT 3",),
    "place": (
        "MATCH (n:Place {level: 'province'}) RETURN n.id AS id, COUNT { MATCH (n)<-[:APPLIES_TO]-() } AS times "
        "ORDER BY times DESC, id LIMIT 3",
    ),
}
_WRITTEN = {
    "words": ("lớp dạy bơi mùa hè", "thư viện xã", "nuôi ong", "chỉ thị 1", "bộ y tế", "thực hiện"),
    "date": ("2026-12-31", "2024-06-30"),
    "boolean": (True,),
    "year": ("2027",),
    "type": ("NQ",),
}


@dataclass
class Measured:
    """Milliseconds of every answer to one question, by store, and in how many ways it was asked."""

    question: Question
    ways: int = 0
    rows: int = 0
    unequal: int = 0
    times: dict[str, list[float]] = field(default_factory=dict)

    def median(self, engine: str) -> float:
        return statistics.median(self.times[engine])

    def p95(self, engine: str) -> float:
        return sorted(self.times[engine])[int(0.95 * (len(self.times[engine]) - 1) + 0.5)]

    @property
    def ratio(self) -> float:
        return self.median("embedded") / self.median("neo4j")


def main(arguments: Sequence[str]) -> None:
    """Ask all, or the questions that are named, and print what was found."""
    from bench.stores import neo4j_server  # noqa: PLC0415

    folder = Path(arguments[0])
    catalogue = Catalogue()
    questions = [catalogue[name] for name in arguments[1:]] or list(catalogue)
    with neo4j_server().running(folder / "neo4j", large=True) as address:
        stores = [open_store("embedded", folder / "embedded"), open_store(address)]
        try:
            for line in measure(catalogue, questions, stores):
                print(line, flush=True)
        finally:
            for store in stores:
                store.close()


def measure(catalogue: Catalogue, questions: Sequence[Question], stores: Sequence[Store]) -> Iterator[str]:
    """The findings, line by line."""
    chosen = _values(stores[0])
    found = []
    yield f"{'milliseconds':28}{'ways':>5}{'rows':>6}  {'embedded':^17}  {'neo4j':^17}{'ratio':>7}"
    for question in questions:
        measured = _asked(catalogue, question, stores, chosen)
        found.append(measured)
        yield _line(measured)
    mean = exp(statistics.mean(log(measured.ratio) for measured in found))
    yield f"geometric mean of the ratios {mean:.2f} (aim 1.0)"
    yield from _first_page(catalogue, stores, chosen)
    slow = [m.question.name for m in found if m.p95("embedded") > SLOWEST or m.p95("neo4j") > SLOWEST]
    yield f"p95 above {SLOWEST} ms: {', '.join(slow) or 'none'}"
    behind = [m.question.name for m in found if m.ratio > MOST_RATIO]
    yield f"ratio above {MOST_RATIO}: {', '.join(behind) or 'none'}"
    unequal = [f"{m.question.name} ({m.unequal} of {m.ways})" for m in found if m.unequal]
    yield f"rows that differ: {', '.join(unequal) or 'none'}"


def _line(measured: Measured) -> str:
    spent = "  ".join(f"{measured.median(name):8.1f}{measured.p95(name):9.1f}" for name in ("embedded", "neo4j"))
    return f"{measured.question.name:28}{measured.ways:5}{measured.rows:6}  {spent}{measured.ratio:7.2f}"


def _asked(
    catalogue: Catalogue, question: Question, stores: Sequence[Store], chosen: Mapping[str, Sequence[Any]]
) -> Measured:
    measured = Measured(question, times={store.engine: [] for store in stores})
    for given in _ways(question, chosen):
        values = catalogue.values(stores[0], question, given)
        answers = []
        for store in stores:
            times, rows = _timed(catalogue, store, question, values)
            measured.times[store.engine] += times
            answers.append(rows)
        measured.ways += 1
        measured.rows = max(measured.rows, len(answers[0]))
        measured.unequal += any(rows != answers[0] for rows in answers)
    return measured


def _timed(
    catalogue: Catalogue, store: Store, question: Question, values: Mapping[str, Any]
) -> tuple[list[float], list[dict[str, Any]]]:
    times = []
    began = time.perf_counter()
    for _ in range(ROUNDS + 1):
        start = time.perf_counter()
        rows = catalogue.answer(store, question, values).rows
        times.append(1000 * (time.perf_counter() - start))
        if time.perf_counter() - began > _PATIENCE:
            break
    return times[1:] or times, rows


def _first_page(catalogue: Catalogue, stores: Sequence[Store], chosen: Mapping[str, Sequence[Any]]) -> Iterator[str]:
    question = catalogue["documents/implementers"]
    for store in stores:
        values = catalogue.values(store, question, {"document": chosen["document"][0]})
        times, _ = _timed(catalogue, store, question, values)
        yield (
            f"{store.engine}: first page of implementers of {values['document']}: median "
            f"{statistics.median(times):.0f} ms, most {max(times):.0f} ms (aim {FIRST_PAGE})"
        )


def _values(store: Store) -> dict[str, Sequence[Any]]:
    """Values to ask with, by the type or the name of a parameter."""
    found: dict[str, Sequence[Any]] = dict(_WRITTEN)
    for type_, statements in _CHOSEN.items():
        found[type_] = [row["id"] for statement in statements for row in store.run(statement).rows]
    plans = "MATCH (d:Document {type: 'KH', level: 'province', issuer: $issuer}) RETURN d.id AS id ORDER BY id LIMIT 3"
    place = store.run("MATCH (n:Place {id: $id}) RETURN n.name AS name", {"id": found["place"][0]}).rows[0]["name"]
    found["documents"] = [[row["id"] for row in store.run(plans, {"issuer": f"Ủy ban nhân dân {place}"}).rows]]
    found["id"] = [found["document"][0], found["document"][-1], found["agency"][-1], found["place"][0]]
    found["other"] = [found["document"][0], found["document"][0], found["document"][-1]]
    return found


def _ways(question: Question, chosen: Mapping[str, Sequence[Any]]) -> Iterator[dict[str, Any]]:
    """The required parameters with each of their values; then each of the others with each of its values once."""
    required = [entry for entry in question.parameters.values() if entry.required]
    number = max((len(_of(entry, chosen)) for entry in required), default=1)
    for n in range(number):
        yield {entry.name: _of(entry, chosen)[n % len(_of(entry, chosen))] for entry in required}
    for entry in question.parameters.values():
        if not entry.required and entry.name not in ("limit", "skip"):
            for n, value in enumerate(_of(entry, chosen)):
                yield {
                    **{other.name: _of(other, chosen)[n % min(2, len(_of(other, chosen)))] for other in required},
                    entry.name: value,
                }


def _of(parameter: Parameter, chosen: Mapping[str, Sequence[Any]]) -> Sequence[Any]:
    if parameter.values:
        return parameter.values
    if parameter.name in chosen:
        return chosen[parameter.name]
    return chosen.get(parameter.type, [parameter.default])


if __name__ == "__main__":
    main(sys.argv[1:])
