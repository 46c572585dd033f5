"""Every change of extraction shows what it gains and loses on the real documents."""

from __future__ import annotations

import os

import pytest

from bench.corpus import Found, corpus_folder, differences, landed, survey

pytestmark = pytest.mark.corpus


@pytest.fixture(scope="module")
def found() -> list[Found]:
    folder = corpus_folder()
    if not folder.is_dir():
        missing = f"There are no real documents at {folder}; set CHITHI_CORPUS."
        if os.environ.get("CI"):
            pytest.fail(missing)
        pytest.skip(missing)
    return survey(folder)


def test_every_document_is_read(found: list[Found]) -> None:
    assert {name.name for name in found} == landed().keys()
    assert [document.name for document in found if not document.facets] == []


def test_the_landed_report_is_that_of_this_state(found: list[Found]) -> None:
    """Scans are left out: another version of tesseract may read other letters."""
    same = {document.name: document.facets for document in found if not document.scanned}
    changes = list(differences({name: facets for name, facets in landed().items() if name in same}, same))
    told = "\n".join(changes)
    assert not changes, f"Facts gained and lost; look at each, then python -m bench.corpus --write:\n{told}"


def test_a_lost_and_a_gained_fact_are_told_by_name() -> None:
    before = {"a.txt": {"agencies": ["Sở Y tế", "Sở Y tế"], "lead": ["I.1 abc Sở Y tế"]}, "b.txt": {"cited": ["1/NQ"]}}
    after = {"a.txt": {"agencies": ["Sở Y tế", "Sở Nội vụ"], "lead": ["I.1 abc Sở Y tế"]}}
    assert list(differences(before, after)) == [
        "- a.txt agencies: Sở Y tế",
        "+ a.txt agencies: Sở Nội vụ",
        "- b.txt cited: 1/NQ",
    ]
