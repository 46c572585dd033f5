"""An address for every question of the catalogue, made from its header.

Each question answers at its own path (``/documents/{document}/implementers``) and at ``/queries/<name>``, where all
parameters stand after the question mark.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable
from http import HTTPStatus
from typing import Annotated, Any, Literal
from urllib.parse import quote, urlencode

from fastapi import APIRouter, Path, Query, Request, Response
from pydantic import BaseModel, ConfigDict, Field, create_model

from api.answers import may_be_kept
from api.errors import MEDIA_TYPE
from api.formats import FORMATS, answer, chosen_format, formats_of
from graph.store import Store
from queries.catalogue import Catalogue
from queries.header import Parameter, Question
from queries.paging import View, ask_page
from queries.result import Column

TIMEOUT = 30.0
"""Seconds a question may take."""

_TYPES: dict[str, Any] = {
    "string": str,
    "integer": int,
    "float": float,
    "boolean": bool,
    "date": str,
    "list": list[str],
}


class Problem(BaseModel):
    """Problem details by RFC 9457."""

    model_config = ConfigDict(extra="allow")

    type: str
    title: str
    status: int
    detail: str
    instance: str
    parameter: str | None = Field(None, description="the parameter at fault")
    hint: str | None = Field(None, description="what to do")


def problem_answer(description: str) -> dict[str, Any]:
    """How the documentation describes an answer that is a problem."""
    return {"description": description, "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}}


PROBLEMS: dict[int | str, dict[str, Any]] = {
    int(status): problem_answer(text)
    for status, text in (
        (HTTPStatus.NOT_FOUND, "Nothing has that name; `suggestions` lists the nearest."),
        (HTTPStatus.CONFLICT, "The name belongs to several; `candidates` lists them."),
        (HTTPStatus.UNPROCESSABLE_ENTITY, "A parameter is missing or has a value that is not allowed."),
        (HTTPStatus.SERVICE_UNAVAILABLE, "The graph database cannot be reached."),
        (HTTPStatus.GATEWAY_TIMEOUT, f"The question took longer than {TIMEOUT:.0f} seconds."),
    )
}  # fmt: skip


def questions(store: Store, catalogue: Catalogue) -> APIRouter:
    """The routes of all questions."""
    router = APIRouter()
    for question in sorted(catalogue, key=_specific):
        model = _model(question)
        for path, tags, hidden in (
            (_route(question), [question.topic], False),
            (f"/queries/{question.name}", ["queries"], True),
        ):
            router.add_api_route(
                path,
                _endpoint(store, catalogue, question, path),
                methods=["GET"],
                name=question.name,
                operation_id=_operation_id(question, hidden),
                summary=question.summary["en"],
                description=_description(question),
                tags=[*tags],
                response_class=Response,
                responses={200: _answers(question, model), 304: {"description": "As it was."}, **PROBLEMS},
            )
    return router


def _specific(question: Question) -> tuple[int, int, str]:
    """Paths with a fixed end come before those that end in a name, because a number in a name may hold a slash."""
    return question.path.endswith("}"), -question.path.count("/"), question.name


def _route(question: Question) -> str:
    """The path, in which a name may hold slashes: ``/documents/25-CT/TW/implementers`` is understood."""
    path = question.path
    for parameter in question.parameters:
        path = path.replace(f"{{{parameter}}}", f"{{{parameter}:path}}")
    return path


def _operation_id(question: Question, twin: bool) -> str:
    return question.name.replace("/", "_") + ("_query" if twin else "")


def _description(question: Question) -> str:
    parts = [question.summary["vi"] + ".", question.notes, "\n".join(_columns(question.columns))]
    return "\n\n".join(part for part in parts if part)


def _columns(columns: Iterable[Column]) -> Iterable[str]:
    yield "| column | type | vi | en |\n| --- | --- | --- | --- |"
    for column in columns:
        yield f"| {column.name} | {column.type} | {column.label['vi']} | {column.label['en']} |"


def _model(question: Question) -> type[BaseModel]:
    """The shape of a row. No column is required: ``fields`` leaves out those that are not wanted."""
    fields: dict[str, Any] = {
        column.name: (_TYPES[column.type] | None, _optional(f"{column.label['en']} · {column.label['vi']}"))
        for column in question.columns
    }
    name = "".join(part.title() for part in question.name.replace("/", "_").split("_")) + "Row"
    return create_model(name, **fields)


def _optional(description: str) -> Any:
    """A column that may be left out; its schema says so without naming a default, which there is none of."""
    return Field(None, description=description, json_schema_extra=_without_default)


def _without_default(schema: dict[str, Any]) -> None:
    schema.pop("default", None)


def _answers(question: Question, model: type[BaseModel]) -> dict[str, Any]:
    links = {"Link": {"description": "the next page, where there is one (RFC 8288)", "schema": {"type": "string"}}}
    written = {FORMATS[name]: {"schema": {"type": "string"}} for name in formats_of(question) if name != "json"}
    if "geojson" in formats_of(question):
        written[FORMATS["geojson"]] = {"schema": {"type": "object"}}
    return {
        "model": list[model],  # type: ignore[valid-type]
        "description": "The rows",
        "headers": links,
        "content": written,
    }


def _endpoint(store: Store, catalogue: Catalogue, question: Question, path: str) -> Callable[..., Response]:
    allowed = formats_of(question)

    def endpoint(
        request: Request,
        format: str | None = None,
        fields: str | None = None,
        sort: str | None = None,
        cursor: str | None = None,
        **values: Any,
    ) -> Response:
        chosen = chosen_format(format, request.headers.get("accept", ""), allowed)
        view = View(_names(fields), _names(sort), cursor)
        may_be_kept(request.scope, store)
        found = ask_page(catalogue, store, question, values, view, timeout=TIMEOUT)
        following = {"Link": f'<{_next(request, found.cursor)}>; rel="next"'} if found.cursor else {}
        return answer(request, found.result, chosen, question.name, following)

    keyword = inspect.Parameter.KEYWORD_ONLY
    signature = [
        inspect.Parameter("request", keyword, annotation=Request),
        *(_parameter(question, entry, f"{{{entry.name}" in path) for entry in question.parameters.values()),
        inspect.Parameter("format", keyword, default=None, annotation=_format(allowed)),
        inspect.Parameter("fields", keyword, default=None, annotation=_listed(question, "", _FIELDS)),
        inspect.Parameter("sort", keyword, default=None, annotation=_listed(question, "-?", _SORT)),
    ]
    if "skip" in question.parameters:
        signature.append(inspect.Parameter("cursor", keyword, default=None, annotation=_CURSOR))
    endpoint.__signature__ = inspect.Signature(signature, return_annotation=Response)  # type: ignore[attr-defined]
    endpoint.__name__ = question.name.replace("/", "_")
    return endpoint


def _names(given: str | None) -> tuple[str, ...]:
    return tuple(name.strip(" ") for name in given.split(",")) if given and given.strip(" ") else ()


def _next(request: Request, cursor: str) -> str:
    """The address of the next page, relative to the server: what a proxy makes of its name does not matter then."""
    asked = [(key, value) for key, value in request.query_params.multi_items() if key not in ("cursor", "skip")]
    return f"{quote(request.url.path)}?{urlencode([*asked, ('cursor', cursor)])}"


def _format(allowed: tuple[str, ...]) -> Any:
    listed = f"{', '.join(allowed[:-1])} or {allowed[-1]}"
    return Annotated[Literal[allowed] | None, Query(description=f"{listed}; otherwise as the Accept header says")]


def _listed(question: Question, before: str, description: str) -> Any:
    """A parameter that lists columns with commas between; the pattern says which, for readers of the schema."""
    column = f" *{before}(?:{'|'.join(column.name for column in question.columns)}) *"
    pattern = f"^(?: *|{column}(?:,{column})*)$"
    return Annotated[str | None, Query(description=description, max_length=500, json_schema_extra={"pattern": pattern})]


_FIELDS = "names of the columns wanted, with commas between · tên các cột cần lấy"
_SORT = "columns to sort by, with commas between, `-` before one for falling order · cột dùng để sắp xếp"
_CURSOR = Annotated[
    str | None,
    Query(description="of the next page, from the `Link` header of the one before · trang tiếp theo", max_length=100),
]


def _parameter(question: Question, entry: Parameter, in_path: bool) -> inspect.Parameter:
    description = f"{entry.meaning['en']} · {entry.meaning['vi']}"
    examples = list(dict.fromkeys(example[entry.name] for example in question.examples if entry.name in example))
    bounds: dict[str, Any] = {}
    if entry.type == "integer":
        bounds = {"ge": entry.minimum, "le": entry.maximum}
    elif entry.type == "date":
        bounds = {"max_length": 10, "json_schema_extra": {"format": "date"}}
    elif entry.type != "boolean" and not entry.values:
        bounds = {"max_length": 500}
    place = (Path if in_path else Query)(description=description, examples=examples or None, **bounds)
    type_: Any = {"integer": int, "boolean": bool}.get(entry.type, str)
    if entry.values:
        type_ = Literal[entry.values]
    if not entry.required and entry.default is None:
        type_ = type_ | None
    default = inspect.Parameter.empty if entry.required else entry.default
    return inspect.Parameter(
        entry.name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=Annotated[type_, place]
    )
