"""What every store must do when it is written to, on every engine, with real databases."""

from __future__ import annotations

import itertools
import threading

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from small_plans import DIRECTIVE, OLDER, PLACE, contents, document, ids, plan, says

from graph.errors import InvalidRows, StoreError
from graph.rows import DocumentGraph, Node, Value
from graph.store import Store


def test_an_upsert_can_be_read(store: Store) -> None:
    store.upsert([plan("kh-1")])
    assert ids(store, "Document") == ["ct-7-tw-2030", "kh-1", "nq-3-2029"]
    assert ids(store, "Task") == ["kh-1/task/1", "kh-1/task/2"]
    assert document(store, "kh-1") == {
        "id": "kh-1",
        "status": "held",
        "number": "kh-1/KH-UBND",
        "title": "Kế hoạch thử",
        "issued_on": "2031-05-06",
        "search_text": "kh 1 kh ubnd ke hoach thu",
    }
    led = store.run(
        "MATCH (t:Task)-[r:LED_BY]->(a:Agency) RETURN t.id AS task, r.confidence AS c, a.name AS a ORDER BY task"
    )
    assert led.columns == ("task", "c", "a")
    assert led.rows[0] == {"task": "kh-1/task/1", "c": 0.5, "a": "Sở Y tế tỉnh X"}


def test_dates_are_dates(store: Store) -> None:
    store.upsert([plan("kh-1")])
    row = store.run(
        "MATCH (d:Document) WHERE d.issued_on >= date($day) RETURN d.issued_on AS day, d.issued_on.year AS year, "
        "[d.issued_on] AS days, duration.inDays(date('2031-05-01'), d.issued_on).days AS lag",
        {"day": "2031-05-06"},
    ).rows
    assert row == [{"day": "2031-05-06", "year": 2031, "days": ["2031-05-06"], "lag": 5}]
    assert store.run("MATCH (d:Document) WHERE d.issued_on > date('2031-05-06') RETURN d.id AS id").rows == []


def test_the_same_upsert_twice_changes_nothing(store: Store) -> None:
    store.upsert([plan("kh-1"), plan("kh-2")])
    before = contents(store)
    store.upsert([plan("kh-2"), plan("kh-1")])
    assert contents(store) == before


def test_every_write_makes_another_revision(store: Store) -> None:
    writes = (
        lambda: store.bulk_load([plan("kh-1")]),
        lambda: store.upsert([plan("kh-2")]),
        lambda: store.upsert([plan("kh-2", title="Kế hoạch khác")]),
        lambda: store.remove("kh-1"),
        store.clear,
    )
    seen = [store.revision()]
    for write in writes:
        write()
        seen.append(store.revision())
        contents(store)
        assert store.revision() == seen[-1], "reading is no write"
    assert None not in seen
    assert len(set(seen)) == len(seen)


def test_what_is_no_longer_said_disappears(store: Store) -> None:
    store.upsert([plan("kh-1", tasks=3)])
    store.upsert([plan("kh-1", tasks=0, title=None, third_party=False)])
    assert ids(store, "Task") == []
    assert ids(store, "Agency") == []
    assert ids(store, "Place") == []
    assert ids(store, "Document") == ["ct-7-tw-2030", "kh-1"]
    assert "title" not in document(store, "kh-1")
    assert [r["type"] for r in contents(store)[1]] == ["IMPLEMENTS"]


def test_a_property_of_a_relationship_that_vanished_vanishes(store: Store) -> None:
    first = plan("kh-1", tasks=0, third_party=False)
    store.upsert([first])
    second = says("kh-1", "IMPLEMENTS", "Document", "kh-1", DIRECTIVE, span_start=4)
    store.upsert([DocumentGraph("kh-1", first.owned, first.shared, (second,))])
    assert contents(store)[1][0]["properties"] == {"stated_by": "kh-1", "span_start": 4}


def test_what_others_still_say_stays(store: Store) -> None:
    store.upsert([plan("kh-1"), plan("kh-2")])
    store.upsert([plan("kh-1", tasks=0, third_party=False)])
    assert ids(store, "Agency") == ["so-y-te-x"]
    third_party = "MATCH (:Document {id: 'ct-7-tw-2030'})-[r:IMPLEMENTS]->() RETURN r.stated_by AS by"
    assert store.run(third_party).rows == [{"by": "kh-2"}]


