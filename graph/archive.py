"""The archive on disk: what was read, and what was found in it. Every graph database is a projection of it.

::

    <data>/archive/originals/ab/abcdef….pdf         the bytes as they came, by SHA-256
    <data>/archive/texts/ab/abcdef….<version>.txt   their normal text
    <data>/archive/facts/ab/abcdef….<version>.json  what an extractor version found; written last, so that a facts
                                                    file means that everything else about the original is there
    <data>/archive/corrections/ab/abcdef….json      what its side file says of it
    <data>/archive/decisions/000001.json            what people decided, in order; a later one may take it back

Every file is written beside its place and renamed into it, so that a reader or a killed run never leaves half of one.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any, BinaryIO

from graph.errors import ChithiError

_CHUNK = 1 << 20
_SUFFIX = re.compile(r"\.[a-z0-9]{1,8}\Z")


class ArchiveError(ChithiError):
    """The archive cannot be written or holds something that is not its own."""


@dataclass(frozen=True, slots=True)
class Original:
    """The bytes of a file that was seen: ``sha256`` in hexadecimal, ``size`` in bytes, ``path`` inside the archive."""

    sha256: str
    size: int
    path: Path


@dataclass(frozen=True, slots=True)
class Archive:
    """The archive under the data folder ``data``; it is made when something is first kept."""

    data: Path

    @property
    def ledger_path(self) -> Path:
        """The SQLite file that says of every file seen what became of it."""
        return self.data / "ledger.sqlite"

    @property
    def register_path(self) -> Path:
        """The SQLite file that says which document each original is; derived from the facts."""
        return self.data / "register.sqlite"

    @property
    def passages_path(self) -> Path:
        """The SQLite file by which documents are compared; derived from the facts and texts."""
        return self.data / "passages.sqlite"

    def keep(self, source: Path) -> Original:
        """Copy a file into the archive, unless these bytes are there already.

        Raises:
            OSError: ``source`` cannot be read.
            ArchiveError: the archive cannot be written.
        """
        sha256, size = digest(source)
        target = self._place("originals", sha256, self._suffix(sha256, source))
        if not target.exists():
            with source.open("rb") as stream, _written(target) as copy:
                for chunk in iter(lambda: stream.read(_CHUNK), b""):
                    copy.write(chunk)
        return Original(sha256, size, target)

    def original(self, sha256: str) -> Path | None:
        """Where these bytes are kept, or ``None``."""
        return next(iter(sorted(self._place("originals", sha256, "").parent.glob(f"{sha256}*"))), None)

    def write_facts(self, sha256: str, version: str, text: str, facts: str) -> None:
        """Keep the normal text of an original and its facts (JSON)."""
        with _written(self._place("texts", sha256, f".{version}.txt")) as stream:
            stream.write(text.encode("utf-8"))
        with _written(self._place("facts", sha256, f".{version}.json")) as stream:
            stream.write(facts.encode("utf-8"))

    def has_facts(self, sha256: str, version: str) -> bool:
        """Whether this extractor version has read these bytes."""
        return self._place("facts", sha256, f".{version}.json").exists()

    def facts(self, sha256: str, version: str) -> str:
        """The facts (JSON) that ``version`` found.

        Raises:
            ArchiveError: there are none.
        """
        return self._read("facts", sha256, f".{version}.json")

    def text(self, sha256: str, version: str) -> str:
        """The normal text as ``version`` read it.

        Raises:
            ArchiveError: there is none.
        """
        return self._read("texts", sha256, f".{version}.txt")

    def versions(self, sha256: str) -> tuple[str, ...]:
        """The extractor versions that found facts in these bytes, in the order of their names."""
        names = self._place("facts", sha256, "").parent.glob(f"{sha256}.*.json")
        return tuple(sorted(path.stem.partition(".")[2] for path in names))

    def all_facts(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """SHA-256 of every original that has facts, in order, with the versions that found them."""
        names = (path.stem.partition(".") for path in sorted((self.data / "archive" / "facts").glob("*/*.json")))
        for sha256, group in groupby(names, key=lambda parts: parts[0]):
            yield sha256, tuple(version for _, _, version in group)

    def corrections(self, sha256: str) -> dict[str, Any]:
        """What a person says of this original, ``{}`` if nothing."""
        path = self._place("corrections", sha256, ".json")
        found: dict[str, Any] = json.loads(path.read_text("utf-8")) if path.exists() else {}
        return found

    def write_corrections(self, sha256: str, corrections: Mapping[str, Any]) -> None:
        """Keep what a person says of this original; ``{}`` takes it back."""
        path = self._place("corrections", sha256, ".json")
        if not corrections:
            path.unlink(missing_ok=True)
            return
        with _written(path) as stream:
            plain = json.dumps(dict(corrections), ensure_ascii=False, indent=1, sort_keys=True)
            stream.write((plain + "\n").encode("utf-8"))

    def decisions(self) -> list[dict[str, Any]]:
        """What people decided, in order.

        Raises:
            ArchiveError: one cannot be read.
        """
        paths = sorted((self.data / "archive" / "decisions").glob("*.json"))
        try:
            return [json.loads(path.read_text("utf-8")) for path in paths]
        except (OSError, ValueError) as error:
            raise ArchiveError(f"A decision in {paths[0].parent} cannot be read: {error}.") from error

    def add_decision(self, decision: Mapping[str, Any]) -> int:
        """Keep a decision; returns its number, from 1."""
        folder = self.data / "archive" / "decisions"
        last = max((int(path.stem) for path in folder.glob("*.json")), default=0)
        with _written(folder / f"{last + 1:06}.json") as stream:
            plain = json.dumps({"number": last + 1, **decision}, ensure_ascii=False, indent=1, sort_keys=True)
            stream.write((plain + "\n").encode("utf-8"))
        return last + 1

    def _place(self, kind: str, sha256: str, ending: str) -> Path:
        return self.data / "archive" / kind / sha256[:2] / f"{sha256}{ending}"

    def _suffix(self, sha256: str, source: Path) -> str:
        kept = self.original(sha256)
        suffix = kept.suffix if kept else source.suffix.lower()
        return suffix if _SUFFIX.fullmatch(suffix) else ""

    def _read(self, kind: str, sha256: str, ending: str) -> str:
        path = self._place(kind, sha256, ending)
        try:
            return path.read_bytes().decode("utf-8")
        except (OSError, UnicodeDecodeError) as error:
            message = f"The archive has no readable {kind} of {sha256[:12]}… ({path.name})."
            raise ArchiveError(message, "Ingest the file again.") from error


def digest(path: Path) -> tuple[str, int]:
    """SHA-256 (hexadecimal) and size in bytes of a file."""
    summing, size = hashlib.sha256(), 0
    with path.open("rb") as stream:
        for chunk in iter(lambda: stream.read(_CHUNK), b""):
            summing.update(chunk)
            size += len(chunk)
    return summing.hexdigest(), size


@contextmanager
def _written(target: Path) -> Iterator[BinaryIO]:
    """A stream whose bytes are at ``target``, all of them and safely on disk, once the block ends without error."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=".new-", dir=target.parent)
    except OSError as error:
        message = f"The archive folder {target.parent} cannot be written: {error.strerror}."
        raise ArchiveError(message, "Set CHITHI_DATA to a folder of your own.") from error
    try:
        with os.fdopen(handle, "wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    _sync_folder(target.parent)


def _sync_folder(folder: Path) -> None:
    """Make a rename survive a power cut, where the system can."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
