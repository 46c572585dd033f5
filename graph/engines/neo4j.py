"""The server engine: Neo4j 5.26 LTS or later, or Aura, over Bolt with the official driver.

Found with Neo4j 5.26 Community and driver 6.4:

- A READ session refuses writes and two statements, but runs ``LOAD CSV`` and procedures: ``graph.readonly`` refuses
  them first.
- A relationship index is used only where the pattern names one type: what a document states is read type by type.
- Unknown labels and properties bring a notification with every question: notifications are off.
"""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

import neo4j
from neo4j import exceptions, graph, time

from graph.changes import Changes, Stated, check, difference, ids_by_label
from graph.connection import Connection
from graph.ddl import NEO4J, statements
from graph.errors import QueryTimeout, StoreError, StoreUnavailable
from graph.loading import portions
from graph.model import Model, load_model
from graph.readonly import check_read_only
from graph.rows import DocumentGraph, Properties, in_turn
from graph.statements import Statement, create_nodes, create_relationships, merge_nodes, write_statements
from graph.store import Rows

_Item = TypeVar("_Item")
_BATCH = 10_000
_RETRY_SECONDS = 15.0
_CREATED_BY_OTHERS = frozenset(
    f"Neo.ClientError.Schema.{what}AlreadyExists" for what in ("EquivalentSchemaRule", "Index", "Constraint")
)


