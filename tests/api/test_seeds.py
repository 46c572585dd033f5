"""The five real plans, from files to answers, by the commands that a user types."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from chithi_process import ROOT, Chithi

from api.settings import Settings

pytestmark = pytest.mark.corpus


@pytest.fixture(scope="module")
def seeds() -> Path:
    """The folder of the real plans."""
    folder = Path(os.environ.get("CHITHI_CORPUS") or ROOT.parent / "shared" / "corpus") / "seeds"
    if not folder.is_dir():
        missing = f"The real documents are not at {folder}; set CHITHI_CORPUS."
        pytest.fail(missing) if os.environ.get("CI") else pytest.skip(missing)
    return folder


@pytest.fixture(scope="module")
def seeded(seeds: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A data folder into which the plans were ingested, its store open in this process."""
    from datetime import UTC, datetime

    from ingest.run import ingest

    settings = Settings(data=tmp_path_factory.mktemp("seeded"))
    store = settings.open_store()
    report = ingest([seeds], settings.archive(), store, clock=lambda: datetime(2026, 1, 1, tzinfo=UTC))
    assert report.failed == 0, report.lines
    yield settings.data
    store.close()


def _ask(chithi: Chithi, data: Path, *arguments: str) -> list[dict[str, Any]]:
    answer = chithi(*arguments, "--format", "json", data=data)
    assert (answer.returncode, answer.stderr) == (0, "")
    rows: list[dict[str, Any]] = json.loads(answer.stdout)
    return rows


def _relations(rows: list[dict[str, Any]], **known: str) -> set[str]:
    return {row["relation"] for row in rows if all(words in (row[key] or "") for key, words in known.items())}


def test_who_implements_25_ct_tw(chithi: Chithi, seeded: Path) -> None:
    rows = _ask(chithi, seeded, "query", "documents/implementers", "document=25-CT/TW")
    assert "direct" in _relations(rows, issuer="Ủy ban nhân dân tỉnh Bắc Giang")
    assert _relations(rows, issuer="Ban Thường vụ Thành ủy") == {"direct"}
    assert _relations(rows, issuer="Lai Châu") == {"in part"}
    for row in rows:
        assert row["quote"]
        assert row["title"] or row["number"] or "Lai Châu" in row["issuer"]  # of which only the middle is left
        assert row["issued_on"] or row["issued_after"]
        assert row["path"][0] == row["id"]
        assert row["path"][-1] == "25-ct-tw.2023"
    held = {row["id"] for row in rows if row["status"] == "held"}
    assert len(held) == 3


def test_who_implements_72_nq_tw(chithi: Chithi, seeded: Path) -> None:
    rows = _ask(chithi, seeded, "query", "documents/implementers", "document=72-NQ/TW")
    found = _relations(rows, number="142/KH-UBND")
    assert found == {"direct", "through 282/NQ-CP", "through 05-CTr/TU"}
    for number in ("282/NQ-CP", "05-CTr/TU"):
        known = [row for row in rows if row["number"] == number]
        assert [(row["relation"], row["status"]) for row in known] == [("direct", "cited")]
        assert "72-NQ/TW" in known[0]["quote"]
        assert known[0]["stated_by"] == "142-kh-ubnd.bac-ninh.2025"


def test_the_same_over_http_and_from_cypher(chithi: Chithi, seeded: Path) -> None:
    import threading
    import time

    import uvicorn

    from api.app import create_app

    rows = _ask(chithi, seeded, "query", "documents/implementers", "document=25-ct-tw.2023")
    cypher = chithi("query", "documents/implementers", "--explain").stdout
    values = ("document=25-ct-tw.2023", "level=null", "as_of=null", "skip=0", "limit=1000")
    assert _ask(chithi, seeded, "cypher", cypher, *values) == rows
    server = uvicorn.Server(uvicorn.Config(create_app(Settings(data=seeded)), port=0, log_level="error", ws="none"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    address = f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    try:
        assert httpx.get(f"{address}/documents/25-ct-tw.2023/implementers", timeout=30).json() == rows
    finally:
        server.should_exit = True
        thread.join()


def test_search_without_accents(chithi: Chithi, seeded: Path) -> None:
    found = _ask(chithi, seeded, "query", "documents/search", "q=chi thi 25")
    assert found[0]["id"] == "25-ct-tw.2023"
