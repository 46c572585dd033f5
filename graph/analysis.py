"""What the shape of the graph tells: which documents are central, which belong together, on whom most tasks depend.

Ranks are over the documents, held or cited, and the relationships between them. Every result is the same whenever the
graph is the same: nodes are numbered in the order of their ids, and chance has a fixed seed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeAlias

import networkx as nx

from graph.model import load_model
from graph.store import Store

Row = dict[str, Any]
Documents: TypeAlias = "nx.DiGraph[int]"
"""Documents as numbers, with ``id`` and what names them; an edge leads from a document to one that it builds on."""

SEED = 1
_PAGE = 50_000
_DAMPING = 0.85
_PRECISION = 1e-9
_MOST_STEPS = 200
_MOST_PIVOTS = 500
_NAMES = "d.id AS id, d.number AS number, d.title AS title, d.issuer AS issuer, d.level AS level"


def centrality(store: Store) -> list[Row]:
    """Documents by PageRank over all relationships between documents, the most central first.

    Rows: ``id, number, title, issuer, level``, ``implementers`` (documents that implement it directly), ``reach``
    (directly or through others), ``cited_by`` (documents with any relationship to it), ``pagerank`` (share of 1).
    """
    graph = _documents(store)
    ranks = _pagerank(graph)
    chains = _documents(store, ("IMPLEMENTS",))
    within = {id_: (chains.in_degree(number), len(nx.ancestors(chains, number))) for number, id_ in chains.nodes("id")}
    rows = []
    for number, id_ in graph.nodes("id"):
        implementers, reach = within.get(id_, (0, 0))
        counts = {"implementers": implementers, "reach": reach, "cited_by": graph.in_degree(number)}
        rows.append(_named(graph, number) | counts | {"pagerank": round(ranks[number], 9)})
    return sorted(rows, key=lambda row: (-row["pagerank"], row["id"]))


def communities(store: Store) -> list[Row]:
    """Groups of documents that are more related among themselves than to others (Louvain), the largest first.

    Blondel et al. 2008, doi:10.1088/1742-5468/2008/10/P10008, on relationships without direction. Rows: ``community``
    (from 1), ``documents`` (how many), ``centre`` and ``centre_name`` (id, and number or title, of its document with
    most relationships), ``levels`` (documents by level of issuer), ``members`` (ids).
    """
    graph = _documents(store).to_undirected()
    found = nx.community.louvain_communities(graph, seed=SEED) if graph.number_of_edges() else []
    groups = sorted((sorted(group) for group in found if len(group) > 1), key=lambda group: (-len(group), group))
    return [_community(graph, place, group) for place, group in enumerate(groups, 1)]


def agencies(store: Store) -> list[Row]:
    """Agencies by the tasks that depend on them, those that lead most first.

    Rows: ``id, name, kind, territory``, ``is_group`` (such as all departments), ``lead`` and ``support`` (tasks),
    ``alone`` (tasks it leads without any support or second lead), ``documents`` (that give it tasks), ``partners``
    (agencies that share a task with it).
    """
    roles = {role: _tasks(store, role) for role in ("LED_BY", "SUPPORTED_BY")}
    on_task: dict[str, set[str]] = {}
    for role in roles.values():
        for agency, tasks in role.items():
            for task in tasks:
                on_task.setdefault(task, set()).add(agency)
    statement = (
        "MATCH (a:Agency) OPTIONAL MATCH (a)-[:INSTANCE_OF]->(k:AgencyKind) RETURN a.id AS id, a.name AS name, "
        "min(k.name) AS kind, a.territory AS territory, coalesce(a.is_group, false) AS is_group ORDER BY id"
    )
    rows = []
    for row in store.run(statement).rows:
        lead, support = (roles[role].get(row["id"], set()) for role in ("LED_BY", "SUPPORTED_BY"))
        if lead or support:
            counts = {
                "lead": len(lead),
                "support": len(support),
                "alone": sum(len(on_task[task]) == 1 for task in lead),
                "documents": len({task.partition("/")[0] for task in lead | support}),
                "partners": len({other for task in lead | support for other in on_task[task]} - {row["id"]}),
            }
            rows.append(row | counts)
    return sorted(rows, key=lambda row: (-row["lead"], -row["support"], row["id"]))


def bottlenecks(store: Store) -> list[Row]:
    """Documents that stand between directives and those who carry them out, the narrowest first.

    Rows: ``id, number, title, issuer, level``, ``above`` (documents that it implements, directly or through others),
    ``below`` (that implement it), ``only_way`` (those below that reach something above it through it alone),
    ``betweenness`` (share of the shortest chains of implementation that pass through it; Brandes 2001, from 500 sampled
    starts where there are more documents).
    """
    chains = _documents(store, ("IMPLEMENTS",))
    pivots = min(len(chains), _MOST_PIVOTS)
    shares = nx.betweenness_centrality(chains, k=pivots, seed=SEED) if pivots else {}
    between = [number for number in chains if chains.in_degree(number) and chains.out_degree(number)]
    rows = [_bottleneck(chains, number, shares[number]) for number in between]
    return sorted(rows, key=lambda row: (-row["only_way"], -row["betweenness"], row["id"]))


ANALYSES: Mapping[str, Callable[[Store], list[Row]]] = {
    "agencies": agencies,
    "bottlenecks": bottlenecks,
    "centrality": centrality,
    "communities": communities,
}
"""Every analysis by name."""


def _documents(store: Store, types: Iterable[str] | None = None) -> Documents:
    """The documents that some relationship of ``types`` (by default all) joins to another, and these relationships."""
    wanted = types or [
        name for name, kind in load_model().relationships.items() if ("Document", "Document") in kind.ends
    ]
    edges = sorted({edge for type_ in wanted for edge in _edges(store, type_)})
    ends = sorted({id_ for edge in edges for id_ in edge})
    numbers = {id_: number for number, id_ in enumerate(ends)}
    graph: Documents = nx.DiGraph()
    for row in _pages(store, f"MATCH (d:Document) WHERE d.id > $after RETURN {_NAMES} ORDER BY id LIMIT {_PAGE}"):
        if row["id"] in numbers:
            graph.add_node(numbers[row["id"]], **row)
    graph.add_edges_from((numbers[start], numbers[end]) for start, end in edges if start != end)
    return graph


def _edges(store: Store, type_: str) -> Iterable[tuple[str, str]]:
    statement = (
        f"MATCH (d:Document) WHERE d.id > $after WITH d ORDER BY d.id LIMIT {_PAGE} "
        f"OPTIONAL MATCH (d)-[:{type_}]->(e:Document) RETURN d.id AS id, collect(DISTINCT e.id) AS ends ORDER BY id"
    )
    return ((row["id"], end) for row in _pages(store, statement) for end in row["ends"])


def _pages(store: Store, statement: str) -> Iterable[Row]:
    after = ""
    while rows := store.run(statement, {"after": after}).rows:
        yield from rows
        after = rows[-1]["id"]


def _tasks(store: Store, role: str) -> dict[str, set[str]]:
    """Tasks by agency."""
    statement = (
        f"MATCH (a:Agency) WHERE a.id > $after WITH a ORDER BY a.id LIMIT 1000 "
        f"OPTIONAL MATCH (t:Task)-[:{role}]->(a) RETURN a.id AS id, collect(DISTINCT t.id) AS tasks ORDER BY id"
    )
    return {row["id"]: set(row["tasks"]) for row in _pages(store, statement)}


def _pagerank(graph: Documents) -> dict[int, float]:
    """PageRank by power iteration (Page et al. 1999); networkx's own needs scipy, which nothing else here needs."""
    if not graph:
        return {}
    ranks = dict.fromkeys(graph, 1 / len(graph))
    for _ in range(_MOST_STEPS):
        loose = sum(ranks[number] for number in graph if not graph.out_degree(number))
        before, ranks = ranks, dict.fromkeys(graph, (1 - _DAMPING + _DAMPING * loose) / len(graph))
        for number in graph:
            if out := graph.out_degree(number):
                share = _DAMPING * before[number] / out
                for other in graph.successors(number):
                    ranks[other] += share
        if sum(abs(ranks[number] - before[number]) for number in graph) < _PRECISION:
            break
    return ranks


