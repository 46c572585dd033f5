"""``chithi cypher``: raw Cypher for reading."""

from __future__ import annotations

import json
from typing import Annotated, Any

import typer

from api.commands.query import Format, FormatOption
from api.terminal import assignments, opened_store, show


def add(app: typer.Typer) -> None:
    """Add the command."""
    app.command("cypher")(cypher)


def cypher(
    statement: Annotated[str, typer.Argument(help="One statement that reads.", show_default=False)],
    parameters: Annotated[
        list[str] | None,
        typer.Argument(metavar="KEY=VALUE…", help="Values of its $parameters: JSON, or else text.", show_default=False),
    ] = None,
    format_: FormatOption = Format.table,
    timeout: Annotated[float | None, typer.Option(help="Seconds it may take.", show_default="no limit")] = None,
) -> None:
    """Run Cypher that reads. · Chạy một câu Cypher chỉ đọc.

    Example: chithi cypher 'MATCH (d:Document {number: $n}) RETURN d.id AS id, d.title AS title' n=25-CT/TW
    """
    from queries.result import plain  # noqa: PLC0415

    values = {key: _value(text) for key, text in assignments(parameters or []).items()}
    with opened_store() as store:
        found = store.run(statement, values, timeout=timeout)
    rows = [plain(row) for row in found.rows]
    show(found.columns, found.columns, rows, format_.value)


def _value(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return text
