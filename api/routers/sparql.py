"""SPARQL 1.1 for reading, by its protocol (https://www.w3.org/TR/sparql11-protocol/), over the RDF projection."""

from __future__ import annotations

from collections.abc import Iterable
from http import HTTPStatus
from typing import Annotated, Any
from urllib.parse import parse_qs

from fastapi import APIRouter, Depends, Query, Request, Response
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException

from api.refusals import TooLarge, UnknownKind
from api.routers.questions import PROBLEMS, problem_answer
from graph.errors import StoreError, WriteRefused
from graph.rdf.index import SparqlIndex
from graph.rdf.questions import LONGEST
from graph.rdf.worker import GRAPHS, MOST_ROWS, MOST_TRIPLES, TABLES, Asked

TIMEOUT = 30.0
"""Seconds a question may take."""

_FORM = "application/x-www-form-urlencoded"
_QUERY = "application/sparql-query"
_MOST_BYTES = 8 * LONGEST
_LONGEST_IN_ADDRESS = 4_000
"""Characters of a question that stands in an address: servers refuse addresses of more than 64 kB, in which a letter
may take 12 bytes. Longer ones are sent by POST."""
_EXAMPLE = """SELECT ?number ?issued {
  ?plan chithi:implements [ eli:id_local "91-CT/TW" ] ; eli:id_local ?number .
  OPTIONAL { ?plan eli:date_document ?issued }
} ORDER BY ?issued LIMIT 10"""
_ABOUT = f"""SPARQL 1.1 để đọc đồ thị dưới dạng RDF.

Prefixes of the vocabularies in use are known and need not be declared. Limits: {TIMEOUT:.0f} seconds, {MOST_ROWS:,}
rows or {MOST_TRIPLES:,} triples, {_LONGEST_IN_ADDRESS:,} characters in an address and {LONGEST:,} by POST; no updates,
no `SERVICE`. The answer may be some seconds older than the store."""
_RESPONSES: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "Rows, a truth value, or triples; without a question the description of the service.",
        "content": {media: {"schema": {}} for media in (*TABLES, *GRAPHS)},
    },
    400: problem_answer("The question cannot be read, or finds more than may be sent."),
    403: problem_answer("The question would change something or ask another server."),
    406: problem_answer("The answer has none of the media types that `Accept` names."),
    415: problem_answer("The body of a POST is neither a form nor application/sparql-query."),
    **PROBLEMS,
}
_DESCRIPTION = """@prefix sd: <http://www.w3.org/ns/sparql-service-description#> .
@prefix formats: <http://www.w3.org/ns/formats/> .

[] a sd:Service ;
  sd:endpoint <{address}> ;
  sd:supportedLanguage sd:SPARQL11Query ;
  sd:resultFormat formats:SPARQL_Results_JSON, formats:SPARQL_Results_XML, formats:SPARQL_Results_CSV,
    formats:SPARQL_Results_TSV, formats:Turtle, formats:N-Triples, formats:JSON-LD, formats:RDF_XML ;
  sd:defaultDataset [ a sd:Dataset ; sd:defaultGraph [ a sd:Graph ] ] .
"""
_BODY = {
    "requestBody": {
        "required": True,
        "content": {
            _QUERY: {"schema": {"type": "string"}, "example": _EXAMPLE},
            _FORM: {
                "schema": {"type": "object", "required": ["query"], "properties": {"query": {"type": "string"}}},
                "example": {"query": _EXAMPLE},
            },
        },
    }
}


