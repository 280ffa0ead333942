"""The light launcher gives the same answers as Rasa's own, without TensorFlow."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys

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
