"""Is a numbered line the name of a part, or a paragraph that carries work itself?"""

from __future__ import annotations

import re
from dataclasses import dataclass

ALWAYS = frozenset({"appendix", "part", "chapter", "division"})
_CHIEF = frozenset({"upper", "roman", "number", "dotted"})
_LONGEST = 400
_LABEL = 60
CAPITAL = "[A-ZÀ-ÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ]"
"""Every Vietnamese capital letter."""
_RUN_IN = re.compile(r"[^.;:!?]{3,60}?(?=\s*:\s+\S)|[^.;:!?]{3,150}?(?=\s*:\s+[\"“(]?" + CAPITAL + ")")
_SENTENCE_END = re.compile(r"(?<![A-ZĐ])(?<!\bTP)[.;!?]\s+(?=" + CAPITAL + ")")
_FULL_STOP = re.compile(r"[.!?]\s+(?=" + CAPITAL + ")")
_INTRODUCES = re.compile(
    r"(?:như\s+sau|sau\s+đây|cụ\s+thể|gồm|là|lưu\s+ý|các\s+nội\s+dung|nhiệm\s+vụ\s+sau|sau|"
    r"[Cc]ác\s+(?:cơ\s+quan|[Ss]ở|[Bb]ộ|[Bb]an|đơn\s+vị|ngành|huyện|xã|địa\s+phương|đồng\s+chí))$"
)
_BODY = re.compile(
    r"(?:Giao\s+|Đề\s+nghị\s+|Yêu\s+cầu\s+)?(?:[Cc]ác\s+|[Mm]ột\s+số\s+)?"
    r"(?:[Ss]ở|[Bb]ộ|[Bb]an|[Ủủ]y\s+ban|[Uu]ỷ\s+ban|UBND|HĐND|Hội|[Đđ]oàn|Liên|Mặt\s+trận|Công\s+an|Thanh\s+tra|Cục|Chi\s+cục|"
    r"[Vv]ăn\s+phòng|[Pp]hòng|Ngân\s+hàng|Bảo\s+hiểm|BHXH|Kho\s+bạc|Thuế|Hải\s+quan|Trung\s+tâm|Bệnh\s+viện|Viện|Trường|Tổng|Công\s+ty|"
    r"Đài|Báo|[Cc]ơ\s+quan|[Đđ]ơn\s+vị|[Dd]oanh\s+nghiệp|[Đđ]ịa\s+phương|Tỉnh|Thành|Đảng|Huyện|Quận|Xã|Tổ(?!\s+chức)|Chủ\s+tịch|Giám\s+đốc|"
    r"Thủ\s+trưởng|[Hh]uyện|[Xx]ã|[Tt]rạm|Viễn\s+thông|Bưu\s+điện|Quỹ|Tòa|Viện|Cấp|[Cc]ấp)\b"
)
_NOUN = re.compile(
    r"(?:Giai\s+đoạn|Đối\s+với|Về|Cấp|Tuyến|Lĩnh\s+vực|Công\s+tác|Năm|Đến\s+năm|Nhóm|Mục|Chỉ\s+tiêu|Nội\s+dung|Thời\s+gian|"
    r"Tại|Kinh\s+phí|Nguồn|Khu\s+vực|Trong)\b"
)


@dataclass(frozen=True, slots=True)
class Shape:
    """How a numbered line reads.

    Attributes:
        heading: whether it names a part.
        end: length of the heading or paragraph, without the punctuation that ends a heading.
        rest: offset where the text of the part runs on in the same line, or ``None``.
    """

    heading: bool
    end: int
    rest: int | None = None


def is_upper(text: str) -> bool:
    """Whether a title is set in capitals."""
    letters = [c for c in text if c.isalpha()]
    return bool(letters) and sum(c.isupper() for c in letters) >= 0.8 * len(letters)


def names_body(text: str) -> bool:
    """Whether a line begins with the kind of a public body."""
    return bool(_BODY.match(text))


def shape_of(text: str, style: str, bold: bool, has_parts: bool) -> Shape:
    """How the text behind an ordinal reads.

    Args:
        text: the paragraph without its ordinal.
        style: of the ordinal, see :mod:`ingest.ordinals`.
        bold: whether the whole paragraph is set bold.
        has_parts: whether anything stands under it.
    """
    if style in ALWAYS:
        return _whole(text)
    run_in = _run_in(text)
    if run_in and (style in _CHIEF or not names_body(text) or names_body(text[run_in.rest :])):
        return run_in
    if len(text) <= _LONGEST and _names_part(text, style, bold, has_parts):
        return _whole(text)
    return Shape(False, len(text))


def _whole(text: str) -> Shape:
    return Shape(True, len(text.rstrip(" .:;,")))


def _run_in(text: str) -> Shape | None:
    found = _RUN_IN.match(text)
    least = 25 if found and found.end() > _LABEL else 3
    if not found or len(text) - found.end() < least or _INTRODUCES.search(found[0]):
        return None
    if found[0].count("(") != found[0].count(")"):
        return None
    rest = found.end() + len(text[found.end() :]) - len(text[found.end() :].lstrip(" :"))
    return Shape(True, len(found[0].rstrip()), rest)


def _names_part(text: str, style: str, bold: bool, has_parts: bool) -> bool:
    last = text[-1:]
    if is_upper(text):
        return True
    if last == ":":
        return has_parts and _introduces_part(text, style, bold)
    if last in ".;,/":
        return last == "." and _titled_with_stop(text, style, bold, has_parts)
    if has_parts or bold:
        return style in _CHIEF or len(text) <= 200
    return style in ("roman", "upper", "article")


def _introduces_part(text: str, style: str, bold: bool) -> bool:
    if style == "article" or _FULL_STOP.search(text):
        return False
    if style in _CHIEF or bold:
        return len(text) <= 250
    return len(text) <= 60 or (len(text) <= 150 and bool(_BODY.match(text) or _NOUN.match(text)))


def _titled_with_stop(text: str, style: str, bold: bool, has_parts: bool) -> bool:
    if _SENTENCE_END.search(text) or style not in _CHIEF:
        return False
    return bold or (has_parts and len(text) <= 160)
