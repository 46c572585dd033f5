"""A text layer whose fonts do not tell their letters, printed by a real browser and taught by the real tesseract."""

from __future__ import annotations

import re
import zlib

import pytest
from printing import printed

from ingest.readers import read
from ingest.readers.glyphs import GlyphWord, learned, parted, reread
from ingest.readers.pdf import is_garbled
from ingest.readers.sheet import Word
from ingest.text import NormalText

BODY = (
    "<p>1. Sở Thủy sản chủ trì, phối hợp với Ủy ban nhân dân các xã lập phương án về giống cây có rễ sâu, lấy ý kiến "
    "của người dân sống hai bên bờ kênh và trình Ủy ban nhân dân tỉnh xem xét trong tháng 5 năm 2032.</p>"
    "<p>2. Sở Y tế hướng dẫn các xã kiểm tra chất lượng nước giếng, thông báo kết quả cho người dân và báo cáo "
    "Ủy ban nhân dân tỉnh trước ngày 20 tháng 11 hằng năm; kinh phí lấy từ ngân sách tỉnh theo quy định.</p>"
    "<table><tr><td>Tuyến kênh</td><td>Số cây</td></tr><tr><td>Kênh Đông của tỉnh</td><td>250 cây</td></tr></table>"
    "<p>3. Các xã thành lập tổ chăm sóc cây, trồng thêm cây ở những nơi đất bị sạt lở, kiểm tra việc chăm sóc và tổng "
    "hợp tình hình thực hiện, báo cáo Sở Thủy sản trước ngày 25 hằng tháng để theo dõi, chỉ đạo.</p>"
)


def without_letters(content: bytes) -> bytes:
    """A PDF whose fonts tell no letters: neither by a map of the file nor by the table ``cmap`` of the font itself."""

    def damaged(stream: re.Match[bytes]) -> bytes:
        try:
            font = zlib.decompress(stream[1])
        except zlib.error:
            return stream[0]
        if not font.startswith(b"\0\1\0\0"):
            return stream[0]
        packed = zlib.compress(font.replace(b"cmap", b"xmap", 1), 9)
        assert len(packed) <= len(stream[1])
        return b"stream\n" + packed.ljust(len(stream[1]), b"\0") + b"\nendstream"

    return re.sub(rb"stream\n(.*?)\nendstream", damaged, content, flags=re.DOTALL).replace(b"/ToUnicode", b"/NoUnicode")


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> tuple[NormalText, NormalText]:
    """A page as it was printed, and after its fonts have lost the tables of their letters."""
    folder = tmp_path_factory.mktemp("chu")
    sound = printed(folder, "chu", BODY)
    content = (folder / "chu.pdf").read_bytes()
    return sound, read(without_letters(content), "hong.pdf")


@pytest.mark.browser
def test_letters_are_learned_and_tables_stay(both: tuple[NormalText, NormalText]) -> None:
    sound, garbled = both
    assert garbled.text == sound.text
    assert len(list(garbled.tables())) == len(list(sound.tables())) == 1
    assert not sound.warnings
    assert "learned from OCR" in garbled.warnings[0]


def glyph_word(codes: str, x0: float, top: float = 100.0) -> GlyphWord:
    """A word set in a font of which each glyph is called by a number."""
    place = Word("?", x0, x0 + 6.0 * len(codes), top, top + 12.0)
    sides = tuple((x0 + 6.0 * index, x0 + 6.0 * index + 6.0) for index in range(len(codes)))
    return GlyphWord(tuple(("Times", f"(cid:{ord(code)})") for code in codes), sides, place)


def seen_word(text: str, x0: float, top: float = 100.0) -> Word:
    return Word(text, x0, x0 + 6.0 * len(text), top, top + 12.0)


def test_single_errors_are_voted_out() -> None:
    layer = [glyph_word("bờ", 10.0), glyph_word("bờ", 40.0), glyph_word("bờ", 70.0), glyph_word("kênh", 100.0)]
    seen = [seen_word("bờ", 10.0), seen_word("bở", 40.0), seen_word("bờ", 70.0), seen_word("kênh", 100.0)]
    letters = learned([(layer, seen)])
    assert [word.text for word in reread(layer, seen, letters)] == ["bờ", "bờ", "bờ", "kênh"]


def test_words_are_parted_at_spaces_without_letters() -> None:
    layer = [glyph_word("bờ kênh bờ", 10.0)]
    seen = [seen_word("bờ", 10.0), seen_word("kênh", 28.0), seen_word("bờ", 58.0)]
    ((words, _),) = parted([(layer, seen)])
    assert [word.text for word in reread(words, seen, learned([(words, seen)]))] == ["bờ", "kênh", "bờ"]


def test_a_number_set_widely_is_one_word() -> None:
    layer = [glyph_word(figure, 10.0 + 8.0 * place) for place, figure in enumerate("1105")]
    seen = [Word("1105", 10.0, 42.0, 100.0, 112.0)]
    (number,) = reread(layer, seen, learned([(layer, seen)]))
    assert (number.text, number.x0) == ("1105", 10.0)


def test_letterless_text_is_garbled_and_vietnamese_is_not() -> None:
    assert is_garbled("(cid:54)(cid:1250) (cid:60)t(cid:12) báo cáo")
    assert not is_garbled("Sở Y tế báo cáo Ủy ban nhân dân tỉnh trước ngày 20 hằng tháng.")
