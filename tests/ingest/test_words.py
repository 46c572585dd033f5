"""Looking at the beginnings of words finds what looking everywhere finds."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from ingest.patterns import rules
from ingest.words import first_match

PATTERN = re.compile(r"(?<!\w)(?:[Ss]ở (?:Y tế|Nội vụ)|UBND-\w+|Ủy ban)")
FIRST = re.compile(r"sở|ubnd|ủy", re.IGNORECASE)
PIECES = ["Sở Y tế", "sở Nội vụ", "Sở", "UBND-TH", "xUBND-TH", "Ủy ban", " ", "\n", "Y tế", "(", "0", "_", "-"]


@given(pieces=st.lists(st.sampled_from(PIECES), max_size=14), start=st.integers(0, 40), stop=st.integers(0, 60))
def test_the_same_as_search(pieces: list[str], start: int, stop: int) -> None:
    text = "".join(pieces)
    expected = PATTERN.search(text, start, stop)
    found = first_match(PATTERN, FIRST, text, start, stop)
    assert (found and found.span()) == (expected and expected.span())


def test_every_head_of_a_programme_begins_with_a_word_that_is_looked_at() -> None:
    head = rules("programmes")["head"]
    first = re.compile("|".join(head.data["starts"]), re.IGNORECASE)
    for text in head.match:
        found, expected = first_match(head.pattern, first, text, 0, len(text)), head.pattern.search(text)
        assert found and expected and found.span() == expected.span(), text
