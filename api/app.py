"""The HTTP application: pages of the explorer, an address for every question, raw Cypher, and their documentation."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.metadata import version
from typing import Any

from fastapi import FastAPI, Request
from fastapi.middleware.cors import CORSMiddleware
from fastapi.middleware.gzip import GZipMiddleware
from fastapi.responses import Response
from fastapi.staticfiles import StaticFiles

from api.access import Access, RateLimit
from api.answers import KeptAnswers
from api.errors import add_error_handlers
from api.keys import Keyring
from api.metrics import Measured, Metrics, metrics_route
from api.requests import RequestIds
from api.routers.cypher import cypher
from api.routers.documentation import documentation
from api.routers.health import health
from api.routers.questions import Problem, questions
from api.routers.reconciliation import reconciliation
from api.routers.sparql import sparql
from api.routers.uploads import uploads
from api.settings import Settings, read_settings
from graph.errors import ChithiError
from graph.namespaces import checked_base
from graph.rdf.index import SparqlIndex
from graph.store import Store
from queries.catalogue import Catalogue
from queries.errors import AmbiguousName, NotFound
from viz.cascade import vis_folder
from viz.pages import language, page, pages, static_folder

_DESCRIPTION = """Questions over a knowledge graph of Vietnamese policy directives and the plans that carry them out.
Đồ thị tri thức về chỉ thị, nghị quyết và các kế hoạch thực hiện.

Every question answers with a list of rows, as JSON, CSV or Markdown. A document is named by its id or by its number
(`25-CT/TW`), with the year where several have that number (`25-CT/TW/2023`). Errors are problem details (RFC 9457)."""

_EXPOSED = ["ETag", "Link", "Location", "RateLimit", "RateLimit-Policy", "Retry-After", "X-Request-ID"]
"""Fields of an answer that a page of another origin may read."""


def create_app(settings: Settings | None = None, *, store: Store | None = None) -> FastAPI:
    """The application over a store.

    Args:
        settings: by default from the environment.
        store: already open, and then closed by whoever opened it; otherwise the one that the settings name is opened
            here and closed when the application ends.

    Raises:
        StoreUnavailable, StoreLocked: the store cannot be opened.
        BadRateLimit, BadSetting: a setting cannot be used.
    """
    settings = settings or read_settings()
    base = checked_base(settings.rdf_base)
    opened = store or settings.open_store()
    index = SparqlIndex(opened, settings.sparql_folder, base)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        yield
        index.close()
        if store is None:
            opened.close()

    app = FastAPI(
        title="chithi", version=version("chithi"), description=_DESCRIPTION, docs_url=None, redoc_url=None,
        lifespan=lifespan, responses={}, separate_input_output_schemas=False,
    )  # fmt: skip
    metrics = Metrics()
    _add_routes(app, settings, opened, index, metrics)
    add_error_handlers(app, _error_page)
    _add_layers(app, settings, opened, metrics)
    app.openapi = lambda: _described(app)  # type: ignore[method-assign]
    return app


def _described(app: FastAPI) -> dict[str, Any]:
    """The OpenAPI document, with the shape of problems that every answer refers to; made once."""
    if app.openapi_schema is None:
        made = FastAPI.openapi(app)
        made["components"]["schemas"]["Problem"] = Problem.model_json_schema()
        app.openapi_schema = made
    return app.openapi_schema


def _add_layers(app: FastAPI, settings: Settings, store: Store, metrics: Metrics) -> None:
    """From the inside out: what is added last sees a request first."""
    app.add_middleware(GZipMiddleware, minimum_size=1000)
    if settings.answers_mb:
        app.add_middleware(KeptAnswers, store=store, most_bytes=settings.answers_mb * 1_000_000)
    if settings.rate_limit:
        app.add_middleware(RateLimit, allowed=settings.rate_limit)
    app.add_middleware(Access, keyring=Keyring(settings.keys_path), required=settings.require_key)
    if settings.cors_origins:
        app.add_middleware(
            CORSMiddleware, allow_origins=list(settings.cors_origins), allow_methods=["GET", "POST"],
            allow_headers=["*"], expose_headers=_EXPOSED,
        )  # fmt: skip
    app.add_middleware(Measured, metrics=metrics)
    app.add_middleware(RequestIds)


def _add_routes(app: FastAPI, settings: Settings, store: Store, index: SparqlIndex, metrics: Metrics) -> None:
    app.mount("/static/vis", StaticFiles(directory=vis_folder()))
    app.mount("/static", StaticFiles(directory=static_folder()))
    catalogue = Catalogue()
    routers = [
        sparql(index), pages(store, catalogue), documentation(), health(store), metrics_route(metrics),
        uploads(settings, store), cypher(store), reconciliation(store), questions(store, catalogue),
    ]  # fmt: skip
    for router in routers:
        # As routes of the application itself: those of an included router take ten times as long to be found, and do
        # not tell their methods (``Allow``).
        app.router.routes.extend(router.routes)


def _error_page(request: Request, error: ChithiError, status: int) -> Response | None:
    if "text/html" not in request.headers.get("accept", ""):
        return None
    t = language(request, request.query_params.get("lang"))
    if isinstance(error, AmbiguousName):
        heading, rows = t("ambiguous", name=error.name), error.candidates
    else:
        heading = t("not_found") if status == 404 else t("went_wrong")
        rows = error.suggestions if isinstance(error, NotFound) else []
    known = [
        {"type": None, "number": None, "title": row.get("name"), "issued_on": None, "issuer": None} | row
        for row in rows
    ]
    message = "" if isinstance(error, AmbiguousName) else error.message
    return page(request, t, "choices.html", status, heading=heading, message=message, rows=known)
