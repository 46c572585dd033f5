"""Pages, columns and order of an answer over HTTP."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from invented_graph import PLAN, READING

LIST = "/documents"
PLANS = f"/documents/{READING}/implementers"


def _pages(client: httpx.Client, address: str, **asked: Any) -> Iterator[list[dict[str, Any]]]:
    """Every page, each reached by the link of the one before."""
    answer = client.get(address, params=asked)
    yield answer.json()
    while following := answer.links.get("next"):
        answer = client.get(following["url"])
        assert answer.status_code == 200
        yield answer.json()


@pytest.mark.parametrize("sort", ["", "number", "-issued_on,number"])
def test_pages_together_are_the_whole_answer(client: httpx.Client, sort: str) -> None:
    asked = {"sort": sort} if sort else {}
    whole = client.get(LIST, params=asked).json()
    pages = list(_pages(client, LIST, limit=2, **asked))
    assert [row for page in pages for row in page] == whole
    assert [len(page) for page in pages[:-1]] == [2] * (len(pages) - 1)
    assert 1 <= len(pages[-1]) <= 2 < len(whole)


def test_a_page_that_holds_all_has_no_next(client: httpx.Client) -> None:
    count = len(client.get(LIST).json())
    assert "link" not in client.get(LIST, params={"limit": count}).headers
    assert "link" in client.get(LIST, params={"limit": count - 1}).headers


def test_pages_begin_where_skip_says(client: httpx.Client) -> None:
    whole = client.get(LIST).json()
    pages = list(_pages(client, LIST, limit=2, skip=1))
    assert [row for page in pages for row in page] == whole[1:]


def test_the_largest_limit_still_has_a_next_page(client: httpx.Client) -> None:
    assert client.get(LIST, params={"limit": 10_000}).status_code == 200


def test_fields_in_the_order_asked(client: httpx.Client) -> None:
    rows = client.get(PLANS, params={"fields": "quote, id"}).json()
    assert rows and all(list(row) == ["quote", "id"] for row in rows)
    text = client.get(PLANS, params={"fields": "id", "format": "csv"}).text
    assert text.splitlines()[0] == "id"


def test_sorted_by_several_columns(client: httpx.Client) -> None:
    rows = client.get(LIST, params={"sort": "type,-issued_on"}).json()
    dated = [row for row in rows if row["type"] and row["issued_on"]]
    keys = [(row["type"].lower(), row["issued_on"]) for row in dated]
    assert [kind for kind, _ in keys] == sorted(kind for kind, _ in keys)
    for kind in {kind for kind, _ in keys}:
        days = [day for other, day in keys if other == kind]
        assert days == sorted(days, reverse=True)


def test_rows_without_a_value_come_last(client: httpx.Client) -> None:
    for sort in ("issued_on", "-issued_on"):
        known = [row["issued_on"] is not None for row in client.get(LIST, params={"sort": sort}).json()]
        assert known == sorted(known, reverse=True)
        assert not all(known)


@pytest.mark.parametrize(
    ("asked", "parameter"),
    [
        ({"fields": "nothing"}, "fields"),
        ({"sort": "-nothing"}, "sort"),
    ],
)
def test_what_cannot_be_shown_is_named(client: httpx.Client, asked: dict[str, str], parameter: str) -> None:
    answer = client.get(LIST, params=asked)
    assert (answer.status_code, answer.json()["parameter"]) == (422, parameter)


def test_a_cursor_belongs_to_its_question(client: httpx.Client) -> None:
    following = client.get(LIST, params={"limit": 1}).links["next"]["url"]
    cursor = httpx.URL(following).params["cursor"]
    for address, asked in ((PLANS, {}), (LIST, {"type": "CT"}), (LIST, {"sort": "number"})):
        answer = client.get(address, params={**asked, "cursor": cursor})
        assert (answer.status_code, answer.json()["parameter"]) == (404, "cursor")
    for nothing in ("nothing", "%%%", "", "ỷ"):
        assert client.get(LIST, params={"cursor": nothing}).status_code == 404


def test_what_has_not_changed_is_not_sent_again(client: httpx.Client) -> None:
    first = client.get(PLANS)
    tag = first.headers["etag"]
    again = client.get(PLANS, headers={"If-None-Match": f'"other", {tag}'})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    assert client.get(PLANS, headers={"If-None-Match": "*"}).status_code == 304
    assert client.get(PLANS, headers={"If-None-Match": '"other"'}).status_code == 200
    assert client.get(PLANS, params={"format": "csv"}, headers={"If-None-Match": tag}).status_code == 200


def test_on_the_map(client: httpx.Client) -> None:
    by_header = client.get(PLANS, headers={"Accept": "application/geo+json"})
    assert by_header.headers["content-type"] == "application/geo+json"
    found = client.get(PLANS, params={"format": "geojson"}).json()
    assert found == by_header.json()
    assert found["type"] == "FeatureCollection"
    rows = client.get(PLANS).json()
    assert [feature["properties"] for feature in found["features"]] == rows
    plan = next(feature for feature in found["features"] if feature["properties"]["id"] == PLAN)
    east, north = plan["geometry"]["coordinates"]
    assert plan["properties"]["territory"] == "tỉnh Bắc Giang"
    assert abs(east - 106.2) < 0.5 and abs(north - 21.3) < 0.5


def test_no_map_without_territory(client: httpx.Client) -> None:
    answer = client.get("/graph/summary", params={"format": "geojson"})
    assert (answer.status_code, answer.json()["parameter"]) == (422, "format")
    accepted = client.get("/graph/summary", headers={"Accept": "application/geo+json"})
    assert accepted.headers["content-type"] == "application/json"
