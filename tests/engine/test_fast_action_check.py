from __future__ import annotations

from typing import Any

import pytest
import rasa
from jsonschema import ValidationError
from rasa.core.actions.action import RemoteAction

from bot import fast_action_check

ACTION = RemoteAction("action_plan", None)


@pytest.fixture(autouse=True)
def _installed() -> None:
    fast_action_check.install()


def test_it_is_made_for_this_version_of_rasa() -> None:
    assert rasa.__version__ == fast_action_check.RASA_VERSION
    assert RemoteAction._validate_action_result is fast_action_check._validate_action_result


@pytest.mark.parametrize(
    "reply", [[], {"events": {}}, {"events": ["slot"]}, {"events": [{"event": "slot"}]}, {"responses": ["hello"]}]
)
def test_a_malformed_reply_of_the_action_server_is_refused(reply: Any) -> None:
    with pytest.raises(ValidationError):
        ACTION._validate_action_result(reply)


def test_a_good_reply_is_accepted() -> None:
    event = {"event": "slot", "timestamp": None, "name": "role", "value": "teacher"}
    assert ACTION._validate_action_result({"events": [event], "responses": [{"text": "hello"}]})


def test_on_another_version_rasas_own_check_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    def original(self: RemoteAction, result: dict[str, Any]) -> bool:
        return True

    monkeypatch.setattr(RemoteAction, "_validate_action_result", original)
    monkeypatch.setattr(rasa, "__version__", "3.6.22")
    fast_action_check.install()
    assert RemoteAction._validate_action_result is original