def test_a_citation_never_overwrites_a_held_document(store: Store) -> None:
    held = Node("Document", DIRECTIVE.id, {"status": "held", "number": "7-CT/TW", "title": "Về việc thử", "pages": 3})
    for order in ([held], []), ([], [held]):
        store.clear()
        for documents in (order[0], [None], order[1]):
            store.upsert([DocumentGraph(DIRECTIVE.id, (d,)) if d else plan("kh-1") for d in documents])
        assert document(store, DIRECTIVE.id) == {"id": DIRECTIVE.id, **held.properties}
        citing = "MATCH (d:Document)-[:IMPLEMENTS]->(:Document {status: 'held'}) RETURN d.id AS id"
        assert store.run(citing).rows == [{"id": "kh-1"}]


def test_a_removed_document_that_is_cited_stays_as_cited(store: Store) -> None:
    held = Node("Document", DIRECTIVE.id, {"status": "held", "number": "7-CT/TW", "file": "a.pdf", "sha256": "0"})
    store.upsert([DocumentGraph(DIRECTIVE.id, (held,)), plan("kh-1")])
    store.remove(DIRECTIVE.id)
    assert document(store, DIRECTIVE.id) == {"id": DIRECTIVE.id, "status": "cited", "number": "7-CT/TW"}
    store.remove("kh-1")
    store.remove("never there")
    assert contents(store) == ([], [])


def test_the_order_of_documents_does_not_matter(store: Store) -> None:
    def citing(name: str, **properties: Value) -> DocumentGraph:
        cited = Node("Document", "x", {"status": "cited", **properties})
        own = Node("Document", name, {"status": "held"})
        return DocumentGraph(name, (own,), (cited,), (says(name, "CITES", "Document", name, cited),))

    documents = [
        citing("a", title="Ngắn", issued_after="2030-01-01"),
        citing("b", title="Dài hơn nhiều"),
        citing("c", issued_after="2030-06-01", number="9-NQ/TW"),
    ]
    results = []
    for order in itertools.permutations(documents):
        store.clear()
        store.upsert(order)
        results.append(contents(store))
    store.clear()
    store.bulk_load(documents)
    results.append(contents(store))
    assert all(result == results[0] for result in results)
    assert document(store, "x")["title"] == "Dài hơn nhiều"


def test_a_lone_document_may_correct_what_it_said_of_another(store: Store) -> None:
    def citing(title: str) -> DocumentGraph:
        cited = Node("Document", "x", {"status": "cited", "title": title})
        own = Node("Document", "a", {"status": "held"})
        return DocumentGraph("a", (own,), (cited,), (says("a", "CITES", "Document", "a", cited),))

    store.upsert([citing("Một tên quá dài"), citing("Tên")])
    assert document(store, "x")["title"] == "Tên"


def test_bulk_load_equals_upserts(store: Store) -> None:
    graphs = [plan(f"kh-{n}", tasks=n) for n in range(5)]
    held = Node("Document", DIRECTIVE.id, {"status": "held", "number": "7-CT/TW"})
    graphs.insert(2, DocumentGraph(DIRECTIVE.id, (held,)))
    store.upsert(graphs)
    upserted = contents(store)
    store.clear()
    store.bulk_load(iter(graphs))
    assert contents(store) == upserted
    store.upsert([plan("kh-4", tasks=1)])
    assert "kh-4/task/2" not in ids(store, "Task")
    store.bulk_load([plan("kh-9")])
    assert "kh-9" in ids(store, "Document")
    assert "kh-4" in ids(store, "Document")


versions = st.builds(
    plan,
    st.sampled_from(["kh-1", "kh-2", "ct-7-tw-2030"]),
    st.integers(0, 3),
    title=st.sampled_from([None, "Ngắn", "Một tên dài"]),
    third_party=st.booleans(),
).filter(lambda graph: graph.document != DIRECTIVE.id or not graph.shared)
directive_held = st.just(DocumentGraph(DIRECTIVE.id, (Node("Document", DIRECTIVE.id, {"status": "held", "pages": 2}),)))


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(history=st.lists(st.tuples(st.booleans(), versions | directive_held), max_size=8))
def test_whatever_came_before_only_the_last_word_counts(
    store: Store, history: list[tuple[bool, DocumentGraph]]
) -> None:
    """Upserts and removals in any order leave what loading the last version of each document gives."""
    store.clear()
    last: dict[str, DocumentGraph] = {}
    for removed, version in history:
        if removed and version.document != DIRECTIVE.id:  # which would keep what it said of itself
            store.remove(version.document)
            last.pop(version.document, None)
        else:
            store.upsert([version])
            last[version.document] = version
    left = contents(store)
    store.clear()
    store.bulk_load(last.values())
    assert left == contents(store)


