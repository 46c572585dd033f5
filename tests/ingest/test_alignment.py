"""What documents have in common: against the truth of the invented family, whatever the order in which they come."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from examples.family import family
from examples.generate import write_family
from graph.archive import Archive
from graph.folding import words
from graph.rows import DocumentGraph
from graph.store import Store
from ingest.alignment.passages import FEWEST_WORDS
from ingest.alignment.signatures import bands
from ingest.alignment.similarity import ALIGNED, same_text, same_work
from ingest.linking.projection import Holdings
from ingest.run import ingest, opened, rebuild_store

Pair = tuple[str, str]

_HELD = """MATCH (a)-[r:ALIGNS_WITH|REUSES_TEXT]->(b)
RETURN type(r) AS type, a.id AS start, b.id AS end, properties(r) AS said ORDER BY type, start, end"""


def _clock() -> datetime:
    return datetime(2026, 1, 1, tzinfo=UTC)


def _take_in(paths: list[Path], data: Path, store: Store | None = None) -> None:
    report = ingest(paths, Archive(data), store, clock=_clock, workers=1)
    assert report.failed == 0, report.files


class _Family:
    """The graphs of the invented family, and its truth."""

    def __init__(self, folder: Path) -> None:
        paths = write_family(folder, provinces=12)
        _take_in([folder / "documents"], folder / "data")
        truths = {path.stem: json.loads(path.read_text()) for path in (folder / "truth").glob("*.json")}
        self.graphs: dict[str, DocumentGraph] = {}
        self.cited: dict[str, set[str]] = {}
        self.truth: dict[str, dict[str, Any]] = {}
        with opened(Archive(folder / "data")) as holdings:
            self.ids = {str(holdings.ledger.entry(str(path)).document): path.stem for path in paths}  # type: ignore[union-attr]
            _index(holdings)
            for id_, stem in self.ids.items():
                own = holdings.contents(id_)
                assert own is not None
                self.graphs[id_], self.truth[id_] = holdings.graph(id_), truths[stem]
                self.cited[id_] = set(own.cited) & self.ids.keys()

    def meanings(self, label: str, kind: str, text: str, meaning: str) -> dict[str, str | None]:
        """What each task or target is in truth, by its id."""
        found: dict[str, str | None] = {}
        for id_, graph in self.graphs.items():
            known = {_key(entry[text]): entry[meaning] for entry in self.truth[id_][kind]}
            for node in graph.owned:
                if node.label == label:
                    found[node.id] = known.get(_key(str(node.properties[text])))
        return found

    def pairs(self, label: str) -> set[Pair]:
        """The pairs that were aligned with a task or target of a cited document."""
        return {
            (one.start, one.end)
            for id_, graph in self.graphs.items()
            for one in graph.relationships
            if one.type == "ALIGNS_WITH" and one.start_label == label and _document(one.end) in self.cited[id_]
        }

    def wanted(self, meanings: dict[str, str | None]) -> set[Pair]:
        """The pairs that mean the same, of a document and one that it cites."""
        by_meaning: dict[tuple[str, str], list[str]] = defaultdict(list)
        for id_, meaning in meanings.items():
            if meaning:
                by_meaning[_document(id_), meaning].append(id_)
        return {
            (id_, other)
            for id_, meaning in meanings.items()
            if meaning
            for cited in self.cited[_document(id_)]
            for other in by_meaning.get((cited, meaning), ())
        }


def _index(holdings: Holdings) -> None:
    for id_ in holdings.register.unsettled():
        holdings.state(id_)
        holdings.index(id_)


def _key(text: str) -> str:
    return " ".join(words(text))


def _document(id_: str) -> str:
    return id_.partition("/")[0]


def _f1(wanted: set[Pair], found: set[Pair]) -> float:
    return 2 * len(wanted & found) / (len(wanted) + len(found))


@pytest.fixture(scope="module")
def the_family(tmp_path_factory: pytest.TempPathFactory) -> _Family:
    return _Family(tmp_path_factory.mktemp("family"))


def test_the_family_copies_adapts_and_drops() -> None:
    directive, *others = family(provinces=12, directives=1)
    own = {task["origin"]: task["text"] for task in directive.truth()["tasks"]}
    plans = [one.truth()["tasks"] for one in others if one.stem.startswith("kh-ubnd")]
    taken = [{task["origin"]: task["text"] for task in tasks} for tasks in plans]
    assert any(plan.get(origin) == text for plan in taken for origin, text in own.items())
    assert any(plan.get(origin, text) != text for plan in taken for origin, text in own.items())
    assert any(origin not in plan for plan in taken for origin in own)


def test_tasks_align_as_the_truth_says(the_family: _Family) -> None:
    wanted = the_family.wanted(the_family.meanings("Task", "tasks", "text", "origin"))
    assert len(wanted) > 100
    assert _f1(wanted, the_family.pairs("Task")) >= 0.95


def test_targets_align_as_the_truth_says(the_family: _Family) -> None:
    wanted = the_family.wanted(the_family.meanings("Target", "targets", "indicator", "indicator"))
    assert len(wanted) > 60
    assert _f1(wanted, the_family.pairs("Target")) >= 0.95


def test_tasks_that_only_plans_have_meet_in_the_earliest_plan(the_family: _Family) -> None:
    meanings = the_family.meanings("Task", "tasks", "text", "origin")
    texts = {
        node.id: _key(str(node.properties["text"]))
        for graph in the_family.graphs.values()
        for node in graph.owned
        if node.label == "Task"
    }
    others = {
        (one.start, one.end)
        for id_, graph in the_family.graphs.items()
        for one in graph.relationships
        if one.type == "ALIGNS_WITH" and one.start_label == "Task" and _document(one.end) not in the_family.cited[id_]
    }
    assert len(others) > 100
    wrong = [pair for pair in others if meanings[pair[0]] != meanings[pair[1]] and texts[pair[0]] != texts[pair[1]]]
    assert not wrong


def test_both_spans_are_the_words_of_their_documents(the_family: _Family) -> None:
    for id_, graph in the_family.graphs.items():
        for one in graph.relationships:
            if one.type == "REUSES_TEXT":
                said = one.properties
                assert said["stated_by"] == id_
                assert same_text(_key(str(said["quote"])), _key(str(said["other_quote"]))) > 0
                for start, end, quote in (
                    ("span_start", "span_end", "quote"),
                    ("other_start", "other_end", "other_quote"),
                ):
                    assert said[end] - said[start] == len(str(said[quote]))  # type: ignore[operator]


@pytest.mark.parametrize(
    ("one", "other", "aligned"),
    [
        ("Xây dựng đề án bảo tồn chợ nổi", "Sở Công Thương xây dựng đề án bảo tồn chợ nổi trên sông", True),
        ("Rà soát bến đò ngang, lắp phao tiêu", "Tổ chức rà soát các bến đò ngang, lắp đặt phao tiêu", True),
        (
            "Sở Y tế chủ trì, phối hợp với Sở Tài chính mua xe",
            "Sở Y tế chủ trì, phối hợp với Sở Tài chính tập huấn",
            True,
        ),
        ("Sở Tài chính bố trí kinh phí trồng rừng ngập mặn", "Sở Tài chính thẩm định giá thuốc thú y hằng quý", False),
        ("Hướng dẫn ngư dân ghi nhật ký khai thác", "Số hóa bản đồ địa chính các xã ven biển", False),
    ],
)
def test_the_same_work_in_other_words(one: str, other: str, aligned: bool) -> None:
    assert (same_work(_key(one), _key(other)) >= ALIGNED) is aligned


def test_similar_passages_share_a_band_and_others_do_not() -> None:
    text = _key("Củng cố tổ đọc sách ở nhà văn hóa thôn, trao đổi sách giữa các thôn mỗi quý và ghi sổ bạn đọc đầy đủ")
    near = _key(
        "Củng cố tổ đọc sách ở nhà văn hóa thôn, trao đổi sách giữa các thôn mỗi tháng và ghi sổ bạn đọc đầy đủ"
    )
    far = _key(
        "Lắp biển báo ở các khúc cua, dọn cành cây che khuất tầm nhìn và sơn lại vạch giảm tốc trước mùa mưa bão"
    )
    assert len(text.split()) > FEWEST_WORDS
    assert set(bands(text)) & set(bands(near))
    assert not set(bands(text)) & set(bands(far))


def test_any_order_and_any_batches_give_the_same_graph(store: Store, tmp_path: Path) -> None:
    paths = write_family(tmp_path / "family", directives=1, provinces=3)
    _take_in([tmp_path / "family" / "documents"], tmp_path / "together", store)
    together = store.run(_HELD).rows
    assert {row["type"] for row in together} == {"ALIGNS_WITH", "REUSES_TEXT"}
    store.clear()
    for part in (paths[len(paths) // 2 :], paths[2 : len(paths) // 2], paths[1:2], paths[:1]):  # the directive last
        _take_in(part, tmp_path / "apart", store)
    assert store.run(_HELD).rows == together
    rebuild_store(Archive(tmp_path / "apart"), store, workers=1)
    assert store.run(_HELD).rows == together
    _take_in(paths, tmp_path / "apart", store)
    assert store.run(_HELD).rows == together


def test_what_a_document_shared_goes_with_it(embedded_store: Store, tmp_path: Path) -> None:
    paths = write_family(tmp_path / "family", directives=1, provinces=2)
    _take_in(paths, tmp_path / "data", embedded_store)
    assert [row for row in embedded_store.run(_HELD).rows if _document(row["end"]) == "91-ct-tw.2024"]
    (paths[0].with_name(paths[0].name + ".meta.yaml")).write_text("number: 191-CT/TW\n", encoding="utf-8")
    _take_in(paths, tmp_path / "data", embedded_store)
    rows = embedded_store.run(_HELD).rows
    assert not [row for row in rows if _document(row["end"]) == "91-ct-tw.2024"]
    assert [row for row in rows if _document(row["end"]) == "191-ct-tw.2024"]  # as the earliest that holds the text
    _take_in(paths, tmp_path / "new", None)
    with opened(Archive(tmp_path / "new")) as holdings:
        _index(holdings)
        fresh = sorted(_rows(holdings))
    assert sorted((row["type"], row["start"], row["end"]) for row in rows) == fresh


def _rows(holdings: Holdings) -> Iterator[tuple[str, str, str]]:
    for id_ in holdings.passages.documents():
        for one in holdings.graph(id_).relationships:
            if one.type in ("ALIGNS_WITH", "REUSES_TEXT"):
                yield one.type, one.start, one.end
