"""The frame of invented documents of state and party: what they say of themselves, and what they leave open."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from normal_texts import normal

from ingest.facts import Metadata
from ingest.metadata.find import find_metadata
from ingest.readers import read
from ingest.readers.errors import UnreadableFile
from ingest.text import NormalText

CORPUS = Path(os.environ.get("CHITHI_CORPUS", Path(__file__).parents[3] / "shared" / "corpus"))
MOTTO = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
FIELDS = ("type", "number", "title", "issuer", "issued_on", "place", "jurisdiction")


def fields(found: Metadata) -> dict[str, str]:
    return {name: value for name in FIELDS if (value := getattr(found, name)) is not None}


def signed(found: Metadata) -> list[tuple[str, str | None, str | None]]:
    return [(s.name, s.position, s.authority) for s in found.signers]


def recipients(found: Metadata) -> list[str]:
    return [r.name for r in found.recipients]


PLAN = normal(
    "ỦY BAN NHÂN DÂN",
    "TỈNH BẮC NINH",
    "--------",
    *MOTTO,
    "Số: 912/KH-UBND",
    "Bắc Ninh, ngày 03 tháng 02 năm 2031",
    "KẾ HOẠCH",
    "Phát triển nghề nuôi ong trên địa bàn tỉnh Bắc Ninh",
    "Thực hiện Chỉ thị số 77-CT/TU ngày 05/01/2031 của Ban Thường vụ Tỉnh ủy về nghề nuôi ong, Ủy ban nhân dân tỉnh"
    " ban hành Kế hoạch như sau:",
    "I. MỤC ĐÍCH",
    "- Nuôi nhiều ong hơn.",
    "Nơi nhận:",
    "- Bộ Nông nghiệp và Môi trường (b/c);",
    "- Thường trực Tỉnh ủy;",
    "- Các sở, ban, ngành tỉnh;",
    "- Lưu: VT, NN.",
    "TM. ỦY BAN NHÂN DÂN",
    "KT. CHỦ TỊCH",
    "PHÓ CHỦ TỊCH",
    "(Đã ký)",
    "Trần Văn Mật",
)


def test_plan_of_a_province() -> None:
    found = find_metadata(PLAN)
    assert fields(found) == {
        "type": "KH",
        "number": "912/KH-UBND",
        "title": "Phát triển nghề nuôi ong trên địa bàn tỉnh Bắc Ninh",
        "issuer": "Ủy ban nhân dân tỉnh Bắc Ninh",
        "issued_on": "2031-02-03",
        "place": "Bắc Ninh",
        "jurisdiction": "tỉnh Bắc Ninh",
    }
    assert signed(found) == [("Trần Văn Mật", "Phó Chủ tịch", "TM. Ủy ban nhân dân / KT. Chủ tịch")]
    assert recipients(found) == [
        "Bộ Nông nghiệp và Môi trường",
        "Thường trực Tỉnh ủy",
        "Các sở, ban, ngành tỉnh",
    ]


def test_every_field_has_evidence_that_quotes_the_text() -> None:
    found = find_metadata(PLAN)
    assert set(found.evidence) == set(fields(found))
    for where in [
        *found.evidence.values(),
        *(s.evidence for s in found.signers),
        *(r.evidence for r in found.recipients),
    ]:
        assert PLAN.text[where.start : where.end] == where.quote


def test_draft_leaves_number_and_date_open() -> None:
    found = find_metadata(
        normal(
            [
                ["UBND TỈNH LÀO CAI\vSỞ Y TẾ", "\v".join(MOTTO)],
                ["Số:      /KH-SYT", "Lào Cai, ngày     tháng 6 năm 2031"],
            ],
            "KẾ HOẠCH",
            "Tập huấn kỹ thuật nuôi ong",
            "Căn cứ Luật Chăn nuôi ngày 19/11/2018;",
        )
    )
    assert fields(found) == {
        "type": "KH",
        "title": "Tập huấn kỹ thuật nuôi ong",
        "issuer": "Sở Y tế tỉnh Lào Cai",
        "place": "Lào Cai",
        "jurisdiction": "tỉnh Lào Cai",
    }


def test_letterhead_of_two_columns_flattened_into_lines() -> None:
    found = find_metadata(
        normal(
            "UBND TỈNH BÌNH THUẬN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "SỞ XÂY DỰNG Độc lập – Tự do – Hạnh phúc",
            "Số: 88 /SXD-QLN Bình Thuận, ngày 5 tháng 4 năm 2024",
            "V/v kiểm tra các trại ong",
            "trên địa bàn tỉnh",
            "Kính gửi: Ủy ban nhân dân các huyện.",
            "Sở Xây dựng đề nghị các huyện kiểm tra các trại ong.",
        )
    )
    assert fields(found) == {
        "type": "CV",
        "number": "88/SXD-QLN",
        "title": "kiểm tra các trại ong trên địa bàn tỉnh",
        "issuer": "Sở Xây dựng tỉnh Bình Thuận",
        "issued_on": "2024-04-05",
        "place": "Bình Thuận",
        "jurisdiction": "tỉnh Bình Thuận",
    }
    assert recipients(found) == []


def test_directive_of_the_prime_minister_governs_the_whole_country() -> None:
    found = find_metadata(
        normal(
            [["THỦ TƯỚNG CHÍNH PHỦ\v-------", "\v".join(MOTTO)], ["Số: 99/CT-TTg", "Hà Nội, ngày 30 tháng 9 năm 2031"]],
            "CHỈ THỊ",
            "VỀ VIỆC BẢO VỆ ONG RỪNG",
            "Trong thời gian qua, ong rừng đã giảm nhiều. Thủ tướng Chính phủ yêu cầu:",
            [["Nơi nhận:\v- Các bộ;\v- Văn phòng Quốc hội;\v- Lưu: VT.", "THỦ TƯỚNG\vPhạm Văn Sáp"]],
        )
    )
    assert fields(found) == {
        "type": "CT",
        "number": "99/CT-TTg",
        "title": "VỀ VIỆC BẢO VỆ ONG RỪNG",
        "issuer": "Thủ tướng Chính phủ",
        "issued_on": "2031-09-30",
        "place": "Hà Nội",
    }
    assert signed(found) == [("Phạm Văn Sáp", "Thủ tướng", None)]
    assert recipients(found) == ["Các bộ", "Văn phòng Quốc hội"]


def test_party_directive_is_issued_by_whom_it_is_signed_for() -> None:
    found = find_metadata(
        normal(
            [["TỈNH ỦY LÀO CAI\v*\vSố 77-CT/TU", "ĐẢNG CỘNG SẢN VIỆT NAM\vLào Cai, ngày 04 tháng 01 năm 2031"]],
            "CHỈ THỊ",
            "của Ban Thường vụ Tỉnh ủy về phát triển nghề nuôi ong",
            "-----",
            "Thời gian qua, nghề nuôi ong đã phát triển. Ban Thường vụ Tỉnh ủy yêu cầu:",
            "Nơi nhận:",
            "- Ban Bí thư Trung ương Đảng,",
            "- Các đảng ủy trực thuộc Tỉnh ủy,",
            "- Lưu Văn phòng Tỉnh ủy.",
            "T/M BAN THƯỜNG VỤ",
            "PHÓ BÍ THƯ",
            "Giàng A Páo",
        )
    )
    assert fields(found)["number"] == "77-CT/TU"
    assert fields(found)["issuer"] == "Ban Thường vụ Tỉnh ủy Lào Cai"
    assert fields(found)["jurisdiction"] == "tỉnh Lào Cai"
    assert signed(found) == [("Giàng A Páo", "Phó Bí thư", "T/M Ban Thường vụ")]
    assert recipients(found) == ["Ban Bí thư Trung ương Đảng", "Các đảng ủy trực thuộc Tỉnh ủy"]


def test_headless_plan_takes_its_issuer_from_the_opening_sentence() -> None:
    found = find_metadata(
        normal(
            "KẾ HOẠCH",
            "Thực hiện Chỉ thị số 77-CT/TW ngày 25/10/2031 của Ban Bí thư về nghề nuôi ong",
            "Thực hiện Công văn số 26-CV/TU ngày 22/11/2031 của Ban Thường vụ Tỉnh ủy, Ủy ban nhân dân tỉnh Bắc Giang"
            " ban hành Kế hoạch như sau:",
            "I. MỤC ĐÍCH",
        )
    )
    assert fields(found) == {
        "type": "KH",
        "title": "Thực hiện Chỉ thị số 77-CT/TW ngày 25/10/2031 của Ban Bí thư về nghề nuôi ong",
        "issuer": "Ủy ban nhân dân tỉnh Bắc Giang",
        "jurisdiction": "tỉnh Bắc Giang",
    }


def test_headless_plan_of_a_department_gets_the_one_province_named_beside_it() -> None:
    found = find_metadata(
        normal(
            "Thực hiện Kế hoạch số 7/KH-UBND ngày 11/11/2031 của UBND tỉnh Lai Châu về nghề nuôi ong. Sở Y tế xây dựng"
            " kế hoạch thực hiện như sau:",
            "I. Mục đích",
        )
    )
    assert fields(found) == {
        "type": "KH",
        "issuer": "Sở Y tế tỉnh Lai Châu",
        "jurisdiction": "tỉnh Lai Châu",
    }


def test_committee_of_an_unnamed_city_stays_unnamed() -> None:
    found = find_metadata(
        normal(
            "KẾ HOẠCH",
            "Triển khai thực hiện Chỉ thị số 77-CT/TW của Ban Bí thư “Về nghề nuôi ong”",
            "-----",
            "Thực hiện Chỉ thị số 77-CT/TW của Ban Bí thư, Ban Thường vụ Thành ủy xây dựng kế hoạch như sau:",
            "T/M BAN THƯỜNG VỤ",
            "PHÓ BÍ THƯ",
            "Lê Thị Sáp",
        )
    )
    assert fields(found)["issuer"] == "Ban Thường vụ Thành ủy"
    assert "jurisdiction" not in fields(found)


def test_page_of_a_portal() -> None:
    found = find_metadata(
        normal(
            "Nghị quyết số 77-NQ/TW",
            "Thay mặt Bộ Chính trị, Tổng Bí thư Nguyễn Văn Ong đã ký ban hành Nghị quyết số 77-NQ/TW (ngày 2/3/2031)"
            " của Bộ Chính trị về phát triển nghề nuôi ong.",
            "Nghề nuôi ong có vai trò quan trọng.",
        )
    )
    assert fields(found) == {
        "type": "NQ",
        "number": "77-NQ/TW",
        "title": "về phát triển nghề nuôi ong",
        "issuer": "Bộ Chính trị",
        "issued_on": "2031-03-02",
    }
    assert signed(found) == [("Nguyễn Văn Ong", "Tổng Bí thư", "Thay mặt Bộ Chính trị")]


def test_page_of_a_portal_that_reports_the_issue() -> None:
    found = find_metadata(
        normal(
            "Trang tin",
            "Chỉ thị số 78-CT/TW",
            "Ngày 4/5/2031, Ban Bí thư đã ban hành Chỉ thị số 78-CT/TW về bảo vệ ong rừng",
            "Ong rừng đã giảm nhiều.",
        )
    )
    assert fields(found) == {
        "type": "CT",
        "number": "78-CT/TW",
        "title": "về bảo vệ ong rừng",
        "issuer": "Ban Bí thư Trung ương Đảng",
        "issued_on": "2031-05-04",
    }


def test_issuer_between_kind_and_subject_is_no_part_of_the_title() -> None:
    found = find_metadata(
        normal(
            [
                [
                    "BAN CHẤP HÀNH TRUNG ƯƠNG\v*\vSố 79-CT/TW",
                    "ĐẢNG CỘNG SẢN VIỆT NAM\vHà Nội, ngày 25 tháng 10 năm 2031",
                ]
            ],
            "CHỈ THỊ",
            "CỦA BAN BÍ THƯ",
            "về nghề nuôi ong trong tình hình mới",
            "Nghề nuôi ong quan trọng. Ban Bí thư yêu cầu:",
            [
                [
                    "Nơi nhận:\v- Các tỉnh ủy, thành ủy,\v- Lưu Văn phòng Trung ương Đảng.",
                    "T/M BAN BÍ THƯ\v\vTrương Thị Ong",
                ]
            ],
        )
    )
    assert fields(found)["title"] == "về nghề nuôi ong trong tình hình mới"
    assert fields(found)["issuer"] == "Ban Bí thư Trung ương Đảng"
    assert signed(found) == [("Trương Thị Ong", None, "T/M Ban Bí thư")]


def test_resolution_of_a_council() -> None:
    found = find_metadata(
        normal(
            [
                ["HỘI ĐỒNG NHÂN DÂN\vTỈNH BẮC NINH", "\v".join(MOTTO)],
                ["Số: 15/NQ-HĐND", "Bắc Ninh, ngày 12 tháng 7 năm 2031"],
            ],
            "NGHỊ QUYẾT",
            "Quy định mức hỗ trợ nuôi ong trên địa bàn tỉnh Bắc Ninh",
            "HỘI ĐỒNG NHÂN DÂN TỈNH BẮC NINH\vKHÓA XX, KỲ HỌP THỨ 3",
            "Căn cứ Luật Tổ chức chính quyền địa phương;",
        )
    )
    assert fields(found) == {
        "type": "NQ",
        "number": "15/NQ-HĐND",
        "title": "Quy định mức hỗ trợ nuôi ong trên địa bàn tỉnh Bắc Ninh",
        "issuer": "Hội đồng nhân dân tỉnh Bắc Ninh",
        "issued_on": "2031-07-12",
        "place": "Bắc Ninh",
        "jurisdiction": "tỉnh Bắc Ninh",
    }


def test_regulation_without_the_page_of_its_decision_has_the_decisions_number() -> None:
    found = fields(
        find_metadata(
            normal(
                "ỦY BAN NHÂN DÂN\vTHÀNH PHỐ CẦN THƠ",
                *MOTTO,
                "QUY ĐỊNH",
                "Về nuôi ong trong thành phố",
                "(Ban hành kèm theo Quyết định số 91/2031/QĐ-UBND ngày 21 tháng 01năm 2031 của UBND thành phố)",
                "Điều 1. Quy định này nói về nuôi ong.",
            )
        )
    )
    assert (found["number"], found["issued_on"]) == ("91/2031/QĐ-UBND", "2031-01-21")


def test_dateline_that_breaks_over_two_lines() -> None:
    for lines in (["Bắc Ninh, ngày", "03 tháng 02 năm 2031"], ["Bắc Ninh, ngày 03", "tháng 02 năm 2031"]):
        found = fields(
            find_metadata(
                normal("ỦY BAN NHÂN DÂN", "TỈNH BẮC NINH", *MOTTO, "Số: 91/KH-UBND", *lines, "KẾ HOẠCH", "Nuôi ong")
            )
        )
        assert (found["place"], found["issued_on"]) == ("Bắc Ninh", "2031-02-03")


def test_letter_of_the_party_has_its_subject_under_the_number() -> None:
    found = fields(
        find_metadata(
            normal(
                "BAN CHẤP HÀNH TRUNG ƯƠNG",
                "VĂN PHÒNG",
                "*",
                "Số 91-CV/VPTW",
                "Về một số việc của nghề nuôi ong",
                "ĐẢNG CỘNG SẢN VIỆT NAM",
                "Hà Nội, ngày 07 tháng 02 năm 2031",
                "Kính gửi: Các tỉnh ủy, thành ủy",
            )
        )
    )
    assert found["type"] == "CV"
    assert found["title"] == "Về một số việc của nghề nuôi ong"
    assert found["issuer"] == "Văn phòng Trung ương Đảng"


def test_a_committee_signs_for_itself_under_its_own_name() -> None:
    found = fields(
        find_metadata(
            normal(
                "ĐẢNG BỘ TỈNH YÊN BÁI",
                "HUYỆN ỦY ĐỒI ONG",
                "*",
                "Số 91-CTr/HU",
                "ĐẢNG CỘNG SẢN VIỆT NAM",
                "ĐỒI ONG, ngày 5 tháng 9 năm 2031",
                "CHƯƠNG TRÌNH HÀNH ĐỘNG",
                "về nuôi ong",
                "I- MỤC TIÊU",
                "T/M HUYỆN ỦY",
                "BÍ THƯ",
                "Trần Văn Mật",
            )
        )
    )
    assert (found["issuer"], found["place"]) == ("Huyện ủy Đồi Ong", "Đồi Ong")


def test_law_is_dated_by_its_adoption() -> None:
    found = fields(
        find_metadata(
            normal(
                "QUỐC HỘI",
                *MOTTO,
                "Luật số: 91/2031/QH18",
                "LUẬT",
                "NUÔI ONG",
                "Căn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam;",
                "Điều 1. Luật này quy định về nuôi ong và có hiệu lực từ ngày 01 tháng 7 năm 2032.",
                "Luật này được Quốc hội khóa XVIII, kỳ họp thứ 8 thông qua ngày 30 tháng 11 năm 2031.",
                "CHỦ TỊCH QUỐC HỘI",
                "Trần Văn Mật",
            )
        )
    )
    assert (found["type"], found["number"], found["issued_on"]) == ("Luật", "91/2031/QH18", "2031-11-30")


def test_number_of_another_decision_in_the_name_of_a_team_is_not_its_own() -> None:
    found = fields(
        find_metadata(
            normal(
                "SỞ Y TẾ",
                "ĐOÀN KIỂM TRA",
                "THEO QUYẾT ĐỊNH",
                "SỐ 90/QĐ-SYT",
                "Số: 91/KH-ĐKT",
                *MOTTO,
                "Bắc Ninh, ngày 3 tháng 2 năm 2031",
                "KẾ HOẠCH",
                "Kiểm tra trại ong",
                "1. Mục tiêu",
            )
        )
    )
    assert found["number"] == "91/KH-ĐKT"


def test_headless_decision_takes_its_issuer_from_the_enacting_line() -> None:
    found = find_metadata(
        normal(
            "QUYẾT ĐỊNH",
            "Về việc phê duyệt Đề án nuôi ong",
            "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH BẮC NINH",
            "Căn cứ Luật Chăn nuôi;",
            "KT. CHỦ TỊCH",
            "PHÓ CHỦ TỊCH",
            "Đại tá Lê Xuân Ong",
        )
    )
    assert fields(found)["title"] == "Về việc phê duyệt Đề án nuôi ong"
    assert fields(found)["issuer"] == "Ủy ban nhân dân tỉnh Bắc Ninh"
    assert signed(found) == [("Lê Xuân Ong", "Phó Chủ tịch", "KT. Chủ tịch")]


def test_enacting_body_and_appended_plan_do_not_leak_into_the_decision() -> None:
    found = find_metadata(
        normal(
            [["BỘ Y TẾ", "\v".join(MOTTO)], ["Số: 321/QĐ-BYT", "Hà Nội, ngày 9 tháng 8 năm 2031"]],
            "QUYẾT ĐỊNH",
            "Ban hành Kế hoạch kiểm tra mật ong",
            "BỘ TRƯỞNG BỘ Y TẾ",
            "Căn cứ Luật An toàn thực phẩm ngày 17/6/2010;",
            "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch kiểm tra mật ong.",
            "Nơi nhận:",
            "- Như Điều 3;",
            "- Lưu: VT.",
            "KT. BỘ TRƯỞNG",
            "THỨ TRƯỞNG",
            "Đỗ Thị Hoa",
            "KẾ HOẠCH",
            "Kiểm tra mật ong",
            "(Ban hành kèm theo Quyết định số 321/QĐ-BYT ngày 9 tháng 8 năm 2031)",
            "Nguyễn Văn Khác",
        )
    )
    assert fields(found) == {
        "type": "QĐ",
        "number": "321/QĐ-BYT",
        "title": "Ban hành Kế hoạch kiểm tra mật ong",
        "issuer": "Bộ Y tế",
        "issued_on": "2031-08-09",
        "place": "Hà Nội",
    }
    assert signed(found) == [("Đỗ Thị Hoa", "Thứ trưởng", "KT. Bộ trưởng")]
    assert recipients(found) == ["Như Điều 3"]


def test_signature_column_beside_the_recipients() -> None:
    found = find_metadata(
        normal(
            "THÔNG BÁO",
            "Kết luận cuộc họp về nghề nuôi ong",
            "Ngày 5/6/2031, Ủy ban nhân dân tỉnh họp về nghề nuôi ong.",
            "Nơi nhận: TL. CHỦ TỊCH",
            "- Sở Tài chính; KT. CHÁNH VĂN PHÒNG",
            "- Các sở: Y tế, Nội vụ, PHÓ CHÁNH VĂN PHÒNG",
            "Công Thương;",
            "- VPUB: CVP, NC; Phùng Tô Ngọc",
            "- Lưu: VT.",
        )
    )
    assert signed(found) == [("Phùng Tô Ngọc", "Phó Chánh Văn phòng", "TL. Chủ tịch / KT. Chánh Văn phòng")]
    assert recipients(found) == ["Sở Tài chính", "Các sở: Y tế, Nội vụ, Công Thương", "VPUB: CVP, NC"]


def test_stamp_of_an_electronic_signature_is_not_the_signer() -> None:
    found = find_metadata(
        normal(
            "Người ký: Trần Thị Tem",
            "Thời gian ký: 05.06.2031 07:25:14 +07:00",
            "QUYẾT ĐỊNH",
            "Về việc thành lập trại ong",
            "Căn cứ Luật Chăn nuôi;",
            "Nơi nhận:",
            "- Lưu: VT.",
            "CHỦ TỊCH",
            "Mai Ong",
        )
    )
    assert [s.name for s in found.signers] == ["Mai Ong"]


@given(st.text(alphabet=st.sampled_from("SốKH:/-. \n\t\v,;12026ngàytháng TMKTƯĐÔC aNơi nhận"), max_size=300))
@settings(max_examples=150, deadline=None)
def test_any_text_gives_evidence_inside_it(words: str) -> None:
    text = NormalText(words, (), "txt")
    found = find_metadata(text)
    for where in [
        *found.evidence.values(),
        *(s.evidence for s in found.signers),
        *(r.evidence for r in found.recipients),
    ]:
        assert words[where.start : where.end] == where.quote
    assert found == find_metadata(text)


@given(st.text(max_size=200))
@settings(max_examples=100, deadline=None)
def test_nothing_raises(words: str) -> None:
    find_metadata(NormalText(words, (), "txt"))


def gold() -> list[tuple[dict[str, Any], Metadata]]:
    """Every annotated document that is read without OCR, beside what is found in it."""
    if not CORPUS.is_dir():
        missing = f"There are no real documents at {CORPUS}; set CHITHI_CORPUS."
        pytest.fail(missing) if os.environ.get("CI") else pytest.skip(missing)
    pairs = []
    for annotation in sorted((CORPUS.parent / "gold" / "dev").glob("*.json")):
        if annotation.stem.endswith("-scan"):
            continue
        source = next(path for folder in ("seeds", "docs") for path in (CORPUS / folder).glob(f"{annotation.stem}.*"))
        try:
            text = read(source.read_bytes(), source.name)
        except UnreadableFile:  # a format whose program is not on this machine; the tests of the readers say so
            continue
        pairs.append((json.loads(annotation.read_text(encoding="utf-8"))["document"], find_metadata(text)))
    return pairs


@pytest.mark.corpus
def test_real_documents_say_what_careful_readers_read() -> None:
    pairs = gold()
    for name in ("type", "issued_on", "number"):
        wrong = [
            (annotated[name], getattr(found, name))
            for annotated, found in pairs
            if getattr(found, name) not in (None, annotated[name])
        ]
        assert wrong == [], name
    signers = [
        ({s["name"] for s in annotated["signers"]}, {s.name for s in found.signers}) for annotated, found in pairs
    ]
    assert [pair for pair in signers if pair[0] != pair[1]] == []
    assert sum(annotated["issuer"] == found.issuer for annotated, found in pairs) >= len(pairs) - 1
