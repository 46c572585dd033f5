"""Raw Cypher for reading: anything that writes is refused before it reaches the database."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Body
from pydantic import BaseModel, Field

from api.routers.questions import PROBLEMS, problem_answer
from graph.store import Store
from queries.result import plain

_EXAMPLE = {
    "statement": "MATCH (d:Document {number: $number}) RETURN d.id AS id, d.title AS title",
    "parameters": {"number": "91-CT/TW"},
}


class Statement(BaseModel):
    """A statement to run."""

    statement: str = Field(description="one statement of Cypher that reads", min_length=1, max_length=20_000)
    parameters: dict[str, Any] = Field(default={}, description="values of its $parameters")
    limit: int = Field(1000, ge=1, le=100_000, description="most rows that are sent")
    timeout: float = Field(10.0, gt=0, le=60, description="seconds it may take")


class CypherAnswer(BaseModel):
    """Rows of a statement; ``truncated`` if there were more than ``limit``."""

    columns: list[str]
    rows: list[dict[str, Any]]
    truncated: bool


def cypher(store: Store) -> APIRouter:
    """The route ``POST /cypher``."""
    router = APIRouter(tags=["cypher"])
    refused: dict[int | str, dict[str, Any]] = {
        400: problem_answer("The database cannot read or run the statement."),
        403: problem_answer("The statement would write, or do something else that is not reading."),
    }

    @router.post("/cypher", summary="Run Cypher that reads", responses={**PROBLEMS, **refused})
    def run(asked: Annotated[Statement, Body(examples=[_EXAMPLE])]) -> CypherAnswer:
        """Chạy một câu Cypher chỉ đọc. Write clauses, LOAD CSV and procedures that are not on the list are refused."""
        found = store.run(asked.statement, asked.parameters, timeout=asked.timeout, most=asked.limit + 1)
        rows = [plain(row) for row in found.rows[: asked.limit]]
        return CypherAnswer(columns=list(found.columns), rows=rows, truncated=len(found.rows) > asked.limit)

    return router
