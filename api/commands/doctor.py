"""``chithi doctor``: what works on this machine."""

from __future__ import annotations

import platform
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import typer

from api.terminal import write
from graph.errors import ChithiError


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at.

    Attributes:
        state: ``ok``, ``missing`` (something optional) or ``broken``.
        says: what was found, and what to do where it is not ok.
    """

    what: str
    state: str
    says: str


def add(app: typer.Typer) -> None:
    """Add the command."""
    app.command("doctor")(doctor)


def doctor() -> None:
    """Say what works on this machine, and what to install for the rest. · Kiểm tra máy có đủ những gì cần thiết.

    The exit code is 1 if something that every command needs is broken.
    """
    broken = False
    for finding in findings():
        write(f"{finding.state:8} {finding.what:20} {finding.says}\n")
        broken = broken or finding.state == "broken"
    if broken:
        raise typer.Exit(1)


def findings() -> Iterator[Finding]:
    """Everything that is looked at, in order."""
    yield Finding("Python", "ok", f"{platform.python_version()} ({sys.executable})")
    yield from _data()
    yield from _store()
    yield from _catalogue()
    yield _program("tesseract", "reads scans", "tesseract-ocr and tesseract-ocr-vie", _vietnamese)
    yield _program("antiword", "reads .doc files", "antiword", None)
    yield _program("java", "runs a Neo4j server for the tests; not needed otherwise", "openjdk-17-jre-headless", None)


def _data() -> Iterator[Finding]:
    from api.settings import read_settings  # noqa: PLC0415

    folder = read_settings().data
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe = folder / ".doctor"
        probe.write_text("", encoding="utf-8")
        probe.unlink()
    except OSError as error:
        yield Finding("data folder", "broken", f"{folder}: {error.strerror}. Set CHITHI_DATA to a folder of your own.")
        return
    yield Finding("data folder", "ok", f"{folder}, {shutil.disk_usage(folder).free / 1e9:.0f} GB free")


def _store() -> Iterator[Finding]:
    from api.settings import read_settings  # noqa: PLC0415

    settings = read_settings()
    try:
        store = settings.open_store()
        try:
            count = store.run("MATCH (d:Document) RETURN count(d) AS n").rows[0]["n"]
        finally:
            store.close()
    except ChithiError as error:
        yield Finding("store", "broken", f"{settings.store}: {error}")
        return
    yield Finding("store", "ok", f"{settings.store}, {count} documents")


def _catalogue() -> Iterator[Finding]:
    from queries.catalogue import Catalogue  # noqa: PLC0415

    try:
        yield Finding("questions", "ok", f"{len(Catalogue())} in the catalogue")
    except ChithiError as error:
        yield Finding("questions", "broken", str(error))


def _program(name: str, use: str, package: str, check: Callable[[str], str] | None) -> Finding:
    path = shutil.which(name)
    if path is None:
        return Finding(name, "missing", f"{use}; install {package}")
    wrong = check(path) if check else ""
    return Finding(name, "missing", f"{wrong}; install {package}") if wrong else Finding(name, "ok", f"{use} ({path})")


def _vietnamese(path: str) -> str:
    listed = subprocess.run([path, "--list-langs"], capture_output=True, text=True, check=False)
    return "" if "vie" in listed.stdout.split() else "it has no Vietnamese"
