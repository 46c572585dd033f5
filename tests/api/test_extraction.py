"""``chithi extract``, ``explain``, ``ingest`` and ``rebuild`` on files that a user might have."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from chithi_process import Chithi

PLAN = """ỦY BAN NHÂN DÂN TỈNH AN BÌNH
Số: 77/KH-UBND
An Bình, ngày 05 tháng 6 năm 2024

KẾ HOẠCH
Thực hiện Chỉ thị số 91-CT/TW ngày 12/3/2024 của Ban Bí thư Trung ương Đảng về phát triển văn hóa đọc

Thực hiện Chỉ thị số 91-CT/TW ngày 12/3/2024 của Ban Bí thư Trung ương Đảng về phát triển văn hóa đọc, Ủy ban nhân dân
tỉnh An Bình ban hành Kế hoạch như sau:

I. NHIỆM VỤ VÀ GIẢI PHÁP
1. Hoàn thiện mạng lưới thư viện
- Sở Tài chính chủ trì bố trí kinh phí, hoàn thành trước ngày 31/12/2024.
"""


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "in" / "plan.txt"
    path.parent.mkdir()
    path.write_text(PLAN, encoding="utf-8")
    return path


def test_facts_of_a_file(chithi: Chithi, plan: Path, tmp_path: Path) -> None:
    answer = chithi("extract", plan, "--out", tmp_path / "out")
    assert (answer.returncode, answer.stdout) == (0, ""), answer.stderr
    facts = json.loads((tmp_path / "out" / "plan.json").read_text(encoding="utf-8"))
    assert facts["doc"] == "plan"
    assert facts["document"]["number"] == "77/KH-UBND"
    assert facts["document"]["issued_on"] == "2024-06-05"
    assert facts["document"]["implements"] == ["91-CT/TW"]
    assert facts["document"]["evidence"]["number"]["rule"]


def test_the_same_file_gives_the_same_bytes(chithi: Chithi, plan: Path, tmp_path: Path) -> None:
    for out in ("one", "two"):
        assert chithi("extract", plan, "--out", tmp_path / out).returncode == 0
    assert (tmp_path / "one" / "plan.json").read_bytes() == (tmp_path / "two" / "plan.json").read_bytes()


def test_two_files_with_one_stem_are_both_written(chithi: Chithi, plan: Path, tmp_path: Path) -> None:
    (plan.parent / "other").mkdir()
    (plan.parent / "other" / "PLAN.txt").write_text(PLAN.replace("77/KH", "78/KH"), encoding="utf-8")
    answer = chithi("extract", plan.parent, "--out", tmp_path / "out")
    assert answer.returncode == 0
    assert "same stem" in answer.stderr
    numbers = {
        path.name: json.loads(path.read_text("utf-8"))["document"]["number"] for path in (tmp_path / "out").iterdir()
    }
    assert numbers == {"plan.json": "77/KH-UBND", "PLAN-2.json": "78/KH-UBND"}


def test_what_cannot_be_read_is_told_and_the_rest_written(chithi: Chithi, plan: Path, tmp_path: Path) -> None:
    (plan.parent / "empty.txt").touch()
    (plan.parent / "rubbish.docx").write_bytes(bytes(range(256)) * 40)
    (plan.parent / "table.xyz").write_text("1,2", encoding="utf-8")
    answer = chithi("extract", plan.parent, tmp_path / "missing.txt", "--out", tmp_path / "out")
    assert answer.returncode == 1
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["plan.json"]
    told = answer.stderr.splitlines()
    for name in ("empty.txt", "rubbish.docx", "missing.txt"):
        assert any(line.startswith("failed: ") and name in line for line in told), (name, told)
    assert any(line.startswith("skipped: ") and "table.xyz" in line for line in told)
    assert "Traceback" not in answer.stderr


def test_an_output_folder_that_cannot_be(chithi: Chithi, plan: Path) -> None:
    answer = chithi("extract", plan, "--out", plan)
    assert answer.returncode == 2
    assert "cannot be made" in answer.stderr


def test_a_marked_text(chithi: Chithi, plan: Path, tmp_path: Path) -> None:
    answer = chithi("explain", plan, "-o", tmp_path / "plan.html")
    assert answer.returncode == 0, answer.stderr
    assert "77/KH-UBND" in (tmp_path / "plan.html").read_text(encoding="utf-8")


def test_ingest_query_rebuild(chithi: Chithi, plan: Path) -> None:
    (plan.parent / "empty.txt").touch()
    first = chithi("ingest", plan.parent)
    assert (first.returncode, first.stdout) == (1, "")
    assert "failed: " in first.stderr
    assert "1 read" in first.stderr
    second = chithi("ingest", plan)
    assert second.returncode == 0
    assert "1 unchanged" in second.stderr
    asked = ("query", "documents/implementers", "document=91-CT/TW", "--format", "json")
    rows = json.loads(chithi(*asked).stdout)
    assert [(row["number"], row["relation"], row["issued_on"]) for row in rows] == [
        ("77/KH-UBND", "direct", "2024-06-05")
    ]
    assert "Chỉ thị số 91-CT/TW" in rows[0]["quote"]
    rebuilt = chithi("rebuild")
    assert rebuilt.returncode == 0, rebuilt.stderr
    assert json.loads(chithi(*asked).stdout) == rows


@pytest.mark.neo4j
def test_the_same_on_neo4j(chithi: Chithi, plan: Path, bolt_address: str) -> None:
    taken = chithi("ingest", plan, CHITHI_STORE=bolt_address)
    assert taken.returncode == 0, taken.stderr
    asked = ("query", "documents/implementers", "document=91-CT/TW", "--format", "json")
    there = chithi(*asked, CHITHI_STORE=bolt_address)
    assert json.loads(there.stdout)[0]["number"] == "77/KH-UBND"
    assert chithi("rebuild").returncode == 0
    assert chithi(*asked).stdout == there.stdout
