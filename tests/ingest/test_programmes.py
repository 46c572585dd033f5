"""Named programmes in invented sentences."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from normal_texts import normal

from ingest.citations.programmes import find_programmes
from ingest.citations.references import References
from ingest.facts import CitedDocument, Evidence, Programme
from ingest.text import NormalText

NOTHING_CITED = References((), (), (), {})


def found(*lines: str) -> tuple[Programme, ...]:
    return find_programmes(normal(*lines), NOTHING_CITED)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "Thực hiện Chiến lược quốc gia về nuôi ong đến năm 2035, tầm nhìn đến năm 2050 trên địa bàn tỉnh.",
            "Chiến lược quốc gia về nuôi ong đến năm 2035, tầm nhìn đến năm 2050",
        ),
        (
            "Xây dựng Đề án phát triển nghề nuôi ong giai đoạn 2031 - 2035 trình cấp có thẩm quyền.",
            "Đề án phát triển nghề nuôi ong giai đoạn 2031 - 2035",
        ),
        ("Tham mưu đề án phát triển làng nghề mật ong theo quy định.", "đề án phát triển làng nghề mật ong"),
        ("Đẩy mạnh phong trào thi đua “Cả làng nuôi ong”.", "phong trào thi đua “Cả làng nuôi ong”"),
        (
            "Hưởng ứng Cuộc vận động “Mỗi nhà một tổ ong” trong nhân dân.",
            "Cuộc vận động “Mỗi nhà một tổ ong”",
        ),
        (
            "lồng ghép chương trình mục tiêu quốc gia bảo vệ ong rừng với các dự án khác",
            "chương trình mục tiêu quốc gia bảo vệ ong rừng",
        ),
        ("Hỗ trợ các xã thuộc Chương trình 135; tổng kết.", "Chương trình 135"),
        ("Xây dựng Đề án/Kế hoạch hỗ trợ nghề nuôi ong.", "Đề án/Kế hoạch hỗ trợ nghề nuôi ong"),
        (
            "Triển khai “Đề án nuôi ong; trồng hoa ven đường” của Trung ương.",
            "Đề án nuôi ong; trồng hoa ven đường",
        ),
        ("Vướng mắc của Dự án Nhà máy mật ong Sơn Hà theo quy định.", "Dự án Nhà máy mật ong Sơn Hà"),
        ("Nhân rộng đề án Mật ong sạch của Bộ Y tế.", "đề án Mật ong sạch"),
        ("Hưởng ứng cuộc vận động mỗi nhà nên có một tổ ong theo quy định.", "cuộc vận động mỗi nhà nên có một tổ ong"),
        ("Ban hành chiến lược phát triển nghề ong đến năm 2035;", "chiến lược phát triển nghề ong đến năm 2035"),
    ],
)
def test_a_name_ends_where_the_sentence_goes_on(line: str, expected: str) -> None:
    assert [p.name for p in found(line)] == [expected]


@pytest.mark.parametrize(
    "line",
    [
        "xây dựng chương trình, kế hoạch hằng năm",
        "xây dựng chiến lược chuyển đổi số, kế hoạch nuôi ong của đơn vị",
        "các Chương trình, đề án khác",
        "Chương trình công tác năm 2031",
        "Chương trình hành động này",
        "đưa vào chương trình giảng dạy",
        "Quy hoạch, kế hoạch sử dụng đất",
        "Chương trình giai đoạn 2031 - 2035",
        "Chương trình cấp xã, cán bộ tham gia",
        "Dự án đường giao thông nông thôn",
        "Dự án Luật Nuôi ong",
        "Chương trình 05 nhiệm vụ",
    ],
)
def test_generic_words_name_no_programme(line: str) -> None:
    assert found(line) == ()


def test_a_programme_counts_once_by_its_fullest_name() -> None:
    programmes = found(
        "Thực hiện Chương trình MTQG xây dựng nông thôn mới.",
        "Tổng kết Chương trình mục tiêu quốc gia xây dựng nông thôn mới giai đoạn 2031 - 2035.",
    )
    assert [p.name for p in programmes] == [
        "Chương trình mục tiêu quốc gia xây dựng nông thôn mới giai đoạn 2031 - 2035"
    ]
    assert programmes[0].evidence.quote == "Chương trình MTQG xây dựng nông thôn mới"


def test_numbered_programmes_that_the_text_cites_lead_to_the_cited_document() -> None:
    quote = "Chương trình hành động số 77-CTr/TU"
    mention = Evidence(0, len(quote), quote, "citations/number")
    cited = CitedDocument("c1", "CTr", "77-CTr/TU", None, None, None, (mention,))
    programmes = find_programmes(normal(f"{quote} nêu rõ."), References((cited,), (), (), {0: "c1"}))
    assert [(p.name, p.ref) for p in programmes] == [(quote, "c1")]


def test_a_programme_that_is_cited_goes_by_the_name_of_the_document() -> None:
    line = "Thực hiện Chiến lược quốc gia về nuôi ong đến năm 2035; tổng kết Chiến lược quốc gia về nuôi ong."
    mention = Evidence(10, 41, line[10:41], "citations/named")
    cited = CitedDocument("c1", None, None, None, None, "Chiến lược quốc gia về nuôi ong", (mention,))
    programmes = find_programmes(normal(line), References((cited,), (), (), {10: "c1"}))
    assert [(p.name, p.ref) for p in programmes] == [("Chiến lược quốc gia về nuôi ong", "c1")]


@given(
    st.lists(
        st.sampled_from(
            [
                "Đề",
                "án",
                "Chương",
                "trình",
                "phát",
                "triển",
                "“",
                "”",
                ",",
                ".",
                "giai",
                "đoạn",
                "2031",
                "của",
                "theo",
                "\n",
                "ong",
            ]
        ),
        max_size=40,
    )
)
@settings(max_examples=150, deadline=None)
def test_evidence_quotes_any_text(parts: list[str]) -> None:
    text = NormalText(" ".join(parts), (), "txt")
    programmes = find_programmes(text, NOTHING_CITED)
    for programme in programmes:
        where = programme.evidence
        assert text.text[where.start : where.end] == where.quote
    assert programmes == find_programmes(text, NOTHING_CITED)
