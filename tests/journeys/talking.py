"""What the journeys say and look at."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import httpx

Reply = dict[str, Any]


@dataclass
class Conversation:
    """One conversation: what is said, and the last answer."""

    client: httpx.Client
    at: str | None = None
    answer: dict[str, Any] = field(default_factory=dict)

    def say(self, message: str) -> list[Reply]:
        """The replies to a typed message."""
        return self._send({"message": message})

    def press(self, choice: str) -> list[Reply]:
        """The replies to a button, which must be one that the last answer offered."""
        offered = [one["choice"] for reply in self.answer["replies"] for one in reply.get("choices", [])]
        offered += [one["choice"] for reply in self.answer["replies"] for one in reply.get("topics", [])]
        assert choice in offered, f"{choice} was not offered, but {offered}"
        return self._send({"choice": choice})

    def _send(self, request: dict[str, str]) -> list[Reply]:
        token = {"conversation": self.answer["conversation"]} if self.answer else {}
        response = self.client.post("/api/v1/chat", json={**request, **token, **({"at": self.at} if self.at else {})})
        assert response.status_code == 200, response.text
        self.answer = response.json()
        return list(self.answer["replies"])


def kinds(replies: list[Reply]) -> list[str]:
    """The types of replies, in order."""
    return [reply["type"] for reply in replies]


def the_plan(replies: list[Reply]) -> dict[str, Any]:
    """The plan among the replies; fails where there is none."""
    plans = [reply["plan"] for reply in replies if reply["type"] == "plan"]
    assert plans, f"no plan, but {kinds(replies)}"
    return dict(plans[0])


def the_question(replies: list[Reply]) -> Reply:
    """The question among the replies; fails where there is none."""
    questions = [reply for reply in replies if reply["type"] == "question"]
    assert questions, f"no question, but {kinds(replies)}"
    return questions[0]


def contact_ids(piece: dict[str, Any]) -> list[str]:
    """The ids of the contacts of a reply, a step or a plan."""
    return [contact["id"] for contact in piece["contacts"]]
