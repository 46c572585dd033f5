"""``chithi ingest``: files and folders into the archive and the store."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from api.terminal import progress, say

STAGES = {"files": "looking at files", "reading": "reading", "store": "writing to the store"}


def add(app: typer.Typer) -> None:
    """Add the command."""
    app.command("ingest")(ingest)


def ingest(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH…", help="Files and folders.", show_default=False)],
    workers: Annotated[
        int | None, typer.Option(min=1, help="Processes that read at once.", show_default="one a processor")
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Only say what failed.")] = False,
) -> None:
    """Read files and folders into the archive and the graph. · Nạp văn bản vào kho và đồ thị.

    Doing it twice changes nothing. A line says of every file that could not be read why and what to do; the others are
    ingested all the same, and the exit code is then 1.
    """
    from api.settings import read_settings  # noqa: PLC0415
    from ingest.run import ingest as run  # noqa: PLC0415

    settings = read_settings()
    with progress(STAGES) as advance:
        report = run(
            paths, settings.archive(), settings.open_store,
            clock=lambda: datetime.now(UTC), workers=workers, progress=advance,
        )  # fmt: skip
    for line in report.lines:
        if not quiet or line.startswith("failed"):
            say(line)
    if not quiet:
        say(report.summary)
    if report.failed:
        raise typer.Exit(1)
