"""Identity of documents: exact where the text tells, apart where it does not. All numbers are invented."""

from __future__ import annotations

import re

import pytest

from ingest.facts import CitedDocument, Evidence, Metadata
from ingest.linking.identity import Speaker, cited_identity, named_id, speaker_of

SHA = "0123456789abcdef" * 4
HERE = Evidence(0, 0, "", "test/rule")


def _speaker(**said: str | None) -> Speaker:
    return speaker_of(Metadata(**said), SHA)  # type: ignore[arg-type]


def _cite(speaker: Speaker, number: str | None, day: str | None = None, issuer: str | None = None) -> tuple[str, bool]:
    identity = cited_identity(CitedDocument("c1", None, number, day, issuer, None, (HERE,)), speaker)
    return identity.id, identity.resolved


def _named(name: str, speaker: Speaker, day: str | None = None) -> str:
    return named_id(CitedDocument("c1", None, None, day, None, name, (HERE,)), speaker)


PROVINCE = _speaker(type="KH", title="Làm việc A", issuer="Ủy ban nhân dân tỉnh Sơn La", jurisdiction="tỉnh Sơn La")
OTHER = _speaker(type="KH", title="Làm việc A", issuer="Ủy ban nhân dân tỉnh Cà Mau", jurisdiction="tỉnh Cà Mau")
CITY = _speaker(type="KH", title="Làm việc A", issuer="Ủy ban nhân dân thành phố Cần Thơ")
NAMELESS_CITY = _speaker(type="KH", title="Làm việc A", issuer="Ban Thường vụ Thành ủy")
GOVERNMENT = _speaker(type="NQ", number="991/NQ-CP", issuer="Chính phủ", issued_on="2031-01-09")
DISTRICT = _speaker(type="KH", title="Làm việc A", issuer="Ủy ban nhân dân huyện Mai Lâm, tỉnh Sơn La")


@pytest.mark.parametrize(
    ("said", "id_"),
    [
        ({"number": "95-CT/TW", "issuer": "Ban Bí thư", "issued_on": "2033-10-25"}, "95-ct-tw.2033"),
        ({"number": "846/2035/NĐ-CP", "issuer": "Chính phủ", "issued_on": "2035-06-12"}, "846-2035-nd-cp"),
        ({"number": "842/KH-UBND", "issuer": "Ủy ban nhân dân tỉnh Sơn La", "issued_on": "2035-01-02"},
         "842-kh-ubnd.son-la.2035"),
        ({"number": "842/KH-UBND", "issuer": "Ủy ban nhân dân huyện Mai Lâm, tỉnh Sơn La", "issued_on": "2035-01-02"},
         "842-kh-ubnd.huyen-mai-lam.son-la.2035"),
        ({"number": "11-CT/TU", "issuer": "Ban Thường vụ Tỉnh ủy", "place": "Sơn La", "issued_on": "2036-01-04"},
         "11-ct-tu.son-la.2036"),
        ({"number": "788/STP-HC", "issuer": "Sở Tư pháp tỉnh Cà Mau", "issued_on": "2035-05-16"},
         "788-stp-hc.ca-mau.2035"),
        ({"number": "7/KH-ĐKT", "issuer": "Đoàn kiểm tra liên ngành tỉnh Cà Mau", "issued_on": "2035-05-16"},
         "7-kh-dkt.doan-kiem-tra-lien-nganh.tinh-ca-mau.2035"),
    ],
)  # fmt: skip
def test_held_document_with_number_and_date(said: dict[str, str], id_: str) -> None:
    assert _speaker(**said).id == id_


def test_held_document_and_citations_of_it_meet() -> None:
    held = _speaker(number="842/KH-UBND", issuer="Ủy ban nhân dân tỉnh Sơn La", issued_on="2035-01-02").id
    assert _cite(PROVINCE, "842/KH-UBND", "2035-01-02", "Ủy ban nhân dân tỉnh") == (held, True)
    assert _cite(PROVINCE, "842/KH-UBND", "2035-01-02") == (held, True)
    assert _cite(GOVERNMENT, "842/KH-UBND", "2035-01-02", "UBND tỉnh Sơn La") == (held, True)
    assert _cite(DISTRICT, "842/KH-UBND", "2035-01-02", "Ủy ban nhân dân tỉnh") == (held, True)
    directive = _speaker(number="95-CT/TW", issued_on="2033-10-25").id
    assert _cite(OTHER, "95-CT/TW", "2033-10-25", "Ban Bí thư Trung ương Đảng") == (directive, True)


def test_one_number_is_many_documents() -> None:
    years = {_cite(PROVINCE, "95-CT/TW", day)[0] for day in ("2028-01-02", "2033-10-25", None)}
    provinces = {
        _cite(speaker, "842/KH-UBND", "2035-01-02", "Ủy ban nhân dân tỉnh")[0] for speaker in (PROVINCE, OTHER)
    }
    parties = {_cite(PROVINCE, number, "2035-01-02")[0] for number in ("11-CT/TU", "11-CT/TW")}
    assert (len(years), len(provinces), len(parties)) == (3, 2, 2)