class Neo4jStore:
    """A Neo4j database.

    Args:
        address: ``bolt://…`` for one server, ``neo4j://…`` where a cluster routes; ``+s`` or ``+ssc`` for TLS.

    Raises:
        StoreUnavailable: nothing answers at the address, it refuses who asks, or it has no such database.
    """

    engine = "neo4j"

    def __init__(self, address: str, connection: Connection) -> None:
        self._model = load_model()
        self._address = address
        self._database = connection.database or None
        self._revising = threading.Lock()
        self._seen: neo4j.Bookmarks | None = None
        with self._errors():
            self._driver = neo4j.GraphDatabase.driver(
                auth=_auth(connection),
                connection_timeout=connection.timeout,
                connection_acquisition_timeout=2 * connection.timeout,
                max_connection_pool_size=connection.pool,
                max_transaction_retry_time=_RETRY_SECONDS,
                **_encryption(address, connection.certificates),
                notifications_min_severity="OFF",
                user_agent="chithi",
            )
        try:
            with self._errors():
                self._driver.verify_connectivity()
            self.run("RETURN 1 AS one")  # the server is there: is the database?
        except StoreError:
            self._driver.close()
            raise

    def apply_schema(self) -> None:
        with self._errors(), self._session() as session:
            there = {record["name"] for record in session.run("SHOW INDEXES YIELD name RETURN name")}
            missing = [text for text in statements(NEO4J) if text.split(" IF NOT")[0].split()[-1] not in there]
            for text in missing:
                _create(session, text)
            if missing:
                session.run("CALL db.awaitIndexes(60)").consume()

    def upsert(self, graphs: Sequence[DocumentGraph]) -> None:
        for document_graph in in_turn(graphs):
            self._bring(document_graph.document, check(document_graph, self._model))

    def remove(self, document: str) -> None:
        self._bring(document, Stated())

    def bulk_load(self, graphs: Iterable[DocumentGraph]) -> None:
        if self.run("MATCH (n) RETURN n.id AS id LIMIT 1").rows:
            for document_graph in graphs:
                self.upsert([document_graph])
            return
        try:
            with self._errors(), self._session() as session:
                for portion in portions(graphs, self._model):
                    for nodes in _parts(list(portion.nodes.items())):
                        session.execute_write(_write, list(create_nodes(dict(nodes), self._model)))
                    for relationships in _parts(portion.relationships or portion.between):
                        session.execute_write(_write, list(create_relationships(relationships, self._model)))
                    for nodes in _parts(list(portion.replaced.items())):
                        session.execute_write(_write, list(merge_nodes(dict(nodes), self._model)))
        except BaseException:
            self.clear()
            raise

    def clear(self) -> None:
        with self._errors(), self._session() as session:
            batches = f"IN TRANSACTIONS OF {_BATCH} ROWS"
            session.run(f"MATCH (n) CALL (n) {{ DETACH DELETE n }} {batches}").consume()

    def run(
        self,
        statement: str,
        parameters: Mapping[str, Any] | None = None,
        *,
        timeout: float | None = None,
        most: int | None = None,
    ) -> Rows:
        check_read_only(statement)

        @neo4j.unit_of_work(timeout=timeout)
        def read(transaction: neo4j.ManagedTransaction) -> Rows:
            result = transaction.run(statement, dict(parameters or {}))
            columns = tuple(result.keys())
            records = islice(result, most)
            return Rows(columns, [{name: _plain(record[name]) for name in columns} for record in records])

        with self._errors(), self._session(self._seen) as session:
            return session.execute_read(read)

    def revision(self) -> str:
        """The bookmark of the newest transaction: it names the database and counts every commit, by whatever program.

        A session that may write is led to the server of a cluster that knows them all. A bookmark may name what is not
        applied yet, there or on another server: ``run`` gives it along, and then the database waits for that.
        """
        with self._errors(), self._revising, self._session() as session:
            session.run("RETURN 1").consume()
            self._seen = session.last_bookmarks()
            return " ".join(sorted(self._seen.raw_values))

    def close(self) -> None:
        self._driver.close()

    def _session(self, after: neo4j.Bookmarks | None = None) -> neo4j.Session:
        return self._driver.session(database=self._database, bookmarks=after)

    def _bring(self, document: str, after: Stated) -> None:
        """Make the store hold ``after`` of ``document``, in one transaction."""

        def write(transaction: neo4j.ManagedTransaction) -> None:
            before = _stated(transaction, document, after, self._model)
            changes: Changes = difference(document, before, after)
            _write(transaction, write_statements(changes, document, self._model))

        with self._errors(), self._session() as session:
            session.execute_write(write)

    @contextlib.contextmanager
    def _errors(self) -> Iterator[None]:
        """The driver's errors as ours."""
        try:
            yield
        except exceptions.AuthError as error:
            raise StoreUnavailable(
                f"Neo4j at {self._address} refuses the user or the password.",
                "Set CHITHI_STORE_USER and CHITHI_STORE_PASSWORD, or CHITHI_STORE_TOKEN.",
            ) from error
        except (exceptions.ServiceUnavailable, exceptions.SessionExpired, exceptions.ConfigurationError) as error:
            raise StoreUnavailable(
                f"Neo4j does not answer at {self._address}: {error}", "Is it running, and is the address right?"
            ) from error
        except exceptions.Neo4jError as error:
            if "TransactionTimedOut" in (error.code or "") or "Terminated" in (error.code or ""):
                raise QueryTimeout(
                    "The question took longer than its limit.", "Narrow it, or allow more time."
                ) from error
            if error.code == "Neo.ClientError.Database.DatabaseNotFound":
                raise StoreUnavailable(
                    f"Neo4j at {self._address} has no database {self._database!r}.", "Set CHITHI_STORE_DATABASE."
                ) from error
            raise StoreError(f"Neo4j refused the statement: {error.message}") from error
        except (exceptions.DriverError, ValueError, TypeError) as error:
            raise StoreError(f"Neo4j cannot be asked this: {error}") from error


def _create(session: neo4j.Session, text: str) -> None:
    """Create an index or constraint; ``IF NOT EXISTS`` does not help where others create the same at the same time."""
    try:
        session.execute_write(_write, [(text, {})])
    except exceptions.ClientError as error:
        if error.code not in _CREATED_BY_OTHERS:
            raise


def _auth(connection: Connection) -> neo4j.Auth | None:
    if connection.token:
        return neo4j.bearer_auth(connection.token)
    return neo4j.basic_auth(connection.user, connection.password) if connection.user else None


