"""Reconciliation Service API 0.2, as OpenRefine speaks it: names in a table become ids of the graph.

In OpenRefine: "Reconcile → Start reconciling → Add standard service", with the address ``…/reconcile``.
Specification: W3C Entity Reconciliation Community Group, Reconciliation Service API v0.2 (10 April 2023).
"""

from __future__ import annotations

import html
import json
from collections.abc import Mapping
from typing import Annotated, Any

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import HTMLResponse, JSONResponse
from pydantic import BaseModel, Field, TypeAdapter, ValidationError

from api.routers.questions import PROBLEMS
from graph.store import Store
from queries.errors import BadParameter
from queries.reconciliation import PROPERTIES, TYPES, candidates, extended

_MOST_QUERIES = 100
_SPACE = "urn:chithi:id"
_ANYWHERE = {"Access-Control-Allow-Origin": "*"}
"""Any page may ask (the specification wants it): what is here can be read by everybody anyway, or asks for a key."""


class Wanted(BaseModel):
    """A further value of the row that is reconciled."""

    pid: str
    v: Any


class Asked(BaseModel):
    """One name to reconcile."""

    query: str = Field(max_length=1000)
    type: str | list[str] | None = None
    limit: int = Field(5, ge=1, le=100)
    properties: list[Wanted] = Field(default=[], max_length=20)


class Extension(BaseModel):
    """Entities and the properties that are asked of them."""

    class Property(BaseModel):
        """A property to extend with."""

        id: str

    ids: list[str] = Field(max_length=1000)
    properties: list[Property] = Field(max_length=50)


_QUERIES = TypeAdapter(dict[str, Asked])


def reconciliation(store: Store) -> APIRouter:
    """The routes under ``/reconcile``."""
    router = APIRouter(prefix="/reconcile", tags=["reconciliation"], responses={422: PROBLEMS[422]})

    @router.get("", summary="The service, or answers to queries")
    def by_get(
        request: Request,
        queries: Annotated[str | None, Query(description="JSON as the specification says")] = None,
        extend: Annotated[str | None, Query(description="JSON as the specification says")] = None,
    ) -> JSONResponse:
        """Dịch vụ đối chiếu tên với đồ thị (OpenRefine)."""
        return _answer(store, request, queries, extend)

    @router.post("", summary="Answers to queries")
    def by_post(
        request: Request, queries: Annotated[str | None, Form()] = None, extend: Annotated[str | None, Form()] = None
    ) -> JSONResponse:
        """Đối chiếu tên với đồ thị (OpenRefine)."""
        return _answer(store, request, queries, extend)

    @router.get("/suggest/entity", summary="Entities whose name begins so")
    def suggest(prefix: Annotated[str, Query(max_length=1000)]) -> JSONResponse:
        """Gợi ý khi gõ tên."""
        found = candidates(store, prefix, tuple(TYPES), 10)
        rows = [{"id": c.id, "name": c.name, "notable": [{"id": c.type, "name": TYPES[c.type]}]} for c in found]
        return JSONResponse({"result": rows}, headers=_ANYWHERE)

    @router.get("/properties", summary="Properties that a table can be extended with")
    def properties(type: Annotated[str, Query(max_length=100)] = "document") -> JSONResponse:
        """Thuộc tính có thể bổ sung."""
        known = PROPERTIES.get(type, {})
        rows = [{"id": key, "name": name} for key, name in known.items()]
        return JSONResponse({"type": type, "properties": rows}, headers=_ANYWHERE)

    @router.get("/preview", summary="A small page about an entity", response_class=HTMLResponse)
    def preview(id: Annotated[str, Query(max_length=1000)]) -> HTMLResponse:
        """Trang xem nhanh."""
        every = dict.fromkeys(key for known in PROPERTIES.values() for key in known)
        values = {key: value for key, value in extended(store, [id], every)[id].items() if value is not None}
        lines = "".join(f"<dt>{html.escape(key)}</dt><dd>{html.escape(str(v))}</dd>" for key, v in values.items())
        return HTMLResponse(f'<!doctype html><meta charset="utf-8"><title>{html.escape(id)}</title><dl>{lines}</dl>')

    return router


def _answer(store: Store, request: Request, queries: str | None, extend: str | None) -> JSONResponse:
    if queries is not None:
        asked = _read(_QUERIES, "queries", queries)
        if len(asked) > _MOST_QUERIES:
            raise BadParameter(
                "queries", f"There are {len(asked)} queries; at most {_MOST_QUERIES} are answered at once."
            )
        return JSONResponse({key: {"result": _results(store, one)} for key, one in asked.items()}, headers=_ANYWHERE)
    if extend is not None:
        return JSONResponse(_extension(store, _read(TypeAdapter(Extension), "extend", extend)), headers=_ANYWHERE)
    return JSONResponse(_manifest(str(request.base_url).rstrip("/")), headers=_ANYWHERE)


def _read(shape: TypeAdapter[Any], name: str, text: str) -> Any:
    try:
        return shape.validate_python(json.loads(text))
    except (ValidationError, ValueError) as error:
        first = error.errors()[0]["msg"] if isinstance(error, ValidationError) else error
        raise BadParameter(name, f"{name} is not as the Reconciliation API 0.2 says: {first}.") from error


def _results(store: Store, asked: Asked) -> list[dict[str, Any]]:
    given = [asked.type] if isinstance(asked.type, str) else asked.type
    types = [kind for kind in TYPES if not given or kind in given]
    known = {wanted.pid: str(wanted.v) for wanted in asked.properties if not isinstance(wanted.v, (Mapping, list))}
    return [
        {
            "id": c.id,
            "name": c.name,
            "type": [{"id": c.type, "name": TYPES[c.type]}],
            "score": c.score,
            "match": c.match,
        }
        for c in candidates(store, asked.query, types, asked.limit, known)
    ]


def _extension(store: Store, asked: Extension) -> dict[str, Any]:
    wanted = [entry.id for entry in asked.properties]
    names = {key: name for known in PROPERTIES.values() for key, name in known.items()}
    rows = extended(store, asked.ids, wanted)
    return {
        "meta": [{"id": key, "name": names.get(key, key)} for key in wanted],
        "rows": {
            identity: {key: [] if value is None else [{"str": str(value)}] for key, value in row.items()}
            for identity, row in rows.items()
        },
    }


def _manifest(base: str) -> dict[str, Any]:
    return {
        "versions": ["0.2"],
        "name": "chithi",
        "identifierSpace": _SPACE,
        "schemaSpace": "urn:chithi:type",
        "defaultTypes": [{"id": key, "name": name} for key, name in TYPES.items()],
        "view": {"url": f"{base}/d/{{{{id}}}}"},
        "preview": {"url": f"{base}/reconcile/preview?id={{{{id}}}}", "width": 420, "height": 240},
        "suggest": {"entity": {"service_url": base, "service_path": "/reconcile/suggest/entity"}},
        "extend": {
            "propose_properties": {"service_url": base, "service_path": "/reconcile/properties"},
            "property_settings": [],
        },
    }
