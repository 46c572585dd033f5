"""Files that cannot be read: each is refused with its name and a way out, and nothing else ever leaves a reader."""

from __future__ import annotations

import io
import shutil
import zipfile
import zlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from PIL import Image

from ingest.readers import MAX_BYTES, SUFFIXES, UnreadableFile, read
from ingest.text import NormalText

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RUBBISH = bytes(range(256)) * 8
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

ENCRYPTED_PDF = b"""%PDF-1.4
1 0 obj
<< /Type /Catalog /Pages 2 0 R >>
endobj
2 0 obj
<< /Type /Pages /Kids [3 0 R] /Count 1 >>
endobj
3 0 obj
<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>
endobj
4 0 obj
<< /Filter /Standard /V 1 /R 2 /P -4 /O (12345678901234567890123456789012) /U (12345678901234567890123456789012) >>
endobj
trailer
<< /Root 1 0 R /Size 5 /Encrypt 4 0 R /ID [(0123456789abcdef) (0123456789abcdef)] >>
"""
"""The user password is unknown: the check value under /U is the outcome of none."""


def refused(content: bytes, name: str) -> str:
    """What the refusal says, after it has named the file and given a hint."""
    with pytest.raises(UnreadableFile) as caught:
        read(content, name)
    assert name in caught.value.message
    assert caught.value.hint.endswith((".", ").")), caught.value.hint
    return str(caught.value)


