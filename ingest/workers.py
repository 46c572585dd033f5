"""Extraction in worker processes."""

from __future__ import annotations

import json
import multiprocessing
import os
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, ProcessPoolExecutor, wait
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from graph.errors import ChithiError
from ingest.extract import extract_file
from ingest.facts import Facts
from ingest.serialise import as_mapping

FEW = 4
"""Fewer files than this are read in this process: starting others takes longer."""

AHEAD = 64
"""Files that are handed to an executor before the first comes back."""


@dataclass(frozen=True, slots=True)
class Job:
    """An original to be read: where its bytes are, and the name that it came with."""

    sha256: str
    path: Path
    name: str


@dataclass(frozen=True, slots=True)
class Extraction:
    """What came of a job.

    Attributes:
        facts: the facts as JSON, with ``source`` (format, pages, characters); ``""`` where it failed.
        warnings: sentences for a person.
        error, hint: why it failed, or ``""``.
    """

    job: Job
    text: str = ""
    facts: str = ""
    warnings: tuple[str, ...] = ()
    error: str = ""
    hint: str = ""


def extract_job(job: Job) -> Extraction:
    """Read one original. Never raises: a file that breaks a reader is reported and the run goes on."""
    try:
        text, facts = extract_file(job.path, job.name)
    except ChithiError as error:
        return Extraction(job, error=error.message, hint=error.hint)
    except OSError as error:
        return Extraction(job, error=f"{job.name} cannot be opened: {error.strerror or error}.")
    except Exception as error:  # noqa: BLE001 - any defect of a reader or rule on one file must not stop the others
        reason = f"{job.name} could not be read because of a defect in chithi ({type(error).__name__}: {error})."
        return Extraction(job, error=reason, hint="Please report it, with the file if you may.")
    source = {"format": text.format, "pages": text.pages, "characters": len(text.text)}
    plain = json.dumps({**as_mapping(facts, job.sha256), "source": source}, ensure_ascii=False, indent=1) + "\n"
    return Extraction(job, text.text, plain, _warnings(facts))


def _warnings(facts: Facts) -> tuple[str, ...]:
    own = facts.document
    if own.type or own.number or own.title or facts.cited_documents or facts.sections:
        return facts.warnings
    return (*facts.warnings, "No facts were found: the text has no type, number, title, citation or heading.")


def extract_all(
    jobs: Iterable[Job], *, count: int, executor: Executor | None = None, workers: int | None = None
) -> Iterator[Extraction]:
    """Read all originals, in the order in which they are done.

    Args:
        count: how many jobs there are.
        executor: used if given, and left open; else processes of our own, or this process for few files.
        workers: number of processes, by default one a processor.
    """
    if executor is not None:
        yield from _through(executor, iter(jobs), {})
        return
    workers = workers or os.cpu_count() or 1
    if workers == 1 or count < FEW:
        yield from map(extract_job, jobs)
        return
    yield from _in_processes(jobs, min(workers, count))


def _in_processes(jobs: Iterable[Job], workers: int) -> Iterator[Extraction]:
    """In a pool of our own. If a file kills a worker, the files that were under way are read one by one, each in a
    process of its own, so that only the guilty one fails."""
    remaining = iter(jobs)
    while True:
        under_way: dict[str, Job] = {}
        try:
            with _pool(workers) as pool:
                yield from _through(pool, remaining, under_way)
            return
        except BrokenExecutor:
            for job in under_way.values():
                yield _alone(job)


def _alone(job: Job) -> Extraction:
    try:
        with _pool(1) as pool:
            return pool.submit(extract_job, job).result()
    except BrokenExecutor:
        return Extraction(job, error=f"{job.name} made its reader crash.", hint="Is there enough memory?")


def _pool(workers: int) -> ProcessPoolExecutor:
    """Spawned processes: a forked child of a process that runs the embedded store's JVM hangs."""
    return ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn"))


def _through(executor: Executor, jobs: Iterator[Job], under_way: dict[str, Job]) -> Iterator[Extraction]:
    """Through an executor, with few files under way at a time, so that memory does not grow with their number.

    ``under_way`` holds the jobs that were handed over and have not come back.
    """
    pending: set[Future[Extraction]] = set()
    while True:
        for job in islice(jobs, AHEAD - len(pending)):
            under_way[job.sha256] = job
            pending.add(executor.submit(extract_job, job))
        if not pending:
            return
        finished, pending = wait(pending, return_when=FIRST_COMPLETED)
        for future in finished:
            extraction = future.result()
            del under_way[extraction.job.sha256]
            yield extraction
