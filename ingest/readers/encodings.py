"""From the bytes of a text file to its characters: UTF-8, UTF-16, UTF-32, windows-1258, and bytes of old fonts."""

from __future__ import annotations

import codecs
import unicodedata

from ingest.readers.language import syllable_share
from ingest.readers.old_fonts import from_old_font, from_tcvn3, from_vni

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 20_000
_RUBBISH = frozenset(range(32)) - {9, 10, 11, 12, 13, 26, 27}


def decode(content: bytes) -> tuple[str, str | None]:
    """The characters of a text file, and a warning where some had to be guessed.

    Raises:
        ValueError: the bytes are no text.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content.decode(encoding, errors="replace"), None
    wide = _wide_encoding(content)
    if wide:
        return content.decode(wide, errors="replace"), None
    if is_binary(content):
        raise ValueError("the bytes are no text")
    try:
        return from_old_font(content.decode("utf-8")), None
    except UnicodeDecodeError:
        return _decode_damaged(content)


def is_binary(content: bytes) -> bool:
    """Whether the first bytes hold control characters that no text has."""
    sample = content[:_SAMPLE]
    return sum(byte in _RUBBISH for byte in sample) * 200 > len(sample)


def _wide_encoding(content: bytes) -> str | None:
    """UTF-16 without a mark: every second byte of the spaces and figures is zero."""
    sample = content[:_SAMPLE]
    half = max(1, len(sample) // 2)
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > half * 0.25 and even < odd * 0.05:
        return "utf-16-le"
    if even > half * 0.25 and odd < even * 0.05:
        return "utf-16-be"
    return None


def _decode_damaged(content: bytes) -> tuple[str, str | None]:
    """Bytes that are not UTF-8: UTF-8 with faults, windows-1258, or a text for TCVN3 or VNI fonts."""
    utf8 = content.decode("utf-8", errors="replace")
    faults = utf8.count("\ufffd")
    if faults * 1000 < len(utf8):
        return utf8.replace("\ufffd", ""), f"{faults} characters were unreadable in UTF-8 and are left out."
    latin = content.decode("cp1252", errors="replace").replace("\ufffd", "")
    candidates = [
        unicodedata.normalize("NFC", content.decode("cp1258", errors="replace")),
        from_tcvn3(content.decode("latin-1")),
        from_vni(latin),
        latin,
    ]
    best = max(candidates, key=lambda text: syllable_share(text[:_SAMPLE]))
    if syllable_share(best[:_SAMPLE]) < 0.3:
        raise ValueError("the bytes are in no encoding that Vietnamese text is written in")
    return best, None
