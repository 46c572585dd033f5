"""The one error of the readers."""

from __future__ import annotations

from graph.errors import ChithiError


class UnreadableFile(ChithiError):
    """The file is empty, damaged, of an unknown format, or not what its name says."""
