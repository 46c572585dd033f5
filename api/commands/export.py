"""``chithi export``: the graph as a file for other programs."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from api.terminal import UsageError, opened_store, say


def add(app: typer.Typer) -> None:
    """Add the command."""
    app.command("export")(export)


def export(
    format_: Annotated[
        str,
        typer.Argument(
            metavar="FORMAT",
            help="csv (a zip of tables), gexf, graphml, jsonl, jsonld, ntriples or turtle.",
            show_default=False,
        ),
    ],
    out: Annotated[Path, typer.Option("--out", "-o", help="The file to write.", show_default=False)],
) -> None:
    """Write the whole graph to a file for other programs. · Xuất cả đồ thị ra tệp."""
    from graph.export import FORMATS  # noqa: PLC0415
    from graph.export import export as write_graph  # noqa: PLC0415

    if format_ not in FORMATS:
        raise UsageError(f"There is no export format {format_!r}.", f"Choose one of {', '.join(FORMATS)}.")
    with opened_store() as store:
        write_graph(store, format_, out)
    say(f"{out} written")
