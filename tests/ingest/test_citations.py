"""Citations in invented sentences, on VNLegalText, and on any text."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest import find_citations
from ingest.citations.find import Citation
from ingest.dates import find_date, parse_date

CORPUS = Path(os.environ.get("CHITHI_CORPUS", Path(__file__).parents[3] / "shared" / "corpus"))
LAW_SENTENCES = CORPUS.parent / "gold" / "citations-val.jsonl"


def one(text: str) -> Citation:
    found = find_citations(text)
    assert len(found) == 1, found
    return found[0]


def brief(text: str) -> list[tuple[str | None, str | None]]:
    return [(citation.type, citation.number or citation.name) for citation in find_citations(text)]


@pytest.mark.parametrize(
    ("text", "kind", "number", "issued_on", "issuer"),
    [
        (
            "Thực hiện Chỉ thị số 91-CT/TW ngày 05/3/2031 của Ban Bí thư về nuôi ong",
            "CT",
            "91-CT/TW",
            "2031-03-05",
            "Ban Bí thư",
        ),
        ("theo Kế hoạch số 912/KH-UBND;", "KH", "912/KH-UBND", None, None),
        (
            "tại Nghị quyết số 912/NQ- CP ngày 15/9/ 2031 của Chính phủ",
            "NQ",
            "912/NQ-CP",
            "2031-09-15",
            "Chính phủ",
        ),
        ("các điều của 912/2031/NĐ-CP,", "NĐ", "912/2031/NĐ-CP", None, None),
        ("Công văn số 2912- CV/TU ngày 02 tháng 9 năm 2031", "CV", "2912-CV/TU", "2031-09-02", None),
        ("Văn bản số 9127/BYT-K2ĐT ngày 03/11/2031", "CV", "9127/BYT-K2ĐT", "2031-11-03", None),
        (
            "CHƯƠNG TRÌNH HÀNH ĐỘNG SỐ 91-CTR/TU NGÀY 05/11/2031 CỦA BAN THƯỜNG VỤ TỈNH ỦY VỀ NUÔI ONG",
            "CTr",
            "91-CTr/TU",
            "2031-11-05",
            "BAN THƯỜNG VỤ TỈNH ỦY",
        ),
        ("Nghị quyết số 91-NQ/TW, ngày 01/11/2032 của Bộ Chính trị", "NQ", "91-NQ/TW", "2032-11-01", "Bộ Chính trị"),
        (
            "Nghị định số 91/2032/NĐ-CP của Chính phủ ngày 5/2/2032",
            "NĐ",
            "91/2032/NĐ-CP",
            "2032-02-05",
            "Chính phủ",
        ),
        ("Thông tư số 91 TC/ĐT ngày 8/12/1994", "TT", "91 TC/ĐT", "1994-12-08", None),
        ("Luật số 91/2033/QH17 ngày 3/4/2033", "L", "91/2033/QH17", "2033-04-03", None),
    ],
)
def test_a_numbered_document(text: str, kind: str, number: str, issued_on: str | None, issuer: str | None) -> None:
    found = one(text)
    assert (found.type, found.number, found.issued_on, found.issuer) == (kind, number, issued_on, issuer)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "các Nghị quyết số 91-NQ/TW, 92-NQ/TW và 93-NQ/TW của Bộ Chính trị",
            [("NQ", "91-NQ/TW"), ("NQ", "92-NQ/TW"), ("NQ", "93-NQ/TW")],
        ),
        ("Quyết định 91, 92/QĐ-UBND", [("QĐ", "91/QĐ-UBND"), ("QĐ", "92/QĐ-UBND")]),
        ("tại văn bản số 912/BTTTT-TTH và 913/BTTTT-CATTT;", [("CV", "912/BTTTT-TTH"), ("CV", "913/BTTTT-CATTT")]),
        (
            "các Luật Đất đai, Nhà ở và Xây dựng",
            [("L", "Luật Đất đai"), ("L", "Luật Nhà ở"), ("L", "Luật Xây dựng")],
        ),
    ],
)
def test_documents_named_side_by_side(text: str, expected: list[tuple[str, str]]) -> None:
    assert brief(text) == expected


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("Căn cứ Luật Khoa học và Công nghệ năm 2013;", "L", "Luật Khoa học và Công nghệ năm 2013"),
        ("theo luật luật sư", "L", "luật luật sư"),
        ("Bộ luật Dân sự quy định", "BL", "Bộ luật Dân sự"),
        (
            "Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam",
            "HP",
            "Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam",
        ),
        ("Pháp lệnh Ngoại hối ngày 13 tháng 12 năm 2035", "PL", "Pháp lệnh Ngoại hối"),
        (
            "Luật sửa đổi, bổ sung một số điều của Luật Báo chí và Luật Xuất bản",
            "L",
            "Luật sửa đổi, bổ sung một số điều của Luật Báo chí và Luật Xuất bản",
        ),
        ("Luật Nuôi ong lấy mật quy định", "L", "Luật Nuôi ong lấy mật"),
        ("Luật Viên chức (sửa đổi)", "L", "Luật Viên chức (sửa đổi)"),
        ("theo Nghị định về nuôi ong lấy mật.", "NĐ", "Nghị định về nuôi ong lấy mật"),
        ("triển khai Đề án 91 tại xã", "ĐA", "Đề án 91"),
    ],
)
def test_a_document_named_without_number(text: str, kind: str, name: str) -> None:
    found = one(text)
    assert (found.type, found.number, found.name) == (kind, None, name)


@pytest.mark.parametrize(
    "text",
    [
        "Số: 912/KH-UBND",
        "theo Mẫu số 91/ĐK-TCT",
        "QCVN 02:2031/BYT",
        "Kế hoạch 5 năm 2031-2035",
        "Luật này có hiệu lực",
        "kỷ luật, pháp luật, Đoàn Luật sư",
        "giai đoạn 2031-2035, ngày 30/4, dịch Covid-19",
        "Nghị định này thay thế",
        "The Act of 1998 (No. 12/AB) applies.",
        "",
    ],
)
def test_what_is_no_citation(text: str) -> None:
    assert find_citations(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "thực hiện các Nghị quyết số 91, 92-NQ/TW ngày 25/10/2031",
            [("91-NQ/TW", "2031-10-25"), ("92-NQ/TW", "2031-10-25")],
        ),
        ("Nghị quyết số 91-NQ/TW, 92-NQ/TW ngày 25/10/2031", [("91-NQ/TW", None), ("92-NQ/TW", "2031-10-25")]),
        (
            "Ngày 05/6/2031, Ủy ban nhân dân tỉnh ban hành Kế hoạch số 91/KH-UBND về nuôi ong",
            [("91/KH-UBND", "2031-06-05")],
        ),
        ("Ngày 05/6/2031, đoàn làm việc theo Kế hoạch số 91/KH-UBND", [("91/KH-UBND", None)]),
    ],
)
def test_a_date_said_once_for_several_or_before(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert [(c.number, c.issued_on) for c in find_citations(text)] == expected


def test_the_span_holds_kind_number_and_date_but_not_the_issuer() -> None:
    text = "Căn cứ Thông tư liên tịch số 91/2031/TTLT-BTC-BNV ngày 02/3/2031 của Bộ Tài chính và Bộ Nội vụ hướng dẫn"
    found = one(text)
    assert text[found.start : found.end] == "Thông tư liên tịch số 91/2031/TTLT-BTC-BNV ngày 02/3/2031"
    assert (found.type, found.issuer) == ("TTLT", "Bộ Tài chính và Bộ Nội vụ")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bắc Ninh, ngày 09 tháng 9 năm 2035", "2035-09-09"),
        ("NGÀY 9 THÁNG 09 NĂM 2035", "2035-09-09"),
        ("ngày 14/10/ 2034 và 15/10/2034", "2034-10-14"),
        ("ngày 30/02/2034", None),
        ("tháng 9 năm 2035", None),
    ],
)
def test_dates(text: str, expected: str | None) -> None:
    assert parse_date(text) == expected


def test_a_date_is_found_where_it_stands() -> None:
    text = "ký ngày 3/4/2035 tại"
    found = find_date(text)
    assert found is not None
    assert (found[0], text[found[1] : found[2]]) == ("2035-04-03", "3/4/2035")


PIECES = st.sampled_from(
    [
        "Luật ",
        "các Luật ",
        "Chỉ thị số ",
        "91-CT/TW",
        "912/QĐ-TTg",
        ", ",
        " và ",
        " ngày 3/4/2031",
        " của Bộ Y tế",
        "\n",
        "16, 17/",
    ]
)
TEXTS = st.one_of(st.text(max_size=200), st.lists(st.one_of(PIECES, st.text(max_size=6)), max_size=25).map("".join))


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_any_text_gives_ordered_spans_inside_it(text: str) -> None:
    found = find_citations(text)
    ends = [0, *(citation.end for citation in found)]
    assert all(
        before <= citation.start < citation.end <= len(text) for before, citation in zip(ends, found, strict=False)
    )
    assert found == find_citations(text)


@settings(max_examples=100, deadline=None)
@given(st.integers(1, 999), st.sampled_from(["CT/TW", "NQ/TW", "CTr/TU", "KL/TW"]), st.dates())
def test_spaces_within_a_number_do_not_matter(figure: int, symbol: str, day: object) -> None:
    plain = one(f"Văn kiện: {figure}-{symbol}, nội dung")
    spaced = one(f"Văn kiện: {figure}- {symbol}, nội dung")
    assert plain.number == spaced.number == f"{figure}-{symbol}"


@pytest.fixture(scope="module")
def law_sentences() -> list[tuple[str, set[tuple[int, int, str]]]]:
    """The sentences of VNLegalText with the outer ones of their marked references."""
    if not LAW_SENTENCES.exists():
        if os.environ.get("CI"):
            pytest.fail(f"{LAW_SENTENCES} is missing: CHITHI_CORPUS must lead to the real documents.")
        pytest.skip("no VNLegalText beside CHITHI_CORPUS")
    return list(_marked())


def _marked() -> Iterator[tuple[str, set[tuple[int, int, str]]]]:
    for line in LAW_SENTENCES.read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        values = [result["value"] for annotation in entry["annotations"] for result in annotation["result"]]
        spans = {(value["start"], value["end"], value["labels"][0]) for value in values}
        outer = {s for s in spans if not any(o != s and o[0] <= s[0] and s[1] <= o[1] for o in spans)}
        yield entry["data"]["value"].replace("_", " "), outer


def _overlap_by_half(one: tuple[int, int], other: tuple[int, int]) -> bool:
    common = min(one[1], other[1]) - max(one[0], other[0])
    return 2 * common >= max(one[1] - one[0], other[1] - other[0])


@pytest.mark.corpus
def test_references_in_law(law_sentences: list[tuple[str, set[tuple[int, int, str]]]]) -> None:
    hits = marked = found = 0
    for text, spans in law_sentences:
        left = [(c.start, c.end, c.type) for c in find_citations(text)]
        marked, found = marked + len(spans), found + len(left)
        for start, end, kind in spans:
            same = next(
                (
                    f
                    for f in left
                    if f[2] == kind and 2 * (min(end, f[1]) - max(start, f[0])) >= max(end - start, f[1] - f[0])
                ),
                None,
            )
            if same:
                left.remove(same)
                hits += 1
    recall, precision = hits / marked, hits / found
    assert recall >= 0.99
    assert 2 * precision * recall / (precision + recall) >= 0.96


@pytest.mark.corpus
def test_time_grows_with_length_and_no_faster(law_sentences: list[tuple[str, set[tuple[int, int, str]]]]) -> None:
    text = " ".join(sentence for sentence, _ in law_sentences)

    def seconds(size: int) -> float:
        times = []
        for _ in range(3):
            started = time.process_time()
            find_citations(text[:size])
            times.append(time.process_time() - started)
        return min(times)

    assert seconds(400_000) <= 4 * seconds(100_000) * 1.5
