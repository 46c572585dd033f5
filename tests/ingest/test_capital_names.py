"""Names of bodies in capitals, as letterheads print them over one or more lines."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.metadata.capital_names import bodies, innermost, territory


@pytest.mark.parametrize(
    ("letterhead", "issuer"),
    [
        ("UBND TỈNH LÀO CAI SỞ Y TẾ", "Sở Y tế tỉnh Lào Cai"),
        ("ỦY BAN NHÂN DÂN TỈNH BẮC NINH", "Ủy ban nhân dân tỉnh Bắc Ninh"),
        ("UBND TỈNH LÀO CAI VĂN PHÒNG", "Văn phòng Ủy ban nhân dân tỉnh Lào Cai"),
        ("ĐẢNG BỘ TỈNH BẮC GIANG BAN CHẤP HÀNH", "Ban Chấp hành Đảng bộ tỉnh Bắc Giang"),
        ("TỈNH ỦY BẮC NINH BAN TUYÊN GIÁO", "Ban Tuyên giáo Tỉnh ủy Bắc Ninh"),
        ("HUYỆN ỦY TÂN YÊN", "Huyện ủy Tân Yên"),
        ("THÀNH ỦY HẢI PHÒNG", "Thành ủy Hải Phòng"),
        ("TỈNH ỦY KON TUM BAN TỔ CHỨC", "Ban Tổ chức Tỉnh ủy Kon Tum"),
        ("ỦY BAN NHÂN DÂN THÀNH PHỐ HỘI AN", "Ủy ban nhân dân thành phố Hội An"),
        ("UBND TỈNH LÀO CAI BAN CHỈ ĐẠO 389", "Ban chỉ đạo 389 tỉnh Lào Cai"),
        ("UBND HUYỆN YÊN DŨNG PHÒNG Y TẾ", "Phòng Y tế huyện Yên Dũng"),
        ("ỦY BAN NHÂN DÂN XÃ YÊN BÌNH", "Ủy ban nhân dân xã Yên Bình"),
        ("BỘ CÔNG AN CÔNG AN TỈNH BẮC NINH", "Công an tỉnh Bắc Ninh"),
        ("BAN CHẤP HÀNH TRUNG ƯƠNG", "Ban Chấp hành Trung ương Đảng"),
        ("VĂN PHÒNG CHÍNH PHỦ", "Văn phòng Chính phủ"),
    ],
)
def test_the_last_body_with_what_the_first_says_of_it(letterhead: str, issuer: str) -> None:
    assert innermost(bodies(letterhead)).full == issuer


def test_words_that_name_no_body() -> None:
    assert bodies("KẾ HOẠCH NĂM 2031") == []
    assert territory("NUÔI ONG") is None


@given(st.text(alphabet="ỦYBANDTỈHGIÔCXÃSỞ 0", max_size=60))
@settings(max_examples=200, deadline=None)
def test_any_capitals(line: str) -> None:
    found = bodies(line)
    assert all(body.name for body in found)
