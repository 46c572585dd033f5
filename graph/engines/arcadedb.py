"""The embedded engine: ArcadeDB inside this process, one folder, no server. Nothing else names its package.

Found with ``arcadedb-embedded`` 26.10.2: the limits that the code below answers, and those that whoever writes Cypher
for both engines must know.

- ``query`` refuses writes by itself but runs ``LOAD CSV`` and every procedure: ``graph.readonly`` refuses them first.
- An answer without rows has no column names: they are read from the statement.
- Its Cypher does not use an index on a relationship's property; its SQL does. What a document states is read by SQL.
- Its Cypher counts the relationships of a type by walking all of them, though it knows their number.
- The time limit of a command belongs to the database, not to the command, except through a thread-local override.
- ``range()`` gives at most 6,710,886 elements.
- Scores of full-text search differ from Neo4j's; the documents found do not.
- A second process is refused; SIGTERM without a Python handler crashes the JVM; a forked child hangs (use spawn).
"""

from __future__ import annotations

import contextlib
import datetime
import hashlib
import os
import re
import secrets
import shutil
import signal
import sys
import tempfile
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from pathlib import Path
from typing import Any, NoReturn

import arcadedb_embedded
import jpype
from arcadedb_embedded.jvm import start_jvm

from graph.changes import Stated, check, difference, ids_by_label
from graph.cypher import returned_columns
from graph.ddl import EMBEDDED, STATEMENT, statements
from graph.errors import QueryTimeout, StoreError, StoreLocked, StoreUnavailable
from graph.loading import Portion, portions
from graph.model import load_model
from graph.readonly import check_read_only
from graph.rows import DocumentGraph, NodeKey, Properties, RelationshipKey, Value, in_turn
from graph.statements import Statement, create_relationships, merge_nodes, write_statements
from graph.store import Rows

_QUERIES_MB = 1024
"""Megabytes of Java's memory that what questions gather may take: half of what ``open_store`` gives."""

Relationships = list[tuple[RelationshipKey, Properties]]
_FEW = 5_000
TOGETHER = 5
"""Portions in one batch of the engine, which keeps half of every relationship in memory until it is closed."""
_APPLIED = "schema.sha256"
_UNFINISHED = "loading"
_ALL_OF_TYPE = re.compile(r"\bCOUNT \{ MATCH \(\)-\[:([A-Z_]+)\]->\(\) \}(?= AS )")
_ENDS = "outV().@type AS `a@`, outV().id AS `b@`, inV().@type AS `c@`, inV().id AS `d@`"
_LOGGING = Path(__file__).parent / "logging.properties"
_starting = threading.Lock()


