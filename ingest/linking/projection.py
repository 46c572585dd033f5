"""The archive projected into a store: what the archive says and the store does not yet."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from pathlib import PurePath

from graph.archive import Archive
from graph.errors import ChithiError, InvalidRows
from graph.folding import words
from graph.ledger import Ledger
from graph.register import Manifestation, Register
from graph.rows import DocumentGraph
from graph.store import Store
from graph.succession import vocabulary_graph, write_vocabulary
from ingest.facts import Facts, Metadata
from ingest.linking.link import link, numbers_named
from ingest.linking.rows import SourceFile, json_text, scene
from ingest.linking.speaker import digest
from ingest.serialise import from_mapping
from ingest.sidecar import corrected

BATCH = 50
_ALIKE = 0.5
_HELD = "MATCH (d:Document) WHERE d.status = 'held' RETURN d.id AS id, d.revision AS revision"
_PREFERRED = ("docx", "html", "md", "txt", "doc", "rtf", "pdf", "image")
Progress = Callable[[int, int], None]


@dataclass(slots=True)
class Projection:
    """What a projection did: documents written and removed, and why a document could not be, by id."""

    written: int = 0
    removed: int = 0
    failed: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Holdings:
    """An archive with its ledger and register open."""

    archive: Archive
    ledger: Ledger
    register: Register

    def read(self, sha256: str, version: str) -> tuple[Facts, SourceFile]:
        """The facts of an original, corrected by people, and its file."""
        plain = json.loads(self.archive.facts(sha256, version))
        facts = corrected(from_mapping(plain), self.archive.corrections(sha256).get("fields", {}))
        return facts, SourceFile(self._name(sha256), sha256, **plain["source"])

    def register_original(self, sha256: str, version: str) -> str:
        """Note which document an original is; returns its id."""
        facts, source = self.read(sha256, version)
        document = scene(facts, "", source).id
        told = corrections_digest(self.archive.corrections(sha256))
        self.register.add(Manifestation(sha256, document, version, preference(facts, source), told))
        return document

    def contradicted(self, sha256: str, version: str) -> str | None:
        """Name of another file that is the same document by its number, but has another date or title; or ``None``."""
        own = self.read(sha256, version)[0].document
        for other in self.register.manifestations(self.register.document_of(sha256) or ""):
            if other.sha256 != sha256:
                facts, source = self.read(other.sha256, other.version)
                if _differ(own, facts.document):
                    return source.name
        return None

    def state(self, document: str) -> None:
        """Note the numbers that a document names."""
        speaker = self.register.manifestations(document)[0]
        self.register.state(document, numbers_named(*self.read(speaker.sha256, speaker.version)))

    def graph(self, document: str) -> DocumentGraph:
        """All that a document says, through the original that speaks for it."""
        speaker = self.register.manifestations(document)[0]
        facts, source = self.read(speaker.sha256, speaker.version)
        text = self.archive.text(speaker.sha256, speaker.version)
        return link(facts, text, source, self.register.candidates)

    def _name(self, sha256: str) -> str:
        """The name that a file came with; of several the first in order, so that arrival does not matter."""
        names = [PurePath(entry.path).name for entry in self.ledger.with_bytes(sha256)]
        original = self.archive.original(sha256)
        return min(names, default=original.name if original else sha256)


def _differ(one: Metadata, other: Metadata) -> bool:
    if one.issued_on and other.issued_on and one.issued_on != other.issued_on:
        return True
    first, second = set(words(one.title or "")), set(words(other.title or ""))
    return bool(first and second) and len(first & second) < _ALIKE * min(len(first), len(second))


def corrections_digest(corrections: Mapping[str, object]) -> str:
    """Digest of what a person says of an original, ``""`` for nothing."""
    return digest(json_text(dict(corrections))) if corrections else ""


def preference(facts: Facts, source: SourceFile) -> str:
    """Which of several files of one document speaks for it: the format that keeps most, then the fuller one."""
    rank = _PREFERRED.index(source.format) if source.format in _PREFERRED else len(_PREFERRED)
    return f"{9 - rank}.{len(facts.tasks) + len(facts.cited_documents):06d}.{source.sha256}"


def project(holdings: Holdings, store: Store, progress: Progress | None = None) -> Projection:
    """Make the store say what the archive says; a store that does already is only read.

    Raises:
        StoreError: the store is away or refuses; the archive is untouched and the next run goes on.
    """
    done = Projection()
    register = holdings.register
    _state_all(holdings, done)
    held = {row["id"]: row["revision"] for row in store.run(_HELD).rows}
    for document in register.withdrawn():
        if document in held:
            store.remove(document)
            done.removed += 1
    revisions = register.revisions()
    due = sorted({*register.unsettled(), *(d for d, revision in revisions.items() if held.get(d) != revision)})
    for count, batch in enumerate(_batches(_graphs(holdings, due, done), BATCH), 1):
        _write(store, batch, register, done)
        if progress:
            progress(min(count * BATCH, len(due)), len(due))
    write_vocabulary(store)
    return done


def rebuild(holdings: Holdings, store: Store, facts: Iterable[tuple[str, str]]) -> Projection:
    """Empty the store and project the archive into it.

    Args:
        facts: SHA-256 of every original, and the extractor version whose facts are taken.

    Raises:
        StoreError: the store is away or refuses.
    """
    done = Projection()
    holdings.register.clear()
    for sha256, version in facts:
        with _reported(sha256, done):
            holdings.register_original(sha256, version)
    _state_all(holdings, done)
    store.clear()
    graphs = _graphs(holdings, holdings.register.unsettled(), done)
    store.bulk_load(_settling(graphs, holdings.register, done))
    return done


def _settling(graphs: Iterable[DocumentGraph], register: Register, done: Projection) -> Iterator[DocumentGraph]:
    """The graphs, each noted as settled once it is taken, and what the vocabularies say of the places in them."""
    places: set[str] = set()
    for graph in graphs:
        yield graph
        places.update(node.id for node in graph.shared if node.label == "Place")
        register.settle({graph.document: revision_of(graph)})
        done.written += 1
    yield vocabulary_graph(sorted(places))


def _state_all(holdings: Holdings, done: Projection) -> None:
    for document in holdings.register.unsettled():
        with _reported(document, done):
            holdings.state(document)


def _graphs(holdings: Holdings, documents: Iterable[str], done: Projection) -> Iterator[DocumentGraph]:
    for document in documents:
        graph = None
        with _reported(document, done):
            graph = holdings.graph(document)
        if graph is not None:
            yield graph


@contextmanager
def _reported(document: str, done: Projection) -> Iterator[None]:
    """Any defect in linking one document is noted, and the others go on."""
    try:
        yield
    except ChithiError as error:
        done.failed[document] = str(error)
    except Exception as error:  # noqa: BLE001 - a defect that one document shows must not stop the others
        done.failed[document] = f"It could not be linked because of a defect ({type(error).__name__}: {error})."


def _write(store: Store, batch: list[DocumentGraph], register: Register, done: Projection) -> None:
    """Write a batch; if it does not fit the model, one by one, so that only the wrong one is left out."""
    try:
        store.upsert(batch)
    except InvalidRows as error:
        if len(batch) == 1:
            done.failed[batch[0].document] = error.message
            return
        for graph in batch:
            _write(store, [graph], register, done)
        return
    register.settle({graph.document: revision_of(graph) for graph in batch})
    done.written += len(batch)


def revision_of(graph: DocumentGraph) -> str:
    """The digest that the Document node of a graph carries."""
    return next(str(node.properties["revision"]) for node in graph.owned if node.id == graph.document)


def _batches(graphs: Iterator[DocumentGraph], size: int) -> Iterator[list[DocumentGraph]]:
    while batch := list(islice(graphs, size)):
        yield batch
