"""``chithi explain``: the text with its facts marked."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Page

from examples.family import family
from examples.render import as_text
from ingest.extract import extract
from ingest.facts import Evidence
from ingest.readers import read
from viz.explain import Mark, explanation, pieces


@st.composite
def marked_texts(draw: st.DrawFn) -> tuple[str, list[Mark]]:
    text = draw(st.text(alphabet="abc đ.", min_size=1, max_size=40))
    spans = draw(st.lists(st.tuples(st.integers(0, len(text)), st.integers(0, len(text))), max_size=8))
    ordered = [sorted(span) for span in spans]
    marks = [
        Mark(number, "task", "", Evidence(start, end, text[start:end], "test/rule"))
        for number, (start, end) in enumerate(ordered, 1)
    ]
    return text, marks


@given(marked_texts())
def test_the_pieces_are_the_text_and_each_lies_under_the_facts_that_cover_it(case: tuple[str, list[Mark]]) -> None:
    text, marks = case
    offset = 0
    for piece in pieces(text, marks):
        covering = {m.number for m in marks if m.evidence.start <= offset < m.evidence.end}
        assert {m.number for m in piece.marks} == covering
        offset += len(piece.text)
    assert "".join(piece.text for piece in pieces(text, marks)) == text


@pytest.mark.browser
def test_a_fact_leads_to_its_place_in_the_text_and_back(page: Page, tmp_path: Path) -> None:
    document = next(one for one in family(provinces=1) if one.type == "KH" and one.number)
    text = read(as_text(document), "plan.txt")
    file = tmp_path / "plan.html"
    file.write_text(explanation(text, extract(text), "plan.txt", "en"), "utf-8")
    page.goto(file.as_uri())
    page.click(f"nav.facts a:has-text('number: {document.number}')")
    place = page.evaluate("location.hash")
    marked = page.locator(f"{place} + .mark, {place} ~ .mark").first
    assert (document.number or "") in marked.inner_text()
    marked.click()
    assert page.evaluate("location.hash").startswith("#f")
