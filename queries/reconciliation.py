"""Names in somebody's table and what they may mean in the graph: candidates with a score, never a silent guess.

The terms are those of the Reconciliation Service API 0.2 (W3C Entity Reconciliation Community Group), which OpenRefine
speaks: an entity has a type, a candidate a score, and ``match`` says that a machine may take it without asking.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph.folding import fold
from graph.store import Store
from queries.naming import alike, named
from queries.result import plain

TYPES = {
    "document": "Document · Văn bản",
    "agency": "Agency · Cơ quan",
    "indicator": "Indicator · Chỉ tiêu",
    "place": "Territory · Địa phương",
}
"""Types of entities, by id."""

PROPERTIES: Mapping[str, Mapping[str, str]] = {
    "document": {
        "number": "Number · Số ký hiệu",
        "type": "Type · Loại văn bản",
        "title": "Title · Trích yếu",
        "issuer": "Issuer · Cơ quan ban hành",
        "issued_on": "Issued on · Ngày ban hành",
        "territory": "Territory · Địa bàn",
        "status": "Held or cited · Tình trạng",
    },
    "agency": {"name": "Name · Tên", "territory": "Territory · Địa bàn"},
    "indicator": {"name": "Name · Tên", "unit": "Unit · Đơn vị tính"},
    "place": {"name": "Name · Tên", "level": "Level · Cấp", "code": "Official code · Mã"},
}
"""Properties of each type, by id: what narrows candidates, and what a table can be extended with."""

_LABELS = {"document": "Document", "agency": "Agency", "indicator": "Indicator", "place": "Place"}
_EXACT = 100.0
_DISAGREES = 30.0
"""Points that a candidate loses for each property whose value is another one."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """What a name may mean: ``score`` from 0 to 100; ``match`` where it has exactly that name and nothing else has."""

    id: str
    name: str
    type: str
    score: float
    match: bool


def candidates(
    store: Store, name: str, types: Sequence[str], limit: int, properties: Mapping[str, str] | None = None
) -> list[Candidate]:
    """What ``name`` may mean among entities of ``types``, the best first.

    Args:
        properties: what else is known of it, by property id ("issued_on": "2023-10-25").
    """
    found: list[Candidate] = []
    for kind in types:
        exact = {row["id"]: row for row in named(store, kind, name)}
        scored = [(_EXACT, row) for row in exact.values()]
        scored += [(99 * likeness, row) for likeness, row in alike(store, kind, name) if row["id"] not in exact]
        best = sorted(scored, key=lambda pair: (-pair[0], pair[1]["id"]))[: max(limit, len(exact)) + 20]
        known = _described(store, kind, [row["id"] for _, row in best]) if properties else {}
        for score, row in best:
            less = _DISAGREES * _disagreements(known.get(row["id"], {}), properties or {})
            found.append(Candidate(row["id"], label(row), kind, round(max(0.0, score - less), 1), False))
    found.sort(key=lambda candidate: (-candidate.score, candidate.type, candidate.id))
    return _matched(found)[:limit]


def _matched(found: list[Candidate]) -> list[Candidate]:
    """The first marked as a match where nothing else is as good."""
    best = [candidate for candidate in found if candidate.score == _EXACT]
    if len(best) != 1:
        return found
    sure = best[0]
    return [Candidate(sure.id, sure.name, sure.type, sure.score, True), *(c for c in found if c is not sure)]


def _disagreements(row: Mapping[str, Any], wanted: Mapping[str, str]) -> int:
    """How many of the wanted values the row has otherwise; one that it does not have at all is no disagreement."""
    return sum(1 for key, value in wanted.items() if row.get(key) not in (None, "") and not _same(str(row[key]), value))


def _same(known: str, given: str) -> bool:
    a, b = fold(known).strip(), fold(given).strip()
    return a == b or (a.startswith(b) and len(b) == 4 and b.isdigit())


def label(row: Mapping[str, Any]) -> str:
    """A name for people: number, date and title of a document, the name of anything else."""
    if row.get("name"):
        return str(row["name"])
    parts = [row.get("number"), f"({row['issued_on']})" if row.get("issued_on") else None, row.get("title")]
    return " ".join(str(part) for part in parts if part) or str(row["id"])


def extended(store: Store, ids: Sequence[str], properties: Iterable[str]) -> dict[str, dict[str, Any]]:
    """Values of properties for entities by id; ``None`` where an entity has none of that name."""
    wanted = list(properties)
    rows: dict[str, dict[str, Any]] = {identity: dict.fromkeys(wanted) for identity in ids}
    for kind in TYPES:
        for identity, row in _described(store, kind, ids).items():
            rows[identity] = {key: row.get(key) for key in wanted}
    return rows


def _described(store: Store, kind: str, ids: Sequence[str]) -> dict[str, dict[str, Any]]:
    fields = ", ".join(f"n.{name} AS {name}" for name in PROPERTIES[kind])
    statement = f"MATCH (n:{_LABELS[kind]}) WHERE n.id IN $ids RETURN n.id AS id, {fields}"
    rows = store.run(statement, {"ids": list(ids)}).rows
    return {row["id"]: {key: plain(value) for key, value in row.items()} for row in rows}
