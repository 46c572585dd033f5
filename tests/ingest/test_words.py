"""Looking at the beginnings of words finds what looking everywhere finds."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from ingest.patterns import rules
from ingest.words import first_places

FIRST = ("sở", "ubnd", "ủy")
PIECES = ["Sở Y tế", "sở Nội vụ", "Sở", "UBND-TH", "xUBND-TH", "Ủy ban", " ", "\n", "Y tế", "(", "0", "_", "-"]


def begins(word: str) -> bool:
    return word.lower().startswith(FIRST)


@given(pieces=st.lists(st.sampled_from(PIECES), max_size=14), start=st.integers(0, 40), stop=st.integers(0, 60))
def test_every_word_that_begins_so(pieces: list[str], start: int, stop: int) -> None:
    text = "".join(pieces)
    every = re.finditer(rf"(?<!\w)(?:{'|'.join(FIRST)})", text, re.IGNORECASE)
    assert first_places(text, begins, start, stop) == [m.start() for m in every if start <= m.start() < stop]


def test_every_head_of_a_programme_begins_with_a_word_that_is_looked_at() -> None:
    head = rules("programmes")["head"]
    starts = tuple(head.data["starts"])
    for text in head.match:
        found = head.pattern.search(text)
        assert found and found[0].lower().startswith(starts), text
