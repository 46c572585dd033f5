"""Errors as HTTP answers: problem details by RFC 9457, naming the parameter that is at fault."""

from __future__ import annotations

import logging
from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException
from starlette.routing import Match

from api.refusals import KeyNeeded, NotRead, ReadOnlyKey, TooLarge, UnknownKind
from graph.errors import ChithiError, QueryTimeout, StoreUnavailable, WriteRefused
from queries.errors import AmbiguousName, BadParameter, NoSuchPage, NotFound, UnknownQuestion

MEDIA_TYPE = "application/problem+json"

ASKS_FOR_KEY = 'Basic realm="chithi", Bearer realm="chithi"'
"""How a key is sent, for ``WWW-Authenticate`` (RFC 9110)."""

_log = logging.getLogger("chithi")

_STATUS: tuple[tuple[type[ChithiError], HTTPStatus, str], ...] = (
    (AmbiguousName, HTTPStatus.CONFLICT, "ambiguous-name"),
    (NotFound, HTTPStatus.NOT_FOUND, "not-found"),
    (NoSuchPage, HTTPStatus.NOT_FOUND, "no-such-page"),
    (UnknownQuestion, HTTPStatus.NOT_FOUND, "unknown-question"),
    (BadParameter, HTTPStatus.UNPROCESSABLE_ENTITY, "bad-parameter"),
    (KeyNeeded, HTTPStatus.UNAUTHORIZED, "key-needed"),
    (ReadOnlyKey, HTTPStatus.FORBIDDEN, "read-only-key"),
    (TooLarge, HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "too-large"),
    (UnknownKind, HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "unknown-kind"),
    (NotRead, HTTPStatus.UNPROCESSABLE_ENTITY, "not-read"),
    (WriteRefused, HTTPStatus.FORBIDDEN, "write-refused"),
    (QueryTimeout, HTTPStatus.GATEWAY_TIMEOUT, "timeout"),
    (StoreUnavailable, HTTPStatus.SERVICE_UNAVAILABLE, "store-unavailable"),
    (ChithiError, HTTPStatus.BAD_REQUEST, "bad-request"),
)

ErrorPage = Callable[[Request, ChithiError, int], Response | None]
"""Makes the page of an error for a person, or ``None`` where a program asks."""


def add_error_handlers(app: FastAPI, page: ErrorPage) -> None:
    """Answer every error with problem details, or with a page where a person's browser asks for one."""

    @app.exception_handler(ChithiError)
    def expected(request: Request, error: ChithiError) -> Response:
        status, _ = status_of(error)
        answer = page(request, error, status) or problem(request, **details(error))
        if status == HTTPStatus.UNAUTHORIZED:
            answer.headers["WWW-Authenticate"] = ASKS_FOR_KEY
        return answer

    @app.exception_handler(RequestValidationError)
    def invalid(request: Request, error: RequestValidationError) -> Response:
        first = error.errors()[0]
        name = str(first["loc"][-1])
        return problem(
            request,
            status=HTTPStatus.UNPROCESSABLE_ENTITY,
            kind="bad-parameter",
            detail=f"{name}: {first['msg']}.",
            parameter=name,
        )

    @app.exception_handler(HTTPException)
    def plain(request: Request, error: HTTPException) -> Response:
        message = f"There is nothing at {request.url.path}." if error.status_code == 404 else str(error.detail)
        found = page(request, ChithiError(message), error.status_code)
        answer = found or problem(request, status=HTTPStatus(error.status_code), kind="http", detail=message)
        answer.headers.update(error.headers or {})
        if error.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
            answer.headers["Allow"] = ", ".join(_allowed(app, request))
        return answer

    @app.exception_handler(Exception)
    def unexpected(request: Request, error: Exception) -> Response:
        _log.error("unexpected error at %s", request.url.path, exc_info=error)
        return problem(
            request,
            status=HTTPStatus.INTERNAL_SERVER_ERROR,
            kind="unexpected",
            detail="Something in chithi broke; the log of the server says what.",
        )


def _allowed(app: FastAPI, request: Request) -> list[str]:
    """Every method that some route of this path has; one route alone knows only its own."""
    found: set[str] = set()
    for route in app.router.routes:
        if route.matches(request.scope)[0] is not Match.NONE:
            found |= getattr(route, "methods", None) or set()
    return sorted(found)


def status_of(error: ChithiError) -> tuple[HTTPStatus, str]:
    """Status and kind of an expected error."""
    return next((status, kind) for type_, status, kind in _STATUS if isinstance(error, type_))


def details(error: ChithiError) -> dict[str, Any]:
    """The members of the problem details of an expected error."""
    status, kind = status_of(error)
    more: dict[str, Any] = {"hint": error.hint} if error.hint else {}
    if isinstance(error, BadParameter):
        more["parameter"] = error.parameter
    if isinstance(error, AmbiguousName):
        more["candidates"] = error.candidates
    if isinstance(error, NotFound):
        more["suggestions"] = error.suggestions
    return {"status": status, "kind": kind, "detail": error.message.strip(), **more}


def problem(request: Request, *, status: HTTPStatus, kind: str, detail: str, **more: Any) -> JSONResponse:
    """Problem details as an answer."""
    content = {
        "type": f"urn:chithi:{kind}",
        "title": status.phrase,
        "status": int(status),
        "detail": detail,
        "instance": request.url.path,
        **more,
    }
    if identity := request.scope.get("chithi.request_id"):
        content["request_id"] = identity
    return JSONResponse(content, int(status), media_type=MEDIA_TYPE)
