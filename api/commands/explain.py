"""``chithi explain``: a document with its facts marked in the text, each with the rule that found it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from api.commands.query import Language
from api.terminal import say


def add(app: typer.Typer) -> None:
    """Add the command."""
    app.command("explain")(explain)


def explain(
    file: Annotated[Path, typer.Argument(help="The document.", show_default=False)],
    out: Annotated[
        Path | None, typer.Option("--out", "-o", help="The HTML file to write.", show_default="FILE.explained.html")
    ] = None,
    language: Annotated[Language, typer.Option("--lang", help="Language of the page.")] = Language.vi,
) -> None:
    """Show a document with its facts marked in the text. · Xem văn bản với các dữ kiện được đánh dấu.

    Each fact names the rule that found it: the tool to check a document, or a rule.
    """
    from api.commands.extract import facts_and_text  # noqa: PLC0415
    from api.writing import write_file  # noqa: PLC0415
    from viz.explain import explanation  # noqa: PLC0415

    text, facts = facts_and_text(file)
    page = out or Path(f"{file.stem}.explained.html")
    write_file(page, explanation(text, facts, file.name, language.value).encode("utf-8"))
    say(f"{page} written")
