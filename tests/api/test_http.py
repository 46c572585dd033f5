"""The HTTP interface, over a real server."""

from __future__ import annotations

import csv
import io
import json

import httpx
import pytest
from invented_graph import NEW_12, OLD_12, PLAN, READING

from queries.catalogue import Catalogue

PLANS = f"/documents/{READING}/implementers"


def test_the_first_question(client: httpx.Client) -> None:
    answer = client.get(PLANS)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/json"
    rows = answer.json()
    assert {row["relation"] for row in rows if row["id"] == PLAN} == {"direct", "through 903/NQ-CP"}
    assert all(row["quote"] for row in rows)


@pytest.mark.parametrize(
    "address",
    [
        "/documents/91-CT/TW/implementers",
        "/documents/91-CT%2FTW/implementers",
        "/queries/documents/implementers?document=91-CT/TW",
        "/queries/documents/implementers?document=91-ct-tw.2024",
    ],
)
def test_every_way_to_name_the_document(client: httpx.Client, address: str) -> None:
    assert client.get(address).json() == client.get(PLANS).json()


@pytest.mark.parametrize(
    ("address", "first"),
    [("/documents/91-CT/TW", READING), ("/documents", READING), ("/search/documents?q=chi thi 91", READING)],
)
def test_other_paths(client: httpx.Client, address: str, first: str) -> None:
    assert client.get(address).json()[0]["id"] == first


def test_every_example_of_the_catalogue_answers_at_both_addresses(client: httpx.Client) -> None:
    for question in Catalogue():
        for example in question.examples:
            twin = client.get(f"/queries/{question.name}", params=example)
            in_path = {key: value for key, value in example.items() if f"{{{key}}}" in question.path}
            rest = {key: value for key, value in example.items() if key not in in_path}
            own = client.get(question.path.format(**in_path), params=rest)
            assert own.status_code == twin.status_code == 200, question.name
            assert own.json() == twin.json()
            assert own.json(), question.name


def test_csv_and_markdown(client: httpx.Client) -> None:
    by_parameter = client.get(PLANS, params={"format": "csv"})
    by_header = client.get(PLANS, headers={"Accept": "text/csv"})
    assert by_parameter.text == by_header.text
    assert by_header.headers["content-type"] == "text/csv; charset=utf-8"
    rows = list(csv.DictReader(io.StringIO(by_header.text)))
    assert [row["id"] for row in rows] == [row["id"] for row in client.get(PLANS).json()]
    assert rows[-1]["path"] == "310-kh-ubnd.kon-tum.2025; 91-ct-tw.2024"
    assert client.get(PLANS, params={"format": "md"}).text.startswith("| id | type |")


def test_a_name_of_several_is_a_conflict(client: httpx.Client) -> None:
    answer = client.get("/documents/12-CT/TW/implementers")
    assert answer.status_code == 409
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert problem["parameter"] == "document"
    assert [row["id"] for row in problem["candidates"]] == [OLD_12, NEW_12]
    assert client.get("/documents/12-CT/TW/2022").json()[0]["id"] == NEW_12


@pytest.mark.parametrize(
    ("address", "status", "parameter"),
    [
        ("/documents/13-CT/TW", 404, "document"),
        ("/queries/documents/implementers", 422, "document"),
        ("/documents?limit=0", 422, "limit"),
        ("/documents?limit=ten", 422, "limit"),
        ("/documents?format=xml", 422, "format"),
        ("/documents/91-CT/TW/implementers?level=village", 422, "level"),
        ("/tasks/due?until=2025-02-30", 422, "until"),
        ("/agencies/nobody/tasks", 404, "agency"),
    ],
)
def test_problems_name_the_parameter(client: httpx.Client, address: str, status: int, parameter: str) -> None:
    answer = client.get(address)
    problem = answer.json()
    assert answer.status_code == problem["status"] == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert problem["parameter"] == parameter
    assert problem["type"].startswith("urn:chithi:")
    assert problem["request_id"] == answer.headers["x-request-id"]


def test_an_address_without_anything(client: httpx.Client) -> None:
    answer = client.get("/nowhere")
    assert (answer.status_code, answer.json()["detail"]) == (404, "There is nothing at /nowhere.")
    assert client.delete("/documents").status_code == 405


