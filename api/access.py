"""At the door of the HTTP interface: who asks, and how often.

A request may bring an API key as ``X-API-Key``, as ``Authorization: Bearer``, or, for a browser, as the password of
``Authorization: Basic``. Whoever it belongs to stands in ``scope["chithi.key"]``.
"""

from __future__ import annotations

import base64
import binascii
import math
import time
from collections.abc import Mapping
from http import HTTPStatus
from typing import Annotated

import limits
from fastapi import Depends, Request
from fastapi.security import APIKeyHeader, HTTPBearer
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.errors import ASKS_FOR_KEY, problem
from api.keys import Key, Keyring
from api.refusals import KeyNeeded, ReadOnlyKey
from graph.errors import ChithiError

_OPEN = frozenset({"/health", "/ready"})
"""What a supervisor asks: no key, no limit."""


class BadRateLimit(ChithiError):
    """The setting of the rate limit cannot be read."""


class Access:
    """Tells who asks by the API key, and refuses those who need one and have none."""

    def __init__(self, app: ASGIApp, keyring: Keyring, required: bool) -> None:
        self._app, self._keyring, self._required = app, keyring, required

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"] in _OPEN:
            await self._app(scope, receive, send)
            return
        text = _given_key(Headers(scope=scope))
        key = self._keyring.find(text) if text else None
        if (text and key is None) or (self._required and key is None):
            detail = "The API key is not known." if text else "This server asks for an API key."
            await _refusal(scope, HTTPStatus.UNAUTHORIZED, "key-needed", detail, {"WWW-Authenticate": ASKS_FOR_KEY})(
                scope, receive, send
            )
            return
        scope["chithi.key"] = key
        await self._app(scope, receive, send)


class RateLimit:
    """So many requests a client, counted in this process in a moving window; told in the fields of the IETF draft
    ``draft-ietf-httpapi-ratelimit-headers`` (``RateLimit-Policy``, ``RateLimit``) and in ``Retry-After`` (RFC 9110).

    A client is a key, or without one an address.

    Raises:
        BadRateLimit: ``allowed`` is not written as ``600/minute``.
    """

    def __init__(self, app: ASGIApp, allowed: str) -> None:
        self._app = app
        try:
            self._rate = limits.parse(allowed)
        except ValueError as error:
            message = f"CHITHI_RATE_LIMIT is {allowed!r}, which is no rate."
            raise BadRateLimit(message, "Write it as 600/minute or 10/second.") from error
        self._counting = limits.strategies.MovingWindowRateLimiter(limits.storage.MemoryStorage())
        self._policy = f'"default";q={self._rate.amount};w={self._rate.get_expiry()}'

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"] in _OPEN:
            await self._app(scope, receive, send)
            return
        client = _client(scope)
        allowed = self._counting.hit(self._rate, client)
        reset, remaining = self._counting.get_window_stats(self._rate, client)
        wait = max(0, math.ceil(reset - time.time()))
        fields = {"RateLimit-Policy": self._policy, "RateLimit": f'"default";r={remaining};t={wait}'}
        if not allowed:
            detail = f"More than {self._rate.amount} requests in {self._rate.get_expiry()} seconds."
            refusal = _refusal(
                scope, HTTPStatus.TOO_MANY_REQUESTS, "too-many-requests", detail,
                {**fields, "Retry-After": str(max(1, wait))},
            )  # fmt: skip
            await refusal(scope, receive, send)
            return

        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(fields)
            await send(message)

        await self._app(scope, receive, answer)


def writer(
    request: Request,
    _bearer: Annotated[object, Depends(HTTPBearer(auto_error=False))],
    _header: Annotated[object, Depends(APIKeyHeader(name="X-API-Key", auto_error=False))],
) -> Key:
    """The key of a request that writes; the other parameters only tell the documentation how a key is sent.

    Raises:
        KeyNeeded: there is no key; ReadOnlyKey: it may not write.
    """
    key: Key | None = request.scope.get("chithi.key")
    if key is None:
        raise KeyNeeded("Writing needs an API key.", "chithi keys add NAME --write makes one.")
    if not key.write:
        raise ReadOnlyKey(f"The key {key.name!r} may only read.", "chithi keys add NAME --write makes one.")
    return key


def _given_key(headers: Headers) -> str:
    if header := headers.get("x-api-key"):
        return header.strip()
    scheme, _, value = headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        return value.strip()
    if scheme.lower() != "basic":
        return ""
    try:
        return base64.b64decode(value, validate=True).decode("utf-8").partition(":")[2]
    except (binascii.Error, UnicodeDecodeError):
        return "?"


def _client(scope: Scope) -> str:
    key: Key | None = scope.get("chithi.key")
    if key:
        return f"key {key.name}"
    client = scope.get("client")
    return f"address {client[0]}" if client else "unknown"


def _refusal(scope: Scope, status: HTTPStatus, kind: str, detail: str, headers: Mapping[str, str]) -> ASGIApp:
    answer = problem(Request(scope), status=status, kind=kind, detail=detail)
    answer.headers.update(headers)
    return answer
