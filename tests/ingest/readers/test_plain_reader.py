"""Text files: wrapped lines become paragraphs, page furniture goes, and every encoding gives the same words."""

from __future__ import annotations

import unicodedata

import pytest

from ingest.readers import read

WRAPPED = """ỦY BAN NHÂN DÂN
TỈNH SÔNG MÂY
-------
Số: 815/KH-UBND

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
Sông Mây, ngày 04 tháng 6 năm 2031

KẾ HOẠCH
Trồng cây dọc các tuyến kênh trên địa bàn tỉnh

I. MỤC ĐÍCH, YÊU CẦU
1. Mục đích
Giữ cho bờ của các tuyến kênh do tỉnh quản lý không bị sạt lở trong mùa
mưa lũ, tạo bóng mát cho người đi đường và nơi trú của các loài chim trong

2

khu vực; giảm chi phí nạo vét hằng năm và nâng cao ý thức của người dân
sống hai bên bờ về việc giữ gìn nguồn nước.
2. Yêu cầu
- Chọn giống cây có rễ sâu, chịu được ngập nước và không làm cản trở dòng
chảy của kênh.
- Hoàn thành việc trồng cây trước ngày 30/9/2031.
II. TỔ CHỨC THỰC HIỆN

3

1. Sở Thủy sản chủ trì, phối hợp với Ủy ban nhân dân các xã lập danh sách
các tuyến kênh.

Nơi nhận:
- Bộ Thủy lợi;
- Sở Thủy sản;
- Lưu: VT.
"""


@pytest.fixture(scope="module")
def lines() -> list[str]:
    return read(WRAPPED.encode(), "ke-hoach.txt").text.split("\n")


def test_a_sentence_is_whole_across_lines_and_a_page_number(lines: list[str]) -> None:
    assert (
        "Giữ cho bờ của các tuyến kênh do tỉnh quản lý không bị sạt lở trong mùa mưa lũ, tạo bóng mát cho người đi "
        "đường và nơi trú của các loài chim trong khu vực; giảm chi phí nạo vét hằng năm và nâng cao ý thức của người "
        "dân sống hai bên bờ về việc giữ gìn nguồn nước."
    ) in lines


def test_items_begin_a_paragraph_and_keep_their_second_line(lines: list[str]) -> None:
    first = lines.index("2. Yêu cầu") + 1
    assert lines[first : first + 2] == [
        "- Chọn giống cây có rễ sâu, chịu được ngập nước và không làm cản trở dòng chảy của kênh.",
        "- Hoàn thành việc trồng cây trước ngày 30/9/2031.",
    ]


def test_headings_stand_alone(lines: list[str]) -> None:
    for heading in ("I. MỤC ĐÍCH, YÊU CẦU", "1. Mục đích", "II. TỔ CHỨC THỰC HIỆN", "KẾ HOẠCH"):
        assert heading in lines


def test_letterhead_and_recipients_keep_their_lines(lines: list[str]) -> None:
    assert lines[:6] == [
        "ỦY BAN NHÂN DÂN",
        "TỈNH SÔNG MÂY",
        "Số: 815/KH-UBND",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Sông Mây, ngày 04 tháng 6 năm 2031",
    ]
    assert lines[-4:] == ["Nơi nhận:", "- Bộ Thủy lợi;", "- Sở Thủy sản;", "- Lưu: VT."]


def test_no_page_number_and_no_rule_is_left(lines: list[str]) -> None:
    assert not {"2", "3", "-------", "---------------"} & set(lines)


def test_every_paragraph_knows_its_line() -> None:
    text = read(WRAPPED.encode(), "ke-hoach.txt")
    source = WRAPPED.split("\n")
    for block in text.blocks:
        assert block.line is not None
        assert text.of(block).startswith(source[block.line - 1].strip())


