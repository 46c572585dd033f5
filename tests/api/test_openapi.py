"""Every operation of the OpenAPI document answers as it says, whatever is sent: all checks of schemathesis."""

from __future__ import annotations

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
CONFIGURATION = Path(__file__).with_name("schemathesis.toml")
EXAMPLES = 8


@pytest.fixture
def described(served_store: Store, tmp_path: Path) -> Iterator[tuple[str, str]]:
    """The address of a real server's document, and a key that may write."""
    chosen = Settings(data=tmp_path)
    key = Keyring(chosen.keys_path).add("writer", write=True, today=TODAY)
    with serving(create_app(chosen, store=served_store)) as client:
        yield f"{client.base_url}/openapi.json", key


def test_all_checks_of_schemathesis(described: tuple[str, str], tmp_path: Path) -> None:
    address, key = described
    command = [
        SCHEMATHESIS, "--config-file", CONFIGURATION, "run", address, "--checks", "all", "--seed", "7",
        "--max-examples", str(EXAMPLES), "--header", f"X-API-Key: {key}", "--request-timeout", "60", "--no-color",
        "--suppress-health-check", "all",
    ]  # fmt: skip
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=1200, check=False)
    assert done.returncode == 0, done.stdout[-20_000:] + done.stderr[-2000:]
