"""Runs of ingestion on real files, a real archive and a real store; the documents are invented."""

from __future__ import annotations

import datetime
import itertools
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from graph.archive import Archive
from graph.errors import InvalidRows, StoreError, StoreUnavailable
from graph.ledger import Entry, Ledger
from graph.rows import DocumentGraph
from graph.store import Rows, Store
from ingest.report import Report
from ingest.run import ingest, rebuild_store
from ingest.workers import Job, extract_all

NOW = datetime.datetime(2034, 5, 6, 7, 8, 9, tzinfo=datetime.UTC)


def _plan(number: int) -> str:
    """The text of an invented plan."""
    return (
        f"ỦY BAN NHÂN DÂN\nTỈNH SƠN LA\nSố: {900 + number}/KH-UBND\nSơn La, ngày 05 tháng 6 năm 2034\n\n"
        f"KẾ HOẠCH\nVề việc thử nghiệm lần thứ {number} trên địa bàn tỉnh Sơn La\n\n"
        "Thực hiện Chỉ thị số 95-CT/TW ngày 25/10/2033 của Ban Bí thư Trung ương Đảng về việc thử nghiệm, Ủy ban nhân "
        "dân tỉnh Sơn La ban hành Kế hoạch như sau:\n\n"
        "I. NHIỆM VỤ\n"
        f"- Sở Y tế chủ trì, phối hợp với các sở, ngành liên quan làm việc thứ {number} trong năm 2034.\n"
        f"- Ủy ban nhân dân tỉnh triển khai Chỉ thị số 98-CT/TW và Quyết định số {number}/QĐ-TTg.\n"
    )


def _write(folder: Path, *numbers: int) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for number in numbers:
        (folder / f"kh-{number:02}.txt").write_text(_plan(number), "utf-8")
    return folder


def _run(paths: Sequence[Path], data: Path, store: Any = None, **more: Any) -> Report:
    return ingest(paths, Archive(data), store, clock=lambda: NOW, workers=1, **more)


def _ledger(data: Path) -> list[Entry]:
    with closing(Ledger(Archive(data).ledger_path)) as ledger:
        return list(ledger.entries())


def _outcomes(data: Path) -> dict[str, str]:
    return {Path(entry.path).name: entry.outcome for entry in _ledger(data)}


def _contents(store: Store) -> tuple[list[Any], list[Any]]:
    nodes = store.run("MATCH (n) RETURN labels(n) AS labels, n.id AS id, properties(n) AS properties").rows
    relationships = store.run(
        "MATCH (a)-[r]->(b) RETURN a.id AS start, type(r) AS type, b.id AS end, properties(r) AS properties"
    ).rows
    return sorted(nodes, key=repr), sorted(relationships, key=repr)


def _held(store: Store) -> list[str]:
    rows = store.run("MATCH (d:Document) WHERE d.status = 'held' RETURN d.id AS id ORDER BY id").rows
    return [row["id"] for row in rows]


class Watched:
    """A real store that counts what is written to it."""

    engine = "embedded"

    def __init__(self, store: Store) -> None:
        self.store, self.writes = store, 0

    def apply_schema(self) -> None:
        self.store.apply_schema()

    def upsert(self, graphs: Sequence[DocumentGraph]) -> None:
        self.writes += 1
        self.store.upsert(graphs)

    def bulk_load(self, graphs: Iterable[DocumentGraph]) -> None:
        self.writes += 1
        self.store.bulk_load(graphs)

    def remove(self, document: str) -> None:
        self.writes += 1
        self.store.remove(document)

    def clear(self) -> None:
        self.store.clear()

    def run(self, statement: str, parameters: Mapping[str, Any] | None = None, *, timeout: float | None = None) -> Rows:
        return self.store.run(statement, parameters, timeout=timeout)

    def close(self) -> None:
        self.store.close()


