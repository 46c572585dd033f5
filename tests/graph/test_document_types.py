"""Kinds of documents and names of laws in the vocabulary."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph import document_types, laws
from graph.document_types import canonical_symbol, type_by_code, type_by_number, type_by_word
from graph.errors import VocabularyError
from graph.laws import law_names


@pytest.mark.parametrize(
    ("words", "code"),
    [("Chỉ thị", "CT"), ("CHƯƠNG TRÌNH HÀNH ĐỘNG", "CTr"), ("thông tư  liên tịch", "TTLT"), ("Bộ luật", "BL")],
)
def test_running_text_names_a_kind_in_any_case(words: str, code: str) -> None:
    kind = type_by_word(words)
    assert kind is not None
    assert kind.code == code
    assert type_by_code(code.lower()) == kind


def test_a_kind_without_abbreviation_has_no_code() -> None:
    kind = type_by_word("Chiến lược")
    assert kind is not None
    assert (kind.code, kind.symbols) == (None, ())


@pytest.mark.parametrize(
    ("number", "code"),
    [
        ("91-CT/TW", "CT"),
        ("912/2031/NĐ-CP", "NĐ"),
        ("91/2031/QH17", "L"),
        ("91/2031/TTLT/BTC-BNV", "TTLT"),
        ("912/UBND-VX", "CV"),
        ("91-CTR/TU", "CTr"),
        ("912/XYZ", None),
        ("912", None),
    ],
)
def test_the_symbol_in_a_number_tells_the_kind(number: str, code: str | None) -> None:
    kind = type_by_number(number)
    assert (kind.code if kind else None) == code


def test_symbols_get_the_letters_of_the_regulations() -> None:
    assert canonical_symbol("91-CTR/TU") == "91-CTr/TU"
    assert canonical_symbol("912/QĐ-TTG") == "912/QĐ-TTg"
    assert canonical_symbol("912/KH-UBND") == "912/KH-UBND"


def test_names_of_laws_end_where_the_tree_says_so() -> None:
    land = law_names("laws")["dat"]["dai"]
    assert "" in land
    assert "" not in law_names("laws")["bao"]


@pytest.mark.parametrize("content", ["- {code: CT}", "- {code: CT, vi: a, en: b, authority: any}\n" * 2, "[", "3"])
def test_a_broken_vocabulary_of_kinds_is_refused(content: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = tmp_path / "document_types.yaml"
    broken.write_text(content, encoding="utf-8")
    monkeypatch.setattr(document_types, "VOCABULARY", broken)
    document_types.document_types.cache_clear()
    with pytest.raises(VocabularyError, match=r"document_types\.yaml"):
        document_types.document_types()
    monkeypatch.undo()
    document_types.document_types.cache_clear()


def test_a_missing_vocabulary_of_laws_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(laws, "VOCABULARY", tmp_path / "laws.yaml")
    law_names.cache_clear()
    with pytest.raises(VocabularyError, match=r"laws\.yaml"):
        law_names("laws")
    monkeypatch.undo()
    law_names.cache_clear()