def test_a_bulk_load_that_fails_leaves_nothing(store: Store) -> None:
    graphs = [*(plan(f"kh-{n}", tasks=1) for n in range(1005)), plan("kh-3")]
    with pytest.raises(InvalidRows, match="kh-3 is to be loaded twice"):
        store.bulk_load(graphs)
    assert contents(store) == ([], [])


def test_a_large_store_is_emptied_beside_a_reader(store: Store) -> None:
    store.bulk_load(plan(f"kh-{n}", tasks=5) for n in range(1100))
    assert store.run("MATCH (n:Task) RETURN count(n) AS n").rows == [{"n": 5500}]
    seen: set[int] = set()
    done = threading.Event()

    def read() -> None:
        while not done.is_set():
            seen.add(store.run("MATCH (d:Document {id: 'kh-7'}) RETURN count(d) AS n").rows[0]["n"])

    reader = threading.Thread(target=read)
    reader.start()
    store.clear()
    store.upsert([plan("kh-7")])
    done.set()
    reader.join()
    assert seen <= {0, 1}
    assert ids(store, "Task") == ["kh-7/task/1", "kh-7/task/2"]


@pytest.mark.parametrize(
    ("graph", "reason"),
    [
        (DocumentGraph("a", (Node("Dokument", "a", {}),)), "no label"),
        (DocumentGraph("a", (Node("Document", "a", {"status": "lost"}),)), "held, cited"),
        (DocumentGraph("a", (Node("Document", "a", {}),)), "status"),
        (DocumentGraph("a", (Node("Document", "a", {"status": "held", "colour": "red"}),)), "colour"),
        (DocumentGraph("a", (Node("Document", "a", {"status": "held", "issued_on": "6/5/2031"}),)), "date"),
        (DocumentGraph("a", (Node("Document", "a", {"status": "held", "pages": "3"}),)), "integer"),
        (DocumentGraph("a", (Node("Task", "b/task/1", {"ordinal": 1, "text": "x"}),)), "must start with a/"),
        (DocumentGraph("a", (), (), (says("a", "CITES", "Document", "a", OLDER),)), "does not name"),
        (DocumentGraph("a", (), (OLDER,), (says("b", "CITES", OLDER.label, OLDER.id, OLDER),)), "stated_by"),
        (
            DocumentGraph("a", (), (OLDER, PLACE), (says("a", "CITES", OLDER.label, OLDER.id, PLACE),)),
            "no relationship",
        ),
    ],
)
def test_rows_that_do_not_fit_the_model_are_refused(store: Store, graph: DocumentGraph, reason: str) -> None:
    with pytest.raises(InvalidRows, match=reason):
        store.upsert([graph])
    with pytest.raises(InvalidRows, match=reason):
        store.bulk_load([graph])
    assert contents(store) == ([], [])


def test_readers_beside_a_writer_see_whole_documents(store: Store) -> None:
    store.upsert([plan("kh-1", tasks=20)])
    seen: set[int] = set()
    done = threading.Event()

    def read() -> None:
        while not done.is_set():
            seen.add(store.run("MATCH (t:Task) RETURN count(t) AS n").rows[0]["n"])

    readers = [threading.Thread(target=read) for _ in range(2)]
    for reader in readers:
        reader.start()
    for tasks in (1, 20, 1, 20, 1):
        store.upsert([plan("kh-1", tasks=tasks)])
    done.set()
    for reader in readers:
        reader.join()
    assert seen <= {1, 20}
    assert ids(store, "Task") == ["kh-1/task/1"]


def test_two_writers_do_not_lose_each_others_documents(store: Store) -> None:
    failures: list[BaseException] = []

    def write(first: int) -> None:
        try:
            for number in range(first, first + 5):
                store.upsert([plan(f"kh-{number}")])
        except StoreError as error:
            failures.append(error)

    writers = [threading.Thread(target=write, args=(first,)) for first in (10, 20)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert failures == []
    assert len(ids(store, "Task")) == 20
    assert len(store.run("MATCH ()-[r:IMPLEMENTS]->() RETURN r.stated_by AS by").rows) == 20
