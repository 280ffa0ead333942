"""The values that the public contract fixes. No dependency beyond the standard library."""

from __future__ import annotations

ROLES = (
    "teacher", "dsl", "early-years", "health", "social-worker", "police", "foster-carer",
    "residential-worker", "youth-worker", "housing", "transport", "border", "hotel", "helpline",
    "employer", "public", "colleague", "parent", "self", "other",
)  # fmt: skip
AGE_GROUPS = ("child", "adult", "unsure")
DANGER = ("now", "no", "unsure")
CONSENT = ("yes", "no", "unknown")
ABOUT = ("person", "place-or-workplace", "staff-member", "online")
EXPLOITATION = (
    "sexual", "labour", "domestic", "criminal", "marriage", "organ", "financial", "benefit",
    "begging", "adoption", "unknown",
)  # fmt: skip
NATIONS = ("england", "wales", "scotland", "northern-ireland")
ROUTES = (
    "immediate-danger", "child-london", "child-england", "child-wales", "child-scotland",
    "child-northern-ireland", "child-missing", "adult-consents", "adult-no-consent",
    "adult-consent-unknown", "adult-scotland", "adult-northern-ireland", "staff-allegation",
    "place-or-workplace", "online-abuse", "self-child", "self-adult",
)  # fmt: skip
PHASES = ("now", "first-hour", "today", "this-week")