def packed(**parts: str | bytes) -> bytes:
    """A zip archive of the given parts under ``word/``."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for part, content in parts.items():
            archive.writestr(f"word/{part}.xml", content)
    return written.getvalue()


def word_file(body: str, **parts: str) -> bytes:
    return packed(document=f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>', **parts)


@pytest.mark.parametrize("suffix", sorted(SUFFIXES))
@pytest.mark.parametrize("content", [b"", b" \r\n\t \n"], ids=["nothing", "blanks"])
def test_empty_files(suffix: str, content: bytes) -> None:
    assert "is empty" in refused(content, f"rong{suffix}")


@pytest.mark.parametrize("suffix", sorted(SUFFIXES))
def test_rubbish_under_each_suffix(suffix: str) -> None:
    refused(RUBBISH, f"hong{suffix}")


def test_suffixes_that_are_not_read_and_a_name_without_one() -> None:
    assert "docx" in refused(b"PK\x03\x04", "bang.xlsx")
    refused(b"CHI THI", "khong-duoi")


def test_the_suffix_may_be_in_capitals() -> None:
    assert read("Các sở báo cáo.".encode(), "KE-HOACH.TXT").text == "Các sở báo cáo."


def test_files_above_the_limit() -> None:
    assert "100 MB" in refused(bytes(MAX_BYTES + 1), "lon.txt")


def test_a_word_document_that_is_no_zip() -> None:
    refused("CHỈ THỊ".encode(), "chi-thi.docx")


def test_a_word_document_with_a_password() -> None:
    assert "password" in refused(OLE + bytes(1000), "mat-khau.docx")


@pytest.mark.parametrize(
    "content",
    [
        packed(other="<x/>"),
        packed(document="<w:document"),
        packed(document=""),
        packed(document=f'<w:document xmlns:w="{WORD}"/>'),
        word_file(""),
        word_file("<w:p/>"),
        word_file("<w:p><w:r><w:t>CHỈ THỊ</w:t></w:r></w:p>")[:-40],
    ],
    ids=["no document", "cut xml", "empty xml", "no body", "nothing in it", "an empty paragraph", "cut"],
)
def test_damaged_word_documents(content: bytes) -> None:
    refused(content, "hong.docx")


@pytest.mark.parametrize(
    "body",
    [
        '<w:p><w:r><w:t>Sở Y tế</w:t><w:sym w:char="XYZ"/></w:r></w:p>',
        '<w:p><w:r><w:t>Sở Y tế</w:t><w:sym w:char="FFFFFFFF"/></w:r></w:p>',
        '<w:p><w:r><w:t>Sở Y tế</w:t><w:sym w:char="D800"/></w:r></w:p>',
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="hai"/><w:numId w:val="1"/></w:numPr></w:pPr>'
        "<w:r><w:t>Sở Y tế</w:t></w:r></w:p>",
        '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="²"/></w:tcPr>'
        "<w:p><w:r><w:t>Sở Y tế</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
        '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="4000000000"/></w:tcPr>'
        "<w:p><w:r><w:t>Sở Y tế</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
    ],
    ids=["sign", "sign beyond Unicode", "half a sign", "list level", "span", "span without bounds"],
)
def test_wrong_figures_in_a_word_document_do_not_lose_its_words(body: str) -> None:
    assert read(word_file(body), "sai.docx").text.startswith("Sở Y tế")


def test_wrong_figures_in_the_numbering_of_a_word_document() -> None:
    numbering = (
        f'<w:numbering xmlns:w="{WORD}"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="mot"/>'
        '<w:lvl w:ilvl="0"><w:start w:val="x"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )
    body = '<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>Sở Y tế</w:t></w:r></w:p>'
    assert read(word_file(body, numbering=numbering), "so.docx").text == "I. Sở Y tế"


def test_a_pdf_with_a_password() -> None:
    assert "password" in refused(ENCRYPTED_PDF, "mat-khau.pdf")


def test_a_pdf_cut_off() -> None:
    refused(ENCRYPTED_PDF[:60], "cut.pdf")


@pytest.mark.parametrize(
    "page",
    [
        "<html><head><title>Cổng thông tin</title></head><body></body></html>",
        "<html><body><script>var a = 1;</script><nav>Trang chủ</nav></body></html>",
        "<!-- -->",
    ],
)
def test_web_pages_without_text(page: str) -> None:
    refused(page.encode(), "trang.html")


def test_a_web_page_nested_too_deeply() -> None:
    """Pages that never close their elements nest each in the one before."""
    page = "<div>" * 3000 + "Các sở báo cáo Ủy ban nhân dân tỉnh."
    read_or_refused(page.encode(), "sau.html")


def test_a_page_that_is_wrongly_declared_to_be_of_wide_letters() -> None:
    page = '<meta charset="utf-16"><p>Các sở báo cáo Ủy ban nhân dân tỉnh.</p>'
    assert read(page.encode(), "trang.html").text == "Các sở báo cáo Ủy ban nhân dân tỉnh."


def picture() -> bytes:
    written = io.BytesIO()
    Image.new("RGB", (400, 300), "white").save(written, "PNG")
    return written.getvalue()


def test_a_picture_where_tesseract_is_missing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert shutil.which("tesseract") is None
    assert "apt install tesseract-ocr" in refused(picture(), "chup.png")


@pytest.mark.parametrize("end", [40, 60, -20])
def test_a_picture_cut_off(end: int) -> None:
    refused(picture()[:end], "cut.png")


def read_or_refused(content: bytes, name: str) -> None:
    try:
        text = read(content, name)
    except UnreadableFile as error:
        assert name in error.message and error.hint
    else:
        assert isinstance(text, NormalText) and text.text


TEXT_SUFFIXES = sorted(suffix for suffix, reader in SUFFIXES.items() if reader in ("plain", "markdown", "html"))
ANY_SUFFIX = st.sampled_from(sorted(SUFFIXES))
MAGIC = st.sampled_from(
    [b"", b"%PDF-1.4\n", b"PK\x03\x04", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00", OLE, b"\xff\xfe", b"<html>"]
)
QUICK = settings(max_examples=150, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])


@QUICK
@given(MAGIC, st.binary(max_size=400), ANY_SUFFIX)
@example(b"", b"\xff\xfe\x00", ".txt")
@example(b"", b"<?xml", ".html")
def test_any_bytes_are_read_or_refused(magic: bytes, content: bytes, suffix: str) -> None:
    read_or_refused(magic + content, f"bat-ky{suffix}")


@QUICK
@given(st.text(max_size=300), st.sampled_from(TEXT_SUFFIXES))
@example("|\n|--|", ".md")
@example("---\na: b\n---\n", ".md")
@example("<table></table>", ".html")
@example('<table><tr><td rowspan="²">x', ".html")
def test_any_text_is_read_or_refused(content: str, suffix: str) -> None:
    read_or_refused(content.encode("utf-8", errors="ignore"), f"chu{suffix}")


MARKUP = st.lists(
    st.sampled_from(
        [
            *(
                "<table>",
                "<tr>",
                "<td>",
                "</td>",
                "<td rowspan=3 colspan=2>",
                "</table>",
                "<p>",
                "<br>",
                "<div hidden>",
            ),
            *("</div>", "<nav>", "|", "| a |", "|--|", "\n", "# ", "**", "_", "- ", "1. ", "> ", "\\", "<!--", "-->"),
            *("Sở Y tế", "KẾ HOẠCH", "ngày 3", "Nơi nhận:", "12", "\f", "\t", " ", "&nbsp;", "&#0;", "\u00ad", "\x00"),
            *("<?xml", "<meta charset=utf-16>", '<meta charset="idna">', '<meta charset="hex">', "<frameset>", "<svg>"),
        ]
    ),
    max_size=40,
).map("".join)


@QUICK
@given(MARKUP, st.sampled_from(TEXT_SUFFIXES))
def test_any_markup_is_read_or_refused(content: str, suffix: str) -> None:
    read_or_refused(content.encode(), f"trang{suffix}")


@QUICK
@given(st.integers(0, 10_000), st.binary(min_size=1, max_size=6), st.sampled_from(["docx", "pdf"]))
def test_damaged_files_are_read_or_refused(place: int, damage: bytes, form: str) -> None:
    whole = word_file("<w:p><w:r><w:t>Sở Y tế</w:t></w:r></w:p>") if form == "docx" else SOUND_PDF
    place %= len(whole)
    read_or_refused(whole[:place] + damage + whole[place + len(damage) :], f"hong.{form}")


def sound_pdf() -> bytes:
    """One page with a line of text in a font that every viewer has."""
    line = zlib.compress(b"BT /F1 12 Tf 72 700 Td (So Y te bao cao Uy ban nhan dan) Tj ET")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream" % (len(line), line),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    written = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    tail = b"trailer\n<< /Root 1 0 R /Size 6 >>\nstartxref\n%d\n%%%%EOF\n" % len(written)
    return written + b"xref\n0 6\n0000000000 65535 f \n" + table + tail


SOUND_PDF = sound_pdf()


def test_the_pdf_that_is_damaged_was_sound() -> None:
    assert read(SOUND_PDF, "tot.pdf").text == "So Y te bao cao Uy ban nhan dan"
