"""The sentence around what a rule found."""

from __future__ import annotations

import pytest

from ingest.evidence import sentence
from ingest.facts import Evidence


@pytest.mark.parametrize(
    ("text", "found", "whole"),
    [
        ("Một câu. Thực hiện Chỉ thị A. Câu khác.", "Chỉ thị A", "Thực hiện Chỉ thị A."),
        ("Đến năm 2030. Đẩy mạnh việc A theo ngày 1.2.2034 và số 5. Xong.", "việc A",
         "Đẩy mạnh việc A theo ngày 1.2.2034 và số 5."),
        ("Đầu.\n1. Xác định việc A. Xong.", "việc A", "1. Xác định việc A."),
        ("Đầu.\n- Bác sĩ TS. Nguyễn làm việc A; việc B; việc C!\nCuối.", "việc B",
         "Bác sĩ TS. Nguyễn làm việc A; việc B; việc C!"),
        ("ô một\tviệc A\vviệc B\tô ba", "việc A", "việc A"),
        ("việc A", "việc A", "việc A"),
        ("Tại TP. Cần Thơ làm việc A. Hết", "việc A", "Tại TP. Cần Thơ làm việc A."),
        ("Câu một? “Việc A” là gì… sau đó.", "Việc A", "“Việc A” là gì… sau đó."),
    ],
)  # fmt: skip
def test_the_sentence_and_no_more(text: str, found: str, whole: str) -> None:
    start = text.index(found)
    widened = sentence(Evidence(start, start + len(found), found, "test/rule", 3, 0.5), text)
    assert widened.quote == whole
    assert text[widened.start : widened.end] == whole
    assert (widened.rule, widened.page, widened.confidence) == ("test/rule", 3, 0.5)


def test_a_boundless_sentence_is_left_alone() -> None:
    text = "a " * 2000 + "việc A" + " b" * 2000
    start = text.index("việc A")
    evidence = Evidence(start, start + 6, "việc A", "test/rule")
    assert sentence(evidence, text) == evidence


def test_without_text_evidence_stays() -> None:
    evidence = Evidence(5, 9, "việc", "test/rule")
    assert sentence(evidence, "") == evidence


def test_evidence_over_several_paragraphs_is_kept_whole() -> None:
    text = "Trước.\nSố 1\nSố 2\nSau."
    evidence = Evidence(7, 16, text[7:16], "test/rule")
    assert sentence(evidence, text).quote == "Số 1\nSố 2"
