"""Damaged letters and how they are repaired: composed forms, wrong look-alikes, invisible characters, old fonts.

TCVN3 (TCVN 5712:1993, VN3; "ABC" fonts such as .VnTime) and VNI are not encodings of files but of fonts: their texts
arrive as Latin-1 letters that make no Vietnamese syllables.
"""

from __future__ import annotations

import re
import unicodedata

from ingest.readers.language import syllable_share

_BULLETS = "\uf0b7\uf0a7\uf0d8\uf0fc\uf02d\uf0be\uf0e0\uf0f0\uf076\uf071\uf06e\uf06c\uf0a8\uf0d2\uf09f\uf0b6"
_SYMBOLS = {"\uf0b3": "≥", "\uf0a3": "≤", "\uf0b1": "±", "\uf0b4": "×", "\uf0b0": "°", "\uf025": "%", "\uf02b": "+"}
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u202a\u202b\u202c\u202d\u202e\ufffe"
_SPACES = (
    "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
    "\t\x0b\x0c\x1c\x1d\x1e\x1f\x85"
)
_REPAIRS: dict[str, str] = {
    **dict.fromkeys(_INVISIBLE, ""),
    **dict.fromkeys(_SPACES, " "),
    **dict.fromkeys(_BULLETS, "-"),
    **_SYMBOLS,
    "ƣ": "ư",  # U+01A3 and U+01A2: a widespread fault of fonts that put the horned u at the place of OI
    "Ƣ": "Ư",
    "Ð": "Đ",  # Icelandic eth, the same shape as Đ
    "ð": "đ",
    "Ɖ": "Đ",
    "\u2011": "-",
    "\u2010": "-",
    "\u2028": " ",
    "\u2029": " ",
    "\u0340": "\u0300",
    "\u0341": "\u0301",
}
_DAMAGED = re.compile("[" + re.escape("".join(_REPAIRS)) + "\x00-\x08\x0e-\x1b\x7f\ue000-\uf8ff]")
_BLANKS = re.compile(r"[ \r\n]{2,}|[\r\n]")


def repair(text: str) -> str:
    """``text`` in NFC with every damaged letter put right and single spaces; lines become one line.

    ``"Bí thƣ"`` → ``"Bí thư"``; private-use bullets → ``"-"``; zero-width characters and soft hyphens vanish.
    """
    if _DAMAGED.search(text):
        text = _DAMAGED.sub(lambda m: _REPAIRS.get(m[0], ""), text)
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    return _BLANKS.sub(" ", text).strip()


_TCVN3 = str.maketrans(
    "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u00adõøö÷ùúýûüþ¡¢§£¤¥¦",
    "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂĐÊÔƠƯ",
)
_TCVN3_CODES = frozenset(_TCVN3)


def from_tcvn3(text: str, *, upper: bool = False) -> str:
    """Letters of TCVN3 (VN3) fonts as Unicode. ``upper``: the font is one of capitals (.VnTimeH)."""
    converted = text.translate(_TCVN3)
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
