"""Who may submit an NRM referral, whose consent it needs, and whether the duty to notify arises."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from guidance_kb.planning.understood import Understood
from guidance_kb.schema.plan import FirstResponders, Role
from guidance_kb.vocabulary import NATIONS

_MAY_BE_LISTED: Mapping[str, tuple[str, ...]] = {
    "charity": NATIONS,
    "helpline": NATIONS,
    "health-service": ("northern-ireland",),
}
"""Kinds of organisation of which some are first responders and most are not: their staff are told to check."""
_MUST_NOTIFY = ("police", "social-worker", "border")
"""Roles whose organisation sends duty to notify reports: by law, and the Home Office as its policy."""
_NOTIFY_NATIONS = ("england", "wales")
_CONSENT = {"yes": "given", "no": "refused", "unknown": "required"}


@dataclass(frozen=True)
class Nrm:
    """The contract's `nrm` object, and who sends the duty to notify report."""

    submitted_by: str
    """`you`, `council-or-police`, `first-responder` or `not-applicable`."""
    consent: str
    """`not-needed`, `required`, `given` or `refused`."""
    duty_to_notify: bool
    """True where a public authority that knows of the adult owes a report; never for a child."""
    duty_to_notify_by: str | None
    """`you` or `council-or-police`; None where there is no such duty."""


def is_first_responder(role: Role, lists: Mapping[str, FirstResponders], nation: str) -> bool:
    """True where trained staff of the role's organisation may submit a referral in that nation."""
    return role.organisation is not None and role.organisation in lists[nation].organisations


def nrm_of(understood: Understood, role: Role, lists: Mapping[str, FirstResponders]) -> Nrm:
    """What the plan says about the NRM."""
    notify = _duty_to_notify(understood)
    return Nrm(
        submitted_by=_submitted_by(understood, role, lists),
        consent=_CONSENT[understood.consent] if understood.consent else "not-needed",
        duty_to_notify=notify,
        duty_to_notify_by=_notified_by(understood) if notify else None,
    )


def _submitted_by(understood: Understood, role: Role, lists: Mapping[str, FirstResponders]) -> str:
    if understood.age_group is None or understood.consent == "no":
        return "not-applicable"
    anybody_else = "council-or-police" if understood.age_group == "child" else "first-responder"
    if understood.about == "staff-member" or understood.role == "self":
        return anybody_else
    if is_first_responder(role, lists, understood.nation):
        return "you"
    may_be_listed = understood.nation in _MAY_BE_LISTED.get(role.organisation or "", ())
    return "first-responder" if may_be_listed else anybody_else


def _duty_to_notify(understood: Understood) -> bool:
    without_consent = understood.consent in ("no", "unknown")
    return without_consent and understood.role != "self" and understood.nation in _NOTIFY_NATIONS


def _notified_by(understood: Understood) -> str:
    return "you" if understood.role in _MUST_NOTIFY and understood.person else "council-or-police"
