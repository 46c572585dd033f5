"""No input, however odd, breaks the HTTP interface: every answer is a result or a problem that names the parameter."""

from __future__ import annotations

from typing import Any

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from queries.catalogue import Catalogue
from queries.header import Question

QUESTIONS = list(Catalogue())
ODD = [
    "", " ", "/", "..", "%", "\x00", "\n", "'", '"', "\\", "`", "$document", "25-CT/TW' OR 1=1 //", "*", "a*b?", "~1",
    "+", "-", "AND OR NOT", "[1 TO 2]", "\ud7ff", "😀", "đ" * 400, "0", "-1", "1e9", "99999999999999999999", "null",
    "true", "2025-13-40", "0000-00-00", "9999-12-31", "chỉ thị",
]  # fmt: skip


def _fine(answer: httpx.Response) -> bool:
    if answer.status_code == 200:
        return isinstance(answer.json(), list)
    problem = answer.json()
    return answer.status_code in (404, 409, 422) and bool(problem["detail"]) and "parameter" in problem


@pytest.mark.parametrize("question", QUESTIONS, ids=[question.name for question in QUESTIONS])
def test_odd_values(client: httpx.Client, question: Question) -> None:
    for parameter in question.parameters:
        for value in ODD:
            known: dict[str, Any] = dict(question.examples[0]) | {parameter: value}
            answer = client.get(f"/queries/{question.name}", params=known)
            assert _fine(answer), (question.name, parameter, value, answer.text)


@given(name=st.text(max_size=60))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_name_of_a_document(client: httpx.Client, name: str) -> None:
    text = name.encode("utf-8", "ignore").decode()
    assert _fine(client.get("/queries/documents/implementers", params={"document": text}))


@given(statement=st.text(min_size=1, max_size=80))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_statement(client: httpx.Client, statement: str) -> None:
    text = statement.encode("utf-8", "ignore").decode() or "x"
    assert client.post("/cypher", json={"statement": text}).status_code in (400, 403, 422)


def test_odd_bodies(client: httpx.Client) -> None:
    for body in (b"", b"{", b"[]", b'{"statement": 1}', b'{"statement": "RETURN 1 AS x", "limit": 0}', b"\xff\xfe"):
        answer = client.post("/cypher", content=body, headers={"Content-Type": "application/json"})
        assert answer.status_code == 422, (body, answer.text)
        assert answer.headers["content-type"] == "application/problem+json"
    values = {"statement": "RETURN $x AS x", "parameters": {"x": [1, "a", {"b": None}]}}
    assert client.post("/cypher", json=values).status_code in (200, 400)
