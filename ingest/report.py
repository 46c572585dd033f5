"""What a run of ingestion did, for people."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class FileReport:
    """What became of one file.

    Attributes:
        outcome: as in ``graph.ledger.Entry``: read, unchanged, duplicate, failed, skipped.
        reason, hint: why, and what to do; a warning where the file was read.
        document: id of the document that it is.
    """

    path: str
    outcome: str
    reason: str = ""
    hint: str = ""
    document: str | None = None

    @property
    def line(self) -> str:
        """One line: what, which file, why, what to do."""
        why = " ".join(" ".join(part.split()) for part in (self.reason, self.hint) if part)
        return f"{self.outcome}: {self.path}" + (f": {why}" if why else "")


@dataclass(slots=True)
class Report:
    """What a run did.

    Attributes:
        files: one entry for each file, in the order of paths.
        written, removed: documents that were written to the store or taken out of it.
        store_error: why the store is not up to date, or ``""``; the archive is.
    """

    files: list[FileReport] = field(default_factory=list)
    written: int = 0
    removed: int = 0
    store_error: str = ""

    def count(self, outcome: str) -> int:
        """How many files had this outcome."""
        return Counter(file.outcome for file in self.files)[outcome]

    @property
    def failed(self) -> int:
        """How many things went wrong: files, and the store."""
        return self.count("failed") + bool(self.store_error)

    @property
    def lines(self) -> list[str]:
        """A line for everything a person should know: failures, duplicates, skipped files, warnings, the store."""
        told = [file.line for file in self.files if file.outcome in ("failed", "duplicate", "skipped") or file.reason]
        return told + ([f"failed: store: {self.store_error}"] if self.store_error else [])

    @property
    def summary(self) -> str:
        """One line with the counts."""
        counts = [f"{self.count(outcome)} {outcome}" for outcome in ("read", "unchanged", "duplicate", "skipped")]
        return ", ".join([*counts, f"{self.failed} failed", f"{self.written} written to the store"])
