"""The processes that answer SPARQL: few, kept for the next question, ended where a question takes too long."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path

from graph.errors import QueryTimeout, StoreError, StoreUnavailable
from graph.rdf import worker
from graph.rdf.worker import Answer, Asked

MOST = 2
"""Questions that are answered at a time; others wait."""
_START_SECONDS = 60.0
_WAIT_SECONDS = 30.0


@dataclass(slots=True)
class _Worker:
    folder: Path
    process: BaseProcess
    connection: Connection

    def stop(self) -> None:
        self.connection.close()
        self.process.kill()
        self.process.join()


@dataclass(slots=True)
class Workers:
    """The processes of one index; safe to use from many threads."""

    _places: threading.BoundedSemaphore = field(default_factory=lambda: threading.BoundedSemaphore(MOST))
    _changing: threading.Lock = field(default_factory=threading.Lock)
    _idle: list[_Worker] = field(default_factory=list)

    def ask(self, folder: Path, asked: Asked, timeout: float) -> Answer:
        """The answer by a process that serves ``folder``.

        Raises:
            QueryTimeout: it takes longer than ``timeout`` seconds; the process is ended.
            StoreUnavailable: others keep all processes busy, or none can be started.
            StoreError: the process ended: the question took more memory than it may.
        """
        if not self._places.acquire(timeout=_WAIT_SECONDS):
            raise StoreUnavailable("Too many others are asking in SPARQL.", "Ask again in a minute.")
        try:
            chosen = self._take(folder)
            try:
                answer = _ask(chosen, asked, timeout)
            except BaseException:
                chosen.stop()
                raise
            with self._changing:
                self._idle.append(chosen)
            return answer
        finally:
            self._places.release()

    def close(self) -> None:
        """End all that are idle."""
        with self._changing:
            while self._idle:
                self._idle.pop().stop()

    def _take(self, folder: Path) -> _Worker:
        """One that serves the folder; those of an index that is no longer asked are ended."""
        with self._changing:
            while self._idle:
                chosen = self._idle.pop()
                if chosen.folder == folder and chosen.process.is_alive():
                    return chosen
                chosen.stop()
        return _started(folder)


def _started(folder: Path) -> _Worker:
    process, connection = worker.start(folder)
    started = _Worker(folder, process, connection)
    try:
        if connection.poll(_START_SECONDS):
            connection.recv()
            return started
    except EOFError:
        pass
    started.stop()
    raise StoreUnavailable("The process that answers SPARQL does not start.", "The server's log says why.")


def _ask(chosen: _Worker, asked: Asked, timeout: float) -> Answer:
    chosen.connection.send(asked)
    if not chosen.connection.poll(timeout):
        raise QueryTimeout(
            f"The question took longer than {timeout:.0f} seconds.", "Narrow it: fix a type, a document, a LIMIT."
        )
    try:
        answer: Answer = chosen.connection.recv()
    except EOFError as error:
        raise StoreError("The question took more memory than it may.", "Narrow it.") from error
    return answer
