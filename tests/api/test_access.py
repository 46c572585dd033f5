"""Keys, limits and metrics of the HTTP interface."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import httpx
import pytest
from chithi_process import Chithi
from prometheus_client.parser import text_string_to_metric_families

from api.access import BadRateLimit
from api.app import create_app
from api.keys import Keyring
from api.settings import BadSetting, Settings, read_settings
from graph.store import Store
from tests.api.conftest import serving

TODAY = date(2026, 3, 2)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data=tmp_path)


@pytest.fixture
def closed(settings: Settings, served_store: Store) -> Iterator[httpx.Client]:
    """A server that asks everybody for a key."""
    with serving(create_app(replace(settings, require_key=True), store=served_store)) as client:
        yield client


def test_every_way_to_send_a_key(closed: httpx.Client, settings: Settings) -> None:
    key = Keyring(settings.keys_path).add("reader", write=False, today=TODAY)
    assert closed.get("/documents", headers={"X-API-Key": key}).status_code == 200
    assert closed.get("/documents", headers={"Authorization": f"Bearer {key}"}).status_code == 200
    assert closed.get("/documents", auth=("anyone", key)).status_code == 200


@pytest.mark.parametrize("headers", [{}, {"X-API-Key": "chithi_guessed"}, {"Authorization": "Basic !!"}])
def test_without_a_known_key(closed: httpx.Client, headers: dict[str, str]) -> None:
    answer = closed.get("/documents", headers=headers)
    assert answer.status_code == 401
    assert answer.headers["content-type"] == "application/problem+json"
    assert "Basic" in answer.headers["www-authenticate"] and "Bearer" in answer.headers["www-authenticate"]
    assert closed.get("/health").status_code == closed.get("/ready").status_code == 200


def test_a_removed_key_is_refused_at_once(closed: httpx.Client, settings: Settings) -> None:
    keyring = Keyring(settings.keys_path)
    key = keyring.add("guest", write=False, today=TODAY)
    assert closed.get("/documents", headers={"X-API-Key": key}).status_code == 200
    keyring.remove("guest")
    assert closed.get("/documents", headers={"X-API-Key": key}).status_code == 401


def test_an_unknown_key_is_refused_even_where_none_is_needed(client: httpx.Client) -> None:
    assert client.get("/documents", headers={"X-API-Key": "chithi_mistyped"}).status_code == 401


def test_the_file_does_not_hold_the_key(settings: Settings) -> None:
    key = Keyring(settings.keys_path).add("reader", write=True, today=TODAY)
    assert key not in settings.keys_path.read_text()
    assert settings.keys_path.stat().st_mode & 0o077 == 0


def test_keys_on_the_command_line(chithi: Chithi) -> None:
    made = chithi("keys", "add", "an", "--write")
    key = made.stdout.strip()
    assert made.returncode == 0 and key.startswith("chithi_")
    listed = chithi("keys", "list").stdout
    assert "an" in listed and "yes" in listed and key not in listed
    again = chithi("keys", "add", "an")
    assert again.returncode == 1 and "already" in again.stderr
    assert chithi("keys", "remove", "an").returncode == 0
    assert chithi("keys", "remove", "an").returncode == 1


def test_a_rate_limit(settings: Settings, served_store: Store) -> None:
    keyring = Keyring(settings.keys_path)
    key = keyring.add("reader", write=False, today=TODAY)
    with serving(create_app(replace(settings, rate_limit="3/hour"), store=served_store)) as client:
        answers = [client.get("/graph/summary") for _ in range(4)]
        other = client.get("/graph/summary", headers={"X-API-Key": key})
        assert client.get("/health").status_code == 200
    assert [answer.status_code for answer in answers] == [200, 200, 200, 429]
    assert [answer.headers["ratelimit"].split(";")[1] for answer in answers] == ["r=2", "r=1", "r=0", "r=0"]
    assert answers[0].headers["ratelimit-policy"] == '"default";q=3;w=3600'
    assert 0 < int(answers[3].headers["retry-after"]) <= 3600
    assert answers[3].headers["content-type"] == "application/problem+json"
    assert other.status_code == 200, "a key is counted by itself"


def test_settings_that_cannot_be_used(settings: Settings, served_store: Store) -> None:
    with pytest.raises(BadRateLimit, match="CHITHI_RATE_LIMIT"):
        create_app(replace(settings, rate_limit="often"), store=served_store).build_middleware_stack()
    with pytest.raises(BadSetting, match="CHITHI_UPLOAD_MB"):
        read_settings({"CHITHI_UPLOAD_MB": "large"})


def test_metrics_count_by_route(settings: Settings, served_store: Store) -> None:
    with serving(create_app(settings, store=served_store)) as client:
        for address in ("/documents", "/documents", "/documents?limit=0", "/nowhere/at/all"):
            client.get(address)
        families = {family.name: family for family in text_string_to_metric_families(client.get("/metrics").text)}
    counted = {
        (sample.labels["route"], sample.labels["status"]): sample.value
        for sample in families["chithi_http_requests"].samples
        if sample.name.endswith("_total")
    }
    assert counted == {("/documents", "200"): 2, ("/documents", "422"): 1, ("(none)", "404"): 1}
    assert "chithi_http_request_seconds" in families
