"""Territories: the changes that the law made, and names as texts write them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from graph.errors import VocabularyError
from graph.territories import read_territories, territories

BEFORE, AFTER = date(2025, 6, 30), date(2025, 7, 1)


def test_units_before_and_after_the_mergers_of_2025() -> None:
    known = territories()
    assert (len(known.on(BEFORE)), len(known.on(AFTER))) == (63, 34)
    assert sum(t.kind == "thành phố" for t in known.on(AFTER)) == 6
    assert len(known.on(date(2008, 7, 31))) == 64


def test_provinces_that_became_cities_in_2026() -> None:
    known = territories()
    cities = [
        (day, len(known.on(day)), sum(t.kind == "thành phố" for t in known.on(day)))
        for day in (date(2026, 4, 30), date(2026, 9, 1), date(2026, 9, 20))
    ]
    assert cities == [(date(2026, 4, 30), 34, 7), (date(2026, 9, 1), 34, 8), (date(2026, 9, 20), 34, 9)]


@pytest.mark.parametrize(
    ("text", "day", "name"),
    [
        ("thành phố Bắc Ninh", None, None),
        ("thành phố Bắc Ninh", date(2024, 5, 6), None),
        ("thành phố Bắc Ninh", date(2026, 9, 20), "thành phố Bắc Ninh"),
        ("tỉnh Bắc Ninh", date(2026, 9, 20), "tỉnh Bắc Ninh"),
        ("Bắc Ninh", date(2026, 9, 19), "tỉnh Bắc Ninh"),
        ("Bắc Ninh", date(2026, 9, 20), "thành phố Bắc Ninh"),
        ("Bắc Ninh", None, "tỉnh Bắc Ninh"),
        ("thành phố Huế", date(2024, 5, 6), None),
        ("thành phố Huế", None, "thành phố Huế"),
        ("tỉnh Hà Tây", date(2024, 5, 6), "tỉnh Hà Tây"),
    ],
)
def test_a_name_means_the_unit_of_its_day(text: str, day: date | None, name: str | None) -> None:
    found = territories().find(text, day)
    assert (found.name if found else None) == name


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("tỉnh Bắc Giang", "thành phố Bắc Ninh"),
        ("tỉnh Bình Phước", "thành phố Đồng Nai"),
        ("tỉnh Bình Thuận", "tỉnh Lâm Đồng"),
        ("tỉnh Tiền Giang", "tỉnh Đồng Tháp"),
        ("tỉnh Long An", "tỉnh Tây Ninh"),
        ("tỉnh Bình Dương", "thành phố Hồ Chí Minh"),
        ("tỉnh Kiên Giang", "tỉnh An Giang"),
        ("tỉnh Thừa Thiên Huế", "thành phố Huế"),
        ("tỉnh Lào Cai", "tỉnh Lào Cai"),
    ],
)
def test_successor(old: str, new: str) -> None:
    known = territories()
    assert [t.name for t in known.current(known.named(old))] == [new]


def test_every_ended_unit_leads_to_units_of_today_and_back() -> None:
    known = territories()
    for entry in known:
        assert all(t.valid_to is None for t in known.current(entry))
        assert all(entry.name in old.successors for old in known.predecessors(entry))
    merged = {t.short for t in known.predecessors(known.named("thành phố Hồ Chí Minh"))}
    assert merged == {"Bình Dương", "Bà Rịa - Vũng Tàu"}


def test_codes_are_distinct_at_any_time() -> None:
    known = territories()
    after = [t.code for t in known.on(AFTER)]
    before = [t.former_code or t.code for t in known.on(BEFORE)]
    isos = [t.iso for t in known.on(BEFORE)]
    assert len(set(after)) == len(after)
    assert len(set(before)) == len(before)
    assert len(set(isos)) == len(isos)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("tỉnh Bắc Giang", "tỉnh Bắc Giang"),
        ("Bắc Giang", "tỉnh Bắc Giang"),
        ("TP. Cần Thơ", "thành phố Cần Thơ"),
        ("TP.HCM", "thành phố Hồ Chí Minh"),
        ("Thành phố Hồ Chí Minh", "thành phố Hồ Chí Minh"),
        ("tỉnh Bà Rịa – Vũng Tàu", "tỉnh Bà Rịa - Vũng Tàu"),
        ("tỉnh Hoà Bình", "tỉnh Hòa Bình"),
        ("TỈNH QUẢNG NGÃI", "tỉnh Quảng Ngãi"),
        ("Đắc Lắc", "tỉnh Đắk Lắk"),
        ("SONLA", "tỉnh Sơn La"),
        ("thành phố Lào Cai", None),
        ("xã Hòa Bình", None),
        ("Vĩnh Xuyên", None),
        ("", None),
    ],
)
def test_find_a_name(text: str, name: str | None) -> None:
    found = territories().find(text)
    assert (found.name if found else None) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ủy ban nhân dân huyện Mai Lâm, tỉnh Sơn La", "tỉnh Sơn La"),
        ("Sở Y tế Hà Nam", "tỉnh Hà Nam"),
        ("gìn giữ hòa bình", None),
        ("Ủy ban nhân dân thành phố Cao Bằng, tỉnh Cao Bằng", "tỉnh Cao Bằng"),
        ("Ủy ban nhân dân thành phố Cao Bằng", None),
        ("Ban Thường vụ Thành ủy", None),
    ],
)
def test_find_inside_a_name(text: str, name: str | None) -> None:
    found = territories().find_in(text)
    assert (found.name if found else None) == name


def test_a_new_merger_is_an_entry_and_no_code(tmp_path: Path) -> None:
    path = tmp_path / "territories.yaml"
    path.write_text(
        "- {name: tỉnh Một, valid_to: 2030-12-31, successors: [thành phố Hai]}\n- {name: thành phố Hai}\n", "utf-8"
    )
    known = read_territories(path)
    assert [t.name for t in known.current(known.named("tỉnh Một"))] == ["thành phố Hai"]
    assert [t.name for t in known.on(date(2031, 1, 1))] == ["thành phố Hai"]


@pytest.mark.parametrize(
    "text",
    [
        "- {name: tỉnh Một, valid_to: 2030-12-31, successors: [tỉnh Không Có]}\n",
        "- {name: tỉnh Một, valid_to: 2030-12-31}\n",
        "- {name: huyện Một}\n",
        "- {name: tỉnh Một, colour: red}\n",
    ],
)
def test_a_contradiction_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "territories.yaml"
    path.write_text(text, "utf-8")
    with pytest.raises(VocabularyError):
        read_territories(path)
