"""Where tasks and targets stand among all others."""

from __future__ import annotations

import pytest
from small_plans import says

from graph.changes import check
from graph.model import load_model
from graph.rows import DocumentGraph, Node, Value


def _stated(document: str, label: str, properties: dict[str, Value], *, led: bool = False) -> dict[str, object]:
    own = Node("Document", document, {"status": "held", "territory": "tỉnh Bắc Giang"})
    item = Node(label, f"{document}/{label.lower()}/3", {"ordinal": 3} | properties)
    agency = Node("Agency", "so-y-te", {"name": "Sở Y tế"})
    links = [says(document, "HAS_TASK" if label == "Task" else "SETS_TARGET", "Document", document, item)]
    if led:
        links.append(says(document, "LED_BY", "Task", item.id, agency))
    graph = DocumentGraph(document, (own, item), (agency,) if led else (), tuple(links))
    return dict(check(graph, load_model()).owned[label, item.id])


def test_a_task_that_nobody_leads() -> None:
    assert _stated("kh-1", "Task", {"text": "Rà soát"})["unled_order"] == "kh-1 000003"
    assert "unled_order" not in _stated("kh-1", "Task", {"text": "Rà soát"}, led=True)


def test_deadlines_stand_by_day_then_document() -> None:
    keys = [
        _stated(document, "Task", {"text": "Rà soát", "deadline_to": day})["due_order"]
        for day, document in (
            ("2031-05-06", "kh-1"),
            ("2031-05-06", "kh-1.2030"),
            ("2031-05-06", "kh-10"),
            ("2031-10-01", "a"),
        )
    ]
    assert keys == sorted(keys, key=str)
    assert "due_order" not in _stated("kh-1", "Task", {"text": "Rà soát"})


def test_a_target_by_a_year_is_due_on_its_last_day() -> None:
    known: dict[str, Value] = {"indicator": "Tỷ lệ xã có thư viện", "value": 80.0}
    assert _stated("kh-1", "Target", known | {"due": "2030"})["due_order"] == "2030-12-31 kh-1 000003"
    assert _stated("kh-1", "Target", known | {"due": "2030-06-30"})["due_order"] == "2030-06-30 kh-1 000003"


@pytest.mark.parametrize(
    ("said", "paced"),
    [
        ({"due": "2030", "baseline_year": "2025", "baseline_value": 40.0}, True),
        ({"due": "2025", "baseline_year": "2025", "baseline_value": 40.0}, False),
        ({"due": "2030", "baseline_year": "2025"}, False),
        ({"due": "2030", "baseline_value": 40.0}, False),
        ({"baseline_year": "2025", "baseline_value": 40.0}, False),
    ],
)
def test_a_pace_needs_two_years_and_two_values(said: dict[str, Value], paced: bool) -> None:
    stated = _stated("kh-1", "Target", {"indicator": "Tỷ lệ xã có thư viện", "value": 80.0} | said)
    assert ("pace_order" in stated) is paced
    assert not paced or stated["pace_order"] == "tỉnh Bắc Giang kh-1 000003"
