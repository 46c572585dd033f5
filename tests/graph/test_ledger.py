"""The ledger of files."""

from __future__ import annotations

import multiprocessing
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from graph.archive import ArchiveError
from graph.ledger import Entry, Ledger

READ = Entry(
    path="/d/a.txt",
    sha256="ab" * 32,
    size=12,
    format="txt",
    version="1-x",
    outcome="read",
    reason="",
    hint="",
    document="7-kh-ubnd.son-la.2031",
    read_at="2031-01-02T03:04:05",
    seen_at="2031-01-02T03:04:05",
)
FAILED = replace(READ, path="/d/b.pdf", sha256=None, outcome="failed", reason="The file is empty.", document=None)


def test_what_is_recorded_comes_back_by_path_bytes_and_document(tmp_path: Path) -> None:
    with closing(Ledger(tmp_path / "ledger.sqlite")) as ledger:
        ledger.record(READ)
        ledger.record(FAILED)
        ledger.record(replace(READ, path="/d/c.txt", outcome="duplicate"))
    with closing(Ledger(tmp_path / "ledger.sqlite")) as ledger:
        assert ledger.entry("/d/a.txt") == READ
        assert ledger.entry("/d/none.txt") is None
        assert [e.path for e in ledger.with_bytes("ab" * 32)] == ["/d/a.txt", "/d/c.txt"]
        assert [e.path for e in ledger.of_document("7-kh-ubnd.son-la.2031")] == ["/d/a.txt", "/d/c.txt"]
        assert list(ledger.entries("failed")) == [FAILED]
        assert [e.outcome for e in ledger.entries()] == ["read", "failed", "duplicate"]


def test_a_file_has_one_entry_its_latest(tmp_path: Path) -> None:
    with closing(Ledger(tmp_path / "ledger.sqlite")) as ledger:
        ledger.record(READ)
        ledger.record(replace(READ, outcome="unchanged", seen_at="2031-02-02T00:00:00"))
        assert [(e.outcome, e.seen_at) for e in ledger.entries()] == [("unchanged", "2031-02-02T00:00:00")]


def _record_many(path: Path, name: str) -> None:
    with closing(Ledger(path)) as ledger:
        for number in range(50):
            ledger.record(replace(READ, path=f"/{name}/{number:02}"))


def test_several_processes_may_write(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=_record_many, args=(path, name)) for name in "ab"]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(60)
    assert [writer.exitcode for writer in writers] == [0, 0]
    with closing(Ledger(path)) as ledger:
        assert len(list(ledger.entries())) == 100


def test_a_file_that_is_no_ledger_is_an_error_for_people(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    path.write_bytes(b"this is something else" * 100)
    with pytest.raises(ArchiveError, match="CHITHI_DATA"):
        Ledger(path)
