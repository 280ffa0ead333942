from __future__ import annotations

from pathlib import Path

import yaml
from rasa_sdk.executor import ActionExecutor

from actions.asking import NEVER_AN_ANSWER, SELDOM_AN_ANSWER

DOMAIN = yaml.safe_load((Path(__file__).parents[3] / "domain.yml").read_text(encoding="utf-8"))


def test_the_action_server_finds_every_action_of_the_domain() -> None:
    executor = ActionExecutor()
    executor.register_package("actions")
    ours = {name for name, run in executor.actions.items() if run.__self__.__module__.startswith("actions.")}
    assert ours == set(DOMAIN["actions"])


def test_the_form_steps_aside_for_exactly_the_intents_that_the_domain_ignores() -> None:
    assert set(DOMAIN["forms"]["situation_form"]["ignored_intents"]) == NEVER_AN_ANSWER | SELDOM_AN_ANSWER
