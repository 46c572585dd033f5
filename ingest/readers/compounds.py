"""Marks that OCR lost over letters, put back where only one common compound of two syllables can be meant.

OCR of Vietnamese errs most in the two marks over one vowel (``ổ`` read as ``ô``). Most syllables that come of it exist,
but beside their neighbour they mean nothing: ``tô chức`` can only be ``tổ chức``. No letter is added or taken away.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict

from graph.folding import fold

# Common words of administrative language whose vowels bear two marks.
_COMPOUNDS = """
ổn định, bình ổn, tổ chức, tổ quốc, tổ dân, tổ công, tổng hợp, tổng kết, tổng cục, tổng thể, tổng số, đổi mới, thay,
đổi, chuyển đổi, trao đổi, sửa đổi, bổ sung, phổ biến, phổ cập, phổ thông, công bố, phân bổ, cổ phần, lãnh thổ, thổ,
nhưỡng, đẩy mạnh, thúc đẩy, đẩy lùi, đẩy nhanh, thẩm quyền, thẩm định, thẩm tra, thẩm lậu, thực phẩm, sản phẩm, dược,
phẩm, vật phẩm, phẩm chất, khẩn trương, khẩn cấp, tiêu chuẩn, chuẩn bị, quy chuẩn, nhập khẩu, xuất khẩu, cửa khẩu,
nhân khẩu, cấp bách, cấp thiết, các cấp, cung cấp, cấp phép, trợ cấp, phân cấp, cấp ủy, cấp xã, cấp huyện, cấp tỉnh,
trung cấp, phấn đấu, đấu tranh, đấu thầu, đấu giá, chiến đấu, vấn đề, tư vấn, tập huấn, huấn luyện, chấn chỉnh, trấn,
áp, trấn an, trấn lột, hấp dẫn, chấp hành, chấp thuận, sản xuất, đề xuất, chất lượng, vật chất, tính chất, thống nhất,
mất an, đất đai, nhà đất, mất mùa, nâng cấp, gieo cấy, đầm ấm, ấm no, kết cấu, cơ cấu, nhu cầu, yêu cầu, toàn cầu, đầu,
tư, bắt đầu, đứng đầu, hàng đầu, đầy đủ, nhà thầu, gói thầu, xây dựng, phần trăm, thành phần, góp phần, dần dần, tầm,
nhìn, tầng lớp, hạ tầng, nhầm lẫn, hướng dẫn, dẫn đầu, mẫu đơn, mâu thuẫn, nguồn vốn, nguồn lực, nguồn gốc, nguồn,
cung, nguồn nước, nguồn thu, vốn vay, cuối năm, cuối kỳ, đối tượng, đối với, đối ngoại, tuyệt đối, cân đối, thành phố,
bố trí, cố ý, củng cố, sự cố, cố gắng, quốc gia, quốc phòng, thống kê, hệ thống, truyền thống, phòng chống, tình,
huống, đời sống, sống còn, giống cây, cây giống, con giống, số lượng, chỉ số, số liệu, dân số, chính sách, tốc độ, đốc,
thúc, đôn đốc, giám đốc, kết nối, khối lượng, mối quan, đồng bộ, đồng thời, cộng đồng, hội đồng, hợp đồng, lao động,
hoạt động, chủ động, tác động, nội dung, xã hội, cơ hội, bộ máy, cán bộ, tiến bộ, phục hồi, thu hồi, bồi dưỡng, bồi,
thường, nuôi trồng, trồng trọt, trồng rừng, lồng ghép, tồn tại, tồn đọng, nỗ lực, hỗ trợ, cháy nổ, vật nổ, mỗi năm,
thực tế, kinh tế, y tế, quốc tế, thế giới, thể hiện, cụ thể, đoàn thể, tập thể, thể thao, thể dục, thể chế, cơ chế,
chế độ, hạn chế, quy chế, chặt chẽ, kế hoạch, thiết kế, kế toán, triển khai, phát triển, phát biểu, đại biểu, tiêu,
biểu, biểu dương, kiểm tra, kiểm soát, tìm kiếm, tiết kiệm, viễn thông, viễn thám, diễn biến, diễn ra, tiếp tục, trực,
tiếp, tiếp nhận, tiếp cận, gián tiếp, vận chuyển, luân chuyển, chuyển biến, tuyển dụng, tuyển chọn, quyền hạn, chính,
quyền, tuyên truyền, truyền thông, nghiên cứu, địa điểm, điểm nóng, trọng điểm, thời điểm, thí điểm, điều kiện, điều,
hành, điều chỉnh, nhiều mặt, chiều dài, đề nghị, đề án, vấn nạn, nền tảng, thường xuyên, dịp lễ, dịp tết, dịch bệnh,
phòng dịch, viễn cảnh, khẩn thiết, cầm đồ, cầm đầu, đổi thay, chống dịch, chống tham, hậu cần, cần thiết, tận dụng,
liệu nổ, tiến hành, tiến độ, kiến nghị, ý kiến, sáng kiến
"""
_SYLLABLE = re.compile(r"([^\W\d_]+)([^\w]*)$")


def _known() -> dict[str, set[str]]:
    by_letters: dict[str, set[str]] = defaultdict(set)
    for compound in re.split(r"[,\n]\s*", _COMPOUNDS.strip()):
        by_letters[fold(compound)].add(unicodedata.normalize("NFC", compound))
    return by_letters


_BY_LETTERS = _known()


def with_marks(words: list[str]) -> list[str]:
    """The words with the marks of ``_COMPOUNDS`` where a pair of neighbours differs from exactly one in one letter.

    Args:
        words: the words of a line or a page in reading order, with their punctuation.

    Returns:
        As many words; those that change keep their case, their letters and their punctuation.
    """
    mended = list(words)
    for place in range(len(mended) - 1):
        pair = _mended(mended[place], mended[place + 1])
        if pair is not None:
            mended[place], mended[place + 1] = pair
    return mended


def _mended(left: str, right: str) -> tuple[str, str] | None:
    if not left.isalpha():
        return None
    tail = _SYLLABLE.match(right)
    if tail is None:
        return None
    read = f"{left} {tail[1]}".lower()
    candidates = _BY_LETTERS.get(fold(read), set())
    if not candidates or read in candidates:
        return None
    near = [compound for compound in sorted(candidates) if _one_mark_apart(read, compound)]
    if len(near) != 1:
        return None
    first, second = near[0].split(" ")
    return _cased(first, left), _cased(second, tail[1]) + tail[2]


def _one_mark_apart(read: str, compound: str) -> bool:
    """Whether one letter differs, and that by what OCR loses: a mark over a vowel that bears two in the compound."""
    if len(read) != len(compound):
        return False
    apart = [(seen, meant) for seen, meant in zip(read, compound, strict=True) if seen != meant]
    return len(apart) == 1 and _bears_hat(apart[0][0]) and _bears_hat(apart[0][1])


def _bears_hat(letter: str) -> bool:
    """Circumflex, breve or horn, whatever the tone."""
    return any(mark in unicodedata.normalize("NFD", letter) for mark in "\u0302\u0306\u031b")


def _cased(meant: str, seen: str) -> str:
    return "".join(m.upper() if s.isupper() else m for m, s in zip(meant, seen, strict=True))
