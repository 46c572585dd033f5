"""Counts and times of requests, in the text format of Prometheus at ``/metrics``."""

from __future__ import annotations

import time

from fastapi import APIRouter, Response
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_UNKNOWN = "(none)"
"""The route of a request that met none: the paths that people try are not names of metrics."""


class Metrics:
    """The measurements of one application, in a registry of its own."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        labels = ("method", "route", "status")
        self.requests = Counter("chithi_http_requests", "Requests answered.", labels, registry=self.registry)
        self.seconds = Histogram(
            "chithi_http_request_seconds", "Time until a request was answered.", ("method", "route"),
            registry=self.registry,
        )  # fmt: skip
        self.under_way = Gauge("chithi_http_requests_under_way", "Requests not yet answered.", registry=self.registry)


class Measured:
    """Measures every request by the route that answered it."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self._app, self._metrics = app, metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started, status = time.perf_counter(), 0

        async def answer(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        with self._metrics.under_way.track_inprogress():
            try:
                await self._app(scope, receive, answer)
            finally:
                route = getattr(scope.get("route"), "path", _UNKNOWN)
                self._metrics.requests.labels(scope["method"], route, status or 500).inc()
                self._metrics.seconds.labels(scope["method"], route).observe(time.perf_counter() - started)


def metrics_route(metrics: Metrics) -> APIRouter:
    """The route ``/metrics``."""
    router = APIRouter(tags=["health"])

    @router.get("/metrics", summary="Counts and times of requests, for Prometheus", response_class=Response)
    async def text() -> Response:
        return Response(generate_latest(metrics.registry), media_type=CONTENT_TYPE_LATEST)

    return router
