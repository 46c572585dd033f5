"""Rich Text Format as word processors write it."""

from __future__ import annotations

import pytest

from ingest.readers import UnreadableFile, read

HEAD = (
    r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\froman Times New Roman;}{\f1\fnil .VnTime;}{\f2\fnil .VnTimeH;}"
    r"{\f3\fnil VNI-Times;}{\f4\froman\fcharset163 Times New Roman;}}{\colortbl;\red0\green0\blue0;}"
    r"{\*\generator Invented 1.0;}"
)


def escaped(text: str) -> str:
    """Letters outside ASCII as RTF writes them, each followed by the sign for programs that know no Unicode."""
    return "".join(c if ord(c) < 128 else rf"\u{ord(c)}?" for c in text)


def blocks(body: str, name: str = "van-ban.rtf") -> list[str]:
    text = read(f"{HEAD}{body}}}".encode("latin-1"), name)
    return [text.of(block) for block in text.blocks]


def test_paragraphs_settings_and_numbers_of_lists() -> None:
    body = (
        rf"\pard\qc\b {escaped('KẾ HOẠCH')}\b0\par\pard {{\listtext\pard 1.\tab}}{escaped('Sở Thủy sản chủ trì')}\par"
        rf"\pard {{\listtext\pard 2.\tab}}\i {escaped('Sở Y tế')}\i0  {escaped('phối hợp')}\par"
    )
    text = read(f"{HEAD}{body}}}".encode("latin-1"), "van-ban.rtf")
    assert text.text.split("\n") == ["KẾ HOẠCH", "1. Sở Thủy sản chủ trì", "2. Sở Y tế phối hợp"]
    first, second, _ = text.blocks
    assert first.bold and first.centred
    assert not (second.bold or second.centred or second.italic)
    assert text.format == "rtf"


def test_what_is_not_shown_is_left_out() -> None:
    body = (
        rf"{{\header {escaped('Lưu hành nội bộ')}\par}}{{\info{{\title x}}}}{escaped('Các sở báo cáo')}"
        rf"{{\v ẩn}}{{\deleted cu}}{{\*\bkmkstart a}}{{\field{{\*\fldinst PAGE}}{{\fldrslt  ngay.}}}}\par"
    ).replace("ẩn", "an")
    assert blocks(body) == ["Các sở báo cáo ngay."]


def test_a_table_with_merged_cells() -> None:
    def row(*cells: str, marks: tuple[str, ...] = ("", "")) -> str:
        places = "".join(rf"{mark}\cellx{3000 * (i + 1)}" for i, mark in enumerate(marks))
        return rf"\trowd{places}" + "".join(rf"\pard\intbl {escaped(cell)}\cell" for cell in cells) + r"\row "

    body = (
        row("Tuyến kênh", "Số cây")
        + row("Kênh Đông", "250", marks=(r"\clvmgf", ""))
        + row("", "300", marks=(r"\clvmrg", ""))
        + r"\trowd\cellx6000\pard\intbl "
        + escaped("Cộng: 550 cây")
        + r"\cell\row\pard "
        + escaped("Hết.")
        + r"\par"
    )
    text = read(f"{HEAD}{body}}}".encode("latin-1"), "bang.rtf")
    (table,) = text.tables()
    assert [[text.of(cell) for cell in line] for line in table.rows] == [
        ["Tuyến kênh", "Số cây"],
        ["Kênh Đông", "250"],
        ["Kênh Đông", "300"],
        ["Cộng: 550 cây", "Cộng: 550 cây"],
    ]
    assert text.text.endswith("Hết.")


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        (r"\f1 \'f1y ban nh\'a9n d\'a9n t\'d8nh", "ủy ban nhân dân tỉnh"),
        (r"\f2 kÕ ho¹ch n\'adíc s¹ch", "KẾ HOẠCH NƯỚC SẠCH"),
        (r"\f3 U\'dby ban nha\'e2n da\'e2n t\'e6nh", "Ủy ban nhân dân tỉnh"),
        (r"\f4 \'d0\'fd\'f2ng b\'f5\f0", "Đựng bơ"),
    ],
    ids=["TCVN3", "TCVN3 capitals", "VNI", "windows-1258"],
)
def test_old_fonts(body: str, shown: str) -> None:
    assert blocks(rf"\pard{body}\par") == [shown]


def test_a_note_follows_its_paragraph() -> None:
    body = (
        escaped("Các xã báo cáo")
        + rf"{{\footnote\pard {escaped('Theo mẫu số 2.')}\par}}"
        + escaped(" hằng quý.")
        + r"\par"
    )
    assert blocks(body) == ["Các xã báo cáo hằng quý.", "Theo mẫu số 2."]


def test_text_boxes_are_read() -> None:
    inside = rf"{{\shptxt\pard {escaped('Phụ lục kèm theo')}\par}}"
    box = rf"{{\shp{{\*\shpinst{{\sp{{\sn shapeType}}{{\sv 202}}}}{inside}}}}}"
    assert blocks(rf"\pard {escaped('Danh mục')}{box}\par") == ["Danh mục", "Phụ lục kèm theo"]


def test_rtf_under_the_suffix_of_word() -> None:
    assert blocks(rf"\pard {escaped('Sở Y tế')}\par", "cu.doc") == ["Sở Y tế"]


def test_what_is_no_rtf_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="Rich Text"):
        read(b"PK\x03\x04 khong phai", "la.rtf")
