"""What the rules make of a message, by name: the reader weighs it beside the words themselves."""

from __future__ import annotations

from guidance_kb.understanding.ages import group_of
from guidance_kb.understanding.by_rules import by_rules
from guidance_kb.understanding.danger_signs import says_safe, says_unsure, warnings_in


def signs_of(text: str) -> list[str]:
    """Every sign that the rules give, each once: `role:teacher`, `fact:drug_work`, `safe`."""
    ruled = by_rules(text)
    signs = [
        *(f"{one.field}:{one.value}" for one in ruled.single()),
        *(f"age:{group_of(one.value) if isinstance(one.value, int) else one.value}" for one in ruled.ages),
        *([f"age_word:{ruled.age_word.value}"] if ruled.age_word else []),
        *([f"victim:{ruled.victim}"] if ruled.victim else []),
        *(f"kind:{one.value}" for one in ruled.exploitation),
        *(f"fact:{name}" for name in ruled.facts),
        *warnings_in(text),
        *(["safe"] if says_safe(text) else []),
        *(["unsure"] if says_unsure(text) else []),
    ]
    return list(dict.fromkeys(signs))
