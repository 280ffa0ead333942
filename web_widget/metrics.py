"""What is counted. Numbers only: never a text, an address or a conversation."""

from __future__ import annotations

from prometheus_client import CollectorRegistry, Counter, Histogram

_BUCKETS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.0, 4.0, 8.0)


class Metrics:
    """The counters of one application."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.turns = Counter("firsthour_turns", "Chat turns answered.", registry=self.registry)
        self.degraded = Counter(
            "firsthour_degraded_turns", "Chat turns answered without the conversation engine.", registry=self.registry
        )
        self.danger_cards = Counter(
            "firsthour_danger_cards", "Chat turns that began with the emergency card.", registry=self.registry
        )
        self.gaps = Counter("firsthour_gaps", "Questions for which there was no guidance.", registry=self.registry)
        self.seconds = Histogram(
            "firsthour_turn_seconds", "Time that a chat turn took.", buckets=_BUCKETS, registry=self.registry
        )
        self.errors = Counter("firsthour_errors", "Errors answered, by code.", ["code"], registry=self.registry)
        self.redactions = Counter(
            "firsthour_redactions", "Identifiers taken out of messages, by kind.", ["kind"], registry=self.registry
        )
