"""``chithi explain``: a document with its facts marked in the text, each with the rule that found it."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated

import typer

from api.terminal import say
from graph.errors import ChithiError


class NoExplanation(ChithiError):
    """The marked text cannot be made."""


def add(app: typer.Typer) -> None:
    """Add the command."""
    app.command("explain")(explain)


def explain(
    file: Annotated[Path, typer.Argument(help="The document.", show_default=False)],
    out: Annotated[Path, typer.Option("--out", "-o", help="The HTML file to write.", show_default=False)],
) -> None:
    """Show a document with its facts marked in the text. · Xem văn bản với các dữ kiện được đánh dấu.

    Each fact names the rule that found it: the tool to check a document, or a rule.
    """

    if find_spec("viz.explain") is None:
        raise NoExplanation("This version cannot mark a text yet.", "chithi extract FILE --out DIR gives its facts.")
    from api.commands.extract import facts_and_text  # noqa: PLC0415
    from api.writing import write_file  # noqa: PLC0415

    text, facts = facts_and_text(file)
    page = import_module("viz.explain").explanation(text, facts, file.name)
    write_file(out, page.encode("utf-8"))
    say(f"{out} written")
