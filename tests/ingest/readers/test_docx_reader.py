"""Word documents written with python-docx, and by hand where that library has no words for it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import Any

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from ingest.readers import read
from ingest.text import NormalText

LEVELS = (
    ("upperRoman", "%1."),
    ("decimal", "%2."),
    ("decimal", "%2.%3."),
    ("lowerLetter", "%4)"),
    ("bullet", "\uf02d"),
)


def saved(document: Any) -> NormalText:
    written = io.BytesIO()
    document.save(written)
    return read(written.getvalue(), "van-ban.docx")


def made(write: Callable[[Any], None]) -> list[str]:
    """The paragraphs of a document that ``write`` fills."""
    document = docx.Document()
    write(document)
    text = saved(document)
    return [text.of(block) for block in text.paragraphs()]


def add_list(document: Any, abstract: int, num: int, overrides: str = "") -> None:
    """Defines a list of the form I. → 1. → 1.1. → a) → bullet."""
    levels = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{shown}"/></w:lvl>'
        for depth, (form, shown) in enumerate(LEVELS)
    )
    root = document.part.numbering_part.element
    names = nsdecls("w")
    first = root.find(qn("w:num"))
    if not root.xpath(f'w:abstractNum[@w:abstractNumId="{abstract}"]'):
        first.addprevious(parse_xml(f'<w:abstractNum {names} w:abstractNumId="{abstract}">{levels}</w:abstractNum>'))
    link = f'<w:abstractNumId w:val="{abstract}"/>'
    root.append(parse_xml(f'<w:num {names} w:numId="{num}">{link}{overrides}</w:num>'))


def listed(document: Any, text: str, depth: int, num: int = 90) -> None:
    paragraph = document.add_paragraph(text)
    place = f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{depth}"/><w:numId w:val="{num}"/></w:numPr>'
    paragraph._p.get_or_add_pPr().append(parse_xml(place))


def test_automatic_numbers_are_those_that_word_shows() -> None:
    def write(document: Any) -> None:
        add_list(document, 90, 90)
        for depth, text in (
            *((0, "MỤC TIÊU"), (1, "Mục tiêu chung"), (1, "Mục tiêu cụ thể"), (2, "Đến năm 2032"), (2, "Đến năm 2035")),
            *(
                (3, "Về giống cây"),
                (3, "Về nguồn nước"),
                (4, "Giữ sạch bờ kênh"),
                (0, "NHIỆM VỤ"),
                (1, "Rà soát"),
                (2, "Lập sổ"),
            ),
        ):
            listed(document, text, depth)

    assert made(write) == [
        "I. MỤC TIÊU",
        "1. Mục tiêu chung",
        "2. Mục tiêu cụ thể",
        "2.1. Đến năm 2032",
        "2.2. Đến năm 2035",
        "a) Về giống cây",
        "b) Về nguồn nước",
        "- Giữ sạch bờ kênh",
        "II. NHIỆM VỤ",
        "1. Rà soát",
        "1.1. Lập sổ",
    ]


def test_two_lists_of_one_form_count_on_unless_one_starts_again() -> None:
    def write(document: Any) -> None:
        add_list(document, 90, 90)
        add_list(document, 90, 91)
        restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
        add_list(document, 90, 92, restart)
        for text, num in (("Một", 90), ("Hai", 91), ("Lại một", 92), ("Lại hai", 92)):
            listed(document, text, 0, num)

    assert made(write) == ["I. Một", "II. Hai", "I. Lại một", "II. Lại hai"]


def test_numbers_come_from_styles_too_and_can_be_switched_off() -> None:
    def write(document: Any) -> None:
        add_list(document, 90, 90)
        style = document.styles.add_style("Muc", WD_STYLE_TYPE.PARAGRAPH)
        place = f'<w:pPr {nsdecls("w")}><w:numPr><w:ilvl w:val="1"/><w:numId w:val="90"/></w:numPr></w:pPr>'
        style.element.append(parse_xml(place))
        document.add_paragraph("Rà soát", style="Muc")
        listed(document, "Không đánh số", 0, 0)
        document.add_paragraph("Lập sổ", style="Muc")

    assert made(write) == ["1. Rà soát", "Không đánh số", "2. Lập sổ"]


@pytest.fixture(scope="module")
def merged() -> NormalText:
    """A table whose head spans two columns and whose first column spans two rows."""
    document = docx.Document()
    document.add_paragraph("Mức cấp nước được quy định như sau:")
    table = document.add_table(rows=4, cols=3)
    words = [["TT", "Mức cấp nước", ""], ["1", "Thành thị", "120"], ["", "Nông thôn", "80"], ["2", "Hải đảo", "60"]]
    for row, texts in zip(table.rows, words, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    table.cell(0, 1).merge(table.cell(0, 2))
    table.cell(1, 0).merge(table.cell(2, 0))
    table.cell(3, 2).add_paragraph("lít mỗi ngày")
    return saved(document)


def test_merged_cells_stand_in_every_place_they_cover(merged: NormalText) -> None:
    (table,) = merged.tables()
    assert [[merged.of(cell) for cell in row] for row in table.rows] == [
        ["TT", "Mức cấp nước", "Mức cấp nước"],
        ["1", "Thành thị", "120"],
        ["1", "Nông thôn", "80"],
        ["2", "Hải đảo", "60\vlít mỗi ngày"],
    ]
    assert table.rows[0][1].columns == 2
    assert table.rows[1][0] == table.rows[2][0]
    assert table.rows[1][0].rows == 2


def test_a_merged_cell_is_written_once(merged: NormalText) -> None:
    (table,) = merged.tables()
    assert merged.of(table) == "TT\tMức cấp nước\n1\tThành thị\t120\nNông thôn\t80\n2\tHải đảo\t60\vlít mỗi ngày"


def test_the_letterhead_is_read_column_by_column() -> None:
    def write(document: Any) -> None:
        table = document.add_table(rows=2, cols=2)
        table.cell(0, 0).text = "ỦY BAN NHÂN DÂN\nTỈNH SÔNG MÂY\n-------"
        table.cell(0, 1).text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
        table.cell(1, 0).text = "Số: 815/KH-UBND"
        table.cell(1, 1).text = "Sông Mây, ngày 04 tháng 6 năm 2031"
        document.add_paragraph("KẾ HOẠCH")
        table = document.add_table(rows=1, cols=2)
        table.cell(0, 0).text = "Nơi nhận:\n- Bộ Thủy lợi;\n- Lưu: VT."
        table.cell(0, 1).text = "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nTrần Văn Mẫu"

    assert made(write) == [
        "ỦY BAN NHÂN DÂN",
        "TỈNH SÔNG MÂY",
        "Số: 815/KH-UBND",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Sông Mây, ngày 04 tháng 6 năm 2031",
        "KẾ HOẠCH",
        "Nơi nhận:",
        "- Bộ Thủy lợi;",
        "- Lưu: VT.",
        "TM. ỦY BAN NHÂN DÂN",
        "CHỦ TỊCH",
        "Trần Văn Mẫu",
    ]


def run(inner: str) -> str:
    return f"<w:r>{inner}</w:r>"


def said(text: str) -> str:
    return run(f'<w:t xml:space="preserve">{text}</w:t>')


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        (
            said("trước ") + '<w:del w:id="1">' + run("<w:delText>30/6</w:delText>") + "</w:del>" + said("30/9"),
            "trước 30/9",
        ),
        (said("trước ") + '<w:ins w:id="1">' + said("ngày ") + "</w:ins>" + said("30/9"), "trước ngày 30/9"),
        (
            '<w:moveFrom w:id="1">' + said("Cũ. ") + '</w:moveFrom><w:moveTo w:id="2">' + said("Mới.") + "</w:moveTo>",
            "Mới.",
        ),
        (said("Sở Y tế") + run("<w:rPr><w:vanish/></w:rPr><w:t> ẩn</w:t>"), "Sở Y tế"),
        (run("<w:instrText>PAGE</w:instrText>") + said("Sở Y tế"), "Sở Y tế"),
        ('<w:hyperlink w:anchor="x">' + said("Chỉ thị số 25-CT/TW") + "</w:hyperlink>", "Chỉ thị số 25-CT/TW"),
        ("<w:sdt><w:sdtContent>" + said("Sở Y tế") + "</w:sdtContent></w:sdt>", "Sở Y tế"),
        (said("25") + run("<w:noBreakHyphen/>") + said("CT/TW"), "25-CT/TW"),
        (said("Sở") + run("<w:tab/>") + said("Y tế"), "Sở Y tế"),
        (run('<w:sym w:font="Symbol" w:char="F0B3"/>') + said(" 95%"), "≥ 95%"),
    ],
    ids=["deleted", "inserted", "moved", "hidden", "field", "link", "control", "hyphen", "tab", "sign"],
)
def test_what_word_shows_is_read(inner: str, text: str) -> None:
    def write(document: Any) -> None:
        paragraph = document.add_paragraph()
        for element in parse_xml(f"<w:p {nsdecls('w')}>{inner}</w:p>"):
            paragraph._p.append(element)

    assert made(write) == [text]


def test_a_deleted_row_is_left_out() -> None:
    document = docx.Document()
    table = document.add_table(rows=7, cols=2)
    for number, row in enumerate(table.rows):
        row.cells[0].text, row.cells[1].text = str(number), f"Kênh {number}"
    table.rows[3]._tr.get_or_add_trPr().append(parse_xml(f'<w:del {nsdecls("w")} w:id="1"/>'))
    text = saved(document)
    (block,) = text.tables()
    assert [text.of(row[0]) for row in block.rows] == ["0", "1", "2", "4", "5", "6"]


def test_text_boxes_are_read_once() -> None:
    box = f"<w:txbxContent {nsdecls('w')}><w:p>{said('Phụ lục kèm theo')}</w:p></w:txbxContent>"
    choice = (
        f'<w:r {nsdecls("w")}><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f'<mc:Choice Requires="wps">{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>'
    )

    def write(document: Any) -> None:
        document.add_paragraph("Danh mục các tuyến kênh")._p.append(parse_xml(choice))

    assert made(write) == ["Danh mục các tuyến kênh", "Phụ lục kèm theo"]


def test_a_letterhead_in_the_page_header_is_read() -> None:
    def write(document: Any) -> None:
        header = document.sections[0].header.paragraphs[0]
        header.text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
        document.add_paragraph("Các sở báo cáo.")

    assert made(write) == ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Các sở báo cáo."]


def test_notes_follow_the_document_with_their_numbers() -> None:
    """The package is python-docx's, with the part for notes that this library does not write."""
    document = docx.Document()
    called = document.add_paragraph("Các xã báo cáo")
    called._p.append(parse_xml(f'<w:r {nsdecls("w")}><w:footnoteReference w:id="2"/></w:r>'))
    called.add_run(" hằng quý.")
    document.add_paragraph("Các sở tổng hợp.")
    notes = (
        f'<w:footnotes {nsdecls("w")}><w:footnote w:type="separator" w:id="0"><w:p>{said("---x")}</w:p></w:footnote>'
        f'<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r>{said(" Theo mẫu số 2.")}</w:p></w:footnote>'
        "</w:footnotes>"
    )
    written = io.BytesIO()
    document.save(written)
    with zipfile.ZipFile(written, "a") as package:
        package.writestr("word/footnotes.xml", notes)
    text = read(written.getvalue(), "ghi-chu.docx").text
    assert text.split("\n") == ["Các xã báo cáo hằng quý.", "Các sở tổng hợp.", "[1] Theo mẫu số 2."]


