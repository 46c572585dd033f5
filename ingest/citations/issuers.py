"""The body that issued a cited document, as it stands behind the number: "… của Ban Thường vụ Tỉnh ủy"."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from graph.agencies import expand
from ingest.patterns import rules
from ingest.prefilter import Prefiltered

_SPACE = re.compile(r"\s+")
_BY_SYMBOL = {
    "CP": "Chính phủ",
    "TTG": "Thủ tướng Chính phủ",
    "QH": "Quốc hội",
    "UBTVQH": "Ủy ban Thường vụ Quốc hội",
}
_BARE_LEVEL = re.compile(r"(?<=nhân dân )(?:tỉnh|thành phố|huyện|xã|phường)$")
_FULL_NAMES = {
    "ban bí thư": "Ban Bí thư Trung ương Đảng",
    "ban bí thư trung ương": "Ban Bí thư Trung ương Đảng",
    "trung ương": "Ban Chấp hành Trung ương Đảng",
    "ban chấp hành trung ương": "Ban Chấp hành Trung ương Đảng",
    "thủ tướng": "Thủ tướng Chính phủ",
}


@cache
def _stop() -> Prefiltered:
    return rules("references")["issuer_end"].pattern


@lru_cache(maxsize=4096)
def issuer_after(text: str, at: int) -> tuple[str | None, int]:
    """The issuer that "của …" behind ``at`` names, as written, and where it ends; ``(None, at)`` without one."""
    head = rules("references")["issuer"].pattern.match(text, at)
    if head is None:
        return None, at
    start = head.start("issuer")
    limit = min(len(text), start + 160)
    if text[start : start + 12].isupper():
        stop = rules("references")["issuer_end_capitals"].pattern.search(text, head.end(), limit)
    else:
        stop = _stop().search(text, head.end(), limit)
    end = stop.start() if stop else limit
    issuer = text[start:end].rstrip(' ,.;:-–"”“(')
    if (stop is None and limit < len(text)) or len(issuer.split()) > 24:
        return None, at
    return _SPACE.sub(" ", issuer), start + len(issuer)


def full_issuer(issuer: str | None, number: str | None) -> str | None:
    """The full name of an issuer, abbreviations written out; without one, the body that only this symbol can mean."""
    if issuer:
        spelt = expand(_in_small_letters(issuer))
        return _FULL_NAMES.get(spelt.lower(), spelt)
    pieces = re.findall(r"[A-Za-zĐđ]+", number or "")
    return _BY_SYMBOL.get(pieces[-1].upper()) if pieces else None


def with_place(issuer: str | None, jurisdiction: str | None) -> str | None:
    """An issuer named by its level alone ("Ủy ban nhân dân tỉnh"), completed by the place of the citing document."""
    level = _BARE_LEVEL.search(issuer or "")
    if issuer and jurisdiction and level and jurisdiction.lower().startswith(level[0].lower() + " "):
        return issuer[: level.start()] + jurisdiction
    return issuer


def _in_small_letters(issuer: str) -> str:
    """An issuer set in capitals ("BAN THƯỜNG VỤ TỈNH ỦY") as a name; any other as it is."""
    return issuer.capitalize() if issuer.isupper() and " " in issuer else issuer
