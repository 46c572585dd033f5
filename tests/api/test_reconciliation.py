"""The reconciliation service, as OpenRefine asks it."""

from __future__ import annotations

import json
from typing import Any

import httpx
import pytest
from invented_graph import NEW_12, OLD_12, READING


def _reconciled(client: httpx.Client, **queries: dict[str, Any]) -> dict[str, Any]:
    answer = client.post("/reconcile", data={"queries": json.dumps(queries)})
    assert answer.status_code == 200, answer.text
    assert answer.headers["access-control-allow-origin"] == "*"
    found: dict[str, Any] = answer.json()
    return found


def test_the_manifest(client: httpx.Client) -> None:
    manifest = client.get("/reconcile").json()
    assert manifest["versions"] == ["0.2"]
    assert {entry["id"] for entry in manifest["defaultTypes"]} == {"document", "agency", "indicator", "place"}
    page = manifest["view"]["url"].replace("{{id}}", READING)
    assert page.startswith(str(client.base_url)) and client.get(page).status_code == 200
    assert client.get(manifest["preview"]["url"].replace("{{id}}", READING)).status_code == 200


def test_a_name_of_one_thing_is_a_match(client: httpx.Client) -> None:
    found = _reconciled(
        client,
        q0={"query": "Chỉ thị số 91-CT/TW", "type": "document"},
        q1={"query": "Sở Văn hóa, Thể thao và Du lịch tỉnh Bắc Giang", "type": ["agency"]},
        q2={"query": "tỉnh Bắc Giang", "type": "place"},
    )
    first = {key: rows["result"][0] for key, rows in found.items()}
    assert first["q0"]["id"] == READING
    assert [first[key]["match"] for key in ("q0", "q2")] == [True, True]
    assert first["q2"]["name"] == "tỉnh Bắc Giang"
    assert all(row["type"][0]["id"] == "agency" for row in found["q1"]["result"])


def test_a_number_of_two_documents_is_never_a_match_until_more_is_known(client: httpx.Client) -> None:
    bare = _reconciled(client, q={"query": "12-CT/TW", "type": "document"})["q"]["result"]
    assert {bare[0]["id"], bare[1]["id"]} == {OLD_12, NEW_12}
    assert not any(row["match"] for row in bare)
    dated = _reconciled(
        client, q={"query": "12-CT/TW", "type": "document", "properties": [{"pid": "issued_on", "v": "2012"}]}
    )["q"]["result"]
    assert dated[0]["id"] == OLD_12 and dated[0]["match"] and not dated[1]["match"]
    assert dated[1]["score"] < dated[0]["score"]


def test_nothing_alike(client: httpx.Client) -> None:
    assert _reconciled(client, q={"query": "???"})["q"]["result"] == []


def test_limit(client: httpx.Client) -> None:
    assert len(_reconciled(client, q={"query": "tỉnh", "limit": 1})["q"]["result"]) == 1


def test_a_table_is_extended(client: httpx.Client) -> None:
    asked = {"ids": [OLD_12, "nobody"], "properties": [{"id": "issued_on"}, {"id": "number"}]}
    found = client.post("/reconcile", data={"extend": json.dumps(asked)}).json()
    assert [entry["id"] for entry in found["meta"]] == ["issued_on", "number"]
    assert found["rows"][OLD_12] == {"issued_on": [{"str": "2012-05-04"}], "number": [{"str": "12-CT/TW"}]}
    assert found["rows"]["nobody"] == {"issued_on": [], "number": []}
    proposed = client.get("/reconcile/properties", params={"type": "document"}).json()["properties"]
    assert {"issued_on", "number"} <= {entry["id"] for entry in proposed}


def test_suggestions(client: httpx.Client) -> None:
    rows = client.get("/reconcile/suggest/entity", params={"prefix": "91-CT/TW"}).json()["result"]
    assert rows[0]["id"] == READING and rows[0]["notable"][0]["id"] == "document"


def test_a_preview_escapes_what_it_shows(client: httpx.Client) -> None:
    page = client.get("/reconcile/preview", params={"id": "<script>alert(1)</script>"})
    assert page.status_code == 200 and "<script>" not in page.text


@pytest.mark.parametrize("form", [{"queries": "{"}, {"queries": "[]"}, {"queries": '{"q": {}}'}, {"extend": "{}"}])
def test_what_is_not_as_the_specification_says(client: httpx.Client, form: dict[str, str]) -> None:
    answer = client.post("/reconcile", data=form)
    assert (answer.status_code, answer.json()["parameter"]) == (422, next(iter(form)))