class EmbeddedStore:
    """An ArcadeDB database in a folder of its own.

    Args:
        folder: created if it is not there.
        heap: most memory for Java objects, such as "2g"; the first store opened in a process decides.

    Raises:
        StoreLocked: another process has it open.
        StoreUnavailable: the folder cannot be used.
    """

    engine = "embedded"

    def __init__(self, folder: Path, *, heap: str) -> None:
        self._model = load_model()
        self._folder = folder
        self._writing = threading.Lock()
        self._renewing = threading.Lock()
        self._opened = secrets.token_hex(8)
        self._changes = 0  # two for every write: one when it begins, one when it has ended
        self._closed = False
        _start_java(heap)
        self._database = _open(folder)

    def apply_schema(self) -> None:
        applied = self._folder / _APPLIED
        if applied.exists() and applied.read_text(encoding="ascii") == _schema_digest():
            return  # without waiting for whoever writes: every process that opens the store comes here
        with self._write():
            self._apply_schema()

    def _apply_schema(self) -> None:
        for statement in statements(EMBEDDED):
            self._database.command("sql", statement)
        (self._folder / _APPLIED).write_text(_schema_digest(), encoding="ascii")

    def upsert(self, graphs: Sequence[DocumentGraph]) -> None:
        for graph in in_turn(graphs):
            self._bring(graph.document, check(graph, self._model))

    def remove(self, document: str) -> None:
        self._bring(document, Stated())

    def bulk_load(self, graphs: Iterable[DocumentGraph]) -> None:
        if any(self._database.count_type(label) for label in self._model.nodes):
            for graph in graphs:
                self.upsert([graph])
            return
        unfinished = self._folder / _UNFINISHED
        unfinished.touch()
        try:
            with self._write():
                self._load(graphs)
        except BaseException:
            self.clear()
            raise
        finally:
            unfinished.unlink(missing_ok=True)  # clearing a large store removes it with the rest

    def _load(self, graphs: Iterable[DocumentGraph]) -> None:
        places: dict[NodeKey, str] = {}
        replaced: dict[NodeKey, Properties] = {}
        waiting: list[Portion] = []
        stream = portions(graphs, self._model)
        while not waiting and (first := next(stream, None)):
            with self._database.graph_batch() as batch:
                for portion in chain([first], islice(stream, TOGETHER - 1)):
                    if portion.between:
                        waiting.append(portion)
                        continue
                    here = _load_nodes(batch, portion.nodes)
                    places.update({key: place for key, place in here.items() if not self._model.nodes[key[0]].owned})
                    _load_relationships(batch, portion.relationships, here, places)
                    replaced |= portion.replaced
        for statement, parameters in merge_nodes(replaced, self._model):
            self._in_transaction([(statement, parameters)])
        for portion in chain(waiting, stream):
            self._in_transaction(create_relationships(portion.between, self._model))

    def clear(self) -> None:
        with self._write():
            if any(self._database.count_type(label) > _FEW for label in self._model.nodes):
                self._renew()
            else:
                self._in_transaction([(f"MATCH (n:{label}) DETACH DELETE n", {}) for label in self._model.nodes])

    def _renew(self) -> None:
        """A new database in place of the old one; questions that the old one was answering are asked again."""
        with self._renewing:
            if self._database.is_transaction_active():  # of a load that failed
                self._database.rollback()
            (self._folder / _APPLIED).unlink(missing_ok=True)
            self._database.drop()
            self._database = _open(self._folder)
            self._apply_schema()

    def _in_transaction(self, writes: Iterable[Statement]) -> None:
        listed = list(writes)

        def write() -> None:
            for statement, parameters in listed:
                arguments = [parameters] if parameters else []
                self._database.command("opencypher", statement, *arguments)

        self._database.run_in_transaction(write)

    def run(
        self,
        statement: str,
        parameters: Mapping[str, Any] | None = None,
        *,
        timeout: float | None = None,
        most: int | None = None,
    ) -> Rows:
        check_read_only(statement)
        with _errors():
            counted = _ALL_OF_TYPE.sub(lambda found: str(self._database.count_type(found[1])), statement)
        rows = self._query("opencypher", counted, dict(parameters or {}), timeout, most)
        columns = tuple(rows[0]) if rows else returned_columns(statement)
        return Rows(columns, [{name: _plain(value) for name, value in row.items()} for row in rows])

    def revision(self) -> str | None:
        changes = self._changes
        return None if changes % 2 else f"{self._opened}.{changes}"

    @contextlib.contextmanager
    def _write(self) -> Iterator[None]:
        """One write at a time, counted; nobody else writes, as the engine belongs to this process alone."""
        with self._writing, _errors():
            self._changes += 1
            try:
                yield
            finally:
                self._changes += 1

    def close(self) -> None:
        if not self._closed:
            self._closed = True
            with _errors():
                self._database.close()

    def _bring(self, document: str, after: Stated) -> None:
        """Make the store hold ``after`` of ``document``, in one transaction."""

        def write() -> None:
            changes = difference(document, self._stated(document, after), after)
            for statement, parameters in write_statements(changes, document, self._model):
                self._database.command("opencypher", statement, parameters)

        with self._write():
            self._database.run_in_transaction(write)

    def _stated(self, document: str, after: Stated) -> Stated:
        """What the store holds of the document, and of the shared nodes that ``after`` names."""
        before = Stated()
        for label in [kind.name for kind in self._model.nodes.values() if kind.owned]:
            rows = self._query("sql", f"SELECT FROM {label} WHERE id >= ? AND id < ?", [f"{document}/", f"{document}0"])
            before.owned.update({(label, str(row["id"])): _properties(row) for row in rows})
        for row in self._query("sql", "SELECT FROM Document WHERE id = ? AND status = 'held'", [document]):
            before.owned["Document", document] = _properties(row)
        for row in self._query("sql", f"SELECT *, {_ENDS} FROM {STATEMENT} WHERE stated_by = ?", [document]):
            before.relationships[_key(row)] = _properties(row)
        for label, ids in ids_by_label(after.shared).items():
            self._read_shared(label, ids, document, before)
        return before

    def _read_shared(self, label: str, ids: list[str], document: str, before: Stated) -> None:
        others = "EXISTS { MATCH (n)-[r]-() WHERE r.stated_by <> $document }"
        statement = f"MATCH (n:{label}) WHERE n.id IN $ids RETURN properties(n) AS p, {others} AS others"
        for row in self._query("opencypher", statement, {"ids": ids, "document": document}):
            properties = _properties(row["p"])
            key = (label, str(properties["id"]))
            before.shared[key] = properties
            if not row["others"]:
                before.alone.add(key)

    def _query(
        self, language: str, statement: str, parameters: Any, timeout: float | None = None, most: int | None = None
    ) -> list[dict[str, Any]]:
        arguments = [parameters] if parameters else []
        database = self._database
        while True:
            try:
                with _errors(), _time_limit(timeout):
                    found = database.query(language, statement, *arguments)
                    rows: list[dict[str, Any]] = (
                        found.to_list() if most is None else list(islice(found.iter_dicts(), most))
                    )
                    return rows
            except StoreError:
                with self._renewing:
                    if database is self._database:
                        raise
                    database = self._database


