"""TCVN3 and VNI: not encodings of files but of fonts, whose texts arrive as Latin-1 letters that make no syllables.

TCVN3 is the table VN3 of TCVN 5712:1993, used by "ABC" fonts such as .VnTime; VNI is the table of VNI-Windows fonts.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from ingest.readers.language import syllable_share

_TCVN3 = str.maketrans(
    "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u00adõøö÷ùúýûüþ¡¢§£¤¥¦",
    "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂĐÊÔƠƯ",
)
_TCVN3_CODES = frozenset(_TCVN3)


_LOST_U = re.compile(r"(?<=[^\W\d_])-(?=[¬êëìíî])")
"""The soft hyphen, which is ``ư`` in TCVN3, after a program made a hyphen of it: before ``ơ`` it is nothing else."""


def from_tcvn3(text: str, *, upper: bool = False) -> str:
    """Letters of TCVN3 (VN3) fonts as Unicode. ``upper``: the font is one of capitals (.VnTimeH)."""
    converted = _LOST_U.sub("ư", text).translate(_TCVN3)
    return converted.upper() if upper else converted


def _vni_pairs() -> dict[str, str]:
    tones = dict(zip("ùøûõï", "\u0301\u0300\u0309\u0303\u0323", strict=True))
    circumflex = {"â": ""} | dict(zip("áàåãä", "\u0301\u0300\u0309\u0303\u0323", strict=True))
    breve = {"ê": ""} | dict(zip("éèúüë", "\u0301\u0300\u0309\u0303\u0323", strict=True))
    pairs = {base + code: base + tone for base in "aeouy" for code, tone in tones.items() if base + code != "yï"}
    pairs |= {base + code: base + "\u0302" + tone for base in "aeo" for code, tone in circumflex.items()}
    pairs |= {"a" + code: "a\u0306" + tone for code, tone in breve.items()}
    pairs |= {
        horn + code: plain + "\u031b" + tone for horn, plain in (("ô", "o"), ("ö", "u")) for code, tone in tones.items()
    }
    pairs |= {"ô": "ơ", "ö": "ư", "ñ": "đ", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ", "í": "í", "ì": "ì"}
    pairs |= {key.upper(): value.upper() for key, value in pairs.items()}
    capitals = {key[0].upper() + key[1:]: value[0].upper() + value[1:] for key, value in pairs.items() if len(key) == 2}
    return {key: unicodedata.normalize("NFC", value) for key, value in (pairs | capitals).items()}


_VNI = _vni_pairs()
_VNI_CODE = re.compile("|".join(sorted(map(re.escape, _VNI), key=len, reverse=True)))


def from_vni(text: str) -> str:
    """Letters of VNI-Windows fonts (letter followed by its accent) as Unicode."""
    return _VNI_CODE.sub(lambda m: _VNI[m[0]], text)


# Latin-1 letters and signs that Vietnamese in Unicode does not use, but both font encodings do.
_TELLTALE = re.compile("[µ¸¶·¹¨»¾¼½Æ©®ª«¬§¦¥¤£¢¡×ÞßþäåæçëîïñöøûüÿÄÅÇËÎÏÑÖØÛÜ]")


def from_old_font(text: str) -> str:
    """``text`` as Unicode if it was written for a TCVN3 or VNI font, else unchanged.

    It is converted where at least one letter in fifty is foreign to Vietnamese and the conversion makes more Vietnamese
    syllables than there were.
    """
    foreign = _TELLTALE.findall(text)
    if not foreign or len(foreign) * 50 < sum(map(str.isalpha, text)):
        return text
    sample = text[:20_000]
    candidates = {text: syllable_share(sample)}
    candidates[from_tcvn3(text)] = syllable_share(from_tcvn3(sample))
    candidates[from_vni(text)] = syllable_share(from_vni(sample))
    best = max(candidates, key=lambda key: candidates[key])
    return best if candidates[best] > candidates[text] + 0.1 else text


_ABC_FONT = re.compile(r"\.?vn(?!i)[a-z]", re.IGNORECASE)
_VNI_FONT = re.compile(r"vni[- ]?[a-z]", re.IGNORECASE)
_UNICODE = re.compile("[ăđơưĂĐƠƯ\u1ea0-\u1ef9\u0300-\u0323]")


def font_conversion(font: str, sample: str) -> Callable[[str], str] | None:
    """How texts set in a font become Unicode, or ``None`` where they are.

    Args:
        font: its name, in a PDF perhaps with a mark of the subset before it (``"ABCDEF+.VnTimeH"``). Only the names of
            "ABC" fonts (``.VnTime``; with a final H, capitals) and of VNI fonts say which table was meant.
        sample: what is set in it; programs also put these names on texts that are Unicode already.
    """
    name = font.rpartition("+")[2]
    if _UNICODE.search(sample):
        return None
    if _VNI_FONT.match(name):
        return from_vni
    if _ABC_FONT.match(name):
        return _capitals if name.split("-")[0].split(",")[0].rstrip().endswith("H") else from_tcvn3
    return None


def _capitals(text: str) -> str:
    return from_tcvn3(text, upper=True)
