"""``chithi view``: one file that draws the cascade without a server or a network."""

from __future__ import annotations

from pathlib import Path

import invented_graph as sample
import pytest
from playwright.sync_api import Page

from graph.store import Store
from queries.catalogue import Catalogue
from viz.standalone import NoSuchView, view


@pytest.fixture
def file(shown_store: Store, catalogue: Catalogue, tmp_path: Path) -> Path:
    path = tmp_path / "cascade.html"
    path.write_text(view(shown_store, catalogue, "documents/cascade", {"document": sample.READING}, "en"), "utf-8")
    return path


@pytest.mark.browser
def test_a_click_on_the_list_shows_the_sentence_that_proves_the_link(file: Path, page: Page) -> None:
    page.goto(file.as_uri())
    page.click("#listing button:has-text('903/NQ-CP')")
    details = page.inner_text("#details")
    assert "903/NQ-CP" in details
    assert "implements → 91-CT/TW" in details
    assert "“" in details


@pytest.mark.browser
def test_every_document_is_drawn_once(file: Path, page: Page, shown_store: Store) -> None:
    page.goto(file.as_uri())
    drawn = page.evaluate("window.chithiNetwork.body.nodeIndices")
    assert len(drawn) == len(set(drawn))
    assert {sample.READING, sample.PROGRAMME, sample.PLAN, sample.PARTY_PLAN, sample.IN_PART} <= set(drawn)
    assert sample.MENTIONS not in drawn


@pytest.mark.browser
def test_the_filter_hides_what_does_not_hold_the_words(file: Path, page: Page) -> None:
    page.goto(file.as_uri())
    page.fill("#filter", "hậu giang")
    shown = [text for text in page.locator("#listing li:visible").all_inner_texts() if text]
    assert shown
    assert all("Hậu Giang" in text for text in shown)


@pytest.mark.browser
def test_documents_known_only_from_citations_can_be_hidden(file: Path, page: Page) -> None:
    page.goto(file.as_uri())
    before = page.locator("#listing li:visible").count()
    page.uncheck("#show-cited")
    assert page.locator("#listing li:visible").count() < before


def test_the_file_asks_nothing_of_the_network(file: Path) -> None:
    text = file.read_text("utf-8")
    assert 'src="http' not in text
    assert "<link" not in text


def test_the_same_graph_gives_the_same_bytes(shown_store: Store, catalogue: Catalogue) -> None:
    first = view(shown_store, catalogue, "documents/cascade", {"document": sample.READING})
    assert first == view(shown_store, catalogue, "documents/cascade", {"document": sample.READING})


def test_a_question_without_a_picture_is_an_error_that_names_those_that_have_one(
    shown_store: Store, catalogue: Catalogue
) -> None:
    with pytest.raises(NoSuchView, match="documents/cascade"):
        view(shown_store, catalogue, "tasks/due", {})
