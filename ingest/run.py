"""A run of ingestion: files into the archive, facts out of them, and the store brought up to date.

The archive comes first and is never undone: whatever happens to a file, a worker or the store, what was read is kept,
and the next run goes on from there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import cast

from graph.archive import Archive
from graph.errors import ChithiError, StoreError
from graph.ledger import Entry, Ledger
from graph.register import Register
from graph.store import Store
from ingest.alignment.index import PassageIndex
from ingest.decisions import Decisions, read_decisions
from ingest.extract import extractor_version
from ingest.intake import LARGEST, NotADocument, NotTaken, Taken, take
from ingest.linking.projection import Holdings, Projection, project, rebuild
from ingest.report import FileReport, Report
from ingest.sources import find_files
from ingest.workers import Extraction, Job, extract_all

Clock = Callable[[], datetime]
Progress = Callable[[str, int, int], None]
"""Called with the stage (``files``, ``reading``, ``store``), how much is done, and of how much (0 if not known)."""


def silent(stage: str, done: int, total: int) -> None:
    """No progress is shown."""


def ingest(
    paths: Sequence[Path],
    archive: Archive,
    store: Store | Callable[[], Store] | None,
    *,
    clock: Clock,
    executor: Executor | None = None,
    workers: int | None = None,
    progress: Progress = silent,
    largest: int = LARGEST,
) -> Report:
    """Take files and folders into the archive and the store.

    Args:
        store: open, with its schema applied, or a function that opens it (then it is closed at the end); ``None`` for
            the archive alone.
        clock: the time, for the ledger.
        executor: for the extraction; by default processes of our own, none for few files.
        workers: number of processes.
        largest: bytes of the largest file that is read.

    Returns:
        What became of every file; ``failed`` of the report is 0 if all went well.

    Raises:
        ArchiveError: the archive cannot be written.
    """
    with opened(archive) as holdings:
        run = _Run(holdings, clock, extractor_version(), progress)
        run.take_all(paths, largest)
        run.extract_all(executor, workers)
        run.report.files.sort(key=lambda file: file.path)
        if store is not None:
            run.project(store)
        return run.report


def rebuild_store(
    archive: Archive, store: Store, *, workers: int | None = None, progress: Progress = silent
) -> Projection:
    """Empty the store and project the archive into it. What an older extractor has read is read again first.

    Raises:
        StoreError: the store is away or refuses.
    """
    version = extractor_version()
    found = dict(archive.all_facts())
    jobs = [
        Job(sha256, original, original.name)
        for sha256, versions in found.items()
        if version not in versions and (original := archive.original(sha256))
    ]
    for count, done in enumerate(extract_all(jobs, count=len(jobs), workers=workers), 1):
        if not done.error:
            archive.write_facts(done.job.sha256, version, done.text, done.facts)
            found[done.job.sha256] = (version,)
        progress("reading", count, len(jobs))
    with opened(archive) as holdings:
        return rebuild(holdings, store, [(sha256, _best(versions, version)) for sha256, versions in found.items()])


def _best(versions: tuple[str, ...], wanted: str) -> str:
    return wanted if wanted in versions else versions[-1]


@contextmanager
def opened(archive: Archive) -> Iterator[Holdings]:
    """The archive with its ledger, register and index of passages, closed at the end of the block."""
    with (
        closing(Ledger(archive.ledger_path)) as ledger,
        closing(Register(archive.register_path)) as register,
        closing(PassageIndex(archive.passages_path)) as passages,
    ):
        yield Holdings(archive, ledger, register, passages, Decisions(read_decisions(archive.decisions())))


@dataclass(slots=True)
class _Run:
    """The state of one run. ``taken``: the files of this run by SHA-256, in the order in which they were found."""

    holdings: Holdings
    clock: Clock
    version: str
    progress: Progress
    report: Report = field(default_factory=Report)
    taken: dict[str, list[Taken]] = field(default_factory=dict)

    def take_all(self, paths: Sequence[Path], largest: int) -> None:
        """Check and keep every file."""
        for count, path in enumerate(find_files(paths), 1):
            try:
                found = take(path, self.holdings.archive, largest)
                self.taken.setdefault(found.original.sha256, []).append(found)
            except NotADocument as reason:
                self._turn_away(path, "skipped", reason)
            except NotTaken as reason:
                self._turn_away(path, "failed", reason)
            self.progress("files", count, 0)

    def extract_all(self, executor: Executor | None, workers: int | None) -> None:
        """Read what this version has not read, and register all."""
        archive = self.holdings.archive
        known = [sha256 for sha256 in self.taken if archive.has_facts(sha256, self.version)]
        for sha256 in known:
            self._register(sha256, ())
        jobs = [
            Job(sha256, files[0].original.path, files[0].path.name)
            for sha256, files in self.taken.items()
            if sha256 not in set(known)
        ]
        for count, done in enumerate(extract_all(jobs, count=len(jobs), executor=executor, workers=workers), 1):
            self._keep(done)
            self.progress("reading", count, len(jobs))
        self._tell_documents()

    def _tell_documents(self) -> None:
        """Say in the report which document each file is now: a later file may have told two apart."""
        documents = {
            str(file.path): self.holdings.register.document_of(sha256)
            for sha256, files in self.taken.items()
            for file in files
        }
        self.report.files = [
            replace(file, document=documents.get(file.path) or file.document) for file in self.report.files
        ]

    def _keep(self, done: Extraction) -> None:
        sha256 = done.job.sha256
        if done.error:
            for file in self.taken[sha256]:
                self._fail(file, done.error, done.hint)
            return
        self.holdings.archive.write_facts(sha256, self.version, done.text, done.facts)
        self._register(sha256, done.warnings)

    def _register(self, sha256: str, warnings: tuple[str, ...]) -> None:
        """Note which document the bytes are, and what became of each file that has them."""
        files, register = self.taken[sha256], self.holdings.register
        before = {entry.path: entry for entry in self.holdings.ledger.with_bytes(sha256)}
        self._correct(sha256, files)
        told = self.holdings.told(sha256)
        known = register.manifestation(sha256)
        if known and known.version == self.version and known.corrections == told:
            document, outcome = known.document, "unchanged"
        else:
            document, outcome = self.holdings.register_original(sha256, self.version), "read"
            warnings = (*warnings, *self._doubts(sha256))
        known_format = next((entry.format for entry in before.values()), None)
        format_ = known_format or self.holdings.read(sha256, self.version)[1].format
        first = next((path for path, entry in before.items() if entry.outcome in ("read", "unchanged")), None)
        first = first or str(files[0].path)
        for file in files:
            path = str(file.path)
            fate = outcome if path == first else "duplicate"
            reason = f"It has the same bytes as {first}." if fate == "duplicate" else " ".join(warnings)
            if path not in before:
                register.unsettle(document)
            elif outcome == "unchanged":
                fate, reason = "unchanged", before[path].reason if before[path].outcome != "failed" else ""
            self._record(file, before.get(path), format_, document, FileReport(path, fate, reason))

    def _doubts(self, sha256: str) -> tuple[str, ...]:
        other = self.holdings.contradicted(sha256)
        warning = (
            f"It has the number of {other} but another date or title, and is taken for another document; "
            '"chithi correct document" can say otherwise.'
        )
        return (warning,) if other else ()

    def _correct(self, sha256: str, files: Sequence[Taken]) -> None:
        """Keep what the side file says. One that is gone takes back what it said, one of another path stays."""
        archive = self.holdings.archive
        stored = archive.corrections(sha256)
        told = next((file for file in files if file.corrections), None)
        wanted: dict[str, object] = {"from": str(told.path), "fields": told.corrections} if told else stored
        if told is None and stored.get("from") in {str(file.path) for file in files}:
            wanted = {}
        if wanted != stored:
            archive.write_corrections(sha256, wanted)

    def _record(
        self, file: Taken, before: Entry | None, format_: str | None, document: str | None, found: FileReport
    ) -> None:
        now = self.clock().isoformat(timespec="seconds")
        read_at = before.read_at if before and found.outcome in ("unchanged", "failed") else now
        kept = before.outcome if before and before.outcome == "duplicate" else found.outcome
        entry = Entry(
            path=found.path,
            sha256=file.original.sha256,
            size=file.original.size,
            format=format_,
            version=self.version,
            outcome=kept if found.outcome == "unchanged" else found.outcome,
            reason=found.reason,
            hint=found.hint,
            document=document,
            read_at=read_at if found.outcome != "failed" or before else None,
            seen_at=now,
        )
        self.holdings.ledger.record(entry)
        self.report.files.append(replace(found, document=document))

    def _fail(self, file: Taken, reason: str, hint: str) -> None:
        before = self.holdings.ledger.entry(str(file.path))
        document = before.document if before and before.sha256 == file.original.sha256 else None
        self._record(file, before, None, document, FileReport(str(file.path), "failed", reason, hint))

    def _turn_away(self, path: Path, outcome: str, reason: ChithiError) -> None:
        """A file that did not come in: nothing is known of its bytes."""
        now = self.clock().isoformat(timespec="seconds")
        entry = Entry(str(path), None, None, None, self.version, outcome, reason.message, reason.hint, None, None, now)
        self.holdings.ledger.record(entry)
        self.report.files.append(FileReport(str(path), outcome, reason.message, reason.hint))

    def project(self, store: Store | Callable[[], Store]) -> None:
        """Bring the store up to date; if it cannot be, the report says why and the archive keeps all."""
        try:
            opened_here = store() if callable(store) else None
            try:
                self._project(opened_here or cast(Store, store))
            finally:
                if opened_here:
                    opened_here.close()
        except StoreError as error:
            self.report.store_error = f"{error} What was read is in the archive and goes into the store next time."

    def _project(self, store: Store) -> None:
        done = project(self.holdings, store, lambda count, total: self.progress("store", count, total))
        self.report.written, self.report.removed = done.written, done.removed
        for document, reason in done.failed.items():
            for entry in self.holdings.ledger.of_document(document)[:1]:
                self.holdings.ledger.record(replace(entry, outcome="failed", reason=reason))
                self.report.files.append(FileReport(entry.path, "failed", reason, document=document))