def _schema_digest() -> str:
    return hashlib.sha256(EMBEDDED.read_bytes()).hexdigest()


def _load_nodes(batch: Any, nodes: Mapping[NodeKey, Properties]) -> dict[NodeKey, str]:
    """Create the nodes; where the engine has put them."""
    places: dict[NodeKey, str] = {}
    for label, ids in ids_by_label(nodes).items():
        created = batch.create_vertices(label, [dict(nodes[label, id_]) for id_ in ids])
        places.update(zip(((label, id_) for id_ in ids), created, strict=True))
    return places


def _load_relationships(
    batch: Any, relationships: Relationships, here: Mapping[NodeKey, str], before: Mapping[NodeKey, str]
) -> None:
    by_type: dict[str, Relationships] = {}
    for key, properties in relationships:
        by_type.setdefault(key[0], []).append((key, properties))
    for type_, rows in by_type.items():
        starts = [here.get((key[1], key[2])) or before[key[1], key[2]] for key, _ in rows]
        ends = [here.get((key[3], key[4])) or before[key[3], key[4]] for key, _ in rows]
        batch.new_edges(starts, type_, ends, [dict(properties) for _, properties in rows])


def _key(row: Mapping[str, Any]) -> RelationshipKey:
    return (str(row["@type"]), str(row["a@"]), str(row["b@"]), str(row["c@"]), str(row["d@"]))


def _properties(row: Mapping[str, Any]) -> Properties:
    values: dict[str, Value] = {name: _plain(row[name]) for name in sorted(row) if "@" not in name}
    return {name: value for name, value in values.items() if value is not None}


def _plain(value: Any) -> Any:
    """Plain Python values: lists, mappings, ISO strings for dates and times; nodes and relationships as mappings."""
    if value is None or isinstance(value, (str, bool, int, float)):
        return value
    if isinstance(value, (datetime.date, datetime.time)):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(name): _plain(item) for name, item in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [_plain(item) for item in value]
    return _plain_object(value)


def _plain_object(value: Any) -> Any:
    if isinstance(value, _java("com.arcadedb.database.Document")):
        return _plain_record(value)
    if isinstance(value, _java("com.arcadedb.query.opencypher.traversal.TraversalPath")):
        nodes = [_plain_record(vertex) for vertex in value.getVertices()]
        return {"nodes": nodes, "relationships": [_plain_step(edge) for edge in value.getEdges()]}
    return str(value.toString()) if hasattr(value, "toString") else str(value)


