"""Vietnamese or not, by syllables."""

from __future__ import annotations

import pytest

from ingest.readers.language import looks_vietnamese, syllable_share


@pytest.mark.parametrize(
    "text",
    [
        "Ủy ban nhân dân tỉnh giao các sở kiểm tra việc trồng cây.",
        "Uy ban nhan dan tinh giao cac so kiem tra viec trong cay.",
        "ỦY BAN NHÂN DÂN",
        "Sở Y tế",
        "12.500 - 13.000",
        "",
        "Thực hiện chuyển đổi số (digital transformation) bằng nền tảng cloud computing tại các sở.",
    ],
)
def test_vietnamese(text: str) -> None:
    assert looks_vietnamese(text)


@pytest.mark.parametrize(
    "text",
    [
        "The committee shall report on the planting of trees along the canals every year.",
        "Le comité présente chaque année un rapport sur la plantation des arbres.",
        "Der Ausschuss berichtet jährlich über die Pflanzung von Bäumen am Fluss.",
        "Комитет ежегодно докладывает о посадке деревьев.",
        "委员会每年报告沿河植树的情况。 第二 条款 规定 如下 所示",
        "Strengths blocks",
    ],
)
def test_other_languages(text: str) -> None:
    assert not looks_vietnamese(text)


def test_the_share_runs_from_nothing_to_all() -> None:
    assert syllable_share("") == 0.0
    assert syllable_share("1 2 3") == 0.0
    assert syllable_share("Chương trình nghiên cứu khuyến khích nghề") == 1.0
    assert syllable_share("blockchain strengths") == 0.0


def test_words_with_vietnamese_letters_count_double() -> None:
    assert syllable_share("đường street") == pytest.approx(2 / 3)
