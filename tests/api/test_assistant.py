"""An assistant's client, the one of the ``mcp`` package, over both transports."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import anyio
import pytest
from chithi_process import CHITHI, ROOT
from invented_graph import NEW_12, OLD_12, PLAN, READING
from mcp import Client, StdioServerParameters

from api.settings import Settings
from ingest.run import ingest
from queries.catalogue import Catalogue
from tests.api.test_uploads import PLAN as PLAN_TEXT


@asynccontextmanager
async def _over_stdio(data: Path) -> AsyncIterator[Client]:
    env = {**os.environ, "CHITHI_DATA": str(data), "CHITHI_STORE": "embedded"}
    command = StdioServerParameters(command=CHITHI[0], args=[*CHITHI[1:], "mcp"], env=env, cwd=ROOT)
    async with Client(command, read_timeout_seconds=60) as client:
        yield client


@pytest.fixture(scope="module")
def address(owned_data: Path) -> Iterator[str]:
    """Of ``chithi mcp --port``, in a process of its own."""
    env = {**os.environ, "CHITHI_DATA": str(owned_data), "CHITHI_STORE": "embedded"}
    process = subprocess.Popen([*CHITHI, "mcp", "--port", "0"], cwd=ROOT, env=env, stderr=subprocess.PIPE, text=True)
    assert process.stderr is not None
    found = None
    for line in process.stderr:
        if found := re.search(r"http://\S+/mcp", line):
            break
    assert found, "the server ended before it served"
    yield found[0]
    process.terminate()
    process.wait(20)
    process.stderr.close()


async def _call(client: Client, tool: str, **given: Any) -> dict[str, Any]:
    answer = await client.call_tool(tool, given)
    assert not answer.is_error, answer.content
    assert isinstance(answer.structured_content, dict)
    return answer.structured_content


async def _examine(client: Client) -> None:
    tools = {tool.name: tool for tool in (await client.list_tools()).tools}
    catalogue = Catalogue()
    assert tools.keys() == {question.name.replace("/", "_") for question in catalogue} | {"read_document"}
    assert all(tool.annotations is not None and tool.annotations.read_only_hint for tool in tools.values())
    for question in catalogue:
        found = await _call(client, question.name.replace("/", "_"), **question.examples[0])
        assert found["rows"], question.name
    rows = (await _call(client, "documents_implementers", document="91-CT/TW", fields=["id", "quote"]))["rows"]
    assert PLAN in [row["id"] for row in rows] and all(list(row) == ["id", "quote"] for row in rows)


def test_over_http(address: str) -> None:
    async def speak() -> None:
        async with Client(address, read_timeout_seconds=60) as client:
            await _examine(client)

    anyio.run(speak)


def test_over_standard_input_and_output(owned_data: Path) -> None:
    async def speak() -> None:
        async with _over_stdio(owned_data) as client:
            await _examine(client)

    anyio.run(speak)


def test_pages(address: str) -> None:
    async def speak() -> None:
        async with Client(address) as client:
            whole = (await _call(client, "documents_list"))["rows"]
            first = await _call(client, "documents_list", limit=1)
            second = await _call(client, "documents_list", limit=1, cursor=first["cursor"])
            assert [*first["rows"], *second["rows"]] == whole[:2]

    anyio.run(speak)


def test_what_goes_wrong_is_told_to_the_assistant(address: str) -> None:
    async def speak() -> None:
        async with Client(address) as client:
            several = await client.call_tool("documents_implementers", {"document": "12-CT/TW"})
            assert several.is_error and OLD_12 in str(several.content) and NEW_12 in str(several.content)
            for tool, given in (
                ("documents_implementers", {}),
                ("documents_implementers", {"document": READING, "colour": "red"}),
                ("documents_implementers", {"document": READING, "limit": 0}),
                ("read_document", {"document": READING}),
                ("read_document", {"document": READING, "start": -1}),
                ("write_document", {}),
            ):
                assert (await client.call_tool(tool, given)).is_error, (tool, given)

    anyio.run(speak)


def test_documents_are_read_as_tool_and_as_resource(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text(PLAN_TEXT, encoding="utf-8")
    settings = Settings(data=tmp_path / "data")
    store = settings.open_store()
    ingest([path], settings.archive(), store, clock=lambda: datetime(2026, 3, 2, tzinfo=UTC), workers=1)

    async def speak() -> None:
        async with _over_stdio(settings.data) as client:
            listed = (await client.list_resources()).resources
            assert [entry.title.split()[0] for entry in listed if entry.title] == ["417/KH-UBND"]
            contents = (await client.read_resource(listed[0].uri)).contents
            text = contents[0].text  # type: ignore[union-attr]
            assert "vườn ươm cây bản địa" in text
            part = await _call(client, "read_document", document="417/KH-UBND", start=40)
            assert part["text"] == text[40:] and part["characters"] == part["end"] == len(text)
            templates = (await client.list_resource_templates()).resource_templates
            assert listed[0].uri == templates[0].uri_template.replace("{id}", listed[0].name)

    anyio.run(speak)
    store.close()
