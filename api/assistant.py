"""The graph for assistants, over the Model Context Protocol: every question of the catalogue is a tool, every held
document a resource. Nothing here writes.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from importlib.metadata import version
from typing import Any
from urllib.parse import unquote

import anyio.to_thread
import mcp_types as types
from mcp.server.context import ServerRequestContext
from mcp.server.lowlevel import Server

from api.errors import details
from api.routers.questions import TIMEOUT
from graph.archive import Archive
from graph.errors import ChithiError
from graph.store import Store
from ingest.extract import extractor_version
from queries.catalogue import Catalogue
from queries.errors import BadParameter, NotFound
from queries.header import Parameter, Question
from queries.naming import resolved
from queries.paging import View, ask_page

ROWS = 50
"""Rows a tool answers with at once unless asked for more: an assistant reads them all."""
CHARACTERS = 20_000
"""Characters of a document that one call reads."""

LISTED = 200
"""Documents that are listed as resources; every other one can be read by its id all the same."""

READ = "read_document"
_SCHEME = "chithi://document/"
_INSTRUCTIONS = """chithi is a knowledge graph of directives of the Vietnamese state and party and the plans that carry
them out. Name a document by its number ("25-CT/TW"), with the year where several have it ("25-CT/TW/2023"). Rows carry
the sentence that proves them (quote, page) and ids that other tools take; quote the sentence when you state a fact.
Đồ thị tri thức về chỉ thị, nghị quyết và các kế hoạch thực hiện."""
_Context = ServerRequestContext[Any]
_JSON_TYPES = {"integer": "integer", "boolean": "boolean"}


def assistant(store: Store, archive: Archive, catalogue: Catalogue) -> Server[Any]:
    """The server: give it to a transport of the ``mcp`` package."""
    answers = _Answers(store, archive, catalogue)
    return Server(
        "chithi",
        version=version("chithi"),
        title="chithi",
        instructions=_INSTRUCTIONS,
        on_list_tools=answers.list_tools,
        on_call_tool=answers.call_tool,
        on_list_resources=answers.list_resources,
        on_list_resource_templates=answers.list_templates,
        on_read_resource=answers.read_resource,
    )


class _Answers:
    """What the server answers; the store is asked in threads, so that one question does not hold up the others."""

    def __init__(self, store: Store, archive: Archive, catalogue: Catalogue) -> None:
        self._store, self._archive, self._catalogue = store, archive, catalogue
        self._by_tool = {question.name.replace("/", "_"): question for question in catalogue}

    async def list_tools(self, _: _Context, __: object) -> types.ListToolsResult:
        questions = (_tool(name, question) for name, question in self._by_tool.items())
        return types.ListToolsResult(tools=[*questions, _reading_tool()])

    async def call_tool(self, _: _Context, asked: types.CallToolRequestParams) -> types.CallToolResult:
        given = dict(asked.arguments or {})
        try:
            if asked.name == READ:
                found = await anyio.to_thread.run_sync(_read, self._store, self._archive, given)
                text = str(found["text"])
            elif question := self._by_tool.get(asked.name):
                found = await anyio.to_thread.run_sync(_ask, self._store, self._catalogue, question, given)
                text = json.dumps(found, ensure_ascii=False)
            else:
                return _failure({"detail": f"There is no tool {asked.name!r}."})
        except ChithiError as error:
            return _failure(details(error))
        return types.CallToolResult(content=[types.TextContent(text=text)], structured_content=found)

    async def list_templates(self, _: _Context, __: object) -> types.ListResourceTemplatesResult:
        template = types.ResourceTemplate(
            name="document",
            title="Text of a held document · Toàn văn văn bản",
            uri_template=_SCHEME + "{id}",
            mime_type="text/plain",
        )
        return types.ListResourceTemplatesResult(resource_templates=[template])

    async def list_resources(self, _: _Context, __: object) -> types.ListResourcesResult:
        held = await anyio.to_thread.run_sync(lambda: self._store.run(_HELD, {"limit": LISTED}, timeout=TIMEOUT).rows)
        return types.ListResourcesResult(resources=[_resource(row) for row in held])

    async def read_resource(self, _: _Context, asked: types.ReadResourceRequestParams) -> types.ReadResourceResult:
        if not asked.uri.startswith(_SCHEME):
            raise NotFound("uri", "document", asked.uri, [])
        name = unquote(asked.uri.removeprefix(_SCHEME))
        text = await anyio.to_thread.run_sync(document_text, self._store, self._archive, name)
        content = types.TextResourceContents(uri=asked.uri, mime_type="text/plain", text=text)
        return types.ReadResourceResult(contents=[content])


_HELD = """MATCH (d:Document {status: 'held'})
RETURN d.id AS id, d.number AS number, d.title AS title ORDER BY d.id LIMIT $limit"""
_ORIGINAL = "MATCH (d:Document {id: $id}) RETURN d.sha256 AS sha256"


def document_text(store: Store, archive: Archive, name: str) -> str:
    """The normal text of a held document, named by id or number.

    Raises:
        NotFound, AmbiguousName: the name is not clear.
        BadParameter: the document is only cited, so that there is no text of it.
        ArchiveError: the archive lost its text.
    """
    found = store.run(_ORIGINAL, {"id": resolved(store, "document", "document", name)}, timeout=TIMEOUT).rows
    sha256 = found[0]["sha256"] if found else None
    if not sha256:
        hint = "documents_citations shows which documents say something of it."
        raise BadParameter("document", f"{name} is only cited by others; its text is not held.", hint)
    return archive.text(sha256, _version(archive, sha256))


def _version(archive: Archive, sha256: str) -> str:
    """The newest reading of these bytes: of today's extractor, else whichever there is."""
    current = extractor_version()
    kept = archive.versions(sha256)
    return current if current in kept or not kept else kept[-1]


