"""``chithi view``: a picture as one HTML file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from api.commands.query import Language
from api.terminal import assignments, opened_store, say


def add(app: typer.Typer) -> None:
    """Add the command."""
    app.command("view")(view)


def view(
    name: Annotated[str, typer.Argument(help="What to draw, such as documents/cascade.", show_default=False)],
    out: Annotated[Path, typer.Option("--out", "-o", help="The HTML file to write.", show_default=False)],
    parameters: Annotated[
        list[str] | None, typer.Argument(metavar="KEY=VALUE…", help="Its parameters.", show_default=False)
    ] = None,
    language: Annotated[Language, typer.Option("--lang", help="Language of the picture.")] = Language.vi,
) -> None:
    """Draw the answer to a question as an interactive page of its own. · Vẽ thành một trang tương tác.

    Example: chithi view documents/cascade document=25-CT/TW -o cascade.html
    """
    from api.writing import write_file  # noqa: PLC0415
    from queries.catalogue import Catalogue  # noqa: PLC0415
    from viz.standalone import view as draw  # noqa: PLC0415

    given = assignments(parameters or [])
    with opened_store() as store:
        page = draw(store, Catalogue(), name, given, language.value)
    write_file(out, page.encode("utf-8"))
    say(f"{out} written")
