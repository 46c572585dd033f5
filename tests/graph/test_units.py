"""Districts and communes: which one a name means, and what it became."""

from __future__ import annotations

from datetime import date

import pytest

from graph.territories import territories
from graph.units import Unit, current, successors, units_named, units_of

LAST_DAY, FIRST_DAY = date(2025, 6, 30), date(2025, 7, 1)
TODAY = date(2026, 11, 1)


@pytest.fixture(scope="module")
def units() -> list[Unit]:
    return [unit for province in territories() for unit in units_of(province)]


def _named(name: str, province: str | None, day: date | None = None, within: str | None = None) -> list[str]:
    home = territories().named(province) if province else None
    return [unit.full_name for unit in units_named(name, home, day, within)]


def test_how_many_there_were(units: list[Unit]) -> None:
    """The figures of the statistics office: 696 districts and 10,035 communes before, 3,321 communes after."""
    districts = [unit for unit in units if unit.level == "district"]
    assert len(districts) == len({unit.code for unit in districts}) == 696
    assert not any(unit.holds_on(FIRST_DAY) for unit in districts)
    communes = {day: [u for u in units if u.level == "commune" and u.holds_on(day)] for day in (LAST_DAY, FIRST_DAY)}
    assert [len(found) for found in communes.values()] == [10035, 3321]
    assert all(len({unit.code for unit in found}) == len(found) for found in communes.values())


def test_kinds_of_communes_after_each_change(units: list[Unit]) -> None:
    def count(day: date) -> list[int]:
        names = [unit.name for unit in units if unit.level == "commune" and unit.holds_on(day)]
        return [sum(name.startswith(kind) for name in names) for kind in ("xã ", "phường ", "đặc khu ", "thị trấn ")]

    assert count(FIRST_DAY) == [2621, 687, 13, 0]
    assert count(date(2026, 4, 30)) == [2611, 697, 13, 0]
    assert count(TODAY) == [2599, 709, 13, 0]


def test_every_unit_leads_to_units_of_today(units: list[Unit]) -> None:
    for unit in units:
        assert current(unit), unit.full_name
        assert all(new.holds_on(TODAY) for new in current(unit)), unit.full_name


def test_ids_are_distinct(units: list[Unit]) -> None:
    assert len({unit.id for unit in units}) == len(units)


def test_a_document_of_2024_means_the_unit_of_then() -> None:
    day = date(2024, 3, 4)
    assert _named("huyện Lục Nam", "tỉnh Bắc Giang", day) == ["huyện Lục Nam, tỉnh Bắc Giang"]
    (old,) = units_named("xã Đông Phú", territories().named("tỉnh Bắc Giang"), day)
    assert (old.id, old.valid_to) == ("xa-dong-phu.huyen-luc-nam.tinh-bac-giang", LAST_DAY)
    (new,) = successors(old)
    assert (new.id, new.valid_from) == ("xa-dong-phu.tinh-bac-ninh", FIRST_DAY)


def test_a_district_became_the_communes_of_its_area() -> None:
    (district,) = units_named("huyện Côn Đảo", territories().named("tỉnh Bà Rịa - Vũng Tàu"))
    assert [unit.full_name for unit in successors(district)] == ["đặc khu Côn Đảo, thành phố Hồ Chí Minh"]
    (district,) = units_named("huyện Lục Nam", territories().named("tỉnh Bắc Giang"))
    assert {unit.name for unit in successors(district)} == {
        "xã Lục Nam", "xã Đông Phú", "xã Bảo Đài", "xã Nghĩa Phương", "xã Trường Sơn", "xã Lục Sơn", "xã Bắc Lũng",
        "xã Cẩm Lý",
    }  # fmt: skip


def test_a_commune_that_became_a_ward_of_a_city_of_2026() -> None:
    (old,) = units_named("thị trấn Bố Hạ", territories().named("tỉnh Bắc Giang"))
    steps = [old, *successors(old), *current(old)]
    assert [unit.full_name for unit in steps] == [
        "thị trấn Bố Hạ, huyện Yên Thế, tỉnh Bắc Giang",
        "xã Bố Hạ, tỉnh Bắc Ninh",
        "phường Bố Hạ, thành phố Bắc Ninh",
    ]


def test_the_same_name_on_two_days() -> None:
    new = ["xã Lục Nam, tỉnh Bắc Ninh"]
    assert _named("xã Lục Nam", "tỉnh Bắc Ninh", date(2025, 8, 1)) == new
    assert _named("xã Lục Nam", "tỉnh Bắc Giang", date(2025, 8, 1)) == new
    assert _named("xã Trường Sơn", "thành phố Bắc Ninh", TODAY) == ["xã Trường Sơn, thành phố Bắc Ninh"]
    assert _named("xã Trường Sơn", "tỉnh Bắc Ninh", date(2025, 8, 1)) == ["xã Trường Sơn, tỉnh Bắc Ninh"]
    assert _named("huyện Lục Nam", "tỉnh Bắc Ninh", date(2025, 8, 1)) == ["huyện Lục Nam, tỉnh Bắc Giang"]


def test_ambiguous_names_stay_several() -> None:
    day = date(2024, 3, 4)
    assert len(_named("xã Tân Lập", None)) > 5
    assert _named("xã Đồng Tiến", "tỉnh Bắc Giang", day) == [
        "xã Đồng Tiến, huyện Yên Thế, tỉnh Bắc Giang",
        "xã Đồng Tiến, huyện Hiệp Hòa, tỉnh Bắc Giang",
    ]


def test_a_name_that_only_one_unit_has_needs_no_province() -> None:
    assert _named("thị trấn Phồn Xương", None) == ["thị trấn Phồn Xương, huyện Yên Thế, tỉnh Bắc Giang"]


def test_names_that_differ_in_accents_only() -> None:
    province = territories().named("tỉnh Yên Bái")
    found = [unit for name in ("xã Minh Quân", "xã Minh Quán") for unit in units_named(name, province)]
    assert [unit.name for unit in found] == ["xã Minh Quân", "xã Minh Quán"]
    assert len({unit.id for unit in found}) == 2


def test_a_district_tells_two_communes_apart() -> None:
    day = date(2024, 3, 4)
    assert len(_named("phường 1", "thành phố Hồ Chí Minh", day)) > 5
    assert _named("phường 1", "thành phố Hồ Chí Minh", day, "quận 3") == ["phường 1, quận 3, thành phố Hồ Chí Minh"]
    assert _named("phường 01", "thành phố Hồ Chí Minh", day, "quận 03") == ["phường 1, quận 3, thành phố Hồ Chí Minh"]


def test_names_that_nobody_has() -> None:
    assert _named("huyện Mai Lâm", "tỉnh Sơn La") == []
    assert _named("xã Không Có Đâu", None) == []