def _ask(store: Store, catalogue: Catalogue, question: Question, given: dict[str, Any]) -> dict[str, Any]:
    cursor = given.pop("cursor", None)
    fields = given.pop("fields", None) or ()
    limit = question.parameters.get("limit")
    if limit and given.get("limit") is None:
        given["limit"] = min(int(limit.default), ROWS)
    view = View(fields=tuple(map(str, fields)), cursor=cursor)
    page = ask_page(catalogue, store, question, given, view, timeout=TIMEOUT)
    return {"rows": page.result.rows, "cursor": page.cursor}


def _read(store: Store, archive: Archive, given: Mapping[str, Any]) -> dict[str, Any]:
    name, start = given.get("document"), given.get("start", 0)
    if not isinstance(name, str) or not isinstance(start, int) or start < 0:
        raise BadParameter("document", "read_document needs document (a text) and may have start (a number from 0).")
    whole = document_text(store, archive, name)
    end = min(len(whole), start + CHARACTERS)
    return {"text": whole[start:end], "start": start, "end": end, "characters": len(whole)}


def _resource(row: Mapping[str, Any]) -> types.Resource:
    return types.Resource(name=row["id"], title=_titled(row), uri=_SCHEME + row["id"], mime_type="text/plain")


def _titled(row: Mapping[str, Any]) -> str:
    return " ".join(str(row[key]) for key in ("number", "title") if row[key]) or str(row["id"])


def _failure(problem: Mapping[str, Any]) -> types.CallToolResult:
    """What went wrong, for the assistant to mend its call."""
    told = {key: value for key, value in problem.items() if key not in ("status", "kind")}
    text = json.dumps(told, ensure_ascii=False)
    return types.CallToolResult(content=[types.TextContent(text=text)], is_error=True)


_READS = types.ToolAnnotations(read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False)


def _tool(name: str, question: Question) -> types.Tool:
    columns = "\n".join(f"- {column.name}: {column.label['en']}" for column in question.columns)
    parts = [question.summary["en"] + ".", question.summary["vi"] + ".", question.notes, f"Columns:\n{columns}"]
    properties = {
        entry.name: _schema(question, entry) for entry in question.parameters.values() if entry.name != "skip"
    }
    properties["fields"] = {
        "type": "array",
        "items": {"type": "string", "enum": [column.name for column in question.columns]},
        "description": "only these columns",
    }
    if "skip" in question.parameters:
        properties["cursor"] = {"type": "string", "description": "of the answer before, for its next rows"}
    return types.Tool(
        name=name,
        title=question.summary["en"],
        description="\n\n".join(part for part in parts if part),
        input_schema={
            "type": "object",
            "properties": properties,
            "required": [entry.name for entry in question.parameters.values() if entry.required],
            "additionalProperties": False,
        },
        output_schema={
            "type": "object",
            "properties": {
                "rows": {"type": "array", "items": {"type": "object"}},
                "cursor": {"type": ["string", "null"], "description": "leads to the next rows; null at the end"},
            },
            "required": ["rows", "cursor"],
        },
        annotations=_READS,
    )


def _schema(question: Question, entry: Parameter) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "type": _JSON_TYPES.get(entry.type, "string"),
        "description": f"{entry.meaning['en']} · {entry.meaning['vi']}",
    }
    bounds = {"minimum": entry.minimum, "maximum": entry.maximum, "default": entry.default}
    schema |= {key: value for key, value in bounds.items() if value is not None}
    if entry.name == "limit" and entry.default:
        schema["default"] = min(int(entry.default), ROWS)
    if entry.values:
        schema["enum"] = list(entry.values)
    if entry.type == "date":
        schema["format"] = "date"
    examples = list(dict.fromkeys(example[entry.name] for example in question.examples if entry.name in example))
    return schema | ({"examples": examples} if examples else {})


def _reading_tool() -> types.Tool:
    return types.Tool(
        name=READ,
        title="Read the text of a held document",
        description=f"Up to {CHARACTERS:,} characters from start on. Đọc toàn văn một văn bản trong kho.",
        input_schema={
            "type": "object",
            "properties": {
                "document": {"type": "string", "description": "its id or number, such as 25-CT/TW/2023"},
                "start": {"type": "integer", "minimum": 0, "default": 0, "description": "character to begin with"},
            },
            "required": ["document"],
            "additionalProperties": False,
        },
        output_schema={
            "type": "object",
            "properties": {
                "text": {"type": "string"},
                "start": {"type": "integer"},
                "end": {"type": "integer"},
                "characters": {"type": "integer", "description": "of the whole document"},
            },
            "required": ["text", "start", "end", "characters"],
        },
        annotations=_READS,
    )
