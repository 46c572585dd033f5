"""Pages drawn and scanned, read by the real tesseract."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from PIL import Image, ImageDraw, ImageFont

from bench.ocr import SCAN, distance, error_rate, true_text
from ingest.readers import read
from ingest.readers.compounds import with_marks

_FONTS = [
    Path("/usr/share/fonts/truetype") / name
    for name in ("dejavu/DejaVuSerif.ttf", "noto/NotoSerif-Regular.ttf", "liberation/LiberationSerif-Regular.ttf")
]
_LINES = ["Sở Y tế chủ trì, phối hợp với Sở Tài chính", "xây dựng kế hoạch khám sức khỏe năm 2031."]


def _font() -> ImageFont.FreeTypeFont:
    font = next((path for path in _FONTS if path.exists()), None)
    if font is None:
        assert "CI" not in os.environ, "no font with Vietnamese letters"
        pytest.skip("no font with Vietnamese letters")
    return ImageFont.truetype(str(font), 52)


def _page(askew: float = 0.0) -> bytes:
    """An A4 page at 300 dots an inch with a red seal over its words."""
    page = Image.new("RGB", (2480, 1200), "white")
    pen = ImageDraw.Draw(page)
    for row, line in enumerate(_LINES):
        pen.text((300, 400 + 90 * row), line, fill=(20, 20, 20), font=_font())
    seal = Image.new("RGB", page.size, "white")
    ring = ImageDraw.Draw(seal)
    ring.ellipse((500, 250, 1000, 750), outline=(220, 30, 40), width=14)
    ring.line((520, 480, 980, 520), fill=(220, 30, 40), width=10)
    words = page.convert("L").point([255 if value < 128 else 0 for value in range(256)])
    page = Image.composite(page, seal, words).rotate(askew, fillcolor="white", resample=Image.Resampling.BICUBIC)
    saved = io.BytesIO()
    page.save(saved, "PNG", dpi=(300, 300))
    return saved.getvalue()


@pytest.mark.parametrize("askew", [0.0, 1.2, -1.2])
def test_words_under_a_red_seal_on_a_page_put_in_askew(askew: float) -> None:
    text = read(_page(askew), "trang.png")
    assert " ".join(text.text.split()) == " ".join(_LINES)
    assert text.format == "image"
    assert text.pages == 1


def test_marks_of_compounds() -> None:
    assert with_marks(["Tô", "chức", "thực", "hiện"]) == ["Tổ", "chức", "thực", "hiện"]
    assert with_marks(["bình", "ôn", "giá;"]) == ["bình", "ổn", "giá;"]
    assert with_marks(["KẺ", "HOẠCH"]) == ["KẾ", "HOẠCH"]
    assert with_marks(["kẻ", "hoạch"]) == ["kẻ", "hoạch"]
    assert with_marks(["đê", "điều,", "đây", "là"]) == ["đê", "điều,", "đây", "là"]


def test_edit_distance() -> None:
    assert distance("sở y tế", "sở y tế") == 0
    assert distance("kitten", "sitting") == 3
    assert distance("abc", "") == 3


def test_two_pages_of_a_real_scan() -> None:
    root = Path(__file__).resolve().parents[3]
    corpus = Path(os.environ.get("CHITHI_CORPUS") or root.parent / "shared" / "corpus")
    if not corpus.is_dir():
        assert "CI" not in os.environ, f"no corpus at {corpus}"
        pytest.skip(f"no corpus at {corpus}")
    saved = io.BytesIO()
    with (
        pdfium.PdfDocument((corpus / "docs" / f"{SCAN}.pdf").read_bytes()) as scan,
        pdfium.PdfDocument.new() as two,
    ):
        two.import_pages(scan, [0, 1])
        two.save(saved)
    found = " ".join(read(saved.getvalue(), "hai-trang.pdf").text.split())
    true = " ".join(true_text(corpus).split())
    same = min(range(len(found) - 200, len(found) + 200, 20), key=lambda end: distance(true[:end], found))
    assert error_rate(true[:same], found) < 0.012
