"""``chithi rebuild``: the archive into an empty store."""

from __future__ import annotations

from typing import Annotated

import typer

from api.terminal import opened_store, progress, say


def add(app: typer.Typer) -> None:
    """Add the command."""
    app.command("rebuild")(rebuild)


def rebuild(
    workers: Annotated[
        int | None, typer.Option(min=1, help="Processes that read at once.", show_default="one a processor")
    ] = None,
) -> None:
    """Empty the store and fill it again from the archive. · Dựng lại đồ thị từ kho lưu trữ."""
    from api.commands.ingest import STAGES  # noqa: PLC0415
    from api.settings import read_settings  # noqa: PLC0415
    from ingest.run import rebuild_store  # noqa: PLC0415

    with opened_store() as store, progress(STAGES) as advance:
        done = rebuild_store(read_settings().archive(), store, workers=workers, progress=advance)
    for document, reason in done.failed.items():
        say(f"failed: {document}: {reason}")
    say(f"{done.written} documents written to the store, {len(done.failed)} failed")
    if done.failed:
        raise typer.Exit(1)
