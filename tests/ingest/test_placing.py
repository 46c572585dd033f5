"""Agencies in the territory of the document that names them."""

from __future__ import annotations

import pytest

from ingest.facts import Metadata
from ingest.linking.identity import Speaker, speaker_of
from ingest.linking.placing import place_agency


def _speaker(issuer: str, issued_on: str | None = None) -> Speaker:
    return speaker_of(Metadata(type="KH", title="Làm việc A", issuer=issuer, issued_on=issued_on), "0" * 64)


PROVINCE = _speaker("Ủy ban nhân dân tỉnh Sơn La")
CITY = _speaker("Ủy ban nhân dân thành phố Cần Thơ")
NAMELESS_CITY = _speaker("Ban Thường vụ Thành ủy")
GOVERNMENT = _speaker("Chính phủ")


@pytest.mark.parametrize(
    ("name", "id_", "full", "kind"),
    [
        ("Sở Y tế", "so-y-te.tinh-son-la", "Sở Y tế tỉnh Sơn La", "Sở Y tế"),
        ("SYT", "so-y-te.tinh-son-la", "Sở Y tế tỉnh Sơn La", "Sở Y tế"),
        ("Sở Y tế tỉnh Sơn La", "so-y-te.tinh-son-la", "Sở Y tế tỉnh Sơn La", "Sở Y tế"),
        ("UBND tỉnh", "uy-ban-nhan-dan.tinh-son-la", "Ủy ban nhân dân tỉnh Sơn La", "Ủy ban nhân dân cấp tỉnh"),
        ("Uỷ ban nhân dân tỉnh Sơn La", "uy-ban-nhan-dan.tinh-son-la", "Ủy ban nhân dân tỉnh Sơn La",
         "Ủy ban nhân dân cấp tỉnh"),
        ("Ban Thường vụ Tỉnh ủy", "ban-thuong-vu-tinh-uy.tinh-son-la", "Ban Thường vụ Tỉnh ủy Sơn La",
         "Ban Thường vụ Tỉnh ủy"),
        ("UBND huyện Mai Lâm", "uy-ban-nhan-dan.huyen-mai-lam.tinh-son-la",
         "Ủy ban nhân dân huyện Mai Lâm, tỉnh Sơn La", "Ủy ban nhân dân cấp huyện"),
        ("Bộ Y tế", "bo-y-te", "Bộ Y tế", "Bộ Y tế"),
    ],
)  # fmt: skip
def test_in_a_plan_of_a_province(name: str, id_: str, full: str, kind: str) -> None:
    placed = place_agency(name, False, PROVINCE)
    assert (placed.id, placed.name, placed.kind, placed.group) == (id_, full, kind, False)


def test_the_same_words_elsewhere_are_another_agency() -> None:
    placed = [place_agency("Sở Y tế", False, speaker) for speaker in (PROVINCE, CITY, NAMELESS_CITY, GOVERNMENT)]
    assert len({agency.id for agency in placed}) == 4
    assert {agency.kind for agency in placed} == {"Sở Y tế"}
    assert [agency.group for agency in placed] == [False, False, False, True]
    assert [agency.certain for agency in placed] == [True, True, False, False]


@pytest.mark.parametrize("name", ["các sở, ban, ngành", "UBND các huyện, thành phố", "các cơ quan liên quan"])
def test_groups_stay_groups_of_their_province(name: str) -> None:
    placed = place_agency(name, False, PROVINCE)
    assert placed.group
    assert placed.territory == PROVINCE.territory
    assert placed.id.endswith(".tinh-son-la")
    assert not placed.name.endswith("Sơn La")


def test_a_body_of_every_commune_is_a_group_of_its_kind() -> None:
    placed = place_agency("Trạm Y tế", False, PROVINCE)
    assert (placed.kind, placed.group, placed.name) == ("Trạm Y tế", True, "Trạm Y tế")
    one = place_agency("Trạm Y tế xã Mai Lâm", False, PROVINCE)
    assert (one.group, one.id) == (False, "tram-y-te.xa-mai-lam.tinh-son-la")


def test_a_town_committee_is_not_that_of_the_province() -> None:
    assert place_agency("Thành ủy", False, PROVINCE).territory is None
    assert place_agency("Thành ủy", False, CITY).name == "Thành ủy Cần Thơ"


def test_unknown_bodies_are_marked() -> None:
    placed = place_agency("Công ty cổ phần Một Hai", False, PROVINCE)
    assert (placed.id, placed.known, placed.territory) == ("cong-ty-co-phan-mot-hai", False, None)


