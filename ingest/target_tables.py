"""Targets in tables: one for each row and year column."""

from __future__ import annotations

from collections.abc import Callable

from ingest.facts import Target
from ingest.outline import Outline
from ingest.target_years import Period
from ingest.text import NormalText


def table_targets(text: NormalText, outline: Outline, above: Callable[[int], Period | None]) -> list[Target]:
    """The targets that table rows state, in reading order; ``above`` gives the period an item inherits."""
    return []
