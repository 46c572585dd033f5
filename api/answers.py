"""Answers that are kept, and given again for as long as the store is as it was.

A cache as HTTP knows it (RFC 9111): an answer may be kept where its endpoint says so, and before it is given again it
is validated, here by the revision of the store (``Store.revision``), which every write changes, whichever process made
it. The revision is read after the request has come, so that no answer is older than a write that was finished before.
Requests that come while it is being read share the next reading.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.formats import names_tag
from graph.errors import StoreError
from graph.store import Store

_REVISION = "chithi.revision"
_LARGEST_SHARE = 16
"""An answer that would take more than this part of the whole room is not kept."""
_OF_THE_BODY = (b"content-type", b"content-length", b"content-encoding", b"content-disposition")
"""Fields that an answer without its body does not have."""

_Key = tuple[str, bytes, str, str]


@dataclass(frozen=True, slots=True)
class _Kept:
    """An answer as it was sent; ``route`` for the metrics."""

    revision: str
    route: Any
    start: Message
    body: bytes


def may_be_kept(scope: Scope, store: Store) -> None:
    """Say that the answer to this request depends on its address, its fields and the store, and on nothing else.

    To be called before the store is asked: what is kept must not be older than its revision says.
    """
    if _REVISION in scope:
        scope[_REVISION] = store.revision()


class KeptAnswers:
    """The layer that keeps them, in the memory of this process: those asked for last, up to ``most_bytes``."""

    def __init__(self, app: ASGIApp, store: Store, most_bytes: int) -> None:
        self._app = app
        self._revision = _Shared(store.revision)
        self._kept: OrderedDict[_Key, _Kept] = OrderedDict()
        self._room = most_bytes
        self._largest = most_bytes // _LARGEST_SHARE

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "GET":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        key = (scope["path"], scope["query_string"], headers.get("accept", ""), headers.get("accept-encoding", ""))
        kept = self._kept.get(key)
        if kept is not None and await self._revision() == kept.revision:
            if key in self._kept:  # others may have changed what is kept while the revision was read
                self._kept.move_to_end(key)
            scope["route"] = kept.route
            await _send_again(kept, headers.get("if-none-match", ""), send)
            return
        await self._ask(key, scope, receive, send)

    async def _ask(self, key: _Key, scope: Scope, receive: Receive, send: Send) -> None:
        scope[_REVISION] = None
        start: Message = {}
        body: list[bytes] = []

        async def answer(message: Message) -> None:
            nonlocal start
            if message["type"] == "http.response.start":
                start = {**message, "headers": list(message["headers"])}
            elif scope[_REVISION]:
                body.append(message.get("body", b""))
            await send(message)

        await self._app(scope, receive, answer)
        if scope[_REVISION] and start["status"] == 200:
            self._keep(key, _Kept(scope[_REVISION], scope.get("route"), start, b"".join(body)))

    def _keep(self, key: _Key, kept: _Kept) -> None:
        if _size(key, kept) > self._largest:
            return
        self._forget(key)
        self._kept[key] = kept
        self._room -= _size(key, kept)
        while self._room < 0:
            self._forget(next(iter(self._kept)))

    def _forget(self, key: _Key) -> None:
        if kept := self._kept.pop(key, None):
            self._room += _size(key, kept)


class _Shared:
    """The revision, read once for all who wait for it."""

    def __init__(self, read: Callable[[], str | None]) -> None:
        self._read = read
        self._thread = ThreadPoolExecutor(1, "chithi-revision")
        self._running: asyncio.Task[str | None] | None = None
        self._next: asyncio.Task[str | None] | None = None

    async def __call__(self) -> str | None:
        """The revision, from a reading that began after this call; ``None`` where there is none."""
        if self._next is None:
            self._next = asyncio.create_task(self._after(self._running))
        return await asyncio.shield(self._next)

    async def _after(self, running: asyncio.Task[str | None] | None) -> str | None:
        if running is not None:
            await asyncio.wait([running])
        self._running, self._next = self._next, None
        try:
            return await asyncio.get_running_loop().run_in_executor(self._thread, self._read)
        except StoreError:
            return None  # whoever asks the store next tells what is wrong


async def _send_again(kept: _Kept, tags: str, send: Send) -> None:
    headers: list[tuple[bytes, bytes]] = list(kept.start["headers"])
    tag = next((value for name, value in headers if name == b"etag"), b"").decode("latin-1")
    if tags and tag and names_tag(tags, tag):
        rest = [(name, value) for name, value in headers if name not in _OF_THE_BODY]
        await send({"type": "http.response.start", "status": 304, "headers": rest})
        await send({"type": "http.response.body", "body": b""})
        return
    await send({**kept.start, "headers": headers})
    await send({"type": "http.response.body", "body": kept.body})


def _size(key: _Key, kept: _Kept) -> int:
    """Bytes that an answer takes; the objects around them are reckoned as one kilobyte."""
    return 1000 + sum(map(len, key)) + len(kept.body)
