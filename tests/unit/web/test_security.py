"""Headers, origins, limits, and what is kept."""

from __future__ import annotations

import stat
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.unit.web.test_bad_input import CHAT, assert_is_error
from web_widget import config, limits

if TYPE_CHECKING:
    from flask import Flask
    from flask.testing import FlaskClient

    from tests.unit.web.conftest import PlayedEngine

COUNCIL = "https://council.example"


@pytest.mark.parametrize(
    "path", ["/", "/plan", "/topics", "/api/v1/topics", "/nothing", "/static/icon.svg", "/contacts"]
)
def test_every_answer_carries_the_headers(client: FlaskClient, path: str) -> None:
    headers = client.get(path).headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'self'" in policy


@pytest.mark.parametrize("path", ["/plan?role=teacher", "/chat", "/lookup?q=missing", "/api/v1/lookup?q=missing"])
def test_what_somebody_asked_is_not_stored_on_the_way(client: FlaskClient, path: str) -> None:
    assert client.get(path).headers["Cache-Control"] == "no-store"


def test_chat_is_not_stored_on_the_way(client: FlaskClient) -> None:
    assert client.post(CHAT, json={"message": "hello"}).headers["Cache-Control"] == "no-store"


def test_behind_tls_browsers_are_told_to_stay_there(client: FlaskClient) -> None:
    assert "max-age" in client.get("/", base_url="https://first-hour.example").headers["Strict-Transport-Security"]
    assert "Strict-Transport-Security" not in client.get("/").headers


def test_at_the_end_of_a_conversation_the_browser_is_asked_to_forget(client: FlaskClient) -> None:
    token = client.post(CHAT, json={"message": "hello"}).get_json()["conversation"]
    ends = [client.post(f"{CHAT}/end", json={"conversation": token}), client.post("/chat", data={"end": "yes"})]
    assert [end.headers["Clear-Site-Data"] for end in ends] == ['"cache", "storage"'] * 2
    assert "Clear-Site-Data" not in client.post("/chat", data={"message": "hello"}).headers


@pytest.mark.parametrize("listed", ["*", "https://council.example/path", "council.example", "https://ok.example,*"])
def test_what_is_no_origin_is_refused_at_the_start(monkeypatch: pytest.MonkeyPatch, listed: str) -> None:
    monkeypatch.setenv("FIRSTHOUR_ALLOWED_ORIGINS", listed)
    with pytest.raises(ValueError, match="is no origin"):
        config.from_environment()


def test_origins_may_be_listed_with_a_slash_at_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FIRSTHOUR_ALLOWED_ORIGINS", "https://council.example/, http://127.0.0.1:8000")
    assert config.from_environment()["ALLOWED_ORIGINS"] == (COUNCIL, "http://127.0.0.1:8000")


def test_no_cookie_is_set(client: FlaskClient) -> None:
    assert "Set-Cookie" not in client.get("/").headers
    assert "Set-Cookie" not in client.post(CHAT, json={"message": "hello"}).headers


def test_another_site_is_not_let_in(client: FlaskClient) -> None:
    response = client.post(CHAT, json={"message": "hello"}, headers={"Origin": "https://elsewhere.example"})
    assert "Access-Control-Allow-Origin" not in response.headers


def test_an_allowed_site_is_let_in(make_app: Callable[..., Flask]) -> None:
    client = make_app(ALLOWED_ORIGINS=(COUNCIL,)).test_client()
    asked = client.options(CHAT, headers={"Origin": COUNCIL, "Access-Control-Request-Method": "POST"})
    assert asked.headers["Access-Control-Allow-Origin"] == COUNCIL
    assert asked.headers["Access-Control-Allow-Headers"] == "Content-Type"
    response = client.post(CHAT, json={"message": "hello"}, headers={"Origin": COUNCIL})
    assert response.headers["Access-Control-Allow-Origin"] == COUNCIL
    assert "Access-Control-Allow-Credentials" not in response.headers


def test_an_allowed_site_can_read_the_contacts_of_an_error(make_app: Callable[..., Flask]) -> None:
    client = make_app(ALLOWED_ORIGINS=(COUNCIL,)).test_client()
    response = client.post(CHAT, json={"message": ""}, headers={"Origin": COUNCIL})
    assert response.headers["Access-Control-Allow-Origin"] == COUNCIL


def test_too_many_turns_are_refused_with_contacts(make_app: Callable[..., Flask], engine: PlayedEngine) -> None:
    client = make_app(RATELIMIT_ENABLED=True).test_client()
    limits.limiter.reset()
    allowed = int(limits.CHAT.split()[0])
    statuses = [client.post(CHAT, json={"message": "hello"}).status_code for _ in range(allowed)]
    assert set(statuses) == {200}
    response = client.post(CHAT, json={"message": "hello"})
    assert_is_error(response, 429, "too-many-requests")
    assert int(response.headers["Retry-After"]) > 0
    assert len(engine.asked) == allowed


def test_the_watchers_are_never_refused(make_app: Callable[..., Flask]) -> None:
    client = make_app(RATELIMIT_ENABLED=True).test_client()
    limits.limiter.reset()
    often = int(limits.USUAL.split()[0]) + 1
    assert {client.get("/healthz").status_code for _ in range(often)} == {200}


def test_each_address_behind_a_trusted_proxy_has_its_own_limit(make_app: Callable[..., Flask]) -> None:
    client = make_app(RATELIMIT_ENABLED=True, TRUSTED_PROXIES=1).test_client()
    limits.limiter.reset()
    for _ in range(int(limits.CHAT.split()[0])):
        client.post(CHAT, json={"message": "hello"}, headers={"X-Forwarded-For": "192.0.2.1"})
    one_more = {"X-Forwarded-For": "192.0.2.1"}
    assert client.post(CHAT, json={"message": "hello"}, headers=one_more).status_code == 429
    somebody_else = {"X-Forwarded-For": "192.0.2.2"}
    assert client.post(CHAT, json={"message": "hello"}, headers=somebody_else).status_code == 200


def test_the_signing_key_is_made_once_and_is_for_the_owner_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FIRSTHOUR_DATA_DIR", str(tmp_path))
    key = config.from_environment()["SECRET_KEY"]
    assert config.from_environment()["SECRET_KEY"] == key
    assert stat.S_IMODE((tmp_path / "gateway.key").stat().st_mode) == 0o600
    assert [file.name for file in tmp_path.iterdir()] == ["gateway.key"]


def test_the_signing_key_can_be_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FIRSTHOUR_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("FIRSTHOUR_SECRET_KEY", "given")
    assert config.from_environment()["SECRET_KEY"] == "given"
    assert list(tmp_path.iterdir()) == []


def test_the_metrics_count_and_quote_nothing(client: FlaskClient, engine: PlayedEngine) -> None:
    client.post(CHAT, json={"message": "my name is Ada"})
    engine.is_up = False
    client.post(CHAT, json={"message": "my name is Ada"})
    client.post(CHAT, json={"message": ""})
    text = client.get("/metrics").text
    assert "firsthour_turns_total 2.0" in text
    assert "firsthour_degraded_turns_total 1.0" in text
    assert "firsthour_danger_cards_total 1.0" in text
    assert "firsthour_turn_seconds_count 2.0" in text
    assert 'firsthour_errors_total{code="empty-message"} 1.0' in text
    assert "Ada" not in text
