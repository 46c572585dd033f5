"""Old Word files: real ones against what they must hold, and other formats under the same suffix."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

import pytest

from ingest.readers import UnreadableFile, read

CORPUS = Path(os.environ.get("CHITHI_CORPUS", Path(__file__).parents[3] / "shared" / "corpus"))
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def _text(name: str) -> str:
    path = CORPUS / "docs" / name
    if not path.is_file():
        if os.environ.get("CI"):
            pytest.fail(f"{path} is missing")
        pytest.skip(f"{path} is missing")
    return read(path.read_bytes(), name).text


def test_old_and_new_word_file_of_one_decree_say_the_same() -> None:
    assert _text("nd-146-2025-nd-cp-legacy.doc") == _text("nd-146-2025-nd-cp.docx")


def test_columns_made_with_tabs_are_read_one_after_the_other() -> None:
    lines = _text("ct-09-2009-ubnd-binhduong-khcn.doc").split("\n")
    assert lines[0] == "ỦY BAN NHÂN DÂN"
    assert lines[2] == "Số: 09/2009/CT-UBND"
    assert lines[3].startswith("CỘNG HÒA XÃ HỘI")
    assert lines[-1] == "Nguyễn Văn Hiệp"
    assert lines[lines.index("Nơi nhận:") + 1].endswith(";")


def test_metadata_and_cell_marks_are_no_text() -> None:
    text = _text("qd-09-2010-ubnd-cantho-quy-dinh.doc")
    assert text.startswith("ỦY BAN NHÂN DÂN\nTHÀNH PHỐ CẦN THƠ\n")
    assert "|" not in text.split("Chương I\n")[0]


def test_a_new_word_file_under_the_old_suffix() -> None:
    body = f'<w:document xmlns:w="{WORD}"><w:body><w:p><w:r><w:t>CHỈ THỊ</w:t></w:r></w:p></w:body></w:document>'
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("word/document.xml", body)
    assert read(packed.getvalue(), "chi-thi.doc").text == "CHỈ THỊ"


def test_a_web_page_under_the_old_suffix() -> None:
    page = "<html><head><meta charset='utf-8'></head><body><p>Các sở báo cáo Ủy ban nhân dân tỉnh.</p></body></html>"
    assert read(page.encode(), "trang.doc").text == "Các sở báo cáo Ủy ban nhân dân tỉnh."


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"rubbish", "not a Word"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x07" * 2000, "Word"),
    ],
)
def test_other_files_are_refused_with_a_reason(content: bytes, said: str) -> None:
    with pytest.raises(UnreadableFile) as refused:
        read(content, "la.doc")
    assert said in str(refused.value)
    assert refused.value.hint


def test_the_missing_program_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(UnreadableFile, match="antiword"):
        read(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x07" * 2000, "cu.doc")
