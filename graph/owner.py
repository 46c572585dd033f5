"""The embedded store has one owner process; whoever comes second asks the owner and notices nothing.

The owner holds a lock on ``owner.lock`` in the store's folder, as the system releases it however the process ends, and
writes into ``owner.json`` (readable by its user only) how it can be asked. Who finds the lock taken reads that file and
sends everything there. When the owner ends, the next to ask takes its place.
"""

from __future__ import annotations

import atexit
import fcntl
import json
import os
import secrets
import sys
import threading
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

from graph.errors import StoreLocked, StoreUnavailable
from graph.remote import OwnerGone, RemoteStore, StoreServer
from graph.rows import DocumentGraph
from graph.store import Rows, Store

WAIT_SECONDS = 30.0
"""How long to wait for an owner that is starting, closing, or silent."""

PART = 50
"""Documents that are sent to the owner at once."""

_RETRY_SECONDS = 0.1
_Answer = TypeVar("_Answer")


@dataclass(frozen=True, slots=True)
class Owner:
    """Who owns a store, and how to ask."""

    pid: int
    command: str
    port: int
    token: str


class SharedStore:
    """The store in ``folder``: opened here, or asked for where another process has it open.

    Args:
        open_here: opens the database in this process.
        wait: seconds to wait for an owner that does not answer.

    Raises:
        StoreLocked: the owner does not answer.
        StoreUnavailable: the folder cannot be used.
    """

    engine = "embedded"

    def __init__(self, folder: Path, open_here: Callable[[], Store], *, wait: float = WAIT_SECONDS) -> None:
        self._folder = folder
        self._open_here = open_here
        self._wait = wait
        self._changing = threading.Lock()
        self._lock: int | None = None
        self._server: StoreServer | None = None
        self._closed = False
        self._process = os.getpid()
        self._store = self._obtain()

    @property
    def owns(self) -> bool:
        """Whether the database is open in this process."""
        return self._server is not None

    def apply_schema(self) -> None:
        self._do(lambda store: store.apply_schema())

    def upsert(self, graphs: Sequence[DocumentGraph]) -> None:
        self._do(lambda store: store.upsert(graphs))

    def bulk_load(self, graphs: Iterable[DocumentGraph]) -> None:
        if self.owns:
            self._store.bulk_load(graphs)
            return
        remaining = iter(graphs)
        while part := list(islice(remaining, PART)):
            self.upsert(part)

    def remove(self, document: str) -> None:
        self._do(lambda store: store.remove(document))

    def clear(self) -> None:
        self._do(lambda store: store.clear())

    def run(
        self,
        statement: str,
        parameters: Mapping[str, Any] | None = None,
        *,
        timeout: float | None = None,
        most: int | None = None,
    ) -> Rows:
        return self._do(lambda store: store.run(statement, parameters, timeout=timeout, most=most))

    def revision(self) -> str | None:
        return self._do(lambda store: store.revision())

    def close(self) -> None:
        """Release the store; what others are being answered is finished first."""
        with self._changing:
            if self._closed:
                return
            self._closed = True
            atexit.unregister(self.close)
            if os.getpid() == self._process:  # a forked child has no right to what its parent holds
                self._release()

    def _do(self, operation: Callable[[Store], _Answer]) -> _Answer:
        """Do it, and if the owner has gone meanwhile do it again with the next. Every operation may be done twice."""
        for _ in range(3):
            store = self._store
            try:
                return operation(store)
            except OwnerGone:
                with self._changing:
                    if self._closed:
                        break
                    if self._store is store:
                        self._store = self._obtain()
        raise StoreUnavailable(f"The store in {self._folder} keeps being closed by the processes that own it.")

    def _obtain(self) -> Store:
        deadline = time.monotonic() + self._wait
        while True:
            if (lock := _claim(self._folder)) is not None:
                return self._own(lock)
            owner = _read_owner(self._folder)
            if owner is not None:
                try:
                    return RemoteStore(owner.port, owner.token)
                except OwnerGone:
                    pass  # it is starting or ending: ask again
            if time.monotonic() >= deadline:
                raise _locked(self._folder, owner)
            time.sleep(_RETRY_SECONDS)

    def _own(self, lock: int) -> Store:
        try:
            store = self._open_here()
        except BaseException:
            os.close(lock)
            raise
        atexit.unregister(self.close)
        atexit.register(self.close)  # anew, so that it comes before what Java registered when it started
        token = secrets.token_urlsafe(32)
        self._lock, self._server = lock, StoreServer(store, token)
        _write_owner(self._folder, Owner(os.getpid(), _command(), self._server.port, token))
        return store

    def _release(self) -> None:
        if self._server is not None:
            (self._folder / "owner.json").unlink(missing_ok=True)
            self._server.close()
        self._store.close()
        if self._lock is not None:
            os.close(self._lock)


def _claim(folder: Path) -> int | None:
    """The descriptor that holds the lock, or ``None`` where another has it."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(folder / "owner.lock", os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise StoreUnavailable(f"The folder {folder} cannot be used: {error.strerror}.") from error
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(descriptor)
        return None
    return descriptor


def _read_owner(folder: Path) -> Owner | None:
    try:
        return Owner(**json.loads((folder / "owner.json").read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def _write_owner(folder: Path, owner: Owner) -> None:
    """Whole or not at all, and from the beginning readable by nobody else."""
    path = folder / f"owner.{owner.pid}.json"
    path.unlink(missing_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        json.dump(asdict(owner), file)
    path.replace(folder / "owner.json")


def _command() -> str:
    return " ".join([Path(sys.argv[0]).name, *sys.argv[1:]])[:200] if sys.argv else "python"


def _locked(folder: Path, owner: Owner | None) -> StoreLocked:
    who = f"process {owner.pid} ({owner.command})" if owner else "another process"
    return StoreLocked(f"The store in {folder} is open in {who}, which does not answer.", "End it, or wait for it.")
