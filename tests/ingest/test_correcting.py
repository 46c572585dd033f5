"""What people decide, in a real archive and a real store; the documents are invented."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest

from graph.archive import Archive
from graph.store import Store
from ingest.correcting import NoSuchDecision, decide, standing
from ingest.decisions import Decision, Decisions
from ingest.run import ingest, rebuild_store

NOW = datetime.datetime(2034, 5, 6, tzinfo=datetime.UTC)
PLAN = "801-kh-ubnd.son-la.2034"
HEADLESS = (
    "CHỈ THỊ\nVề việc thử nghiệm lần đầu\n\nBan Bí thư yêu cầu các cấp ủy thực hiện các nhiệm vụ sau:\n\n"
    "1. Tổ chức làm việc thử nghiệm theo phân công.\n"
)


def _plan(number: int, more: str = "", title: str = "Về việc thử nghiệm", day: str = "05 tháng 6") -> str:
    return (
        f"ỦY BAN NHÂN DÂN\nTỈNH SƠN LA\nSố: {number}/KH-UBND\nSơn La, ngày {day} năm 2034\n\nKẾ HOẠCH\n"
        f"{title} trên địa bàn tỉnh Sơn La\n\nThực hiện Chỉ thị số 95-CT/TW ngày 25/10/2033 của Ban Bí thư Trung ương "
        "Đảng về việc thử nghiệm, Ủy ban nhân dân tỉnh Sơn La ban hành Kế hoạch như sau:\n\nI. MỤC TIÊU\n"
        "- Đến năm 2035, tỷ lệ phòng thử nghiệm có bảng hiệu đạt 95%.\n\nII. NHIỆM VỤ\n"
        f"- Sở Y tế chủ trì triển khai Chỉ thị số 98-CT/TW trong năm 2034.\n{more}"
    )


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path / "data")


def _ingest(archive: Archive, store: Store, **texts: str) -> dict[str, str]:
    """The document of each text."""
    folder = archive.data.parent / "in"
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, "utf-8")
    report = ingest([folder], archive, store, clock=lambda: NOW, workers=1)
    assert report.failed == 0
    return {Path(file.path).stem: str(file.document) for file in report.files}


def _decision(subject: str, verb: str, **more: Any) -> Decision:
    return Decision(subject, verb, "Người Thử", "vì đã xem bản in", NOW.isoformat(), **more)


def _ends(store: Store, start: str, type_: str) -> set[str]:
    statement = f"MATCH (a:Document {{id: $id}})-[:{type_}]->(b) RETURN DISTINCT b.id AS id"
    return {row["id"] for row in store.run(statement, {"id": start}).rows}


def _content(store: Store) -> list[Any]:
    """All that the store holds, in an order of its own."""
    nodes = store.run("MATCH (n) RETURN n.id AS id, n.revision AS revision, n.name AS name, n.title AS title").rows
    ends = "RETURN a.id AS a, type(r) AS type, b.id AS b, r.stated_by AS by, r.quote AS quote"
    return sorted(map(str, nodes)) + sorted(map(str, store.run(f"MATCH (a)-[r]->(b) {ends}").rows))


def test_a_headless_document_is_the_one_that_is_cited(archive: Archive, embedded_store: Store) -> None:
    documents = _ingest(archive, embedded_store, plan=_plan(801), directive=HEADLESS)
    headless = documents["directive"]
    assert "95-ct-tw.2033" not in (headless, documents["plan"])
    before = _content(embedded_store)
    number, _ = decide(archive, embedded_store, _decision("document", "same", one="95-ct-tw.2033", other=headless))
    statement = "MATCH (d:Document) WHERE d.id IN $ids RETURN d.id AS id, d.status AS status, d.file AS file"
    rows = embedded_store.run(statement, {"ids": ["95-ct-tw.2033", headless]}).rows
    assert [(row["id"], row["status"], row["file"]) for row in rows] == [("95-ct-tw.2033", "held", "directive.txt")]
    assert "95-ct-tw.2033" in _ends(embedded_store, PLAN, "IMPLEMENTS")
    corrected = _content(embedded_store)
    rebuild_store(archive, embedded_store)
    assert _content(embedded_store) == corrected
    decide(archive, embedded_store, _decision("", "undo", of=number))
    assert _content(embedded_store) == before


def test_a_citation_without_date_is_bound_in_one_document_only(archive: Archive, embedded_store: Store) -> None:
    _ingest(archive, embedded_store, one=_plan(801), two=_plan(802))
    made = _decision("document", "same", one="98-ct-tw.2032", other="98-ct-tw", within=PLAN)
    decide(archive, embedded_store, made)
    assert "98-ct-tw.2032" in _ends(embedded_store, PLAN, "CITES")
    assert "98-ct-tw" in _ends(embedded_store, "802-kh-ubnd.son-la.2034", "CITES")


def test_two_files_that_are_two_documents(archive: Archive, embedded_store: Store) -> None:
    documents = _ingest(archive, embedded_store, one=_plan(801), two=_plan(801, "- Sở Tài chính chủ trì việc khác.\n"))
    assert documents["one"] == documents["two"] == PLAN
    files = sorted(sha256 for sha256, _ in archive.all_facts())
    made = _decision("document", "different", originals=((files[0],), (files[1],)))
    number, _ = decide(archive, embedded_store, made)
    held = "MATCH (d:Document) WHERE d.status = 'held' RETURN d.id AS id, d.sha256 AS sha256 ORDER BY sha256"
    rows = embedded_store.run(held).rows
    assert [row["sha256"] for row in rows] == files
    assert all(row["id"].startswith(f"{PLAN}.06-05.") for row in rows)
    decide(archive, embedded_store, _decision("", "undo", of=number))
    assert [row["id"] for row in embedded_store.run(held).rows] == [PLAN]


def test_missing_particulars_survive_a_new_extractor(
    archive: Archive, embedded_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    headless = _ingest(archive, embedded_store, directive=HEADLESS)["directive"]
    fields = {"number": "95-CT/TW", "issued_on": "2033-10-25"}
    decide(archive, embedded_store, _decision("document", "set", one=headless, fields=fields))
    monkeypatch.setattr("ingest.run.extractor_version", lambda: "later")
    assert _ingest(archive, embedded_store)["directive"] == "95-ct-tw.2033"
    (row,) = embedded_store.run("MATCH (d:Document) WHERE d.status = 'held' RETURN d.issued_on AS day").rows
    assert str(row["day"]) == "2033-10-25"


def test_agencies_and_indicators(archive: Archive, embedded_store: Store) -> None:
    _ingest(archive, embedded_store, plan=_plan(801))
    same = _decision("agency", "same", one="so-y-te-moi.tinh-son-la", other="so-y-te.tinh-son-la",
                     names=("Sở Y tế mới tỉnh Sơn La", ""))  # fmt: skip
    number, _ = decide(archive, embedded_store, same)
    leads = "MATCH (:Task)-[:LED_BY]->(a) RETURN DISTINCT a.id AS id"
    assert [row["id"] for row in embedded_store.run(leads).rows] == ["so-y-te-moi.tinh-son-la"]
    decide(archive, embedded_store, _decision("", "undo", of=number))
    assert [row["id"] for row in embedded_store.run(leads).rows] == ["so-y-te.tinh-son-la"]
    words = "tỷ lệ phòng thử nghiệm có bảng hiệu"
    one = _decision("indicator", "same", one="health-insurance-coverage", other=words, names=("", words))
    decide(archive, embedded_store, one)
    measured = "MATCH (:Target)-[m:MEASURES]->(i) RETURN i.id AS id, m.reason AS reason"
    rows = embedded_store.run(measured).rows
    assert [(row["id"], row["reason"]) for row in rows] == [("health-insurance-coverage", "decided by a person")]


def test_decisions_are_listed_and_taken_back_once(archive: Archive, embedded_store: Store) -> None:
    _ingest(archive, embedded_store, plan=_plan(801))
    decide(archive, embedded_store, _decision("document", "different", one="98-ct-tw", other="98-ct-tw.2032"))
    decide(archive, embedded_store, _decision("", "undo", of=1))
    told = [(d.number, d.verb, d.author, d.reason, stands) for d, stands in standing(archive)]
    assert told == [
        (1, "different", "Người Thử", "vì đã xem bản in", False),
        (2, "undo", "Người Thử", "vì đã xem bản in", True),
    ]
    with pytest.raises(NoSuchDecision):
        decide(archive, embedded_store, _decision("", "undo", of=1))


def test_a_circle_of_decisions_ends() -> None:
    made = Decisions(
        [_decision("document", "same", one="a", other="b"), _decision("document", "same", one="b", other="a")]
    )
    assert {made.document("a"), made.document("b")} <= {"a", "b"}
    chain = Decisions(
        [_decision("document", "same", one="a", other="b"), _decision("document", "same", one="c", other="a")]
    )
    assert chain.document("b") == "c"