def sparql(index: SparqlIndex) -> APIRouter:
    """The route ``/sparql``."""
    router = APIRouter(tags=["sparql"])

    @router.get(
        "/sparql", summary="Ask in SPARQL", description=_ABOUT, response_class=Response, responses=_RESPONSES,
        operation_id="sparql",
    )  # fmt: skip
    def by_get(
        request: Request,
        query: Annotated[
            str | None, Query(description="the question", examples=[_EXAMPLE], max_length=_LONGEST_IN_ADDRESS)
        ] = None,
        default_graph: Annotated[list[str], Query(alias="default-graph-uri", description="graphs to ask")] = [],  # noqa: B006
        named_graph: Annotated[list[str], Query(alias="named-graph-uri", description="graphs to name")] = [],  # noqa: B006
    ) -> Response:
        if query is None:
            return Response(_DESCRIPTION.format(address=request.url.replace(query="")), media_type="text/turtle")
        return _answer(index, request, query, default_graph, named_graph)

    @router.post(
        "/sparql", summary="Ask in SPARQL", description=_ABOUT, response_class=Response, responses=_RESPONSES,
        operation_id="sparql_post", openapi_extra=_BODY,
    )  # fmt: skip
    async def by_post(request: Request, fields: Annotated[dict[str, list[str]], Depends(_fields)]) -> Response:
        if "update" in fields:
            raise WriteRefused("An update would change something.", "Only SELECT, ASK, CONSTRUCT and DESCRIBE work.")
        if len(fields.get("query", [])) != 1:
            raise StoreError("There must be exactly one query.", "Send it as query=… or as application/sparql-query.")
        graphs = [fields.get(name, []) for name in ("default-graph-uri", "named-graph-uri")]
        return await run_in_threadpool(_answer, index, request, fields["query"][0], *graphs)

    return router


async def _fields(request: Request) -> dict[str, list[str]]:
    """The fields of the protocol, from the body and the address."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind not in (_FORM, _QUERY):
        raise UnknownKind(f"The body is {kind or 'of no kind'}.", f"Send it as {_QUERY} or {_FORM}.")
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > _MOST_BYTES:
            raise TooLarge(f"The question has more than {_MOST_BYTES:,} bytes.")
    try:
        text = body.decode("utf-8")
        if kind == _FORM:
            return parse_qs(text, keep_blank_values=True, errors="strict", max_num_fields=100)
    except ValueError as error:
        raise StoreError("The body is not UTF-8, or no form.") from error
    return {**parse_qs(request.url.query, keep_blank_values=True), "query": [text]}


def _answer(
    index: SparqlIndex, request: Request, text: str, default_graphs: Iterable[str], named_graphs: Iterable[str]
) -> Response:
    accept = request.headers.get("accept", "*/*")
    asked = Asked(text, wanted(accept, TABLES), wanted(accept, GRAPHS), tuple(default_graphs), tuple(named_graphs))
    answer = index.ask(asked, TIMEOUT)
    if answer.problem == "media":
        raise HTTPException(HTTPStatus.NOT_ACCEPTABLE, f"This answer can be sent as {answer.detail}.")
    if answer.problem == "rows":
        raise StoreError(f"The answer has {answer.detail}.", "Add LIMIT and OFFSET, or narrow the question.")
    if answer.problem:
        raise StoreError(f"The question cannot be answered: {answer.detail}.")
    charset = "; charset=utf-8" if answer.media_type.startswith("text/") else ""
    return Response(answer.content, media_type=answer.media_type + charset, headers={"Vary": "Accept"})


def wanted(accept: str, offered: Iterable[str]) -> tuple[str, ...]:
    """The media types on offer that an ``Accept`` field takes (RFC 9110), the most welcome first."""
    ranges = [_range(part) for part in accept.split(",") if part.strip()] or [("*/*", 1.0)]
    found = []
    for place, media in enumerate(offered):
        fitting = [(len(name.rstrip("*")), share) for name, share in ranges if _fits(media, name)]
        share = max(fitting)[1] if fitting else 0.0
        if share > 0:
            found.append((-share, place, media))
    return tuple(media for _, _, media in sorted(found))


def _range(part: str) -> tuple[str, float]:
    name, *parameters = (piece.strip() for piece in part.split(";"))
    given = next((value[2:] for value in parameters if value.startswith("q=")), "1")
    try:
        return name.lower(), float(given)
    except ValueError:
        return name.lower(), 0.0


def _fits(media: str, name: str) -> bool:
    return name in ("*/*", media) or (name.endswith("/*") and media.startswith(name[:-1]))