BEFORE = _speaker("Ủy ban nhân dân tỉnh Bắc Giang", "2024-03-04")
AFTER = _speaker("Ủy ban nhân dân tỉnh Bắc Ninh", "2025-08-01")


@pytest.mark.parametrize(
    ("name", "id_", "full"),
    [
        ("UBND xã Đông Phú", "uy-ban-nhan-dan.xa-dong-phu.huyen-luc-nam.tinh-bac-giang",
         "Ủy ban nhân dân xã Đông Phú, huyện Lục Nam, tỉnh Bắc Giang"),
        ("UBND xã Đồng Tiến, huyện Yên Thế, tỉnh Bắc Giang",
         "uy-ban-nhan-dan.xa-dong-tien.huyen-yen-the.tinh-bac-giang",
         "Ủy ban nhân dân xã Đồng Tiến, huyện Yên Thế, tỉnh Bắc Giang"),
        ("UBND huyện Lục Nam", "uy-ban-nhan-dan.huyen-luc-nam.tinh-bac-giang",
         "Ủy ban nhân dân huyện Lục Nam, tỉnh Bắc Giang"),
        ("Huyện ủy Lục Nam", "huyen-uy.huyen-luc-nam.tinh-bac-giang", "Huyện ủy Lục Nam, tỉnh Bắc Giang"),
    ],
)  # fmt: skip
def test_districts_and_communes_of_the_day(name: str, id_: str, full: str) -> None:
    placed = place_agency(name, False, BEFORE)
    assert (placed.id, placed.name, placed.certain) == (id_, full, True)


def test_the_commune_of_2025_is_another_body() -> None:
    placed = place_agency("UBND xã Đông Phú", False, AFTER)
    assert (placed.id, placed.name) == (
        "uy-ban-nhan-dan.xa-dong-phu.tinh-bac-ninh",
        "Ủy ban nhân dân xã Đông Phú, tỉnh Bắc Ninh",
    )
    old = place_agency("UBND huyện Lục Nam", False, AFTER)
    assert old.id == "uy-ban-nhan-dan.huyen-luc-nam.tinh-bac-giang"


def test_a_name_that_several_communes_have_stays_unbound() -> None:
    placed = place_agency("UBND xã Đồng Tiến", False, BEFORE)
    assert placed.unit is not None
    assert (placed.unit.several, placed.unit.id, placed.certain) == (True, None, False)
    assert placed.id.endswith(BEFORE.apart)
    central = place_agency("UBND xã Tân Lập", False, GOVERNMENT)
    assert (central.territory, central.certain) == (None, False)


def test_a_name_that_one_district_has_is_that_one_everywhere() -> None:
    assert place_agency("UBND huyện Lục Nam", False, GOVERNMENT).id == "uy-ban-nhan-dan.huyen-luc-nam.tinh-bac-giang"
    assert _speaker("Ủy ban nhân dân huyện Lục Nam").territory == BEFORE.territory


@pytest.mark.parametrize(
    ("name", "id_", "full"),
    [
        ("UBND huyện", "uy-ban-nhan-dan.huyen-luc-nam.tinh-bac-giang", "Ủy ban nhân dân huyện Lục Nam, tỉnh Bắc Giang"),
        ("Huyện ủy", "huyen-uy.huyen-luc-nam.tinh-bac-giang", "Huyện ủy Lục Nam, tỉnh Bắc Giang"),
        ("Trung tâm Y tế", "trung-tam-y-te.huyen-luc-nam.tinh-bac-giang",
         "Trung tâm Y tế huyện Lục Nam, tỉnh Bắc Giang"),
        ("UBND xã Đông Phú", "uy-ban-nhan-dan.xa-dong-phu.huyen-luc-nam.tinh-bac-giang",
         "Ủy ban nhân dân xã Đông Phú, huyện Lục Nam, tỉnh Bắc Giang"),
        ("Sở Y tế", "so-y-te.tinh-bac-giang", "Sở Y tế tỉnh Bắc Giang"),
    ],
)  # fmt: skip
def test_in_a_plan_of_a_district(name: str, id_: str, full: str) -> None:
    district = _speaker("Ủy ban nhân dân huyện Lục Nam, tỉnh Bắc Giang", "2024-03-04")
    placed = place_agency(name, False, district)
    assert (placed.id, placed.name, placed.group) == (id_, full, False)


def test_a_group_in_a_plan_of_a_district_stays_a_group() -> None:
    district = _speaker("Ủy ban nhân dân huyện Lục Nam, tỉnh Bắc Giang", "2024-03-04")
    assert place_agency("UBND các xã, thị trấn", False, district).group
    assert place_agency("Trạm Y tế", False, district).group
