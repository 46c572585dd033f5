"""``chithi vocabulary``: what the vocabularies lack."""

from __future__ import annotations

from typing import Annotated

import typer

from api.commands.query import Format, FormatOption, Language, LanguageOption
from api.terminal import opened_store, show

vocabulary = typer.Typer(no_args_is_help=True, help="The vocabularies. · Từ vựng.")

COLUMNS = {
    "kind": ("kind", "loại"), "name": ("name", "tên"), "times": ("times", "số lần"), "nearest": ("nearest", "gần nhất"),
    "similarity": ("similarity", "độ giống"), "others": ("also written", "cách viết khác"),
    "sentence": ("sentence", "câu"),
}  # fmt: skip


def add(app: typer.Typer) -> None:
    """Add the commands."""
    vocabulary.callback()(_vocabularies)
    app.add_typer(vocabulary, name="vocabulary")


def _vocabularies() -> None:
    """What is known of agencies, indicators, programmes and kinds of documents."""


@vocabulary.command("missing")
def missing(
    kind: Annotated[str, typer.Option("--kind", "-k", help="agency, indicator, programme or document type.")] = "",
    format_: FormatOption = Format.table,
    language: LanguageOption = Language.en,
) -> None:
    """Names in the graph that no vocabulary has, with the nearest that one has. · Tên chưa có trong từ vựng.

    Add a name to graph/vocabulary, or say with "chithi correct" what it means.
    """
    from graph.missing import as_row  # noqa: PLC0415
    from graph.missing import missing as found  # noqa: PLC0415

    with opened_store() as store:
        rows = [as_row(entry) for entry in found(store) if not kind or entry.kind == kind]
    titles = [title[language is Language.vi] for title in COLUMNS.values()]
    show(list(COLUMNS), titles, rows, format_.value)
