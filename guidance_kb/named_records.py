"""The records that code names by their id. The checker refuses content without them."""

from __future__ import annotations

EMERGENCY_CONTACTS = ("police-999", "police-101", "nspcc-helpline", "unseen-modern-slavery-helpline")
CHILD_SPEAKING_CONTACTS = ("police-999", "childline", "police-999-silent-55")
ADULT_SPEAKING_CONTACTS = (
    "police-999",
    "police-999-silent-55",
    "unseen-modern-slavery-helpline",
    "salvation-army-msvcc",
)
"""The contacts of the emergency reply, for who writes about somebody else, about themself as a child, as an adult."""
ABOUT_YOU_CONTACTS = ("childline", "police-999-silent-55")
"""What is beside the emergency reply while the chat is switched off, for somebody who may write about themself."""

CONTACTS = {*EMERGENCY_CONTACTS, *CHILD_SPEAKING_CONTACTS, *ADULT_SPEAKING_CONTACTS, *ABOUT_YOU_CONTACTS,
             "la-children-social-care", "la-adult-safeguarding"}  # fmt: skip
STARTERS = ("chat-starter-worried", "chat-starter-ring", "chat-starter-refer")
"""Ways to start a conversation, in the order in which they are offered."""
MESSAGES = (
    "chat-disclosure", "chat-hint", *STARTERS, "chat-cut", "chat-expired", "chat-afresh", "chat-ended",
    "chat-ended-here", "chat-exit-limits",
    "widget-welcome", "widget-resumed", "widget-exit-does", "widget-exit-cannot", "widget-offline",
    "widget-unreachable", "widget-slow", "widget-numbers",
    "emergency", "emergency-child-speaking", "emergency-adult-speaking", "emergency-just-in-case",
    "danger-passed", "words-for-a-child", "words-for-an-adult", "greeting", "what-this-is", "no-match",
    "did-you-mean", "contacts-intro", "place-choose", "skip-noted", "typed-command", "empty-message",
    "message-too-long", "too-many-requests", "bad-request", "bad-token", "not-found", "media-type",
    "engine-unreachable", "server-error", "unavailable", "contacts-need-place", "not-understood", "overdue-card",
    "place-unknown", "unverified-contact", "contact-overdue", "contact-given-way", "weigh-indicators", "indicator-act",
    "words-for-anyone", "words-for-a-parent", "words-for-a-colleague", "words-for-the-public", "out-of-hours",
    "where-from", "where-from-practice", "where-from-nothing", "in-short", "indicators-found", "changed",
    "another-person", "now-for-an-adult", "now-for-a-child", "name-of-role", "name-of-age", "name-of-age-group",
    "name-of-place", "name-of-danger", "name-of-missing", "name-of-consent", "value-child",
    "value-adult", "value-unsure", "value-true", "value-false",
    "matrix-intro", "matrix-nothing-answered", "referral-intro", "ticks-not-kept", "content-has-problems",
    "operator-not-said", "contact-not-said", "enforcement-not-said", "foot", "plan-choose", "ring-instead",
    "contacts-none", "in-danger-now", "not-an-emergency", "good-practice",
    "lookup-role", "lookup-age-group", "lookup-about", "lookup-consent", "lookup-type", "lookup-situation",
    "lookup-paste", "lookup-filled", "lookup-nothing-taken", "lookup-danger", "lookup-card-none", "lookup-plan-none",
    "removed-name", "removed-detail", "removed-both",
    "chat-off", "chat-off-instead", "chat-off-about-you", "chat-off-said",
    "lookup-keys-note", "lookup-unverified", "lookup-no-answer", "lookup-copy-failed", "lookup-recent-note",
)  # fmt: skip
STATEMENTS = ("accessibility", "privacy")
QUESTIONS = ("danger", "age-group", "role", "place", "consent")
