"""A file at the door: may it come in, and are its bytes known already?"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from graph.archive import Archive, Original
from graph.errors import ChithiError
from ingest.sidecar import SidecarError, read_sidecar, sidecar_of

SUFFIXES = (
    ".txt", ".md", ".markdown", ".html", ".htm", ".docx", ".doc", ".rtf", ".pdf", ".png", ".jpg", ".jpeg", ".tif",
    ".tiff",
)  # fmt: skip
LARGEST = 100 * 1024 * 1024
"""Bytes of the largest file that is read: no directive comes near it."""


class NotTaken(ChithiError):
    """A file cannot be taken in."""


class NotADocument(ChithiError):
    """A file of a kind that is not read."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A file in the archive, and what its side file says."""

    path: Path
    original: Original
    corrections: dict[str, str | None]


def take(path: Path, archive: Archive, largest: int = LARGEST) -> Taken:
    """Check a file and keep it in the archive.

    Raises:
        NotADocument: its suffix is none that chithi reads.
        NotTaken: it does not exist, is no file, is empty, too large, or cannot be read; or its side file is wrong.
        ArchiveError: the archive cannot be written.
    """
    try:
        _check(path, largest)
        corrections = _corrections(path)
        return Taken(path, archive.keep(path), corrections)
    except PermissionError as error:
        raise NotTaken("This account may not read it.", "Change its permissions.") from error
    except FileNotFoundError as error:
        raise NotTaken("It vanished while it was read.", "Ingest it again.") from error
    except OSError as error:
        raise NotTaken(f"It cannot be read: {error.strerror or error}.") from error
    except SidecarError as error:
        raise NotTaken(error.message, error.hint) from error


def _check(path: Path, largest: int) -> None:
    if not path.exists():
        raise NotTaken("It does not exist.", "Check the path.")
    if not path.is_file():
        raise NotTaken("It is neither a file nor a folder.")
    if path.suffix.lower() not in SUFFIXES:
        raise NotADocument(f"Files of the kind {path.suffix or path.name!r} are not read.")
    size = path.stat().st_size
    if size == 0:
        raise NotTaken("The file is empty.", "Fetch it again.")
    if size > largest:
        raise NotTaken(
            f"The file has {size / 1e6:.0f} MB; the limit is {largest / 1e6:.0f} MB.",
            "Split it, or keep only the pages of the document.",
        )


def _corrections(path: Path) -> dict[str, str | None]:
    beside = sidecar_of(path)
    return read_sidecar(beside) if beside else {}
