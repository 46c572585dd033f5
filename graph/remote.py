"""A store that lives in another process of this machine: its server, its client, and what goes over the wire.

HTTP on the loopback address with JSON bodies, one request a connection. Every request carries a token that only the
user who started the owner can read; without it nothing is answered.
"""

from __future__ import annotations

import hmac
import http.client
import json
import threading
from collections.abc import Iterable, Mapping, Sequence
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from graph import errors
from graph.errors import ChithiError, QueryTimeout, StoreError
from graph.rows import DocumentGraph, Node, Relationship
from graph.store import Rows, Store

HOST = "127.0.0.1"
_CONNECT_SECONDS = 3.0
_GRACE_SECONDS = 10.0
_POLL_SECONDS = 0.05


class OwnerGone(Exception):
    """The process that owns the store does not answer any more, or not with this token."""


class StoreServer:
    """Serves a store to other processes until it is closed."""

    def __init__(self, store: Store, token: str) -> None:
        class Handler(_Handler):
            operations = _operations(store)
            secret = token

        self._server = _Listener(Handler)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(_POLL_SECONDS,), daemon=True)
        self._thread.start()

    @property
    def port(self) -> int:
        return self._server.server_port

    def close(self) -> None:
        """Stop listening, and let the requests that are being answered finish, within some seconds."""
        self._server.shutdown()
        self._server.server_close()
        self._server.finish(_GRACE_SECONDS)
        self._thread.join()


class RemoteStore:
    """Asks a ``StoreServer``. All methods raise ``OwnerGone`` where it does not answer."""

    engine = "embedded"

    def __init__(self, port: int, token: str) -> None:
        self._port = port
        self._token = token
        self._ask("ping")

    def apply_schema(self) -> None:
        self._ask("apply_schema")

    def upsert(self, graphs: Sequence[DocumentGraph]) -> None:
        self._ask("upsert", graphs=[_packed(graph) for graph in graphs])

    def bulk_load(self, graphs: Iterable[DocumentGraph]) -> None:
        self.upsert(list(graphs))

    def remove(self, document: str) -> None:
        self._ask("remove", document=document)

    def clear(self) -> None:
        self._ask("clear")

    def run(
        self,
        statement: str,
        parameters: Mapping[str, Any] | None = None,
        *,
        timeout: float | None = None,
        most: int | None = None,
    ) -> Rows:
        arguments = {"statement": statement, "parameters": dict(parameters or {}), "timeout": timeout, "most": most}
        answer = self._ask("run", timeout and timeout + _GRACE_SECONDS, **arguments)
        return Rows(tuple(answer["columns"]), answer["rows"])

    def revision(self) -> str | None:
        answer: str | None = self._ask("revision")
        return answer

    def close(self) -> None:
        """Nothing is held between requests."""

    def _ask(self, operation: str, patience: float | None = None, /, **arguments: Any) -> Any:
        try:
            body = json.dumps(arguments).encode()
        except (TypeError, ValueError) as error:
            raise StoreError(f"A parameter cannot be sent: {error}.") from error
        connection = http.client.HTTPConnection(HOST, self._port, timeout=_CONNECT_SECONDS)
        try:
            connection.connect()
            connection.sock.settimeout(patience)
            connection.request("POST", f"/{operation}", body, {"Authorization": f"Bearer {self._token}"})
            response = connection.getresponse()
            answer = json.loads(response.read())
        except TimeoutError as error:
            raise (OwnerGone if patience is None else QueryTimeout("The owner of the store gave no answer.")) from error
        except (OSError, http.client.HTTPException, json.JSONDecodeError) as error:
            raise OwnerGone from error
        finally:
            connection.close()
        if response.status == http.HTTPStatus.FORBIDDEN:
            raise OwnerGone
        if "error" in answer:
            raise _unpacked_error(answer["error"])
        return answer["result"]


class _Listener(ThreadingHTTPServer):
    """Counts the requests that are being answered, so that closing can wait for them, but not for ever."""

    daemon_threads = True
    request_queue_size = 128

    def __init__(self, handler: type[BaseHTTPRequestHandler]) -> None:
        super().__init__((HOST, 0), handler)
        self._answering = 0
        self._less = threading.Condition()

    def process_request(self, request: Any, client_address: Any) -> None:
        with self._less:
            self._answering += 1
        super().process_request(request, client_address)

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        try:
            super().process_request_thread(request, client_address)
        finally:
            with self._less:
                self._answering -= 1
                self._less.notify()

    def finish(self, seconds: float) -> None:
        """Wait until nothing is being answered, but no longer than that."""
        with self._less:
            self._less.wait_for(lambda: self._answering == 0, seconds)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Nothing: who asked has gone before the answer, which concerns nobody else."""


class _Handler(BaseHTTPRequestHandler):
    operations: Mapping[str, Any]
    secret: str

    def do_POST(self) -> None:
        token = self.headers.get("Authorization", "").removeprefix("Bearer ")
        operation = self.operations.get(self.path.removeprefix("/"))
        if not hmac.compare_digest(token.encode(), self.secret.encode()) or operation is None:
            self._answer(http.HTTPStatus.FORBIDDEN, {})
            return
        arguments = json.loads(self.rfile.read(int(self.headers.get("Content-Length", 0))))
        try:
            answer = {"result": operation(**arguments)}
        except ChithiError as error:
            answer = {"error": {"type": type(error).__name__, "message": error.message, "hint": error.hint}}
        except Exception as error:  # noqa: BLE001 - whoever asks must learn of it; without an answer they ask again
            answer = {"error": {"type": "StoreError", "message": f"The owner failed: {error!r}.", "hint": ""}}
        self._answer(http.HTTPStatus.OK, answer)

    def _answer(self, status: http.HTTPStatus, answer: Mapping[str, Any]) -> None:
        body = json.dumps(answer, ensure_ascii=False).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing: standard error belongs to the command that owns the store."""


def _operations(store: Store) -> Mapping[str, Any]:
    def run(statement: str, parameters: Mapping[str, Any], timeout: float | None, most: int | None) -> Any:
        answer = store.run(statement, parameters, timeout=timeout, most=most)
        return {"columns": answer.columns, "rows": answer.rows}

    return {
        "ping": lambda: None,
        "apply_schema": store.apply_schema,
        "upsert": lambda graphs: store.upsert([_unpacked(graph) for graph in graphs]),
        "remove": store.remove,
        "clear": store.clear,
        "run": run,
        "revision": store.revision,
    }


def _packed(graph: DocumentGraph) -> list[Any]:
    return [
        graph.document,
        [[node.label, node.id, dict(node.properties)] for node in graph.owned],
        [[node.label, node.id, dict(node.properties)] for node in graph.shared],
        [[r.type, r.start_label, r.start, r.end_label, r.end, dict(r.properties)] for r in graph.relationships],
    ]


def _unpacked(packed: list[Any]) -> DocumentGraph:
    document, owned, shared, relationships = packed
    return DocumentGraph(
        document,
        tuple(Node(*node) for node in owned),
        tuple(Node(*node) for node in shared),
        tuple(Relationship(*relationship) for relationship in relationships),
    )


def _unpacked_error(packed: Mapping[str, str]) -> ChithiError:
    kind = getattr(errors, packed["type"], StoreError)
    known = isinstance(kind, type) and issubclass(kind, ChithiError)
    return (kind if known else StoreError)(packed["message"], packed["hint"])
