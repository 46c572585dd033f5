"""``chithi extract``: the facts of files as JSON, without a store."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.terminal import UsageError, progress, say
from api.writing import write_file
from graph.errors import ChithiError

if TYPE_CHECKING:
    from ingest.facts import Facts
    from ingest.text import NormalText


class NotReadable(ChithiError):
    """A file cannot be read."""


def add(app: typer.Typer) -> None:
    """Add the command."""
    app.command("extract")(extract)


def extract(
    paths: Annotated[
        list[Path], typer.Argument(metavar="FILE…", help="Files; a folder means the files in it.", show_default=False)
    ],
    out: Annotated[
        Path,
        typer.Option("--out", "-o", help="Folder for the facts, one JSON file for each input.", show_default=False),
    ],
) -> None:
    """Write the facts of each file as JSON, each with its evidence. · Trích dữ kiện của từng tệp ra JSON.

    plan.pdf gives OUT/plan.json. Of two files with the same stem the second gives plan-2.json, and so on, and a line
    says so. Files that cannot be read are told on standard error, the others written; the exit code is then 1.
    """
    from ingest.sources import find_files  # noqa: PLC0415

    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"{out} cannot be made: {error.strerror}.", "Choose another folder with --out.") from error
    files = [path for path in find_files(paths) if _wanted(path, paths)]
    failed = 0
    with progress({"reading": "reading"}) as advance:
        for count, (path, name) in enumerate(named(files), 1):
            try:
                _write(path, out / f"{name}.json", name)
            except ChithiError as error:
                say(f"failed: {path}: {error}")
                failed += 1
            advance("reading", count, len(files))
    say(f"{len(files) - failed} written to {out}, {failed} failed")
    if failed:
        raise typer.Exit(1)


def _wanted(path: Path, given: Sequence[Path]) -> bool:
    """Whether a file is to be read: of those that were only found in a folder, the kinds that chithi reads."""
    from ingest.intake import SUFFIXES  # noqa: PLC0415

    if path.suffix.lower() in SUFFIXES or path in {Path(os.path.abspath(one)) for one in given}:  # noqa: PTH100 - as find_files
        return True
    say(f"skipped: {path}: files of this kind are not read")
    return False


def named(files: Sequence[Path]) -> Iterator[tuple[Path, str]]:
    """Each file with the stem of what is written for it, no two the same in any letter case."""
    used: set[str] = set()
    for path in files:
        name, count = path.stem, 1
        while name.casefold() in used:
            count += 1
            name = f"{path.stem}-{count}"
        if count > 1:
            say(f"note: {path}: another file has the same stem; its facts are in {name}.json")
        used.add(name.casefold())
        yield path, name


def _write(path: Path, target: Path, name: str) -> None:
    from ingest.serialise import as_json  # noqa: PLC0415

    _, facts = facts_and_text(path)
    write_file(target, as_json(facts, name).encode("utf-8"))


def facts_and_text(path: Path) -> tuple[NormalText, Facts]:
    """The normal text of a file, and what it says.

    Raises:
        NotReadable, UnreadableFile, NotVietnamese: with the reason and what to do.
    """
    from ingest.extract import extract_file  # noqa: PLC0415

    try:
        return extract_file(path)
    except OSError as error:
        raise NotReadable(f"{path} cannot be read: {error.strerror}.", "Check the path.") from error