def test_ingesting_twice_changes_nothing(tmp_path: Path, embedded_store: Store) -> None:
    files = _write(tmp_path / "in", 1, 2, 3)
    first = _run([files], tmp_path / "data", embedded_store)
    assert (first.count("read"), first.failed, first.written) == (3, 0, 3)
    before = _contents(embedded_store)
    archived = {path: path.stat().st_mtime_ns for path in (tmp_path / "data/archive").rglob("*")}
    watched = Watched(embedded_store)
    again = _run([files], tmp_path / "data", watched)
    assert (again.count("unchanged"), again.count("read"), again.written, watched.writes) == (3, 0, 0, 0)
    assert _contents(embedded_store) == before
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / "data/archive").rglob("*")} == archived
    assert {entry.outcome for entry in _ledger(tmp_path / "data")} == {"unchanged"}
    assert {entry.read_at for entry in _ledger(tmp_path / "data")} == {NOW.isoformat(timespec="seconds")}


@pytest.mark.parametrize("seed", range(2))
def test_neither_order_nor_batches_matter(tmp_path: Path, store: Store, seed: int) -> None:
    files = sorted(_write(tmp_path / "in", 1, 2, 3, 4).iterdir())
    (tmp_path / "in/dated.txt").write_text(
        _plan(5).replace("98-CT/TW", "98-CT/TW ngày 01/02/2031 của Ban Bí thư"), "utf-8"
    )
    files.append(tmp_path / "in/dated.txt")
    _run(files, tmp_path / "all", store)
    together = _contents(store)
    store.clear()
    order = list(itertools.permutations(files))[seed * 41 + 17]
    for path in order:
        _run([path], tmp_path / "one", store)
    assert _contents(store) == together


_DIRECTIVE = (
    "BAN CHẤP HÀNH TRUNG ƯƠNG\n*\nSố {number}-CT/TW\nĐẢNG CỘNG SẢN VIỆT NAM\nHà Nội, ngày 25 tháng 10 năm {year}\n\n"
    "CHỈ THỊ\nCỦA BAN BÍ THƯ\nvề việc thử nghiệm\n\n"
    "Ban Bí thư yêu cầu các cấp ủy, tổ chức đảng thực hiện tốt các nhiệm vụ sau:\n\n"
    "1. Các tỉnh ủy, thành ủy tổ chức học tập, quán triệt Chỉ thị này trong năm {year}.\n\n"
    "T/M BAN BÍ THƯ\nNguyễn Văn Thử\n"
)


def test_a_cited_document_that_comes_later_is_held_and_keeps_its_links(tmp_path: Path, store: Store) -> None:
    links = "MATCH (a)-[r]->(:Document {id: '95-ct-tw.2033'}) RETURN type(r) AS type, a.id AS start, r.quote AS quote"

    def directive() -> tuple[str, list[str]]:
        (row,) = store.run("MATCH (d:Document {id: '95-ct-tw.2033'}) RETURN d.status AS status").rows
        return row["status"], sorted(map(repr, store.run(links).rows))

    _run([_write(tmp_path / "in", 1, 2)], tmp_path / "data", store)
    status, before = directive()
    assert status == "cited"
    assert sum("IMPLEMENTS" in link for link in before) == 2
    (tmp_path / "in/ct-95.txt").write_text(_DIRECTIVE.format(number=95, year=2033), "utf-8")
    _run([tmp_path / "in"], tmp_path / "data", store)
    assert directive() == ("held", before)


def test_a_citation_without_date_stays_apart_and_names_what_it_may_be(tmp_path: Path, store: Store) -> None:
    files = _write(tmp_path / "in", 1)
    for year in (2026, 2031):
        (files / f"ct-98-{year}.txt").write_text(_DIRECTIVE.format(number=98, year=year), "utf-8")
    _run([files], tmp_path / "data", store)
    rows = store.run("MATCH (d:Document {number: '98-CT/TW'}) RETURN d.id AS id, d.candidates AS candidates").rows
    found = {row["id"]: row["candidates"] for row in rows}
    assert sorted(found) == ["98-ct-tw", "98-ct-tw.2026", "98-ct-tw.2031"]
    assert [entry["id"] for entry in json.loads(found["98-ct-tw"])] == ["98-ct-tw.2031", "98-ct-tw.2026"]
    plan = "MATCH (:Document {id: '901-kh-ubnd.son-la.2034'})-[:CITES]->(d:Document) RETURN d.id AS id"
    cited = {row["id"] for row in store.run(plan).rows}
    assert "98-ct-tw" in cited
    assert not {"98-ct-tw.2026", "98-ct-tw.2031"} & cited


