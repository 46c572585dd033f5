"""A prefiltered pattern finds exactly what ``re`` finds, only sooner."""

from __future__ import annotations

import re
from string import digits

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.pattern_words import in_small_letters, words_of
from ingest.patterns import FOLDER, Rule, rules
from ingest.prefilter import Prefiltered

TOPICS = sorted(path.stem for path in FOLDER.glob("*.yaml") if path.stem != "parts")
RULES = [rule for topic in TOPICS for rule in rules(topic).values()]
EXAMPLES = [example for rule in RULES for example in (*rule.match, *rule.reject)]


def spans(found: re.Match[str] | None) -> tuple[tuple[int, int], ...] | None:
    return found.regs if found else None


def same(pattern: Prefiltered, text: str, start: int, end: int) -> None:
    plain = re.compile(pattern.pattern, re.VERBOSE)
    assert spans(pattern.search(text, start, end)) == spans(plain.search(text, start, end))
    found = [match.regs for match in pattern.finditer(text, start, end)]
    assert found == [match.regs for match in plain.finditer(text, start, end)]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_rule_finds_in_the_examples_what_re_finds(rule: Rule) -> None:
    for text in (*rule.match, *rule.reject):
        same(rule.pattern, text, 0, len(text))
    everything = "\n".join(EXAMPLES)
    same(rule.pattern, everything, 0, len(everything))


@given(
    rule=st.sampled_from(RULES),
    pieces=st.lists(st.sampled_from([*EXAMPLES, " ", "\n", "\t", "\xa0", "İ", "2027", ".", ", "]), max_size=8),
    capitals=st.booleans(),
    start=st.integers(0, 30),
    end=st.integers(0, 200),
)
def test_also_in_any_stretch_of_any_text(rule: Rule, pieces: list[str], capitals: bool, start: int, end: int) -> None:
    text = "".join(pieces)
    same(rule.pattern, text.upper() if capitals else text, start, end)


@pytest.mark.parametrize(
    ("pattern", "starts", "needs"),
    [
        (r"(?<!\w)(?i:phối\s+hợp|cùng)\s+với", {"phối ", "cùng"}, [{"với"}, {"hợp", "cùng"}]),
        (r"(?:cơ\s+quan)?\s*chủ\s+trì", set(), [{"chủ "}, {"trì"}]),
        (r"(?:(?:trong\ )?năm|\d{1,2}/)\ ?20\d\d", {"trong năm", "năm", *digits}, [{"20"}, {"năm", "/"}]),
        (r"[Tt]hành\ phố|TP", {"thành phố", "tp"}, []),
        (r"\w+(?=\ xã)", set(), [{" xã"}]),
    ],
)
def test_the_words_that_a_pattern_needs(pattern: str, starts: set[str], needs: list[set[str]]) -> None:
    words = words_of(re.compile(pattern, re.VERBOSE))
    assert words.starts == starts
    assert [set(any_of) for any_of in words.needs] == needs


@given(text=st.text())
def test_small_letters_stand_where_the_letters_stand(text: str) -> None:
    small = in_small_letters(text)
    assert len(small) == len(text)
    assert not any(letter.isspace() and letter != " " for letter in small)
