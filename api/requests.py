"""Every request gets an id, which its answer and its line in the log carry."""

from __future__ import annotations

import json
import logging
import re
import time
import uuid

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_log = logging.getLogger("chithi.requests")
_SANE = re.compile(r"[\w.-]{1,64}\Z", re.ASCII)


class RequestIds:
    """Takes the caller's ``X-Request-ID`` if it is harmless, else makes one; logs each request as a line of JSON."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        given = dict(scope["headers"]).get(b"x-request-id", b"").decode("latin-1")
        identity = given if _SANE.match(given) else uuid.uuid4().hex
        scope["chithi.request_id"] = identity
        started, status = time.perf_counter(), 0

        async def answer(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                MutableHeaders(scope=message)["X-Request-ID"] = identity
            await send(message)

        try:
            await self._app(scope, receive, answer)
        finally:
            if _log.isEnabledFor(logging.INFO):
                line = {
                    "request": identity,
                    "method": scope["method"],
                    "path": scope["path"],
                    "status": status,
                    "ms": round((time.perf_counter() - started) * 1000, 1),
                }
                _log.info(json.dumps(line, ensure_ascii=False))
