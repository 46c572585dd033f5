"""Analyses of the shape of the graph, on graphs small enough to be counted by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest
from invented_graph import PLAN, PROGRAMME, READING, sample

from graph.analysis import ANALYSES, agencies, bottlenecks, centrality, communities
from graph.rows import DocumentGraph, Node, Relationship
from graph.store import Store

_COUNTS = ("lead", "support", "alone", "documents", "partners")


def document(
    id_: str, *implemented: str, tasks: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = ()
) -> DocumentGraph:
    """A document that implements others, with tasks as (leads, supports)."""
    said = {"stated_by": id_}
    owned, shared = [Node("Document", id_, {"status": "held", "number": id_.upper()})], {}
    links = []
    for other in implemented:
        shared["Document", other] = Node("Document", other, {"status": "cited"})
        links.append(Relationship("IMPLEMENTS", "Document", id_, "Document", other, said))
    for number, roles in enumerate(tasks, 1):
        task = f"{id_}/task/{number}"
        owned.append(Node("Task", task, {"ordinal": number, "text": "Làm việc"}))
        links.append(Relationship("HAS_TASK", "Document", id_, "Task", task, said))
        for type_, names in zip(("LED_BY", "SUPPORTED_BY"), roles, strict=True):
            for name in names:
                shared["Agency", name] = Node("Agency", name, {"name": name})
                links.append(Relationship(type_, "Task", task, "Agency", name, said))
    return DocumentGraph(id_, tuple(owned), tuple(shared.values()), tuple(links))


@pytest.fixture
def chain(embedded_store: Store) -> Store:
    """Two plans implement the directive only through the programme, a third also by itself; two others stand apart."""
    embedded_store.upsert([
        document("programme", "directive"),
        document("plan-1", "programme", tasks=((("so-a",), ("so-b", "so-c")), (("so-a",), ()))),
        document("plan-2", "programme", tasks=((("so-b", "so-a"), ()),)),
        document("plan-3", "programme", "directive"),
        document("letter", "decision"),
    ])  # fmt: skip
    return embedded_store


def test_who_implements_and_how_far_it_reaches(chain: Store) -> None:
    rows = {row["id"]: row for row in centrality(chain)}
    assert (rows["directive"]["implementers"], rows["directive"]["reach"]) == (2, 4)
    assert (rows["programme"]["implementers"], rows["programme"]["reach"]) == (3, 3)
    assert (rows["plan-1"]["implementers"], rows["plan-1"]["reach"]) == (0, 0)
    assert sum(row["pagerank"] for row in rows.values()) == pytest.approx(1)
    assert [row["id"] for row in centrality(chain)][:2] == ["directive", "programme"]


def test_implementers_are_counted_of_documents_that_others_cite_too(embedded_store: Store) -> None:
    """Documents that only cite come first by id, so places in the two graphs differ."""
    cited = Relationship("CITES", "Document", "a-letter", "Document", "directive", {"stated_by": "a-letter"})
    letter = replace(document("a-letter"), shared=(Node("Document", "directive", {"status": "cited"}),))
    embedded_store.upsert([replace(letter, relationships=(cited,)), document("plan", "directive")])
    rows = {row["id"]: (row["implementers"], row["reach"], row["cited_by"]) for row in centrality(embedded_store)}
    assert rows == {"a-letter": (0, 0, 0), "directive": (1, 1, 2), "plan": (0, 0, 0)}


def test_pagerank_is_that_of_the_definition(embedded_store: Store) -> None:
    """Of two nodes a → b, with a damping of 0.85: a = 0.5 / (1 + 0.85 / 2), b the rest."""
    embedded_store.upsert([document("a", "b")])
    ranks = {row["id"]: row["pagerank"] for row in centrality(embedded_store)}
    assert ranks["a"] == pytest.approx(0.5 / 1.425, abs=1e-6)
    assert ranks["b"] == pytest.approx(1 - 0.5 / 1.425, abs=1e-6)


def test_communities_keep_apart_what_nothing_joins(chain: Store) -> None:
    rows = communities(chain)
    together = {"directive", "programme", "plan-1", "plan-2", "plan-3"}
    apart = [set(row["members"]) for row in rows if not together & set(row["members"])]
    assert apart == [{"letter", "decision"}]
    assert sum(row["documents"] for row in rows) == 7
    assert [row["community"] for row in rows] == list(range(1, len(rows) + 1))


def test_two_groups_that_one_citation_joins_are_two(embedded_store: Store) -> None:
    names = {group: [f"{group}-{number}" for number in range(4)] for group in "ab"}
    for group in names.values():
        embedded_store.upsert([document(name, *(other for other in group if other > name)) for name in group])
    embedded_store.upsert([document("a-0", *names["a"][1:], "b-0")])
    found = communities(embedded_store)
    assert sorted(row["members"] for row in found) == sorted(names.values())


def test_on_whom_most_tasks_depend(chain: Store) -> None:
    rows = agencies(chain)
    assert [row["id"] for row in rows] == ["so-a", "so-b", "so-c"]
    assert [tuple(row[name] for name in _COUNTS) for row in rows] == [(3, 0, 1, 2, 2), (1, 1, 0, 2, 2), (0, 1, 0, 1, 2)]


def test_what_chains_pass_through(chain: Store) -> None:
    (row,) = bottlenecks(chain)
    assert (row["id"], row["above"], row["below"], row["only_way"]) == ("programme", 1, 3, 2)
    assert row["betweenness"] > 0


def test_an_empty_graph_and_the_same_answer_twice(embedded_store: Store) -> None:
    assert [analysis(embedded_store) for analysis in ANALYSES.values()] == [[]] * len(ANALYSES)
    embedded_store.upsert(sample())
    for analysis in ANALYSES.values():
        assert analysis(embedded_store) == analysis(embedded_store) != []
    central = [row["id"] for row in centrality(embedded_store)]
    assert central.index(READING) < central.index(PROGRAMME) < central.index(PLAN)
