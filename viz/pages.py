"""The pages of the explorer: start, search, document, cascade, questions."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import HTMLResponse, JSONResponse

from graph.store import Store
from queries.catalogue import Catalogue
from viz.cascade import cascade, cascade_rows, label, levels
from viz.templating import render
from viz.wording import LANGUAGES, Messages, messages, preferred_language

SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""No script, style or picture from anywhere else, and none inside the page."""

_CITATIONS_SHOWN = 200
_IMPLEMENTERS_SHOWN = 1_000


def static_folder() -> Path:
    """The folder of style sheet and scripts, to be served under ``/static``."""
    return Path(__file__).with_name("static")


def language(request: Request, lang: Annotated[str | None, Query()] = None) -> Messages:
    """The language of a request: ``?lang=``, else the browser's."""
    return messages(preferred_language(lang, request.headers.get("accept-language")))


Language = Annotated[Messages, Depends(language)]


def pages(store: Store, catalogue: Catalogue) -> APIRouter:
    """The routes of the explorer over one store."""
    router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)

    def ask(name: str, **parameters: Any) -> list[dict[str, Any]]:
        return list(catalogue.run(store, name, **parameters).rows)

    @router.get("/")
    def start(request: Request, t: Language) -> HTMLResponse:
        return page(
            request, t, "start.html", counts=_node_counts(ask("graph/summary")), directives=ask("documents/list")
        )

    @router.get("/search")
    def search(request: Request, t: Language, q: str = "") -> HTMLResponse:
        rows = ask("documents/search", q=q) if q.strip() else []
        return page(request, t, "search.html", q=q, rows=rows)

    @router.get("/d/{document}")
    def document(request: Request, t: Language, document: str) -> HTMLResponse:
        shown = ask("documents/show", document=document)[0]
        parts: dict[str, Any] = {
            "implementers": ask("documents/implementers", document=shown["id"], limit=_IMPLEMENTERS_SHOWN),
            "basis": ask("documents/basis", document=shown["id"]),
            "citations": ask("documents/citations", document=shown["id"], limit=_CITATIONS_SHOWN),
            "tasks": ask("documents/tasks", document=shown["id"]),
            "targets": ask("documents/targets", document=shown["id"]),
            "sections": ask("documents/outline", document=shown["id"]),
        }
        return page(request, t, "document.html", document=shown, **parts)

    @router.get("/d/{document}/cascade")
    def picture(request: Request, t: Language, document: str) -> HTMLResponse:
        shown = ask("documents/show", document=document)[0]
        values = picture_values(ask("documents/cascade", document=shown["id"]), shown, t)
        return page(request, t, "cascade.html", document=shown, **values)

    @router.get("/d/{document}/cascade.json")
    def picture_data(t: Language, document: str) -> JSONResponse:
        shown = ask("documents/show", document=document)[0]
        return JSONResponse(picture_values(ask("documents/cascade", document=shown["id"]), shown, t)["graph"])

    @router.get("/questions")
    def questions(request: Request, t: Language) -> HTMLResponse:
        return page(request, t, "questions.html", questions=_questions(catalogue, t))

    return router


def page(request: Request, t: Messages, template: str, status: int = 200, **values: object) -> HTMLResponse:
    """A page with its security headers."""
    other = next(code for code in LANGUAGES if code != t.language)
    html = render(template, t, other_language_url=str(request.url.include_query_params(lang=other)), **values)
    headers = {
        "Content-Security-Policy": SECURITY_POLICY,
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",
        "Vary": "Accept-Language",
    }
    return HTMLResponse(html, status, headers)


def picture_values(rows: list[dict[str, Any]], root: dict[str, Any], t: Messages) -> dict[str, Any]:
    """What the templates of the cascade need: heading, graph data, words for the script."""
    documents, links = cascade_rows(rows, root)
    graph = cascade(documents, links, root["id"], t)
    return {
        "heading": t("cascade_of", name=label(root, t).split("\n")[0]),
        "graph": graph,
        "nodes": graph["nodes"],
        "levels": levels(documents),
        "words": {key: t(key) for key in ("open_document", "expand")},
    }


def _node_counts(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [row for row in rows if row.get("kind") == "node" and row["count"]]


def _questions(catalogue: Catalogue, t: Messages) -> list[dict[str, Any]]:
    return [
        {
            "name": question.name,
            "summary": question.summary[t.language],
            "commands": [
                " ".join(f"{key}={_quoted(value)}" for key, value in example.items()) for example in question.examples
            ],
        }
        for question in catalogue
    ]


def _quoted(value: object) -> str:
    text = str(value)
    return f'"{text}"' if " " in text else text
