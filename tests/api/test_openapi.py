"""Every operation of the OpenAPI document answers as it says, whatever is sent: all checks of schemathesis.

Its command line is run, as its plugin does not fit this pytest. ``SCHEMATHESIS_EXAMPLES=100`` tries more, by hand.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from api.app import create_app
from api.keys import Keyring
from api.settings import Settings
from graph.store import Store
from tests.api.conftest import serving
from tests.api.test_access import TODAY

SCHEMATHESIS = Path(sys.executable).with_name("schemathesis")
HERE = Path(__file__).parent
EXAMPLES = os.environ.get("SCHEMATHESIS_EXAMPLES", "3")
SEED = os.environ.get("SCHEMATHESIS_SEED", "7")
HALVES = (("--include-path-regex", "^/queries/"), ("--exclude-path-regex", "^/queries/"))
"""Two processes, since one tries one thing at a time."""


@pytest.fixture
def described(served_store: Store, tmp_path: Path) -> Iterator[tuple[str, str]]:
    """The address of a real server's document, and a key that may write."""
    chosen = Settings(data=tmp_path)
    key = Keyring(chosen.keys_path).add("writer", write=True, today=TODAY)
    with serving(create_app(chosen, store=served_store)) as client:
        yield f"{client.base_url}/openapi.json", key


def test_all_checks_of_schemathesis(described: tuple[str, str], tmp_path: Path) -> None:
    address, key = described
    environment = {**os.environ, "SCHEMATHESIS_HOOKS": str(HERE / "schemathesis_hooks.py")}
    running = [
        subprocess.Popen(
            [SCHEMATHESIS, "--config-file", HERE / "schemathesis.toml", "run", address, *half, "--checks", "all",
             "--seed", SEED, "--max-examples", EXAMPLES, "--header", f"X-API-Key: {key}", "--request-timeout", "60",
             "--no-color", "--suppress-health-check", "all"],
            cwd=tmp_path, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        )
        for half in HALVES
    ]  # fmt: skip
    said = [process.communicate()[0] for process in running]
    for process, text in zip(running, said, strict=True):
        assert process.returncode == 0 and re.search(r"[1-9]\d* generated", text), text[-20_000:]
