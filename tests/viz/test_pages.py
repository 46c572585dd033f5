"""The explorer in a real browser: what a researcher does."""

from __future__ import annotations

import invented_graph as sample
import pytest
from playwright.sync_api import Page, expect

from viz.templating import local_date, number
from viz.wording import LANGUAGES, messages, preferred_language

pytestmark = pytest.mark.browser


def test_from_the_start_page_to_the_sentence_that_proves_a_link(page: Page, address: str) -> None:
    page.goto(address)
    row = page.locator("tr", has_text="91-CT/TW").first
    assert int(row.locator("td.figure").inner_text()) >= 5
    row.locator("a.name, td a").first.click()
    page.wait_for_url(f"**/d/{sample.READING}*")
    implementers = page.locator("#implemented_by li")
    assert "Ủy ban nhân dân tỉnh Bắc Giang" in " ".join(implementers.all_inner_texts())
    assert implementers.locator("blockquote").count() == implementers.count()


def test_search_without_accents(page: Page, address: str) -> None:
    page.goto(address)
    page.fill("#q", "chi thi 91")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?*")
    assert "91-CT/TW" in page.locator(".results li").first.inner_text()


def test_the_picture_leads_back_to_the_document(page: Page, address: str) -> None:
    page.goto(f"{address}/d/{sample.READING}/cascade")
    page.click("#listing button:has-text('142/KH-UBND')")
    page.click("#details a")
    page.wait_for_url(f"**/d/{sample.PLAN}*")


def test_the_picture_grows_from_a_document(page: Page, address: str) -> None:
    page.goto(f"{address}/d/{sample.DEPARTMENT}/cascade")
    before = page.locator("#listing li").count()
    page.click("#listing button:has-text('142/KH-UBND')")
    page.click("#details button")
    expect(page.locator("#listing li")).not_to_have_count(before)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_has_one_heading_and_its_language(page: Page, address: str, language: str) -> None:
    for path in ("/", "/search?q=van", f"/d/{sample.PLAN}", f"/d/{sample.READING}/cascade", "/questions"):
        page.goto(f"{address}{path}{'&' if '?' in path else '?'}lang={language}")
        assert page.locator("h1").count() == 1
        assert page.get_attribute("html", "lang") == language


def test_pages_can_be_used_on_a_phone(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    for path in ("/", f"/d/{sample.PLAN}", f"/d/{sample.READING}/cascade"):
        page.goto(address + path)
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_markup_in_what_the_user_typed_is_shown_not_run(page: Page, address: str) -> None:
    page.goto(f"{address}/search?q=<img src=x onerror=alert(1)>")
    assert page.locator("main img").count() == 0
    assert "<img" in page.inner_text("h1")


def test_both_languages_have_the_same_messages() -> None:
    first, second = (messages(code)._entries for code in LANGUAGES)
    assert first.keys() == second.keys()
    for key, entry in first.items():
        if isinstance(entry, dict):
            assert entry.keys() == second[key].keys()


def test_the_language_follows_the_address_then_the_browser() -> None:
    assert preferred_language("en", "vi") == "en"
    assert preferred_language(None, "fr, en;q=0.8") == "en"
    assert preferred_language("xx", None) == "vi"


def test_dates_and_numbers_as_written_in_viet_nam() -> None:
    assert local_date("2023-10-05") == "05/10/2023"
    assert number(1234567) == "1.234.567"
    assert number(75.5) == "75,5"
