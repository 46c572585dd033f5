"""Looking for many words at once finds what looking for each finds."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from ingest.words import any_word

WORDS = ["sở", "sở y", "ubnd", "ủy", "ủ", "c++"]
PIECES = [*WORDS, "sởy", "xubnd", " ", "\n", "(", "0", "_", "-", "ủyy"]


@given(words=st.lists(st.sampled_from(WORDS), min_size=1), pieces=st.lists(st.sampled_from(PIECES), max_size=14))
def test_every_word_where_it_stands_alone_the_longest_first(words: list[str], pieces: list[str]) -> None:
    text = "".join(pieces)
    plain = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    expected = [match.span() for match in re.finditer(rf"(?<!\w)(?:{plain})(?!\w)", text)]
    assert [match.span() for match in any_word(words).finditer(text)] == expected
