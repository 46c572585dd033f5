"""Side files: what a person says of a document."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.facts import Evidence, Facts, Metadata
from ingest.sidecar import RULE, SidecarError, corrected, read_sidecar, sidecar_of


def _side(folder: Path, text: str) -> Path:
    path = folder / "plan.meta.yaml"
    path.write_text(text, "utf-8")
    return path


def test_values_stay_as_they_are_written(tmp_path: Path) -> None:
    side = _side(tmp_path, "number: 05/KH-UBND\nissued_on: 2034-02-01\nplace:\ntitle: ' Làm việc A '\n")
    assert read_sidecar(side) == {
        "number": "05/KH-UBND",
        "title": "Làm việc A",
        "issued_on": "2034-02-01",
        "place": None,
    }


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("colour: red\n", "colour"),
        ("- number\n", "no mapping"),
        ("issued_on: 01/02/2034\n", "issued_on"),
        ("number: [1, 2]\n", "number"),
        ("number: 'open\n", "cannot be read"),
    ],
)
def test_what_is_not_understood_is_an_error_that_names_it(tmp_path: Path, text: str, word: str) -> None:
    with pytest.raises(SidecarError, match=word):
        read_sidecar(_side(tmp_path, text))


def test_it_stands_beside_its_file(tmp_path: Path) -> None:
    side = _side(tmp_path, "number: 1/KH-UBND\n")
    assert sidecar_of(tmp_path / "plan.pdf") == side
    assert sidecar_of(tmp_path / "other.pdf") is None


def test_a_correction_replaces_what_was_read_and_says_who() -> None:
    read = Evidence(3, 9, "số 1", "metadata/number")
    facts = Facts(Metadata(type="KH", number="1/KH-X", place="Ở đâu đó", evidence={"number": read, "place": read}))
    now = corrected(facts, {"number": "2/KH-X", "place": None}).document
    assert (now.type, now.number, now.place) == ("KH", "2/KH-X", None)
    assert now.evidence["number"].rule == RULE
    assert "place" not in now.evidence
    assert corrected(facts, {}) is facts