def test_what_the_text_leaves_open_is_a_document_apart() -> None:
    assert _cite(PROVINCE, "98-CT/TW") == ("98-ct-tw", False)
    assert _cite(OTHER, "98-CT/TW") == ("98-ct-tw", False)
    open_ones = [
        _cite(NAMELESS_CITY, "5-CT/TU", "2031-05-05", "Ban Thường vụ Thành ủy"),
        _cite(GOVERNMENT, "5-CT/TU", "2031-05-05", "Ban Thường vụ Tỉnh ủy"),
        _cite(PROVINCE, "5-CT/TU", "2031-05-05", "Ban Thường vụ Thành ủy"),
        _cite(PROVINCE, "30/NQ-HĐND", "2031-05-05", "Hội đồng nhân dân huyện"),
        _cite(DISTRICT, "17/KH-UBND", "2031-05-05"),
        _cite(PROVINCE, "02", "2031-05-05"),
    ]
    assert not any(resolved for _, resolved in open_ones)
    assert len({id_ for id_, _ in open_ones}) == len(open_ones)
    assert all(".in." in id_ for id_, _ in open_ones)


def test_the_party_committee_of_the_province_is_meant() -> None:
    assert _cite(PROVINCE, "5-CT/TU", "2031-05-05", "Ban Thường vụ Tỉnh ủy") == ("5-ct-tu.son-la.2031", True)
    assert _cite(CITY, "5-CT/TU", "2031-05-05", "Ban Thường vụ Thành ủy") == ("5-ct-tu.can-tho.2031", True)
    assert _cite(PROVINCE, "9-CT/HU", "2031-05-05", "Huyện ủy Mai Lâm") == ("9-ct-hu.huyen-mai-lam.son-la.2031", True)


def test_unknown_symbols_belong_to_their_issuer() -> None:
    first = _cite(PROVINCE, "12/GĐN-AB", "2031-05-05", "Công ty cổ phần Một")
    second = _cite(PROVINCE, "12/GĐN-AB", "2031-05-05", "Công ty cổ phần Hai")
    assert first == ("12-gdn-ab.cong-ty-co-phan-mot.2031", True)
    assert first != second


def test_headless_documents() -> None:
    assert re.fullmatch(r"kh\.son-la\.lam-viec-a\.[0-9a-f]{8}", PROVINCE.id)
    assert len({speaker.id for speaker in (PROVINCE, OTHER, CITY, NAMELESS_CITY, DISTRICT)}) == 5
    assert _speaker(title="Làm Việc  A", type="KH", issuer="Uỷ ban nhân dân tỉnh Sơn La").id == PROVINCE.id
    assert _speaker(type="KH", title="Làm việc A", issuer="Ủy ban nhân dân tỉnh Sơn La", issued_on="2031-01-01").id != (
        PROVINCE.id
    )
    assert speaker_of(Metadata(), SHA).id == "van-ban.01234567"
    undated = _speaker(number="842/KH-UBND", issuer="Ủy ban nhân dân tỉnh Sơn La", title="Làm việc A").id
    assert undated.startswith("842-kh-ubnd.son-la.")
    assert undated != _cite(PROVINCE, "842/KH-UBND")[0]


@pytest.mark.parametrize(
    ("name", "of_province", "of_government"),
    [
        ("Luật Thử nghiệm", "luat-thu-nghiem", "luat-thu-nghiem"),
        ("Đề án 06", "06-qd-ttg.2022", "06-qd-ttg.2022"),
        ("Chương trình MTQG làm việc A", "chuong-trinh-muc-tieu-quoc-gia-lam-viec-a",
         "chuong-trinh-muc-tieu-quoc-gia-lam-viec-a"),
        ("Quy hoạch tỉnh", "quy-hoach-tinh.son-la", "quy-hoach-tinh"),
        ("Đề án làm việc A", "de-an-lam-viec-a.son-la", "de-an-lam-viec-a"),
        ("Đề án làm việc A tỉnh Cà Mau", "de-an-lam-viec-a-tinh-ca-mau", "de-an-lam-viec-a-tinh-ca-mau"),
    ],
)  # fmt: skip
def test_named_documents(name: str, of_province: str, of_government: str) -> None:
    assert _named(name, PROVINCE) == of_province
    assert _named(name, GOVERNMENT) == of_government


def test_two_laws_of_one_name() -> None:
    years = [_named("Luật Thử nghiệm", PROVINCE, "2013-06-18"), _named("Luật Thử nghiệm (2013)", PROVINCE)]
    assert years == ["luat-thu-nghiem.2013"] * 2
    assert _named("Luật Thử nghiệm năm 2031", PROVINCE) == "luat-thu-nghiem.2031"


def test_a_scheme_of_a_central_body_is_one_in_the_country() -> None:
    scheme = CitedDocument("c1", None, None, None, "Bộ Y tế", "Đề án làm việc A", (HERE,))
    assert named_id(scheme, PROVINCE) == named_id(scheme, OTHER) == "de-an-lam-viec-a"


def test_ids_are_safe_and_short() -> None:
    long = "Chương trình " + "rất dài " * 60
    ids = [_named(long, PROVINCE), _named(long + "khác", PROVINCE), _cite(PROVINCE, "5/a b?#/Ạ-x")[0]]
    assert len(set(ids)) == 3
    assert all(re.fullmatch(r"[a-z0-9.-]{1,160}", id_) for id_ in ids)
