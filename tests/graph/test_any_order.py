"""Whatever the order, the size of batches, repetitions and interruptions: the same documents give the same graph."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from small_plans import contents, says

from bench.generated_graph import generated_graph
from graph.rows import DocumentGraph, Node, Value
from graph.store import Store

_NAMES = ("a", "b", "c", "d", "e")
_TITLES = st.sampled_from(["Ngắn", "Dài hơn", "Dài bằng", "Một tên rất dài của văn bản"])
_DAYS = st.sampled_from(["2030-01-01", "2030-06-01", "2031-12-31"])


class Interrupted(Exception):
    """What stops a load in the middle."""


@st.composite
def documents(draw: st.DrawFn) -> list[DocumentGraph]:
    """Some held documents that cite each other and share agencies, each describing the others in its own way."""
    held = draw(st.lists(st.sampled_from(_NAMES), min_size=1, max_size=5, unique=True))
    return [draw(_document(name)) for name in held]


@st.composite
def _document(draw: st.DrawFn, name: str) -> DocumentGraph:
    own = Node("Document", name, {"status": "held", "title": draw(_TITLES), "number": f"{name}/KH"})
    owned, shared, said = [own], [], []
    for other in draw(st.lists(st.sampled_from(_NAMES), max_size=3, unique=True)):
        if other != name:
            told: dict[str, Value] = {"status": "cited", "title": draw(_TITLES), "issued_after": draw(_DAYS)}
            shared.append(Node("Document", other, told))
            said.append(says(name, draw(st.sampled_from(["CITES", "IMPLEMENTS"])), "Document", name, shared[-1]))
    for number in range(draw(st.integers(0, 3))):
        task = Node("Task", f"{name}/task/{number}", {"ordinal": number + 1, "text": draw(_TITLES)})
        agency = Node("Agency", draw(st.sampled_from(["x", "y"])), {"name": draw(_TITLES)})
        owned.append(task)
        shared.append(agency)
        said += [says(name, "HAS_TASK", "Document", name, task), says(name, "LED_BY", "Task", task.id, agency)]
    return DocumentGraph(name, tuple(owned), tuple(shared), tuple(said))


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(graphs=documents(), data=st.data())
def test_every_way_of_loading_gives_the_same_graph(
    store: Store, graphs: list[DocumentGraph], data: st.DataObject
) -> None:
    store.clear()
    store.bulk_load(graphs)
    expected = contents(store)
    store.clear()
    order = data.draw(st.permutations(graphs * data.draw(st.integers(1, 2), label="times")), label="order")
    size = data.draw(st.integers(1, 4), label="batch")
    for first in range(0, len(order), size):
        if data.draw(st.booleans(), label="interrupted before"):
            _interrupted_load(store, order[first:])
        store.upsert(order[first : first + size])
    assert contents(store) == expected
    store.bulk_load(data.draw(st.permutations(graphs), label="again"))
    assert contents(store) == expected


def _interrupted_load(store: Store, graphs: list[DocumentGraph]) -> None:
    def broken() -> Iterator[DocumentGraph]:
        yield from graphs[:2]
        raise Interrupted

    try:
        store.bulk_load(broken())
    except Interrupted:
        return
    raise AssertionError("The interruption was lost.")


def test_a_generated_graph_is_the_same_whichever_way_it_is_loaded(store: Store) -> None:
    graphs = list(generated_graph(60))
    store.bulk_load(graphs)
    loaded = contents(store)
    store.clear()
    store.upsert(graphs[::-1])
    assert contents(store) == loaded
    assert sum(node["labels"] == ["Task"] for node in loaded[0]) > 300
