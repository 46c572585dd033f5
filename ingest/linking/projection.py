"""The archive projected into a store: what the archive says and the store does not yet."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from itertools import islice
from pathlib import PurePath

from graph.archive import Archive, ArchiveError
from graph.errors import ChithiError, InvalidRows
from graph.ledger import Ledger
from graph.register import Manifestation, Register
from graph.rows import DocumentGraph
from graph.store import Store
from graph.succession import vocabulary_graph, write_vocabulary
from ingest.alignment.compare import compare
from ingest.alignment.contents import Contents, contents
from ingest.alignment.index import PassageIndex
from ingest.decisions import Decisions
from ingest.facts import Facts
from ingest.linking.editions import told_apart
from ingest.linking.identity import number_of
from ingest.linking.link import link_scene, numbers_named, with_comparison
from ingest.linking.rows import SourceFile, Surroundings, iso_date, json_text, scene
from ingest.linking.speaker import digest
from ingest.serialise import from_mapping
from ingest.sidecar import DECIDED, corrected

BATCH = 50
_AT_HAND = 256
_HELD = "MATCH (d:Document) WHERE d.status = 'held' RETURN d.id AS id, d.revision AS revision"
_PREFERRED = ("docx", "html", "md", "txt", "doc", "rtf", "pdf", "image")
Progress = Callable[[int, int], None]


@dataclass(slots=True)
class Projection:
    """What a projection did: documents written and removed, and why a document could not be, by id."""

    written: int = 0
    removed: int = 0
    failed: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Holdings:
    """An archive with its ledger, register and index of passages open."""

    archive: Archive
    ledger: Ledger
    register: Register
    passages: PassageIndex
    decisions: Decisions = field(default_factory=Decisions)

    @property
    def around(self) -> Surroundings:
        """What linking a document asks of the others."""
        known = self.register
        return Surroundings(known.candidates, known.editions, known.document_of, self.decisions)

    def read(self, sha256: str, version: str) -> tuple[Facts, SourceFile]:
        """The facts of an original, corrected by people, and its file."""
        plain = json.loads(self.archive.facts(sha256, version))
        facts = corrected(from_mapping(plain), self.archive.corrections(sha256).get("fields", {}))
        facts = corrected(facts, self.decisions.fields(sha256), DECIDED)
        return facts, SourceFile(self._name(sha256), sha256, **plain["source"])

    def register_original(self, sha256: str, version: str) -> str:
        """Note which document an original is; returns its id."""
        facts, source = self.read(sha256, version)
        own, base = facts.document, scene(facts, "", source).id
        before = self.register.manifestation(sha256)
        new = Manifestation(
            sha256, "", version, preference(facts, source), self.told(sha256), base, iso_date(own.issued_on), own.title
        )
        self._tell_apart(base, new)
        if before and before.base != base:
            self._tell_apart(before.base)
        return self.register.document_of(sha256) or base

    def told(self, sha256: str) -> str:
        """Digest of what people say of an original, ``""`` for nothing."""
        said = {**self.archive.corrections(sha256), **({"decided": d} if (d := self.decisions.fields(sha256)) else {})}
        return digest(json_text(said)) if said else ""

    def _tell_apart(self, base: str, new: Manifestation | None = None) -> None:
        """Note which documents the originals are whose own facts give the id ``base``."""
        register, editions = self.register, self.register.editions(base)
        others = [known for known in register.with_base(base) if new is None or known.sha256 != new.sha256]
        originals = [*others, new] if new else others
        documents = told_apart(originals, base, self.decisions.apart)
        for original in originals:
            document = self.decisions.document(documents[original.sha256])
            if original is new or document != original.document:
                register.add(replace(original, document=document))
                for entry in self.ledger.with_bytes(original.sha256):
                    self.ledger.record(replace(entry, document=document))
        if editions != register.editions(base):
            register.unsettle_citing(number_of(base))

    def contradicted(self, sha256: str) -> str | None:
        """Another document with the same number, body and year, but another date or title; or ``None``."""
        own = self.register.manifestation(sha256)
        others = self.register.editions(own.base) if own else {}
        return next((document for document in sorted(others) if own and document != own.document), None)

    def state(self, document: str) -> None:
        """Note the numbers that a document names."""
        speaker = self.register.manifestations(document)[0]
        self.register.state(document, numbers_named(*self.read(speaker.sha256, speaker.version), self.around))

    def graph(self, document: str) -> DocumentGraph:
        """All that a document says, through the original that speaks for it, and what it has in common with others."""
        own = self.contents(document)
        if own is None:
            raise ArchiveError(f"The archive holds no original of {document}.", "Ingest its file again.")
        graph = link_scene(own.scene)
        return with_comparison(graph, compare(own, self.passages, self.contents))

    def contents(self, document: str) -> Contents | None:
        """A document as it is compared with others; ``None`` for one that is not held."""
        speaker = next(iter(self.register.manifestations(document)), None)
        return self._read_contents(speaker) if speaker else None

    def index(self, document: str) -> None:
        """Bring the index of passages up to date with a document. Those whose comparison changes by it become
        unsettled."""
        speaker = self.register.manifestations(document)[0]
        own = self._read_contents(speaker)
        seen = digest(json_text([speaker.sha256, speaker.version, speaker.corrections, own.cited]))
        if self.passages.digest(document) != seen:
            for other in self.passages.put(own.entry(seen)):
                self.register.unsettle(other)

    def forget(self, document: str) -> None:
        """Take a document that is no longer held out of the index of passages."""
        for other in self.passages.remove(document):
            self.register.unsettle(other)

    @cached_property
    def _read_contents(self) -> Callable[[Manifestation], Contents]:
        @lru_cache(maxsize=_AT_HAND)
        def read(speaker: Manifestation) -> Contents:
            facts, source = self.read(speaker.sha256, speaker.version)
            text = self.archive.text(speaker.sha256, speaker.version)
            return contents(scene(facts, text, source, self.around))

        return read

    def _name(self, sha256: str) -> str:
        """The name that a file came with; of several the first in order, so that arrival does not matter."""
        names = [PurePath(entry.path).name for entry in self.ledger.with_bytes(sha256)]
        original = self.archive.original(sha256)
        return min(names, default=original.name if original else sha256)


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
    _index_all(holdings, done)
    held = {row["id"]: row["revision"] for row in store.run(_HELD).rows}
    for document in register.withdrawn():
        if document in held:
            store.remove(document)
            done.removed += 1
    revisions = register.revisions()
    due = [*register.unsettled(), *(d for d, revision in revisions.items() if held.get(d) != revision)]
    due = sorted(set(due), key=lambda document: (holdings.passages.rank(document), document))
    for count, batch in enumerate(_batches(_graphs(holdings, due, done), BATCH), 1):
        done.written += _write(store, batch, register, done)
        if progress:
            progress(min(count * BATCH, len(due)), len(due))
    for batch in _batches(_graphs(holdings, _before_what_they_cite(holdings, due), done), BATCH):
        _write(store, batch, register, done)
    write_vocabulary(store)
    return done


def _before_what_they_cite(holdings: Holdings, documents: Sequence[str]) -> list[str]:
    """Those that cite a document after them: they are written again, because what they have in common with it can only
    be written once it is there."""
    places = {document: place for place, document in enumerate(documents)}
    return [
        document
        for place, document in enumerate(documents)
        if any(places.get(cited, -1) > place for cited in holdings.passages.cited(document))
    ]


def rebuild(holdings: Holdings, store: Store, facts: Iterable[tuple[str, str]]) -> Projection:
    """Empty the store and project the archive into it.

    Args:
        facts: SHA-256 of every original, and the extractor version whose facts are taken.

    Raises:
        StoreError: the store is away or refuses.
    """
    done = Projection()
    holdings.register.clear()
    holdings.passages.clear()
    for sha256, version in facts:
        with _reported(sha256, done):
            holdings.register_original(sha256, version)
    _state_all(holdings, done)
    _index_all(holdings, done)
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


def _index_all(holdings: Holdings, done: Projection) -> None:
    """Bring the index of passages up to date, before anything is compared."""
    for document in holdings.passages.documents().intersection(holdings.register.withdrawn()):
        holdings.forget(document)
    for document in holdings.register.unsettled():
        with _reported(document, done):
            holdings.index(document)


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


def _write(store: Store, batch: list[DocumentGraph], register: Register, done: Projection) -> int:
    """Write a batch; if it does not fit the model, one by one, so that only the wrong one is left out. Returns how many
    were written."""
    try:
        store.upsert(batch)
    except InvalidRows as error:
        if len(batch) == 1:
            done.failed[batch[0].document] = error.message
            return 0
        return sum(_write(store, [graph], register, done) for graph in batch)
    register.settle({graph.document: revision_of(graph) for graph in batch})
    return len(batch)


def revision_of(graph: DocumentGraph) -> str:
    """The digest that the Document node of a graph carries."""
    return next(str(node.properties["revision"]) for node in graph.owned if node.id == graph.document)


def _batches(graphs: Iterator[DocumentGraph], size: int) -> Iterator[list[DocumentGraph]]:
    while batch := list(islice(graphs, size)):
        yield batch
