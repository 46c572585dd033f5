"""Deadlines of work in invented sentences and cells."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from normal_texts import normal

from ingest.facts import Deadline
from ingest.tasks.deadlines import Near, Period, find_deadline, period_of, stated_deadline


def found(sentence: str) -> Deadline | None:
    return find_deadline(normal(sentence), 0, len(sentence))


@pytest.mark.parametrize(
    ("cell", "start", "end", "recurring"),
    [
        ("2027", "2027-01-01", "2027-12-31", None),
        ("Năm 2027", "2027-01-01", "2027-12-31", None),
        ("2026 - 2028", "2026-01-01", "2028-12-31", None),
        ("Giai đoạn 2026-2030", "2026-01-01", "2030-12-31", None),
        ("02/2028", None, "2028-02-29", None),
        ("Tháng 9/2026", None, "2026-09-30", None),
        ("Quý II/2026", None, "2026-06-30", None),
        ("Quí 4 năm 2026", None, "2026-12-31", None),
        ("Quý I, II năm 2026", None, "2026-06-30", None),
        ("6 tháng đầu năm 2027", None, "2027-06-30", None),
        ("Từ năm 2026", "2026-01-01", None, None),
        ("2026 và những năm tiếp theo", "2026-01-01", None, None),
        ("Từ năm 2026 đến năm 2029", "2026-01-01", "2029-12-31", None),
        ("Trước ngày 15/3/2027", None, "2027-03-15", None),
        ("Xong trước 01 tháng 7 năm 2028", None, "2028-07-01", None),
        ("Đến hết năm 2029", None, "2029-12-31", None),
        ("Trước tháng 10/2027", None, "2027-09-30", None),
        ("Trước quý II/2027", None, "2027-03-31", None),
        ("Trước năm 2027", None, "2026-12-31", None),
        ("Trước hết tháng 10/2027", None, "2027-10-31", None),
        ("Thường xuyên", None, None, "continuous"),
        ("Hằng năm", None, None, "yearly"),
        ("Hàng quý", None, None, "quarterly"),
        ("6 tháng/lần", None, None, "half-yearly"),
        ("Định kỳ hằng tháng", None, None, "monthly"),
        ("Theo tiến độ của dự án", None, None, None),
        ("30/02/2027", None, None, None),
    ],
)
def test_cells(cell: str, start: str | None, end: str | None, recurring: str | None) -> None:
    assert period_of(cell) == Period(start, end, recurring)


@pytest.mark.parametrize(
    ("sentence", "words", "end", "recurring"),
    [
        ("Rà soát, trình Ủy ban nhân dân tỉnh trước ngày 15/3/2027.", "trước ngày 15/3/2027", "2027-03-15", None),
        ("Xây dựng đề án, hoàn thành trong quý III năm 2026.", "hoàn thành trong quý III năm 2026", "2026-09-30", None),
        ("Ban hành quy chế trong tháng 12/2026.", "trong tháng 12/2026", "2026-12-31", None),
        ("Trong năm 2027, mở ba lớp tập huấn.", "Trong năm 2027", "2027-12-31", None),
        ("Di dời các hộ; cơ bản hoàn thành trong năm 2027.", "cơ bản hoàn thành trong năm 2027", "2027-12-31", None),
        ("Mở lớp. Thời gian thực hiện: Quý IV/2026.", "Quý IV/2026", "2026-12-31", None),
        ("Báo cáo kết quả trước ngày 15/12 hằng năm.", "trước ngày 15/12 hằng năm", None, "yearly"),
        ("Thường xuyên theo dõi đàn ong.", "Thường xuyên", None, "continuous"),
        ("Định kỳ 6 tháng báo cáo.", "Định kỳ 6 tháng", None, "half-yearly"),
        ("Hướng dẫn, kiểm tra, định kỳ sơ kết, tổng kết.", "định kỳ sơ kết", None, "periodic"),
        ("Hằng năm, tổ chức hội thi.", "Hằng năm", None, "yearly"),
        ("Hằng năm rà soát. Đến năm 2028, hoàn thành việc di dời.", "Đến năm 2028", "2028-12-31", None),
        ("Năm 2027: Xây dựng trại giống.", "Năm 2027", "2027-12-31", None),
        ("Kiểm tra từ ngày 01/6/2027 đến ngày 30/6/2027.", "từ ngày 01/6/2027 đến ngày 30/6/2027", "2027-06-30", None),
        ("Báo cáo trước ngày 20 tháng cuối quý.", "trước ngày 20 tháng cuối quý", None, "quarterly"),
        ("Kiểm tra các trại ong hằng năm.", "hằng năm", None, "yearly"),
        ("Trả lời trong thời hạn 15 ngày làm việc.", "trong thời hạn 15 ngày làm việc", None, None),
    ],
)
def test_sentences(sentence: str, words: str, end: str | None, recurring: str | None) -> None:
    deadline = found(sentence)
    assert deadline is not None
    assert (deadline.text, deadline.end, deadline.recurring) == (words, end, recurring)
    assert deadline.evidence is not None
    assert sentence[deadline.evidence.start : deadline.evidence.end] == words == deadline.evidence.quote


@pytest.mark.parametrize(
    "sentence",
    [
        "Thực hiện Kế hoạch số 12/KH-UBND ngày 15/3/2027 của Ủy ban nhân dân tỉnh.",
        "Triển khai Chiến lược nuôi ong đến năm 2030, tầm nhìn đến năm 2045.",
        "Thực hiện Chương trình giống ong giai đoạn 2026 - 2030.",
        "Phấn đấu đến năm 2030 trên 90% số hộ được tập huấn.",
        "Đưa nội dung vào kế hoạch công tác hằng năm của đơn vị.",
        "Kiểm tra thường xuyên và đột xuất các trại ong.",
        "Khám sức khỏe định kỳ cho người nuôi ong.",
        "Bố trí vốn đầu tư công năm 2027 đúng quy định.",
    ],
)
def test_years_of_names_and_targets_are_no_deadlines(sentence: str) -> None:
    assert found(sentence) is None


@pytest.mark.parametrize(
    ("sentence", "end"),
    [
        ("Lập danh sách trước ngày 15/3/2027, hoàn thành trước ngày 30/6/2027.", "2027-06-30"),
        ("Trình đề án trong quý I/2027; hoàn thành trước ngày 30/6/2027, báo cáo trước ngày 15/7/2027.", "2027-06-30"),
        ("Hoàn thành trước ngày 30/6/2027, báo cáo trước ngày 15/7/2027.", "2027-06-30"),
    ],
)
def test_the_day_of_a_step_is_not_that_of_the_work(sentence: str, end: str) -> None:
    deadline = found(sentence)
    assert deadline is not None
    assert deadline.end == end


def test_empty_cell_states_nothing() -> None:
    assert stated_deadline(normal(" - "), 0, 3, "tasks/column") is None


@given(st.text("0123456789/.-– năm quýthángtừđếntrước ngàyIV", max_size=60))
def test_any_phrase_gives_real_dates_or_none(phrase: str) -> None:
    from datetime import date

    period = period_of(phrase)
    for day in (period.start, period.end):
        assert day is None or date.fromisoformat(day)


@pytest.mark.parametrize(
    ("title", "issued_on", "sentence", "end"),
    [
        ("Kế hoạch nuôi ong năm 2027", "2026-12-20", "Lập danh sách trước ngày 30/4.", "2027-04-30"),
        (None, "2026-03-02", "Báo cáo kết quả chậm nhất ngày 20 tháng 7.", "2026-07-20"),
        (None, "2026-12-20", "Gửi báo cáo trước ngày 10/01.", "2027-01-10"),
        ("Nuôi ong giai đoạn 2026 - 2030", "2026-03-02", "Lấy mẫu vào quý II và quý III.", "2026-09-30"),
        (None, "2026-03-02", "Trình đề án trong tháng 10.", "2026-10-31"),
        (None, None, "Trình đề án trước ngày 30/4.", None),
    ],
)
def test_dates_without_year_are_counted_from_the_document(
    title: str | None, issued_on: str | None, sentence: str, end: str | None
) -> None:
    deadline = find_deadline(normal(sentence), 0, len(sentence), Near.of(title, issued_on))
    assert deadline is not None and deadline.end == end


def test_a_cell_without_year_takes_that_of_the_document() -> None:
    deadline = stated_deadline(normal("Quý II"), 0, 6, "tasks/column", Near(2026))
    assert deadline is not None and deadline.end == "2026-06-30"


def test_a_day_of_every_year_is_no_day_of_the_document() -> None:
    deadline = find_deadline(
        normal(sentence := "Hàng năm, tổng hợp kết quả trước ngày 30/11."), 0, len(sentence), Near(2026)
    )
    assert deadline is not None and (deadline.end, deadline.recurring) == (None, "yearly")
