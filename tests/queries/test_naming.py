"""A name means one thing or it is refused; it is never guessed."""

from __future__ import annotations

import pytest
from invented_graph import BARE_77, DATED_77, NEW_12, OLD_12, PLAN, READING

from graph.store import Store
from queries.catalogue import Catalogue
from queries.errors import AmbiguousName, BadParameter, NotFound
from queries.naming import number_asked, resolved

CATALOGUE = Catalogue()


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        (READING, READING),
        ("91-CT/TW", READING),
        ("91-ct/tw", READING),
        ("91 CT TW", READING),
        (" 91- CT/TW ", READING),
        ("Chỉ thị số 91-CT/TW", READING),
        ("Chỉ thị số 91-CT/TW ngày 12/3/2024", READING),
        ("142/KH-UBND", PLAN),
        ("12-CT/TW/2022", NEW_12),
        ("12-CT/TW năm 2012", OLD_12),
        ("12-CT/TW 2012", OLD_12),
        ("12-CT/TW (2022)", NEW_12),
        ("12-CT/TW ngày 8/2/2022", NEW_12),
        ("12-ct-tw ngày 2012-05-04", OLD_12),
        ("77-CT/TW", DATED_77),
        (BARE_77, BARE_77),
    ],
)
def test_documents(sample_store: Store, name: str, id_: str) -> None:
    assert resolved(sample_store, "document", "document", name) == id_


def test_a_number_of_two_documents_gets_the_list(sample_store: Store) -> None:
    with pytest.raises(AmbiguousName) as caught:
        CATALOGUE.run(sample_store, "documents/implementers", document="12-CT/TW")
    assert caught.value.parameter == "document"
    assert [row["id"] for row in caught.value.candidates] == [OLD_12, NEW_12]
    assert (
        caught.value.candidates[0] | {"number": "12-CT/TW", "issued_on": "2012-05-04", "issuer": "Bộ Chính trị"}
        == (caught.value.candidates[0])
    )
    assert OLD_12 in caught.value.hint


@pytest.mark.parametrize("name", ["12-CT/TW/2023", "12-CT/TW ngày 9/2/2022", "13-CT/TW", "xyz", "!", ""])
def test_unknown_documents(sample_store: Store, name: str) -> None:
    with pytest.raises(NotFound):
        resolved(sample_store, "document", "document", name)


def test_an_unknown_number_gets_near_ones(sample_store: Store) -> None:
    with pytest.raises(NotFound) as caught:
        resolved(sample_store, "document", "document", "92-CT/TW")
    assert READING in [row["id"] for row in caught.value.suggestions]


@pytest.mark.parametrize(
    ("kind", "name", "id_"),
    [
        ("agency", "Sở Văn hóa, Thể thao và Du lịch", "so-van-hoa-the-thao-va-du-lich"),
        ("agency", "sở văn hoá, thể thao và du lịch tỉnh Bắc Giang", "so-van-hoa-bac-giang"),
        ("agency", "so-tai-chinh-bac-giang", "so-tai-chinh-bac-giang"),
        ("indicator", "tỷ lệ xã có tủ sách cộng đồng", "ty-le-xa-co-tu-sach-cong-dong"),
        ("place", "Bắc Giang", "tinh-bac-giang"),
        ("place", "tinh-hau-giang", "tinh-hau-giang"),
    ],
)
def test_other_names(sample_store: Store, kind: str, name: str, id_: str) -> None:
    assert resolved(sample_store, kind, kind, name) == id_


def test_parts_of_a_name_are_no_name(sample_store: Store) -> None:
    with pytest.raises(NotFound) as caught:
        resolved(sample_store, "agency", "agency", "Sở Tài chính tỉnh Bắc")
    assert caught.value.suggestions[0]["id"] == "so-tai-chinh-bac-giang"


def test_parameters_are_checked_by_name(sample_store: Store) -> None:
    for given in ({}, {"document": READING, "documents": "x"}):
        with pytest.raises(BadParameter):
            CATALOGUE.run(sample_store, "documents/outline", **given)


@pytest.mark.parametrize(
    ("name", "number", "year", "date"),
    [
        ("25-CT/TW/2023", "25-CT/TW", "2023", None),
        ("Kế hoạch 15/KH-UBND ngày 1/2/2024", "15/KH-UBND", None, "2024-02-01"),
        ("146/2025/NĐ-CP", "146/2025/NĐ-CP", None, None),
    ],
)
def test_numbers_asked(name: str, number: str, year: str | None, date: str | None) -> None:
    asked = number_asked(name)
    assert (asked.number, asked.year, asked.date) == (number, year, date)
