"""The one place that chains reader, tables and extraction."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.extract import NotVietnamese, extract_file, extractor_version

PLAN = (
    "KẾ HOẠCH\nLàm việc thử nghiệm\n\nThực hiện Chỉ thị số 95-CT/TW ngày 25/10/2033, Sở Y tế ban hành kế "
    "hoạch như sau:\n\nI. NHIỆM VỤ\n- Sở Y tế chủ trì tuyên truyền trong năm 2034.\n"
)


def test_a_file_becomes_text_and_facts(tmp_path: Path) -> None:
    path = tmp_path / "kế hoạch.txt"
    path.write_text(PLAN, "utf-8")
    text, facts = extract_file(path)
    assert "Sở Y tế chủ trì tuyên truyền" in text.text
    assert [cited.number for cited in facts.cited_documents] == ["95-CT/TW"]
    for section in facts.sections:
        assert text.text[section.evidence.start : section.evidence.end] == section.evidence.quote


def test_a_task_that_carries_a_document_out_is_told_from_one_that_names_it(tmp_path: Path) -> None:
    path = tmp_path / "kế hoạch.txt"
    path.write_text(
        PLAN + "- Sở Nội vụ triển khai thực hiện nghiêm túc Chỉ thị số 97-CT/TW ngày 02/3/2032 của Ban Bí thư.\n"
        "- Sở Tài chính báo cáo kết quả thực hiện Chỉ thị số 97-CT/TW trước ngày 15/12/2034.\n",
        "utf-8",
    )
    facts = extract_file(path)[1]
    number = {cited.ref: cited.number for cited in facts.cited_documents}
    named = [([number[ref] for ref in task.cites], [number[ref] for ref in task.implements]) for task in facts.tasks]
    assert named == [([], []), (["97-CT/TW"], ["97-CT/TW"]), (["97-CT/TW"], [])]


def test_the_name_may_be_another_than_that_of_the_path(tmp_path: Path) -> None:
    path = tmp_path / "0123abcd"
    path.write_text(PLAN, "utf-8")
    assert extract_file(path, "kế hoạch.txt")[0].format == "txt"


def test_another_language_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text("The committee shall report on the progress of the programme to the assembly every year. " * 5)
    with pytest.raises(NotVietnamese, match=r"plan\.txt"):
        extract_file(path)


def test_the_version_is_that_of_the_rules() -> None:
    generation, _, digest = extractor_version().partition("-")
    assert generation.isdigit()
    assert len(digest) == 12
    assert extractor_version() == extractor_version()