def test_form_feeds_count_pages() -> None:
    text = read("Các sở báo cáo.\n\fCác xã báo cáo.\n".encode(), "trang.txt")
    assert text.pages == 2
    assert [(text.of(block), block.page) for block in text.blocks] == [("Các sở báo cáo.", 1), ("Các xã báo cáo.", 2)]


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
def test_line_ends_of_other_systems(ending: str, lines: list[str]) -> None:
    assert read(WRAPPED.replace("\n", ending).encode(), "ke-hoach.txt").text.split("\n") == lines


def test_addresses_and_dates_of_print_outs_are_left_out() -> None:
    printed = "12/3/31, 9:05 AM\nCác sở báo cáo trước ngày 05.\nhttps://vanban.invalid/1 1/2\nCông báo\n"
    assert read(printed.encode(), "in.txt").text == "Các sở báo cáo trước ngày 05."


WORDS = "Ủy ban nhân dân tỉnh giao Sở Thủy sản kiểm tra đường ống dẫn nước, giữ sạch bờ kênh và đập chứa của các huyện"
"""Holds letters of every kind: đ, ă, â, ê, ô, ơ, ư and the five tones."""


def windows_1258(text: str) -> bytes:
    """As the code page has it: letters with ă, â, ê, ô, ơ, ư whole, the tone after them."""
    written = b""
    for letter in unicodedata.normalize("NFC", text):
        try:
            written += letter.encode("cp1258")
        except UnicodeEncodeError:
            marks = unicodedata.normalize("NFD", letter)
            tone = next(mark for mark in marks if mark in "\u0300\u0301\u0303\u0309\u0323")
            base = unicodedata.normalize("NFC", marks.replace(tone, ""))
            written += base.encode("cp1258") + tone.encode("cp1258")
    return written


TCVN3 = (
    "ñy ban nh©n d©n tØnh giao Së Thñy s¶n kiÓm tra ®\u00adêng èng dÉn n\u00adíc, "
    "gi÷ s¹ch bê kªnh vµ ®Ëp chøa cña c¸c huyÖn"
)
"""The words as a .VnTime font writes them (TCVN 5712:1993), but for the first capital, which that table lacks."""

VNI = (
    "UÛy ban nhaân daân tænh giao Sôû Thuûy saûn kieåm tra ñöôøng oáng daãn nöôùc, "
    "giöõ saïch bôø keânh vaø ñaäp chöùa cuûa caùc huyeän"
)
"""The words as a VNI-Times font writes them: each letter followed by its marks."""


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (WORDS.encode(), "utf-8"),
        (WORDS.encode("utf-8-sig"), "utf-8 with a mark"),
        (unicodedata.normalize("NFD", WORDS).encode(), "utf-8 in parts"),
        (WORDS.encode("utf-16"), "utf-16 with a mark"),
        (WORDS.encode("utf-16-le"), "utf-16-le"),
        (WORDS.encode("utf-16-be"), "utf-16-be"),
        (WORDS.encode("utf-32"), "utf-32"),
        (windows_1258(WORDS), "windows-1258"),
        (VNI.encode("cp1252"), "vni"),
        (VNI.encode(), "vni saved as utf-8"),
    ],
)
def test_each_encoding_gives_the_same_words(content: bytes, name: str) -> None:
    assert read(content, f"{name}.txt").text == WORDS


@pytest.mark.parametrize("content", [TCVN3.encode("latin-1"), TCVN3.encode()], ids=["bytes", "saved as utf-8"])
def test_tcvn3_gives_the_same_words(content: bytes) -> None:
    assert read(content, "tcvn3.txt").text.casefold() == WORDS.casefold()


def test_utf8_with_single_faults_is_read_with_a_warning() -> None:
    text = read((WORDS * 20).encode() + b"\xff" + WORDS.encode(), "loi.txt")
    assert text.text == WORDS * 21
    assert "1 characters" in text.warnings[0]


def test_damaged_letters_are_repaired() -> None:
    assert read("Bí thƣ \u00adTỉnh\u200b ủy\u00a0Ðảng".encode(), "chu.txt").text == "Bí thư Tỉnh ủy Đảng"
    assert read("\uf0b7 Rà soát\n".encode(), "dau.txt").text == "- Rà soát"
