"""Numbers and the words that bind them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.targets.quantities import find_quantities, number


@pytest.mark.parametrize(
    ("written", "value"), [("1.250", 1250), ("99,3", 99.3), ("05", 5), ("1.250,5", 1250.5), ("12.5", 12.5)]
)
def test_vietnamese_numbers(written: str, value: float) -> None:
    assert number(written) == value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("tỷ lệ hộ có vườn đạt trên 81,5%", (">", 81.5, "%")),
        ("có ít nhất 12 vườn ươm", (">=", 12, None)),
        ("mỗi xã có ít nhất một vườn ươm", (">=", 1, None)),
        ("đạt 70% hộ trở lên", (">=", 70, "%")),
        ("giảm xuống dưới 7‰", ("<", 7, "‰")),
        ("giảm còn 2,5%", ("=", 2.5, "%")),
        ("không quá 10 ngày", ("<=", 10, None)),
        ("không dưới 40%", (">=", 40, "%")),
        ("tăng bình quân 6%", ("increase", 6, "%")),
        ("giảm bình quân mỗi năm 1,5%", ("decrease", 1.5, "%")),
        ("duy trì 100% thôn", ("maintain", 100, "%")),
        ("nuôi 1.500 đàn ong", (None, 1500, None)),
    ],
)
def test_how_a_number_binds(text: str, expected: tuple[str | None, float, str | None]) -> None:
    (found,) = find_quantities(text, 0, len(text))
    assert (found.comparator, found.value, found.sign) == expected


def test_a_range_keeps_both_bounds() -> None:
    (found,) = find_quantities("đạt 16 - 18%", 0, 12)
    assert (found.value, found.high, found.written) == (16, 18, "16 - 18%")


@pytest.mark.parametrize(
    "text", ["số 77/KH-UBND", "ngày 01/02/2027", "COVID-19", "mạng 5G", "05-CTr/TU", "có một số xã"]
)
def test_numbers_in_names_are_no_quantities(text: str) -> None:
    assert list(find_quantities(text, 0, len(text))) == []


@given(st.text(alphabet="0123456789.,%‰-–đếntừí ấtmộhơạ\n", max_size=120))
def test_quantities_stand_in_the_text_in_order(text: str) -> None:
    found = list(find_quantities(text, 0, len(text)))
    assert all(0 <= q.start <= q.at < q.end <= len(text) for q in found)
    assert [q.at for q in found] == sorted(q.at for q in found)
