"""Which files a run is about."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from ingest.sidecar import SUFFIX

_NOT_DOCUMENTS = ("manifest.json",)


def find_files(paths: Sequence[Path]) -> Iterator[Path]:
    """Every file under ``paths``, absolute, each once, in the order of paths inside a folder.

    Hidden files and folders, side files and manifests are left out. A path that does not exist is yielded as it is, so
    that its failure is reported where the others are. A link to a folder is not followed below a given path.
    """
    seen: set[Path] = set()
    for path in paths:
        for found in _walk(path):
            absolute = found.resolve()
            if absolute not in seen:
                seen.add(absolute)
                yield absolute


def _walk(path: Path) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    for folder, folders, files in os.walk(path):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(folder, name) for name in sorted(files) if _is_document(name))


def _is_document(name: str) -> bool:
    return not (name.startswith(".") or name.endswith(SUFFIX) or name in _NOT_DOCUMENTS)