def test_rebuild_gives_the_same_graph(tmp_path: Path, store: Store) -> None:
    _run([_write(tmp_path / "in", 1, 2, 3)], tmp_path / "data", store)
    before = _contents(store)
    done = rebuild_store(Archive(tmp_path / "data"), store)
    assert (done.written, done.failed) == (3, {})
    assert _contents(store) == before
    watched = Watched(store)
    assert _run([tmp_path / "in"], tmp_path / "data", watched).count("unchanged") == 3
    assert watched.writes == 0


def test_bad_files_are_lines_in_report_and_ledger_and_stop_nothing(tmp_path: Path, embedded_store: Store) -> None:
    files = _write(tmp_path / "in", 1)
    (files / "empty.txt").write_bytes(b"")
    (files / "rubbish.pdf").write_bytes(bytes(range(256)) * 40)
    (files / "rubbish.docx").write_bytes(bytes(range(256)) * 40)
    (files / "huge.txt").write_bytes(b"a" * 5000)
    (files / "english.txt").write_text(
        "The committee shall report to the assembly on the progress of the programme before the end of the year. " * 9
    )
    (files / "table.xlsx").write_bytes(b"not read")
    (files / ".hidden.txt").write_text("không đọc", "utf-8")
    (files / "manifest.json").write_text("[]")
    os.mkfifo(files / "pipe.txt")
    (files / "gone.txt").symlink_to(files / "nowhere")
    report = _run([files, tmp_path / "no such folder"], tmp_path / "data", embedded_store, largest=4000)
    outcomes = _outcomes(tmp_path / "data")
    assert outcomes == {
        "kh-01.txt": "read",
        "table.xlsx": "skipped",
        **dict.fromkeys(["empty.txt", "rubbish.pdf", "rubbish.docx", "huge.txt", "english.txt"], "failed"),
        **dict.fromkeys(["pipe.txt", "nowhere", "no such folder"], "failed"),
    }
    assert report.failed == 8
    failed = [entry for entry in _ledger(tmp_path / "data") if entry.outcome == "failed"]
    assert all(entry.reason and "defect" not in entry.reason for entry in failed), [e.reason for e in failed]
    lines = [line for line in report.lines if line.startswith("failed: ")]
    assert len(lines) == 8
    assert all("\n" not in line for line in lines)
    assert len(_held(embedded_store)) == 1


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_named(tmp_path: Path) -> None:
    files = _write(tmp_path / "in", 1, 2)
    (files / "kh-01.txt").chmod(0)
    report = _run([files], tmp_path / "data")
    assert (report.failed, report.count("read")) == (1, 1)
    assert "permissions" in report.lines[0]


def test_one_file_under_two_names_is_one_document(tmp_path: Path, embedded_store: Store) -> None:
    files = _write(tmp_path / "in", 1)
    (files / "bản sao.txt").write_text(_plan(1), "utf-8")
    report = _run([files], tmp_path / "data", embedded_store)
    assert (report.count("read"), report.count("duplicate"), report.failed) == (1, 1, 0)
    entries = _ledger(tmp_path / "data")
    assert len(entries) == 2
    assert len({entry.document for entry in entries}) == 1
    assert len(_held(embedded_store)) == 1
    later = _write(tmp_path / "later", 1)
    assert _run([later], tmp_path / "data", embedded_store).count("duplicate") == 1
    assert len(_ledger(tmp_path / "data")) == 3


