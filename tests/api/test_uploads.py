"""Documents sent over HTTP end in the archive and the graph, as if a command had read them."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from api.app import create_app
from api.keys import Keyring
from api.settings import Settings
from tests.api.conftest import serving
from tests.api.test_access import TODAY

PLAN = """ỦY BAN NHÂN DÂN
TỈNH BẮC GIANG
Số: 417/KH-UBND

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Bắc Giang, ngày 05 tháng 3 năm 2024

KẾ HOẠCH
Phát triển vườn ươm cây bản địa (văn bản giả định dùng để kiểm thử)

Thực hiện Chỉ thị số 97-CT/TW ngày 02/02/2024 của Ban Bí thư về trồng cây, Ủy ban nhân dân tỉnh ban hành Kế hoạch:

I. NHIỆM VỤ
1. Sở Khoa học và Công nghệ chủ trì, phối hợp với Sở Tài chính chọn giống cây, hoàn thành trước ngày 30/6/2024.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Trần Văn Ươm
"""


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    return Settings(data=tmp_path_factory.mktemp("uploads"), upload_mb=1)


@pytest.fixture(scope="module")
def server(settings: Settings) -> Iterator[httpx.Client]:
    """A server over an empty store of its own, and a client with a key that may write."""
    keyring = Keyring(settings.keys_path)
    with serving(create_app(settings)) as client:
        client.headers["X-API-Key"] = keyring.add("writer", write=True, today=TODAY)
        yield client


def _send(client: httpx.Client, content: bytes, name: str = "plan.txt", **more: str) -> httpx.Response:
    return client.post("/documents", files={"file": (name, content)}, data=more)


def test_a_document_is_read_and_linked(server: httpx.Client) -> None:
    answer = _send(server, PLAN.encode())
    assert answer.status_code == 201, answer.text
    place = answer.headers["location"]
    assert place == f"/documents/{answer.json()['document']}"
    assert server.get(place).json()[0]["number"] == "417/KH-UBND"
    plans = server.get("/documents/97-CT/TW/implementers").json()
    assert [row["number"] for row in plans] == ["417/KH-UBND"]
    assert "97-CT/TW" in plans[0]["quote"]


def test_the_same_bytes_change_nothing(server: httpx.Client) -> None:
    _send(server, PLAN.encode())
    before = server.get("/graph/summary").json()
    again = _send(server, PLAN.encode(), "other-name.txt")
    assert (again.status_code, again.json()["outcome"]) == (200, "unchanged")
    assert server.get("/graph/summary").json() == before


def test_another_document_under_the_same_file_name_is_another_document(server: httpx.Client) -> None:
    first = _send(server, PLAN.encode()).json()["document"]
    other = _send(server, PLAN.replace("417/KH-UBND", "418/KH-UBND").encode()).json()["document"]
    assert other != first
    assert server.get(f"/documents/{first}").status_code == server.get(f"/documents/{other}").status_code == 200


def test_particulars_that_the_text_lacks(server: httpx.Client) -> None:
    headless = PLAN.partition("KẾ HOẠCH")[2].replace("97-CT/TW", "98-CT/TW")
    answer = _send(
        server, f"KẾ HOẠCH{headless}".encode(), particulars="number: 55/KH-UBND\nissued_on: 2024-04-01"
    )  # fmt: skip
    assert answer.status_code == 201, answer.text
    shown = server.get(answer.headers["location"]).json()[0]
    assert (shown["number"], shown["issued_on"]) == ("55/KH-UBND", "2024-04-01")


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ((PLAN.encode(), "plan.exe", {}), 415),
        ((PLAN.encode(), "", {}), 422),
        ((b"", "empty.txt", {}), 422),
        ((b"%PDF-1.4 broken", "broken.pdf", {}), 422),
        ((b"Plain English is not what this graph reads. " * 40, "english.txt", {}), 422),
        ((b"x" * 1_000_001, "large.txt", {}), 413),
        ((PLAN.encode() + b"\n1", "plan.txt", {"particulars": "[1"}), 422),
        ((PLAN.encode() + b"\n2", "plan.txt", {"particulars": "- a"}), 422),
        ((PLAN.encode() + b"\n3", "plan.txt", {"particulars": "colour: red"}), 422),
    ],
)
def test_what_is_refused(
    server: httpx.Client, settings: Settings, sent: tuple[bytes, str, dict[str, str]], status: int
) -> None:
    content, name, more = sent
    answer = _send(server, content, name, **more)
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["detail"]
    assert not any((settings.data / "uploads").iterdir())


@pytest.mark.parametrize("name", ["../../escape.txt", "..\\escape.txt", "a/b/c.txt", "d" * 300 + ".txt"])
def test_a_file_name_leads_nowhere(server: httpx.Client, settings: Settings, name: str) -> None:
    before = set(settings.data.parent.rglob("escape.txt"))
    answer = _send(server, PLAN.encode() + name.encode(), name)
    assert answer.status_code == 201, answer.text
    assert set(settings.data.parent.rglob("escape.txt")) == before


def test_who_may_write(settings: Settings, server: httpx.Client) -> None:
    reader = Keyring(settings.keys_path).add("reader", write=False, today=TODAY)
    without = httpx.post(f"{server.base_url}/documents", files={"file": ("plan.txt", PLAN.encode())})
    assert without.status_code == 401 and "chithi keys add" in without.json()["hint"]
    with_reader = server.post(
        "/documents", files={"file": ("plan.txt", PLAN.encode())}, headers={"X-API-Key": reader}
    )  # fmt: skip
    assert with_reader.status_code == 403


def test_several_at_once(server: httpx.Client, tmp_path: Path) -> None:
    numbers = range(501, 505)
    answers: list[httpx.Response] = []

    def send(number: int) -> None:
        answers.append(_send(server, PLAN.replace("417/KH-UBND", f"{number}/KH-UBND").encode()))

    threads = [threading.Thread(target=send, args=(number,)) for number in numbers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [answer.status_code for answer in answers] == [201] * len(numbers)
    assert len({answer.json()["document"] for answer in answers}) == len(numbers)
