"""Which files a run is about."""

from __future__ import annotations

from pathlib import Path

from ingest.sources import find_files


def _touch(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")


def test_folders_are_walked_in_order_without_what_is_no_document(tmp_path: Path) -> None:
    _touch(tmp_path, "b.txt", "a/2.pdf", "a/1.docx", "a/1.meta.yaml", "manifest.json", ".git/x.txt", "a/.hidden.txt")
    found = [path.relative_to(tmp_path).as_posix() for path in find_files([tmp_path])]
    assert found == ["b.txt", "a/1.docx", "a/2.pdf"]


def test_every_file_comes_once_and_what_is_missing_comes_too(tmp_path: Path) -> None:
    _touch(tmp_path, "a.txt", "b.txt")
    missing = tmp_path / "missing"
    found = list(find_files([tmp_path / "b.txt", tmp_path, missing, tmp_path / "a.txt"]))
    assert [path.name for path in found] == ["b.txt", "a.txt", "missing"]
    assert all(path.is_absolute() for path in found)