def _plain_record(record: Any) -> dict[str, Any]:
    name = str(record.getTypeName())
    properties = {str(key): _plain(_python(record.get(key))) for key in sorted(map(str, record.getPropertyNames()))}
    if isinstance(record, _java("com.arcadedb.graph.Edge")):
        return {"type": name, "properties": properties}
    return {"labels": [name], "properties": properties}


def _java(name: str) -> Any:
    return jpype.JClass(name)  # type: ignore[no-untyped-call]


def _plain_step(edge: Any) -> dict[str, Any]:
    """A relationship of a path, with the ids of its ends."""
    ends = {"start": str(edge.getOutVertex().get("id")), "end": str(edge.getInVertex().get("id"))}
    return _plain_record(edge) | ends


def _python(value: Any) -> Any:
    return arcadedb_embedded.convert_java_to_python(value)


@contextlib.contextmanager
def _time_limit(seconds: float | None) -> Iterator[None]:
    if seconds is None:
        yield
        return
    limit = _java("com.arcadedb.query.sql.executor.CommandTimeoutOverride")
    limit.set(max(1, round(seconds * 1000)))
    try:
        yield
    finally:
        limit.clear()


@contextlib.contextmanager
def _errors() -> Iterator[None]:
    """The engine's errors as ours."""
    try:
        yield
    except (arcadedb_embedded.ArcadeDBError, jpype.JException) as error:
        _raise(error)


def _raise(error: BaseException) -> NoReturn:
    text = str(error)
    if "TimeoutException" in text:
        raise QueryTimeout("The question took longer than its limit.", "Narrow it, or allow more time.") from error
    text = text.removeprefix("Query failed: ").removeprefix("Command failed: ")
    raise StoreError(f"The embedded store refused the statement: {text}") from error


def _open(folder: Path) -> Any:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if (folder / _UNFINISHED).exists():
            _forget(folder)
        factory = arcadedb_embedded.DatabaseFactory(str(folder / "database"))
        return factory.open() if factory.exists() else factory.create()
    except OSError as error:
        raise StoreUnavailable(f"The folder {folder} cannot be used: {error.strerror}.") from error
    except (arcadedb_embedded.ArcadeDBError, jpype.JException) as error:
        if "locked" in str(error):
            raise StoreLocked(f"The store in {folder} is open in another process.", "Close that one first.") from error
        raise StoreUnavailable(
            f"The store in {folder} cannot be opened: {error}.",
            "If it is broken, delete that folder; chithi rebuild makes it anew from the archive.",
        ) from error


def _forget(folder: Path) -> None:
    """Delete a database that was being loaded when the process ended: loading does without the write-ahead log."""
    shutil.rmtree(folder / "database", ignore_errors=True)
    (folder / _APPLIED).unlink(missing_ok=True)
    (folder / _UNFINISHED).unlink()


def _start_java(heap: str) -> None:
    """Start Java once a process, without its greetings on standard error."""
    with _starting:
        if jpype.isJVMStarted():  # type: ignore[no-untyped-call]
            return
        _stop_by_sigterm()
        options = [
            "-Darcadedb.dateImplementation=java.time.LocalDate",
            f"-Darcadedb.queryMaxHeapRAM={_QUERIES_MB}",
            f"-Djava.util.logging.config.file={_LOGGING}",
        ]
        with _quiet():
            start_jvm(heap_size=heap, jvm_args=options)


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    """Keep back what the process writes to standard error, and show it only if something fails."""
    sys.stderr.flush()
    saved = os.dup(2)
    with tempfile.TemporaryFile() as kept:
        os.dup2(kept.fileno(), 2)
        try:
            yield
        except BaseException:
            kept.seek(0)
            os.write(saved, kept.read())
            raise
        finally:
            os.dup2(saved, 2)
            os.close(saved)


def _stop_by_sigterm() -> None:
    """Let SIGTERM end the process as Ctrl-C does: without a handler in Python it crashes the JVM."""
    main = threading.current_thread() is threading.main_thread()
    if main and signal.getsignal(signal.SIGTERM) is signal.SIG_DFL:
        signal.signal(signal.SIGTERM, lambda number, _: sys.exit(128 + number))
