"""The register: which original speaks for a document, and whose candidates change when a number becomes known."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from graph.register import Manifestation, NamedNumber, Register

A, B, C = "aa" * 32, "bb" * 32, "cc" * 32
OPEN = NamedNumber("28-ct-tw", "28-ct-tw", resolved=False)
DATED = NamedNumber("28-ct-tw.2031", "28-ct-tw", resolved=True)
OLDER = NamedNumber("28-ct-tw.2026", "28-ct-tw", resolved=True)


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with closing(Register(tmp_path / "register.sqlite")) as opened:
        yield opened


def test_the_preferred_original_speaks_whatever_came_first(register: Register) -> None:
    register.add(Manifestation(A, "d", "1", "4.pdf"))
    register.add(Manifestation(B, "d", "1", "9.docx"))
    assert [m.sha256 for m in register.manifestations("d")] == [B, A]


def test_a_document_is_settled_until_something_may_change_it(register: Register) -> None:
    register.add(Manifestation(A, "d", "1", "x"))
    assert register.unsettled() == ["d"]
    register.settle({"d": "r1"})
    assert (register.unsettled(), register.revisions()) == ([], {"d": "r1"})
    register.add(Manifestation(B, "d", "1", "y"))
    assert register.unsettled() == ["d"]


def test_an_original_that_turns_out_to_be_another_document_withdraws_the_first(register: Register) -> None:
    register.add(Manifestation(A, "wrong", "1", "x"))
    register.settle({"wrong": "r"})
    register.add(Manifestation(A, "right", "2", "x"))
    assert register.document_of(A) == "right"
    assert register.withdrawn() == ["wrong"]
    assert register.revisions() == {}
    register.add(Manifestation(B, "wrong", "2", "x"))
    assert register.withdrawn() == []


def test_a_number_named_in_full_unsettles_those_that_leave_it_open(register: Register) -> None:
    for sha256, document in ((A, "open"), (B, "other"), (C, "new")):
        register.add(Manifestation(sha256, document, "1", "x"))
    register.state("open", [OPEN])
    register.state("other", [OLDER])
    register.settle({"open": "r", "other": "r"})
    register.state("new", [DATED])
    assert register.unsettled() == ["new", "open"]
    assert register.candidates("28-ct-tw") == ["28-ct-tw.2026", "28-ct-tw.2031"]
    register.settle({"open": "r", "new": "r"})
    register.state("new", [DATED])
    assert register.unsettled() == []
    register.add(Manifestation(C, "elsewhere", "2", "x"))
    assert register.unsettled() == ["elsewhere", "open"]
    assert register.candidates("28-ct-tw") == ["28-ct-tw.2026"]
