"""What the parts of a document are for: zones by heading words and kind of document."""

from __future__ import annotations

import re

from ingest.patterns import rules

_TYPES = (
    ("CT", "CHỈ THỊ"),
    ("NQ", "NGHỊ QUYẾT"),
    ("KH", "KẾ HOẠCH"),
    ("QĐ", "QUYẾT ĐỊNH"),
    ("CTr", "CHƯƠNG TRÌNH"),
    ("KL", "KẾT LUẬN"),
    ("TB", "THÔNG BÁO"),
    ("ĐA", "ĐỀ ÁN"),
    ("HD", "HƯỚNG DẪN"),
    ("NĐ", "NGHỊ ĐỊNH"),
    ("TT", "THÔNG TƯ"),
    ("BC", "BÁO CÁO"),
    ("TTr", "TỜ TRÌNH"),
    ("CĐ", "CÔNG ĐIỆN"),
    ("QC", "QUY CHẾ"),
    ("QyĐ", "QUY ĐỊNH"),
    ("L", "LUẬT"),
)
_NUMBER_CODE = re.compile(r"(?i:số)\s*:?\s*\d*[^\s/]*[/-]\s*(CT|NQ|KH|QĐ|CTr|KL|TB|NĐ|BC|TTr|CĐ|HD)(?:\b|-)")
_SUB_LONGEST = 60


def kind_of_title(line: str) -> str | None:
    """Code of the document type that a title line begins with in capitals, or ``None``."""
    return next(
        (code for code, words in _TYPES if line.startswith(words) and not line[len(words) : len(words) + 1].isalpha()),
        None,
    )


def kind_of_number(line: str) -> str | None:
    """Code of the document type in a number line ("Số: 12/CT-UBND"), or ``None``."""
    found = _NUMBER_CODE.search(line)
    return found[1] if found else None


def zone_of_heading(heading: str, inherited: str, sub: bool = False) -> str:
    """Zone of a part by its heading; ``inherited`` where the words do not tell.

    A part below another (``sub``) leaves its zone only by a short heading that begins with the words.
    """
    if sub and len(heading) > _SUB_LONGEST:
        return inherited
    for rule in rules("zones").values():
        if rule.pattern.match(heading) if sub else rule.pattern.search(heading):
            return str(rule.data["zone"])
    return inherited
