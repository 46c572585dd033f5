"""``chithi export``: the graph, or what a question finds, as a file for other programs."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from api.commands.query import question_names
from api.terminal import UsageError, assignments, opened_store, say

if TYPE_CHECKING:
    from graph.store import Store

NEO4J_IMPORT = "neo4j-import"


def add(app: typer.Typer) -> None:
    """Add the command."""
    app.command("export")(export)


def export(
    format_: Annotated[
        str,
        typer.Argument(
            metavar="FORMAT",
            help="csv (a zip of tables), gexf, graphml, jsonl, jsonld, neo4j-import (a folder of tables for "
            "neo4j-admin), ntriples or turtle.",
            show_default=False,
        ),
    ],
    question: Annotated[
        str | None,
        typer.Argument(
            metavar="QUESTION",
            help="Only the nodes that a question finds, with the relationships among them (gexf, graphml).",
            show_default=False,
            autocompletion=question_names,
        ),
    ] = None,
    parameters: Annotated[
        list[str] | None, typer.Argument(metavar="KEY=VALUE…", help="Its parameters.", show_default=False)
    ] = None,
    *,
    out: Annotated[
        Path,
        typer.Option("--out", "-o", help="The file, or for neo4j-import the folder, to write.", show_default=False),
    ],
    base: Annotated[
        str | None,
        typer.Option(help="What IRIs begin with in RDF; otherwise CHITHI_RDF_BASE.", show_default=False),
    ] = None,
) -> None:
    """Write the graph to a file for other programs. · Xuất đồ thị ra tệp.

    Examples: chithi export turtle -o graph.ttl

    chithi export gexf documents/implementers document=25-CT/TW -o plans.gexf
    """
    from api.settings import read_settings  # noqa: PLC0415
    from graph.export import FORMATS, NETWORKS  # noqa: PLC0415
    from graph.export import export as write_graph  # noqa: PLC0415
    from graph.neo4j_import import write_import  # noqa: PLC0415

    formats = sorted([*FORMATS, NEO4J_IMPORT])
    if format_ not in formats:
        raise UsageError(f"There is no export format {format_!r}.", f"Choose one of {', '.join(formats)}.")
    if question and format_ not in NETWORKS:
        raise UsageError(f"{format_} holds the whole graph only.", f"Choose {' or '.join(NETWORKS)} for a question.")
    given: dict[str, Any] = dict(assignments(parameters or []))
    with opened_store() as store:
        only = _found(store, question, given) if question else None
        if format_ == NEO4J_IMPORT:
            write_import(store, out)
        else:
            write_graph(store, format_, out, base=base or read_settings().rdf_base, only=only)
    say(f"{out} written")


def _found(store: Store, name: str, given: Mapping[str, Any]) -> set[str]:
    """Everything in a question and its answer that may be the id of a node."""
    from queries.catalogue import Catalogue  # noqa: PLC0415

    catalogue = Catalogue()
    asked = catalogue.values(store, catalogue[name], given)
    return catalogue.answer(store, catalogue[name], asked).named_by(asked)