def test_cypher_reads(client: httpx.Client) -> None:
    statement = "MATCH (d:Document {number: $n}) RETURN d.id AS id, d.issued_on AS day ORDER BY id"
    answer = client.post("/cypher", json={"statement": statement, "parameters": {"n": "12-CT/TW"}, "limit": 1})
    assert answer.json() == {
        "columns": ["id", "day"], "rows": [{"id": OLD_12, "day": "2012-05-04"}], "truncated": True,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("statement", "status"),
    [
        ("CREATE (d:Document {id: 'x'}) RETURN d.id AS id", 403),
        ("MATCH (d:Document) SET d.title = 'x' RETURN d.id AS id", 403),
        ("LOAD CSV FROM 'file:///etc/passwd' AS row RETURN row AS row", 403),
        ("MATCH (d:Document RETURN d.id AS id", 400),
        ("", 422),
    ],
)
def test_cypher_refuses(client: httpx.Client, statement: str, status: int) -> None:
    answer = client.post("/cypher", json={"statement": statement})
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"


def test_openapi_describes_every_question(client: httpx.Client) -> None:
    described = client.get("/openapi.json").json()
    assert described["openapi"].startswith("3.1")
    for question in Catalogue():
        operation = described["paths"][question.path]["get"]
        assert operation["summary"] == question.summary["en"]
        assert question.summary["vi"] in operation["description"]
        names = {entry["name"] for entry in operation["parameters"]}
        paged = {"cursor"} if "skip" in question.parameters else set()
        assert names == {*question.parameters, "format", "fields", "sort", *paged}
        assert f"/queries/{question.name}" in described["paths"]
    assert "Problem" in described["components"]["schemas"]
    identities = [operation["operationId"] for path in described["paths"].values() for operation in path.values()]
    assert len(identities) == len(set(identities))


def test_the_documentation_needs_no_other_server(client: httpx.Client) -> None:
    page = client.get("/docs")
    assert page.status_code == 200
    assert "http://" not in page.text
    assert "https://" not in page.text
    for part in ("swagger-ui-bundle.js", "swagger-ui.css", "start.js"):
        assert client.get(f"/docs/{part}").status_code == 200
        assert part == "start.js" or f"/docs/{part}" in page.text


def test_health(client: httpx.Client) -> None:
    assert client.get("/health").json() == {"status": "ok"}
    assert client.get("/ready").json() == {"status": "ok", "engine": "embedded"}


def test_request_ids(client: httpx.Client) -> None:
    assert client.get("/health", headers={"X-Request-ID": "mine-7"}).headers["x-request-id"] == "mine-7"
    made = client.get("/health", headers={"X-Request-ID": "a b<script>"}).headers["x-request-id"]
    assert len(made) == 32


def test_pages_of_other_origins(client: httpx.Client) -> None:
    allowed = client.get("/documents", headers={"Origin": "https://an-binh.example"})
    assert allowed.headers["access-control-allow-origin"] == "https://an-binh.example"
    refused = client.get("/documents", headers={"Origin": "https://elsewhere.example"})
    assert "access-control-allow-origin" not in refused.headers


@pytest.mark.parametrize("address", ["/", "/search?q=chi+thi", f"/d/{READING}", "/questions"])
def test_pages_for_people(client: httpx.Client, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/html")


def test_errors_for_people_are_pages(client: httpx.Client) -> None:
    browser = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
    missing = client.get("/d/nothing-here", headers=browser)
    assert (missing.status_code, missing.headers["content-type"]) == (404, "text/html; charset=utf-8")
    several = client.get("/d/12-ct-tw", headers=browser)
    assert several.status_code == 409
    assert f"/d/{OLD_12}" in several.text
    assert f"/d/{NEW_12}" in several.text


def test_the_answer_is_the_catalogues(client: httpx.Client, served_store: object) -> None:
    from graph.store import Store

    store: Store = served_store  # type: ignore[assignment]
    rows = Catalogue().run(store, "documents/implementers", document=READING).rows
    assert json.loads(client.get(PLANS).text) == rows
