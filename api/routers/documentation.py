"""The documentation of the HTTP interface at ``/docs``, without anything from another server."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from fastapi import APIRouter
from fastapi.responses import FileResponse, HTMLResponse, Response

_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>chithi · API</title>
<link rel="icon" href="/static/icon.svg">
<link rel="stylesheet" href="/docs/swagger-ui.css">
</head>
<body>
<div id="swagger-ui"></div>
<script src="/docs/swagger-ui-bundle.js"></script>
<script src="/docs/start.js"></script>
</body>
</html>
"""
_START = """SwaggerUIBundle({
  url: "/openapi.json", dom_id: "#swagger-ui", deepLinking: true, docExpansion: "list", validatorUrl: null,
  defaultModelsExpandDepth: 0, displayRequestDuration: true
});
"""
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "connect-src 'self'; base-uri 'none'; frame-ancestors 'none'"
)


def documentation() -> APIRouter:
    """The page and its parts, from the copy of Swagger UI in the installed package fastapi-offline."""
    router = APIRouter(include_in_schema=False)

    @router.get("/docs")
    async def page() -> HTMLResponse:
        return HTMLResponse(_PAGE, headers={"Content-Security-Policy": _POLICY})

    @router.get("/docs/start.js")
    async def start() -> Response:
        return Response(_START, media_type="text/javascript")

    @router.get("/docs/swagger-ui-bundle.js")
    async def script() -> FileResponse:
        return FileResponse(_assets() / "swagger-ui-bundle.js", media_type="text/javascript")

    @router.get("/docs/swagger-ui.css")
    async def style() -> FileResponse:
        return FileResponse(_assets() / "swagger-ui.css", media_type="text/css")

    return router


def _assets() -> Path:
    return Path(str(files("fastapi_offline") / "static"))