@pytest.mark.parametrize(
    ("font", "written", "shown"),
    [
        (".VnTime", "ñy ban nh©n d©n tØnh kiÓm tra n\u00adíc", "ủy ban nhân dân tỉnh kiểm tra nước"),
        (".VnTime", "giao Së T­ ph¸p tr×nh ph-¬ng ¸n", "giao Sở Tư pháp trình phương án"),
        (".VnTimeH", "kÕ ho¹ch sè 12", "KẾ HOẠCH SỐ 12"),
        ("VNI-Times", "UÛy ban nhaân daân tænh kieåm tra nöôùc", "Ủy ban nhân dân tỉnh kiểm tra nước"),
        ("VNI-Times", "KEÁ HOAÏCH", "KẾ HOẠCH"),
        (".VnTime", "Ủy ban nhân dân tỉnh", "Ủy ban nhân dân tỉnh"),
        ("Times New Roman", "à la carte", "à la carte"),
    ],
)
def test_runs_in_old_fonts(font: str, written: str, shown: str) -> None:
    """Word keeps such texts as Latin letters: only the name of the font tells what they show."""
    document = docx.Document()
    document.add_paragraph("Thông báo:")
    paragraph = document.add_paragraph()
    for half in (written[: len(written) // 2], written[len(written) // 2 :]):
        paragraph.add_run(half).font.name = font
    assert saved(document).text.split("\n") == ["Thông báo:", shown]


def test_headers_and_footers_are_no_part_of_the_text() -> None:
    def write(document: Any) -> None:
        document.sections[0].header.paragraphs[0].text = "Trang 2"
        document.sections[0].footer.paragraphs[0].text = "Lưu hành nội bộ"
        document.add_paragraph("Các sở báo cáo.")

    assert made(write) == ["Các sở báo cáo."]


def test_setting_and_line_breaks() -> None:
    document = docx.Document()
    head = document.add_paragraph()
    head.alignment = WD_ALIGN_PARAGRAPH.CENTER
    head.add_run("KẾ HOẠCH").bold = True
    item = document.add_paragraph("Các sở:")
    item.add_run().add_break(WD_BREAK.LINE)
    item.add_run("- Rà soát;")
    item.add_run().add_break(WD_BREAK.LINE)
    item.add_run("- Báo cáo.").italic = True
    text = saved(document)
    blocks = list(text.paragraphs())
    assert [text.of(block) for block in blocks] == ["KẾ HOẠCH", "Các sở:", "- Rà soát;", "- Báo cáo."]
    assert blocks[0].bold and blocks[0].centred
    assert not (blocks[1].bold or blocks[1].centred or blocks[1].italic)
