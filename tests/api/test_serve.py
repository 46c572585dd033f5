"""``chithi serve`` as a process, other commands beside it, and how it ends."""

from __future__ import annotations

import json
import re
import shutil
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from chithi_process import CHITHI, ROOT, Chithi
from invented_graph import PLAN, READING

PLAN_TEXT = """ỦY BAN NHÂN DÂN
TỈNH AN BÌNH

KẾ HOẠCH
Thực hiện Chỉ thị số 91-CT/TW ngày 12/3/2024 của Ban Bí thư Trung ương Đảng về phát triển văn hóa đọc

Thực hiện Chỉ thị số 91-CT/TW ngày 12/3/2024 của Ban Bí thư Trung ương Đảng về phát triển văn hóa đọc, Ủy ban nhân dân
tỉnh An Bình ban hành Kế hoạch như sau:

I. NHIỆM VỤ
1. Sở Tài chính chủ trì bố trí kinh phí, hoàn thành trước ngày 31/12/2024.
"""


class Server:
    """A running ``chithi serve``."""

    def __init__(self, environment: dict[str, str]) -> None:
        command = [*CHITHI, "serve", "--port", "0"]
        self.process = subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.PIPE, text=True)
        assert self.process.stderr
        line = self.process.stderr.readline()
        found = re.search(r"http://127\.0\.0\.1:\d+", line)
        assert found, line + self.process.stderr.read()
        self.address = found[0]

    def stop(self, number: int) -> tuple[int, str]:
        """Exit code and what it said at the end."""
        self.process.send_signal(number)
        _, said = self.process.communicate(timeout=30)
        return self.process.returncode, said


@pytest.fixture
def data(filled_data: Path, tmp_path: Path) -> Path:
    """A copy of the filled data folder."""
    shutil.copytree(filled_data, tmp_path / "served")
    return tmp_path / "served"


@pytest.fixture
def server(environment: dict[str, str], data: Path) -> Iterator[Server]:
    made = Server({**environment, "CHITHI_DATA": str(data)})
    yield made
    if made.process.poll() is None:
        made.stop(signal.SIGTERM)


def test_other_commands_work_beside_it(server: Server, chithi: Chithi, data: Path, tmp_path: Path) -> None:
    served = httpx.get(f"{server.address}/documents/{READING}/implementers", timeout=30).json()
    asked = chithi("query", "documents/implementers", "document=91-CT/TW", "--format", "json", data=data)
    assert (asked.returncode, asked.stderr) == (0, "")
    assert json.loads(asked.stdout) == served
    assert PLAN in {row["id"] for row in served}
    counted = chithi("cypher", "MATCH (d:Document) RETURN count(d) AS n", "--format", "json", data=data)
    assert json.loads(counted.stdout) == [{"n": 16}]
    refused = chithi("cypher", "MATCH (d:Document) DELETE d", data=data)
    assert refused.returncode == 1
    assert "would write" in refused.stderr


def test_ingestion_beside_it_shows_at_once(server: Server, chithi: Chithi, data: Path, tmp_path: Path) -> None:
    file = tmp_path / "ke-hoach.txt"
    file.write_text(PLAN_TEXT, encoding="utf-8")
    taken = chithi("ingest", file, data=data)
    assert taken.returncode == 0, taken.stderr
    rows = httpx.get(f"{server.address}/documents/{READING}/implementers", timeout=30).json()
    assert [row["relation"] for row in rows if "an binh" in (row["path"][0]).replace("-", " ")] == ["direct"]
    assert server.stop(signal.SIGTERM)[0] in (0, -signal.SIGTERM, 128 + signal.SIGTERM)
    after = chithi("query", "documents/implementers", "document=91-CT/TW", "--format", "json", data=data)
    assert json.loads(after.stdout) == rows


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_ends_when_told(server: Server, number: int, data: Path) -> None:
    assert httpx.get(f"{server.address}/ready", timeout=30).status_code == 200
    code, said = server.stop(number)
    assert code in (0, -number, 128 + number)
    assert "Traceback" not in said
    assert "SIGSEGV" not in said
    assert not list(ROOT.glob("hs_err*"))
    assert not (data / "store" / "owner.json").exists()


def test_a_port_that_is_taken(server: Server, chithi: Chithi) -> None:
    port = server.address.rpartition(":")[2]
    answer = chithi("serve", "--port", port)
    assert answer.returncode == 1
    assert "Nothing can be served at 127.0.0.1" in answer.stderr
    assert "Traceback" not in answer.stderr
