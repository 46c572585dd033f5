"""A real browser, and the pages of a small invented graph served by a real server."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterator

import invented_graph as sample
import pytest
import uvicorn
from fastapi import FastAPI
from playwright.sync_api import Browser, Page, sync_playwright

from graph.opening import open_store
from graph.store import Store
from queries.catalogue import Catalogue


@pytest.fixture(scope="package")
def shown_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The invented sample graph."""
    store = open_store("embedded", tmp_path_factory.mktemp("shown"))
    store.apply_schema()
    store.upsert(sample.sample())
    yield store
    store.close()


@pytest.fixture(scope="package")
def catalogue() -> Catalogue:
    return Catalogue()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium; a failure where CI is set and it is missing."""
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        sentence = "Chromium is not installed: the pages cannot be looked at."
        if os.environ.get("CI"):
            pytest.fail(sentence)
        pytest.skip(sentence)
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A fresh page in English; what its scripts complain about fails the test."""
    context = browser.new_context(locale="en-GB", viewport={"width": 1280, "height": 900})
    opened = context.new_page()
    complaints: list[str] = []
    opened.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    yield opened
    context.close()
    assert not complaints


@pytest.fixture(scope="package")
def address(shown_store: Store) -> Iterator[str]:
    """The application over the sample graph, on a free port."""
    from api.app import create_app

    app: FastAPI = create_app(store=shown_store)
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="warning"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        assert thread.is_alive()
        thread.join(0.05)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join(10)
