"""Kinds of agencies: spellings, levels, territories, what became of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.agencies import expand, kind_of, read_vocabulary, vocabulary
from graph.errors import VocabularyError


@pytest.mark.parametrize(
    ("name", "kind", "level", "territory"),
    [
        ("Sở Y tế tỉnh Bắc Giang", "Sở Y tế", "province", "tỉnh Bắc Giang"),
        ("Sở NN&PTNT", "Sở Nông nghiệp và Phát triển nông thôn", "province", None),
        ("UBND tỉnh Bắc Giang", "Ủy ban nhân dân cấp tỉnh", "province", "tỉnh Bắc Giang"),
        ("Uỷ ban nhân dân các xã, phường", "Ủy ban nhân dân cấp xã", "commune", "các xã, phường"),
        ("Công an huyện Tân Yên", "Công an cấp huyện", "district", "huyện Tân Yên"),
        ("BỘ Y TẾ", "Bộ Y tế", "central", None),
        ("Sở Văn hoá, Thể thao và Du lịch", "Sở Văn hóa, Thể thao và Du lịch", "province", None),
        ("Đài Phát thanh – Truyền hình tỉnh", "Đài Phát thanh - Truyền hình", "province", "tỉnh"),
    ],
)
def test_kind_level_and_territory(name: str, kind: str, level: str, territory: str | None) -> None:
    found = kind_of(name)
    assert found is not None
    assert (found.name, found.level, found.territory) == (kind, level, territory)


def test_what_the_vocabulary_does_not_know_has_no_kind() -> None:
    assert kind_of("Câu lạc bộ nuôi ong") is None
    assert kind_of("Bộ Y tế và các cơ quan") is None


def test_branches() -> None:
    branches = {name: kind.branch for name in ("Tỉnh ủy", "Sở Y tế", "Hội Nông dân tỉnh") if (kind := kind_of(name))}
    assert branches == {"Tỉnh ủy": "party", "Sở Y tế": "state", "Hội Nông dân tỉnh": "mass"}


def test_mergers_of_2025() -> None:
    plan = kind_of("Sở Kế hoạch và Đầu tư")
    assert plan is not None
    assert plan.successors == ("Sở Tài chính",)
    assert plan.valid_to is not None and plan.valid_to.year == 2025


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("UBND tỉnh", "Ủy ban nhân dân tỉnh"),
        ("VPCP", "Văn phòng Chính phủ"),
        ("TT HĐND tỉnh", "Thường trực Hội đồng nhân dân tỉnh"),
        ("Sở KH&ĐT", "Sở Kế hoạch và Đầu tư"),
        ("Trại ong Hoa Sim", "Trại ong Hoa Sim"),
    ],
)
def test_abbreviations_are_written_out(short: str, full: str) -> None:
    assert expand(short) == full
    assert expand(full) == full


def test_every_successor_is_known_and_every_name_is_its_own_kind() -> None:
    for kind in vocabulary().kinds:
        found = kind_of(kind.name)
        assert found is not None, kind.name
        assert found.branch == kind.branch


def test_a_broken_file_is_refused(tmp_path: Path) -> None:
    broken = tmp_path / "agencies.yaml"
    broken.write_text("abbreviations: {}\nfields: {}\nheads: {}\nkinds:\n- {branch: state}\n", encoding="utf-8")
    with pytest.raises(VocabularyError, match=r"agencies\.yaml"):
        read_vocabulary(broken)


def test_an_unknown_successor_is_refused(tmp_path: Path) -> None:
    wrong = tmp_path / "agencies.yaml"
    kinds = "[{branch: state, level: central, names: {Cục A: {successors: [Cục B]}}}]"
    wrong.write_text(f"abbreviations: {{}}\nfields: {{}}\nheads: {{}}\nkinds: {kinds}\n", encoding="utf-8")
    with pytest.raises(VocabularyError, match="Cục B"):
        read_vocabulary(wrong)


def test_an_unknown_key_is_refused(tmp_path: Path) -> None:
    wrong = tmp_path / "agencies.yaml"
    kinds = "[{branch: state, level: central, names: {Cục A: {tali: true}}}]"
    wrong.write_text(f"abbreviations: {{}}\nfields: {{}}\nheads: {{}}\nkinds: {kinds}\n", encoding="utf-8")
    with pytest.raises(VocabularyError, match="tali"):
        read_vocabulary(wrong)
