"""A real server over the invented graph, and the command line as its users run it."""

from __future__ import annotations

import os
import shutil
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import invented_graph
import pytest
import uvicorn
from chithi_process import CHITHI, ROOT, Chithi
from fastapi import FastAPI

from api.app import create_app
from api.settings import Settings
from graph.opening import open_store
from graph.store import Store


@pytest.fixture(scope="package")
def served_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store = open_store("embedded", tmp_path_factory.mktemp("served"))
    store.upsert(invented_graph.sample())
    yield store
    store.close()


@pytest.fixture(scope="package")
def client(served_store: Store, tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """A client of a server in this process."""
    settings = Settings(data=tmp_path_factory.mktemp("data"), cors_origins=("https://an-binh.example",))
    with serving(create_app(settings, store=served_store)) as made:
        yield made


@contextmanager
def serving(app: FastAPI) -> Iterator[httpx.Client]:
    """A client of a real server on a free port of this machine."""
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="error", ws="none"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=60) as made:
            yield made
    finally:
        server.should_exit = True
        thread.join()


@pytest.fixture(scope="package")
def filled_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder whose store holds the invented graph."""
    data = tmp_path_factory.mktemp("filled")
    store = Settings(data=data).open_store()
    store.upsert(invented_graph.sample())
    store.close()
    return data


@pytest.fixture(scope="package")
def owned_data(filled_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The same, its store open in this process: commands ask it and need not start Java themselves."""
    data = tmp_path_factory.mktemp("owned") / "data"
    shutil.copytree(filled_data, data)
    store = Settings(data=data).open_store()
    yield data
    store.close()


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """The environment of a command with a data folder of its own."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("CHITHI_")}
    return {**kept, "CHITHI_DATA": str(tmp_path / "data"), "COLUMNS": "200"}


@pytest.fixture
def chithi(environment: dict[str, str]) -> Chithi:
    """Runs a command in a process of its own: ``chithi("query", …, data=folder)``."""

    def run(*arguments: str | Path, data: Path | None = None, **variables: str) -> subprocess.CompletedProcess[str]:
        env = {**environment, **variables, **({"CHITHI_DATA": str(data)} if data else {})}
        command = [*CHITHI, *map(str, arguments)]
        return subprocess.run(
            command, cwd=ROOT, env=env, capture_output=True, text=True, encoding="utf-8", timeout=120, check=False
        )

    return run
