"""An index of the RDF projection that SPARQL is asked of: in the data folder, and made anew when the store has changed.

Whether it has is seen by a fingerprint of the store: the revision of every document (a digest of all that it states),
and how many nodes and relationships of each kind there are. It is taken again for a question only when little time
would go into it, so an answer may be some seconds old. While a new index is being made, the one before answers.
"""

from __future__ import annotations

import fcntl
import hashlib
import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pyoxigraph as ox

from graph.ddl import GENERATED
from graph.errors import ChithiError, StoreError, StoreUnavailable
from graph.export import export
from graph.model import load_model
from graph.namespaces import DEFAULT_BASE
from graph.rdf.questions import check_question
from graph.rdf.worker import Answer, Asked
from graph.rdf.workers import Workers
from graph.store import Store
from graph.succession import vocabulary_graph

PATIENCE = 20.0
"""Seconds that a question waits for an index that is being made."""

_PAGE = 5_000
_LEAST_INTERVAL = 1.0
_SHARE = 20
"""A fingerprint is taken again after this many times the seconds that the last one took."""
_ONTOLOGY = GENERATED / "ontology.ttl"


class SparqlIndex:
    """The index of one store.

    Args:
        folder: holds nothing else.
        base: what the IRIs of things begin with.
    """

    def __init__(self, store: Store, folder: Path, base: str = DEFAULT_BASE, *, patience: float = PATIENCE) -> None:
        self._store = store
        self._folder = folder
        self._base = base
        self._patience = patience
        self._workers = Workers()
        self._changing = threading.Lock()
        self._key = ""
        self._look_again = 0.0
        self._building: threading.Thread | None = None
        self._failure: ChithiError | None = None

    def ask(self, asked: Asked, timeout: float) -> Answer:
        """The answer to a question, or what is wrong with it.

        Args:
            timeout: seconds that answering may take, once there is an index.

        Raises:
            WriteRefused: it would change something or ask another server.
            QueryTimeout: it takes longer.
            StoreUnavailable: the first index is still being made, or too many others are asking.
            StoreError: it is empty or too long, or takes more memory than a question may.
        """
        check_question(asked.text)
        return self._workers.ask(self.current(), asked, timeout)

    def current(self) -> Path:
        """The folder of an index, up to date if that takes no longer than this index's patience.

        Raises:
            StoreUnavailable: there is none yet.
            StoreError: it cannot be made.
        """
        with self._changing:
            key = self._fingerprint()
            ready = self._folder / key
            if ready.is_dir():
                return ready
            if self._building is None or not self._building.is_alive():
                self._failure = None
                self._building = threading.Thread(target=self._build, args=(key,), daemon=True)
                self._building.start()
            building = self._building
        building.join(self._patience)
        if ready.is_dir():
            return ready
        if self._failure is not None:
            raise self._failure
        if older := self._indexes():
            return older[-1]
        raise StoreUnavailable("The graph is being prepared for SPARQL.", "Ask again in a minute.")

    def close(self) -> None:
        """End the processes that answer."""
        self._workers.close()

    def _fingerprint(self) -> str:
        started = time.monotonic()
        if started >= self._look_again or not self._key:
            self._key = fingerprint(self._store, self._base)
            took = time.monotonic() - started
            self._look_again = started + max(_LEAST_INTERVAL, _SHARE * took)
        return self._key

    def _build(self, key: str) -> None:
        try:
            with _alone(self._folder):
                if not (self._folder / key).is_dir():
                    self._make(key)
        except ChithiError as error:
            self._failure = error
        except OSError as error:
            self._failure = StoreError(f"The index for SPARQL cannot be made in {self._folder}: {error}.")

    def _make(self, key: str) -> None:
        """An index under its key; one whose store changed meanwhile gets a name that is never looked for."""
        partial, lines = self._folder / "partial", self._folder / "partial.nt"
        shutil.rmtree(partial, ignore_errors=True)
        try:
            export(self._store, "ntriples", lines, base=self._base)
            index = ox.Store(str(partial))
            index.bulk_load(path=str(lines), format=ox.RdfFormat.N_TRIPLES)
            index.load(path=str(_ONTOLOGY), format=ox.RdfFormat.TURTLE)
            index.optimize()
            del index
        finally:
            lines.unlink(missing_ok=True)
        before = self._indexes()
        name = key if fingerprint(self._store, self._base) == key else f"{key}-mixed"
        shutil.rmtree(self._folder / name, ignore_errors=True)
        partial.rename(self._folder / name)
        for folder in before[:-1]:  # the last one may still be answering
            shutil.rmtree(folder, ignore_errors=True)

    def _indexes(self) -> list[Path]:
        """The indexes there are, the newest last."""
        found = (path for path in self._folder.glob("[0-9a-f]*") if path.is_dir())
        return sorted(found, key=lambda path: path.stat().st_mtime_ns)


def fingerprint(store: Store, base: str) -> str:
    """Another text whenever the store, the model or the vocabularies would give other triples."""
    digest = hashlib.sha256(f"{base}\n{vocabulary_graph()}\n".encode() + _ONTOLOGY.read_bytes())
    model = load_model()
    for label in model.nodes:
        digest.update(f"{label} {store.run(f'MATCH (n:{label}) RETURN count(n) AS n').rows}\n".encode())
    for type_ in model.relationships:
        digest.update(f"{type_} {store.run(f'MATCH ()-[r:{type_}]->() RETURN count(r) AS n').rows}\n".encode())
    statement = (
        "MATCH (d:Document) WHERE d.id > $after "
        f"RETURN d.id AS id, d.revision AS revision, d.status AS status ORDER BY id LIMIT {_PAGE}"
    )
    after = ""
    while rows := store.run(statement, {"after": after}).rows:
        digest.update("".join(f"{row['id']} {row['revision']} {row['status']}\n" for row in rows).encode())
        after = rows[-1]["id"]
    return digest.hexdigest()[:32]


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """One process makes an index at a time."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
