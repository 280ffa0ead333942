"""A trained model, an agent on it, and a stand-in for the action server: these tests run in Rasa's environment."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import rasa.core.agent
import rasa.model_training
import rasa.utils.common
import yaml
from rasa.utils.endpoints import EndpointConfig
from sanic import Sanic

from bot import fast_action_check
from bot.conversation_file import conversation_file
from bot.gateway_channel import Replies, user_message
from bot.tracker_store import UnderstoodOnlyTrackerStore

PROJECT = Path(__file__).parents[2]
Sanic.test_mode = True
rasa.utils.common.configure_logging_and_warnings()


def pytest_configure(config: pytest.Config) -> None:
    """Rasa's dependencies are of 2022 and warn by the hundred; nothing of it is ours to mend."""
    config.addinivalue_line("filterwarnings", "ignore::DeprecationWarning")
    config.addinivalue_line("filterwarnings", "ignore::FutureWarning")


@pytest.fixture(scope="session")
def domain() -> dict[str, Any]:
    """domain.yml as data."""
    return yaml.safe_load((PROJECT / "domain.yml").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def model(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A model trained on the project's own data."""
    folder = tmp_path_factory.mktemp("model")
    os.environ["RASA_CACHE_DIRECTORY"] = str(folder / "cache")
    os.chdir(PROJECT)
    result = rasa.model_training.train("domain.yml", "config.yml", ["data"], output=str(folder))
    assert result.code == 0
    return result.model


class ActionServer:
    """Answers action calls as it is told to, and keeps what it was asked."""

    def __init__(self) -> None:
        self.answers: dict[str, Callable[[dict[str, Any]], dict[str, Any]]] = {}
        self.calls: list[str] = []

    async def request(self, json: dict[str, Any], **_: Any) -> dict[str, Any]:
        """Stands in for `EndpointConfig.request`."""
        self.calls.append(json["next_action"])
        answer = self.answers.get(json["next_action"], lambda call: said(call["next_action"]))
        return answer(json)


def said(reply: str, *events: dict[str, Any]) -> dict[str, Any]:
    """An action server's answer: one reply with that id, and events."""
    return {"events": list(events), "responses": [{"custom": {"type": "text", "id": reply, "text": reply}}]}


def slot(name: str, value: Any) -> dict[str, Any]:
    """The event that sets a slot."""
    return {"event": "slot", "timestamp": None, "name": name, "value": value}


class Bot:
    """One agent; `say` and `press` give the ids of the replies."""

    def __init__(self, agent: rasa.core.agent.Agent, action_server: ActionServer) -> None:
        self.agent = agent
        self.actions = action_server

    def say(self, text: str, conversation: str = "c1") -> list[str]:
        """Types a text."""
        return self.send({"conversation": conversation, "text": text})

    def press(self, choice: str, conversation: str = "c1") -> list[str]:
        """Presses a button."""
        return self.send({"conversation": conversation, "choice": choice})

    def send(self, body: dict[str, Any]) -> list[str]:
        """Sends a request of the gateway."""
        replies = Replies()
        asyncio.run(self.agent.handle_message(user_message(body, replies)))
        return [reply["id"] for reply in replies.collected]

    def tracker(self, conversation: str = "c1") -> Any:
        """What the store gives back for a conversation."""
        return asyncio.run(self.agent.tracker_store.retrieve(conversation))


@pytest.fixture(scope="session")
def agent(model: str) -> rasa.core.agent.Agent:
    """The agent on the trained model, with the project's own tracker store."""
    fast_action_check.install()
    agent = rasa.core.agent.Agent.load(model, action_endpoint=EndpointConfig("http://127.0.0.1:9/none"))
    agent.tracker_store = UnderstoodOnlyTrackerStore(agent.domain)
    agent.processor.tracker_store = agent.tracker_store
    return agent


@pytest.fixture
def bot(agent: rasa.core.agent.Agent, monkeypatch: pytest.MonkeyPatch) -> Iterator[Bot]:
    """A bot without a past."""
    action_server = ActionServer()
    monkeypatch.setattr(agent.action_endpoint, "request", action_server.request)
    yield Bot(agent, action_server)
    for conversation in conversation_file().ids():
        conversation_file().forget(conversation)
