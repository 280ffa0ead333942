"""The light launcher gives the same answers as Rasa's own, without TensorFlow."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys

import pytest

from bot.serve import refuse_what_is_unsafe
from tests.engine.conftest import PROJECT, Bot

TEXTS = [
    "hello",
    "what is the NRM?",
    "I'm a nurse in Hackney, girl of 15",
    "he's got a knife and he's outside now",
    "14",
]
LIGHT = """
import asyncio, json, sys
from bot.serve import put_stand_ins
put_stand_ins()
from rasa.core.agent import Agent
from rasa.utils.common import configure_logging_and_warnings
from rasa.utils.log_utils import configure_structlog
configure_structlog()
agent = Agent.load(sys.argv[1])
parsed = [asyncio.run(agent.parse_message(text)) for text in json.loads(sys.argv[2])]
print(json.dumps({"parsed": parsed, "heavy": [name for name in ("tensorflow", "sklearn") if name in sys.modules]}))
"""


def test_the_light_launcher_understands_as_rasa_does_and_loads_no_tensorflow(bot: Bot, model: str) -> None:
    command = [sys.executable, "-W", "ignore", "-c", LIGHT, model, json.dumps(TEXTS)]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=True)
    light = json.loads(done.stdout.splitlines()[-1])
    stock = [asyncio.run(bot.agent.parse_message(text)) for text in TEXTS]
    assert light["parsed"] == json.loads(json.dumps(stock))
    assert light["heavy"] == []


@pytest.fixture
def no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FIRSTHOUR_ENGINE_SECRET", raising=False)


OPEN = [[], ["--interface", "0.0.0.0"], ["--interface=192.0.2.7"], ["-i", "::"], ["--interf", ""], ["-p", "5005"]]


@pytest.mark.parametrize("options", OPEN, ids=" ".join)
@pytest.mark.usefixtures("no_secret")
def test_without_a_secret_it_does_not_start_where_others_can_reach_it(options: list[str]) -> None:
    with pytest.raises(SystemExit) as end:
        refuse_what_is_unsafe(["run", "--model", "models", *options])
    assert "--interface 127.0.0.1" in str(end.value)
    assert "FIRSTHOUR_ENGINE_SECRET" in str(end.value)


@pytest.mark.parametrize("options", OPEN, ids=" ".join)
def test_with_a_secret_it_may_listen_on_a_private_network(options: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FIRSTHOUR_ENGINE_SECRET", "s3cret")
    refuse_what_is_unsafe(["run", "--model", "models", *options])


@pytest.mark.parametrize("interface", ["127.0.0.1", "::1", "localhost"])
@pytest.mark.usefixtures("no_secret")
def test_on_this_machine_alone_it_starts_without_a_secret(interface: str) -> None:
    refuse_what_is_unsafe(["run", "--interface", interface])


@pytest.mark.parametrize("option", ["--enable-api", "--enable-a"])
def test_it_does_not_start_with_rasas_http_api(option: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FIRSTHOUR_ENGINE_SECRET", "s3cret")
    with pytest.raises(SystemExit, match="Leave it out"):
        refuse_what_is_unsafe(["run", "--interface", "127.0.0.1", option])


def test_the_process_ends_with_a_message_and_loads_no_model() -> None:
    hidden = {name: value for name, value in os.environ.items() if name != "FIRSTHOUR_ENGINE_SECRET"}
    command = [sys.executable, "-W", "ignore", "-m", "bot.serve", "run", "--interface", "0.0.0.0"]
    done = subprocess.run(command, cwd=PROJECT, env=hidden, capture_output=True, text=True, timeout=300)
    assert done.returncode == 1
    assert done.stderr.splitlines()[-2].startswith("Not started: it would listen on 0.0.0.0")
