"""Indicators: the vocabulary is whole, and a text's own words find the measure that they mean."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.indicators import indicators, match_indicator


def test_every_indicator_is_found_by_each_of_its_own_names() -> None:
    lost = [
        name
        for indicator in indicators()
        for name in (indicator.name, *indicator.aliases)
        if (found := match_indicator(name, indicator.unit)) is None or found.score < 0.99
    ]
    assert lost == []


def test_a_name_belongs_to_one_indicator_of_a_unit() -> None:
    names = [
        (name.casefold(), indicator.unit) for indicator in indicators() for name in (indicator.name, *indicator.aliases)
    ]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("words", "unit", "expected"),
    [
        ("tỉ lệ người dân toàn xã tham gia BHYT", "% dân số", "health-insurance-coverage"),
        ("Số bác sỹ/vạn dân", "bác sĩ/vạn dân", "doctors-per-10000"),
        ("tỷ suất chết trẻ em dưới 5 tuổi", "‰", "under-5-mortality"),
        ("tỷ suất chết trẻ em dưới 1 tuổi", "‰", "infant-mortality"),
        ("xã đạt chuẩn NTM nâng cao", "xã", "advanced-rural-communes"),
        ("xã đạt chuẩn nông thôn mới", "% xã", "new-rural-communes-share"),
        ("xã đạt chuẩn nông thôn mới", "xã", "new-rural-communes"),
        ("quy mô kinh tế số", "% GRDP", "digital-economy"),
    ],
)
def test_words_of_a_text_find_their_indicator(words: str, unit: str, expected: str) -> None:
    found = match_indicator(words, unit)
    assert found is not None
    assert found.indicator.id == expected


@pytest.mark.parametrize(
    ("words", "unit"),
    [
        ("tỷ lệ tủ sách được thay mới", "%"),
        ("tỷ lệ", "%"),
        ("", None),
        ("tỷ suất chết trẻ em dưới 3 tuổi", "‰"),
        ("tỷ lệ bao phủ bảo hiểm y tế", "‰"),
    ],
)
def test_what_the_vocabulary_does_not_know_is_not_guessed(words: str, unit: str | None) -> None:
    assert match_indicator(words, unit) is None


@given(st.text(max_size=200), st.one_of(st.none(), st.text(max_size=20)))
def test_any_words_give_a_share_between_0_and_1_or_nothing(words: str, unit: str | None) -> None:
    found = match_indicator(words, unit)
    assert found is None or 0 < found.score <= 1
