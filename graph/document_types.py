"""Kinds of documents: names, abbreviations, symbols in numbers; from ``vocabulary/document_types.yaml``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import yaml

from graph.errors import VocabularyError
from graph.folding import fold
from graph.yaml_text import read_yaml

VOCABULARY = Path(__file__).with_name("vocabulary") / "document_types.yaml"

LAW_CODES: Mapping[str, str] = {"L": "Luật", "BL": "Bộ luật"}
"""Codes that facts spell out: laws have no abbreviation in Nghị định 30/2020/NĐ-CP."""

_PIECE = re.compile(r"\w+", re.UNICODE)
_MIXED_CASE = {"TTG": "TTg", "TG": "Tg", "TTR": "TTr", "CTR": "CTr", "QYĐ": "QyĐ", "CTRHĐ": "CTrHĐ"}


@dataclass(frozen=True, slots=True)
class DocumentType:
    """One kind of document.

    Attributes:
        code: abbreviation ("CT"), or ``None`` for a kind that is named only ("Chiến lược").
        vi, en: its name in both languages.
        authority: ``state``, ``party``, ``law`` or ``any``: who issues it.
        words: all ways in which running text writes the kind, ``vi`` first.
        symbols: what stands for it inside a number ("05-CTr/TU"), ``code`` first.
    """

    code: str | None
    vi: str
    en: str
    authority: str
    words: tuple[str, ...]
    symbols: tuple[str, ...]


@cache
def document_types() -> tuple[DocumentType, ...]:
    """All kinds in the order of the file.

    Raises:
        VocabularyError: the file cannot be read, or an entry lacks a field or repeats a code.
    """
    try:
        entries = read_yaml(VOCABULARY.read_text(encoding="utf-8"))
        kinds = tuple(_kind(entry) for entry in entries)
    except (OSError, yaml.YAMLError, KeyError, TypeError) as error:
        raise VocabularyError(f"The kinds of documents in {VOCABULARY.name} cannot be used: {error!r}.") from error
    codes = [kind.code for kind in kinds if kind.code]
    repeated = sorted({code for code in codes if codes.count(code) > 1})
    if repeated:
        raise VocabularyError(f"{VOCABULARY.name} gives the code {', '.join(repeated)} more than once.")
    return kinds


def _kind(entry: Mapping[str, Any]) -> DocumentType:
    code = entry.get("code")
    return DocumentType(
        code=code,
        vi=entry["vi"],
        en=entry["en"],
        authority=entry["authority"],
        words=(entry["vi"], *entry.get("words", ())),
        symbols=((code,) if code else ()) + tuple(entry.get("symbols", ())),
    )


@cache
def _by_word() -> dict[str, DocumentType]:
    return {fold(word): kind for kind in document_types() for word in kind.words}


@cache
def _by_symbol() -> dict[str, DocumentType]:
    found: dict[str, DocumentType] = {}
    for kind in document_types():
        for symbol in kind.symbols:
            found.setdefault(symbol.upper(), kind)
    return found


@lru_cache(maxsize=1024)
def type_by_word(words: str) -> DocumentType | None:
    """The kind that running text calls so, in any letter case: ``"chỉ thị"`` → the kind CT."""
    return _by_word().get(" ".join(fold(words).split()))


def type_by_code(code: str) -> DocumentType | None:
    """The kind with this abbreviation, in any letter case: ``"ctr"`` → the kind CTr."""
    return next((kind for kind in document_types() if kind.code and kind.code.upper() == code.upper()), None)


def type_by_number(number: str) -> DocumentType | None:
    """The kind that the symbol inside a number stands for: ``"05-CTr/TU"`` → CTr, ``"7577/BYT-K2ĐT"`` → CV.

    An official letter of the state carries no kind in its number, only the body and its unit.
    """
    pieces = [piece for piece in _PIECE.findall(number) if not piece.isdigit()]
    if not pieces:
        return None
    first = pieces[0].upper()
    kind = _by_symbol().get(first) or _by_symbol().get(first.rstrip("0123456789"))
    if kind is None and "-" in number and "/" in number and number.index("/") < number.index("-"):
        return type_by_code("CV") if len(pieces) > 1 and len(first) > 1 else None
    return kind


def canonical_symbol(symbol: str) -> str:
    """A symbol with its letters as the regulations write them: ``"CTR/TU"`` → ``"CTr/TU"``."""
    return _PIECE.sub(lambda match: _MIXED_CASE.get(match[0].upper(), match[0]), symbol)