def _encryption(address: str, certificates: Path | None) -> dict[str, Any]:
    """The address, and whom to trust; the driver takes authorities of one's own only beside an address without ``+s``.

    Raises:
        ValueError: the file of certificates cannot be read.
    """
    if certificates is None or "+s://" not in address:
        return {"uri": address}
    if not certificates.is_file():
        raise ValueError(f"{certificates}, named by CHITHI_STORE_CERTIFICATES, is not a file")
    trusted = neo4j.TrustCustomCAs(str(certificates))
    return {"uri": address.replace("+s://", "://"), "encrypted": True, "trusted_certificates": trusted}


def _stated(transaction: neo4j.ManagedTransaction, document: str, after: Stated, model: Model) -> Stated:
    """What the store holds of the document, and of the shared nodes that ``after`` names."""
    before = Stated()
    for record in transaction.run(_owned_nodes(model), document=document, prefix=f"{document}/"):
        before.owned[record["label"], record["id"]] = _properties(record["properties"])
    for record in transaction.run(_relationships(model), document=document):
        key = (record["type"], record["a"], record["start"], record["b"], record["end"])
        before.relationships[key] = _properties(record["properties"])
    others = "EXISTS { MATCH (n)-[r]-() WHERE r.stated_by <> $document }"
    for label, ids in ids_by_label(after.shared).items():
        text = (
            f"MATCH (n:{label}) WHERE n.id IN $ids RETURN n.id AS id, properties(n) AS properties, {others} AS others"
        )
        for record in transaction.run(text, ids=ids, document=document):
            before.shared[label, record["id"]] = _properties(record["properties"])
            if not record["others"]:
                before.alone.add((label, record["id"]))
    return before


def _owned_nodes(model: Model) -> str:
    parts = ["MATCH (n:Document {id: $document, status: 'held'}) RETURN 'Document' AS label, n.id AS id, properties(n)"]
    parts += [
        f"MATCH (n:{kind.name}) WHERE n.id STARTS WITH $prefix RETURN '{kind.name}' AS label, n.id AS id, properties(n)"
        for kind in model.nodes.values()
        if kind.owned
    ]
    return " UNION ALL ".join(f"{part} AS properties" for part in parts)


def _relationships(model: Model) -> str:
    ends = "labels(a)[0] AS a, a.id AS start, labels(b)[0] AS b, b.id AS end"
    return " UNION ALL ".join(
        f"MATCH (a)-[r:{type_} {{stated_by: $document}}]->(b) "
        f"RETURN '{type_}' AS type, {ends}, properties(r) AS properties"
        for type_ in model.relationships
    )


def _write(transaction: neo4j.ManagedTransaction, writes: Iterable[Statement]) -> None:
    for text, parameters in writes:
        transaction.run(text, parameters).consume()


def _parts(items: Sequence[_Item]) -> Iterator[Sequence[_Item]]:
    return (items[first : first + _BATCH] for first in range(0, len(items), _BATCH))


def _properties(values: Mapping[str, Any]) -> Properties:
    return {name: _plain(values[name]) for name in sorted(values)}


def _plain(value: Any) -> Any:
    """Plain Python values: lists, mappings, ISO strings for dates and times; nodes and relationships as mappings."""
    if isinstance(value, (time.Date, time.DateTime, time.Time, time.Duration)):
        return value.iso_format()
    if isinstance(value, (graph.Node, graph.Relationship, graph.Path)):
        return _plain_entity(value)
    if isinstance(value, Mapping):
        return {str(name): _plain(item) for name, item in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [_plain(item) for item in value]
    return value if value is None or isinstance(value, (str, bool, int, float)) else str(value)


def _plain_entity(value: graph.Node | graph.Relationship | graph.Path) -> dict[str, Any]:
    if isinstance(value, graph.Node):
        return {"labels": sorted(value.labels), "properties": _properties(value)}
    if isinstance(value, graph.Relationship):
        return {"type": value.type, "properties": _properties(value)}
    return {"nodes": _plain(list(value.nodes)), "relationships": [_plain_step(step) for step in value.relationships]}


def _plain_step(step: graph.Relationship) -> dict[str, Any]:
    """A relationship of a path, with the ids of its ends."""
    ends = [node.get("id") if node is not None else None for node in step.nodes]
    return _plain_entity(step) | {"start": ends[0], "end": ends[1]}
