"""The archive: bytes, texts, facts and corrections, each written whole or not at all."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from graph.archive import Archive, ArchiveError


def _file(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def test_originals_are_kept_by_their_bytes(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "data")
    content = "Kế hoạch thử".encode()
    first = archive.keep(_file(tmp_path, "một.TXT", content))
    again = archive.keep(_file(tmp_path, "hai.txt", content))
    assert first == again
    assert first.sha256 == hashlib.sha256(content).hexdigest()
    assert first.size == len(content)
    assert first.path == tmp_path / "data/archive/originals" / first.sha256[:2] / f"{first.sha256}.txt"
    assert first.path.read_bytes() == content
    assert archive.original(first.sha256) == first.path
    assert archive.original("0" * 64) is None


def test_an_odd_suffix_stays_outside(tmp_path: Path) -> None:
    kept = Archive(tmp_path / "data").keep(_file(tmp_path, "a.pdf (1)", b"x"))
    assert kept.path.name == kept.sha256


def test_facts_and_text_come_back(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    text, facts = "dòng một\nô\tô\vhai", '{"doc": "ạ"}\n'
    assert not archive.has_facts("ab" * 32, "1-x")
    archive.write_facts("ab" * 32, "1-x", text, facts)
    assert archive.has_facts("ab" * 32, "1-x")
    assert not archive.has_facts("ab" * 32, "2-x")
    assert archive.text("ab" * 32, "1-x") == text
    assert archive.facts("ab" * 32, "1-x") == facts


def test_all_facts_names_every_version(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    for sha256, version in (("cd" * 32, "1-a"), ("ab" * 32, "2-b"), ("ab" * 32, "1-a")):
        archive.write_facts(sha256, version, "", "{}")
    assert list(archive.all_facts()) == [("ab" * 32, ("1-a", "2-b")), ("cd" * 32, ("1-a",))]


def test_facts_that_are_not_there_are_an_error_for_people(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="Ingest the file again"):
        Archive(tmp_path).facts("ab" * 32, "1")


def test_corrections_can_be_taken_back(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    assert archive.corrections("ab" * 32) == {}
    archive.write_corrections("ab" * 32, {"fields": {"number": "7/KH-UBND"}})
    assert archive.corrections("ab" * 32) == {"fields": {"number": "7/KH-UBND"}}
    archive.write_corrections("ab" * 32, {})
    assert archive.corrections("ab" * 32) == {}
    archive.write_corrections("ab" * 32, {})


def test_a_folder_that_cannot_be_written_is_an_error_for_people(tmp_path: Path) -> None:
    blocked = _file(tmp_path, "data", b"not a folder")
    with pytest.raises(ArchiveError, match="CHITHI_DATA"):
        Archive(blocked).write_facts("ab" * 32, "1", "", "{}")


def test_nothing_is_left_of_a_write_that_failed(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    with pytest.raises(UnicodeEncodeError):
        archive.write_facts("ab" * 32, "1", "đúng", "\ud800")
    assert not archive.has_facts("ab" * 32, "1")
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == [f"{'ab' * 32}.1.txt"]