def test_a_new_extractor_reads_again(tmp_path: Path, embedded_store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    files = _write(tmp_path / "in", 1)
    _run([files], tmp_path / "data", embedded_store)
    monkeypatch.setattr("ingest.run.extractor_version", lambda: "later")
    report = _run([files], tmp_path / "data", embedded_store)
    assert (report.count("read"), report.count("unchanged")) == (1, 0)
    assert _ledger(tmp_path / "data")[0].version == "later"
    assert [len(versions) for _, versions in Archive(tmp_path / "data").all_facts()] == [2]
    assert len(_held(embedded_store)) == 1


def test_a_store_that_is_away_loses_nothing(tmp_path: Path, embedded_store: Store) -> None:
    def away() -> Store:
        raise StoreUnavailable("Nothing answers at bolt://nowhere.", "Start the server.")

    files = _write(tmp_path / "in", 1, 2)
    report = _run([files], tmp_path / "data", away)
    assert (report.count("read"), report.failed, report.written) == (2, 1, 0)
    assert "Nothing answers" in report.lines[-1]
    report = _run([files], tmp_path / "data", embedded_store)
    assert (report.count("unchanged"), report.failed, report.written) == (2, 0, 2)


def test_a_store_that_breaks_in_the_middle_goes_on_next_time(tmp_path: Path, embedded_store: Store) -> None:
    class Breaking(Watched):
        def upsert(self, graphs: Sequence[DocumentGraph]) -> None:
            if self.writes == 0:
                raise StoreError("The disk is full.")
            super().upsert(graphs)

    files = _write(tmp_path / "in", 1, 2)
    assert _run([files], tmp_path / "data", Breaking(embedded_store)).failed == 1
    assert _run([files], tmp_path / "data", embedded_store).written == 2
    assert len(_held(embedded_store)) == 2


def test_a_document_that_the_store_refuses_fails_alone(tmp_path: Path, embedded_store: Store) -> None:
    class Refusing(Watched):
        def upsert(self, graphs: Sequence[DocumentGraph]) -> None:
            if any(graph.document.startswith("901-") for graph in graphs):
                raise InvalidRows("This document does not fit.")
            super().upsert(graphs)

    files = _write(tmp_path / "in", 1, 2, 3)
    report = _run([files], tmp_path / "data", Refusing(embedded_store))
    assert (report.failed, report.written) == (1, 2)
    assert [line for line in report.lines if "does not fit" in line and "kh-01.txt" in line]
    assert _outcomes(tmp_path / "data") == {"kh-01.txt": "failed", "kh-02.txt": "read", "kh-03.txt": "read"}
    again = _run([files], tmp_path / "data", embedded_store)
    assert (again.failed, again.written, again.lines) == (0, 1, [])
    assert set(_outcomes(tmp_path / "data").values()) == {"unchanged"}


def test_a_store_that_was_emptied_is_filled_again(tmp_path: Path, embedded_store: Store) -> None:
    files = _write(tmp_path / "in", 1, 2)
    _run([files], tmp_path / "data", embedded_store)
    before = _contents(embedded_store)
    embedded_store.clear()
    assert _run([files], tmp_path / "data", embedded_store).written == 2
    assert _contents(embedded_store) == before


def test_a_side_file_says_what_the_text_lacks_and_can_be_taken_back(tmp_path: Path, embedded_store: Store) -> None:
    files = tmp_path / "in"
    files.mkdir()
    (files / "a.txt").write_text("Làm việc thử nghiệm theo phân công và báo cáo kết quả hằng năm.\n", "utf-8")
    _run([files], tmp_path / "data", embedded_store)
    (nameless,) = _held(embedded_store)
    side = files / "a.meta.yaml"
    side.write_text("number: 17/KH-UBND\nissued_on: 2034-02-01\nissuer: Ủy ban nhân dân tỉnh Sơn La\n", "utf-8")
    report = _run([files], tmp_path / "data", embedded_store)
    assert (report.written, report.removed) == (1, 1)
    assert _held(embedded_store) == ["17-kh-ubnd.son-la.2034"]
    assert _run([files], tmp_path / "data", embedded_store).written == 0
    side.write_text("number: 18/KH-UBND\nissued_on: 2034-13-01\n", "utf-8")
    report = _run([files], tmp_path / "data", embedded_store)
    assert (report.failed, "not a date" in report.lines[0]) == (1, True)
    side.unlink()
    _run([files], tmp_path / "data", embedded_store)
    assert _held(embedded_store) == [nameless]


def test_a_document_without_facts_is_kept_with_a_warning(tmp_path: Path, embedded_store: Store) -> None:
    path = tmp_path / "a.txt"
    path.write_text("hôm nay trời đẹp và chúng tôi đi chơi xa\n", "utf-8")
    report = _run([path], tmp_path / "data", embedded_store)
    assert (report.count("read"), report.failed) == (1, 0)
    assert "No facts were found" in report.lines[0]
    assert len(_held(embedded_store)) == 1


def test_two_documents_that_claim_one_number_are_two_and_doubted(tmp_path: Path) -> None:
    files = tmp_path / "in"
    files.mkdir()
    for name, title in (("a", "Làm việc thử nghiệm"), ("b", "Phòng ngừa chuyện khác hẳn")):
        (files / f"{name}.txt").write_text("Làm việc thử nghiệm theo phân công và báo cáo hằng năm " + name, "utf-8")
        (files / f"{name}.meta.yaml").write_text(
            f"number: 17/KH-UBND\nissued_on: 2034-02-01\nissuer: Ủy ban nhân dân tỉnh Sơn La\ntitle: {title}\n", "utf-8"
        )
    report = _run([files], tmp_path / "data")
    assert report.failed == 0
    documents = {file.document for file in report.files}
    assert len(documents) == 2
    assert all(str(document).startswith("17-kh-ubnd.son-la.2034.02-01.") for document in documents)
    assert [line for line in report.lines if "has the number of 17-kh-ubnd" in line]


def test_any_executor_gives_the_same(tmp_path: Path) -> None:
    files = _write(tmp_path / "in", *range(1, 8))
    _run([files], tmp_path / "one")
    with ThreadPoolExecutor(2) as executor:
        ingest([files], Archive(tmp_path / "two"), None, clock=lambda: NOW, executor=executor)
    ingest([files], Archive(tmp_path / "three"), None, clock=lambda: NOW, workers=2)
    one, two, three = (
        {path.relative_to(tmp_path / name): path.read_bytes() for path in (tmp_path / name / "archive").rglob("*.*")}
        for name in ("one", "two", "three")
    )
    assert one == two == three
    assert _ledger(tmp_path / "one") == _ledger(tmp_path / "two") == _ledger(tmp_path / "three")


class Deadly(Job):
    """A job that ends the process that receives it, as a reader out of memory does."""

    def __reduce__(self) -> tuple[Any, ...]:
        return os._exit, (9,)


def test_a_file_that_kills_its_reader_fails_alone(tmp_path: Path) -> None:
    files = sorted(_write(tmp_path / "in", *range(1, 6)).iterdir())
    jobs = [Job(str(number), path, path.name) for number, path in enumerate(files)]
    jobs[2] = Deadly("2", files[2], files[2].name)
    done = list(extract_all(jobs, count=len(jobs), workers=2))
    assert sorted(extraction.job.sha256 for extraction in done) == ["0", "1", "2", "3", "4"]
    assert [extraction.job.sha256 for extraction in done if extraction.error] == ["2"]


KILLED = """
import datetime, os, sys
from pathlib import Path
from graph.archive import Archive
from graph.opening import open_store
from ingest import run

run.extractor_version = lambda: "pinned"

def progress(stage, done, total):
    print(stage, done, flush=True)

data = Path(sys.argv[2])
run.ingest([Path(sys.argv[1])], Archive(data), lambda: open_store("embedded", data / "store"), workers=1,
           clock=lambda: datetime.datetime(2034, 5, 6, tzinfo=datetime.timezone.utc), progress=progress)
"""


def _until(line: str, files: Path, data: Path) -> None:
    """Run ingestion in a process of its own and kill it when it has printed ``line``."""
    command = [sys.executable, "-c", KILLED, str(files), str(data)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert any(printed.strip() == line for printed in process.stdout), f"{line!r} was never reached"
        process.send_signal(signal.SIGKILL)


def test_a_killed_run_continues(tmp_path: Path, embedded_store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ingest.run.extractor_version", lambda: "pinned")
    files, data = _write(tmp_path / "in", *range(1, 61)), tmp_path / "data"
    _until("reading 20", files, data)
    read = sum(len(versions) for _, versions in Archive(data).all_facts())
    assert 20 <= read < 60
    _until("store 50", files, data)
    report = _run([files], data, embedded_store)
    assert report.count("read") == 0
    assert (report.failed, report.written) == (0, 60)
    interrupted = _contents(embedded_store)
    embedded_store.clear()
    _run([files], tmp_path / "quiet", embedded_store)
    assert _contents(embedded_store) == interrupted