def _named(graph: Any, number: int) -> Row:
    return dict(graph.nodes[number])


def _community(graph: Any, place: int, group: list[int]) -> Row:
    centre = _named(graph, max(group, key=lambda number: (graph.degree(number), -number)))
    levels = Counter(str(graph.nodes[number]["level"] or "unknown") for number in group)
    return {
        "community": place,
        "documents": len(group),
        "centre": centre["id"],
        "centre_name": centre["number"] or centre["title"] or centre["id"],
        "levels": [f"{level}: {number}" for level, number in sorted(levels.items())],
        "members": [graph.nodes[number]["id"] for number in group],
    }


def _bottleneck(chains: Documents, number: int, share: float) -> Row:
    above, below = nx.descendants(chains, number), nx.ancestors(chains, number)
    lost = sum(not above <= _upwards(chains, other, number) for other in below - above)
    counts = {"above": len(above), "below": len(below), "only_way": lost}
    return _named(chains, number) | counts | {"betweenness": round(share, 9)}


def _upwards(chains: Documents, start: int, without: int) -> set[int]:
    """What a document implements, directly or through others, other than through one of them."""
    found, due = {start}, [start]
    while due:
        for number in chains.successors(due.pop()):
            if number != without and number not in found:
                found.add(number)
                due.append(number)
    return found
