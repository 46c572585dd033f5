"""What the beginning and the end of a line tell: item markers, headings, ornaments, lines that stand alone.

The forms are those of Nghị định 30/2020/NĐ-CP (Phụ lục I) and Hướng dẫn 36-HD/VPTW.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_CAPITAL = "A-ZĐÀ-ÖØ-ÝĂƠƯÂÊÔẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊĨỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸŨ"
_SMALL = "a-zđà-öø-ýăơưâêôạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịĩọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹũ"

_BULLET = re.compile(rf"(?:[-–—−+*•●○▪◦■□]|->)\s*(?=[{_CAPITAL}\d“\"'‘(\[])|[+•●○▪◦■□]\s*\S")
_NUMBERED = re.compile(
    rf"(?:\d{{1,2}}(?:\.\d{{1,2}}){{0,4}}\s?[.)/]\s?(?=[{_CAPITAL}“\"(\[])"
    rf"|\d{{1,2}}(?:\.\d{{1,2}}){{1,4}}\.?\s+(?=[{_CAPITAL}“\"(])"
    rf"|(?:[{_SMALL}]\.?\d{{0,2}}|\d{{1,2}}|[A-H]\d?|đ)\)\s?\S"
    rf"|[IVX]{{1,5}}(?:\.\d{{1,2}}){{0,3}}\s?[-.)/]\s?(?=[-{_CAPITAL}“\"])"
    rf"|[A-HĐ]\s?[-.)/]\s(?=[{_CAPITAL}])"
    r")"
)
_PART = re.compile(
    rf"(?:Điều|ĐIỀU|Khoản)\s+\d{{1,3}}[a-zđ]?\s*[.:]"
    rf"|(?:Chương|CHƯƠNG|Mục|MỤC|Tiểu mục|Phần|PHẦN|Phụ lục|PHỤ LỤC|Biểu|BIỂU|Mẫu số)"
    rf"\s+(?:số\s+|SỐ\s+)?(?:thứ\s+\w+|[\dIVXLA-D]{{1,5}}\w?)"
    rf"\s*(?:[.:–-]|$|\s[{_CAPITAL}]{{2}})"
)
_ALONE = re.compile(
    r"(?:Nơi nhận|Nơi gửi|NƠI NHẬN|Kính gửi|KÍNH GỬI)\s*:?"
    r"|(?:TM|T/M|KT|K/T|Q|TL|T/L|TUQ|TUN)\s?[./]\s?[A-ZĐỦỬỤ]"
    r"|Số\s?:|Ghi chú\s?:|V/v\b|Độc lập\s*[-–]|CỘNG H[ÒO]|ĐẢNG CỘNG SẢN"
    r"|\((?:Kèm theo|Ban hành kèm theo|Đính kèm|Đã ký|Đã kí)"
)
_BASIS = re.compile(r"(?:Căn cứ|Thực hiện|Theo đề nghị|Xét đề nghị|Xét|Sau khi|Trên cơ sở|Theo|Triển khai)\b")
_CLOSED = re.compile(r"[.!?…][”\"’)»\]]*$|[.:;]$|/\.$")
_TYPE_WORD = re.compile(
    r"(?:NGHỊ QUYẾT(?: LIÊN TỊCH)?|QUYẾT ĐỊNH|CHỈ THỊ|QUY CHẾ|QUY ĐỊNH|THÔNG BÁO|THÔNG TƯ(?: LIÊN TỊCH)?|NGHỊ ĐỊNH|LUẬT"
    r"|PHÁP LỆNH"
    r"|HƯỚNG DẪN|CHƯƠNG TRÌNH(?: HÀNH ĐỘNG)?|KẾ HOẠCH|PHƯƠNG ÁN|ĐỀ ÁN|DỰ ÁN|BÁO CÁO|TỜ TRÌNH|KẾT LUẬN|CÔNG ĐIỆN"
    r"|LỆNH|ĐIỀU LỆ"
    r"|PHỤ LỤC(?: (?:SỐ )?[\dIVX]{1,4})?|QUYẾT NGHỊ|DANH MỤC)\s?:?\**"
)
_DATELINE = re.compile(r".{0,40}, ?ngày\s.{0,12}\btháng\b.{0,12}\bnăm\b[\s\d….]*$")
_BROKEN = re.compile(r"(?:\d/|/[A-ZĐa-z]{1,8}[-/]|[^\W\d_]-|\d[-–])$")
_BROKEN_ON = re.compile(rf"\d|[{_CAPITAL}]{{2}}")
_ORNAMENT = re.compile(r"[\s\-–—−_=*~.…•·∗+#o]*")
_LETTER = re.compile(r"[^\W\d_]")


def starts_item(line: str) -> bool:
    """Whether a line begins an item of a list, a numbered part or a legal part: ``"1. Mục đích"``, ``"a) Rà soát"``."""
    return bool(_BULLET.match(line) or _NUMBERED.match(line) or _PART.match(line))


def starts_bullet(line: str) -> bool:
    """Whether a line begins with a bullet: ``"- Rà soát"``, ``"+ Sở Y tế"``."""
    return _BULLET.match(line) is not None


def bare_number(line: str) -> int | None:
    """The number of a line that begins ``"12. Sở …"``: also how a sentence may go on that broke before a figure."""
    match = re.match(r"(\d{1,2})\. ", line)
    return int(match[1]) if match else None


def stands_alone(line: str) -> bool:
    """Whether a line never continues the one before: letterhead, recipients, authority of the signer, references."""
    return bool(_ALONE.match(line) or is_type_word(line) or _DATELINE.match(line))


def is_type_word(line: str) -> bool:
    """Whether a line is only the name of a type of document: ``"KẾ HOẠCH"``, ``"PHỤ LỤC I"``."""
    return _TYPE_WORD.fullmatch(line.strip()) is not None


def is_basis(line: str) -> bool:
    """Whether a line begins as the legal-basis lines and opening sentences do."""
    return _BASIS.match(line) is not None


def is_closed(line: str) -> bool:
    """Whether a line ends as a sentence or list item does."""
    return _CLOSED.search(line) is not None


def joined(lines: Iterable[str]) -> str:
    """Lines as one, with a space where they were broken; none inside a number ("142/KH-", "UBND"; "2021-", "2025")."""
    whole = ""
    for line in lines:
        inside = _BROKEN.search(whole) is not None and _BROKEN_ON.match(line) is not None
        whole += line if inside or not whole else f" {line}"
    return whole


def is_ornament(line: str) -> bool:
    """Whether a line is only a rule of dashes, dots or stars, or empty."""
    return _ORNAMENT.fullmatch(line) is not None and line != "+"


def is_capitals(line: str) -> bool:
    """Whether a line is set in capitals (at least two letters, nine in ten of them capital)."""
    letters = _LETTER.findall(line)
    return len(letters) >= 2 and sum(c.isupper() for c in letters) >= 0.9 * len(letters)


def starts_small(line: str) -> bool:
    """Whether a line goes on in small letters, past quotes and brackets; or with a mark that cannot begin a line."""
    head = line.lstrip("“\"'‘([ ")
    return head[:1].islower() or line[:1] in ",;.:)]”%/…"
