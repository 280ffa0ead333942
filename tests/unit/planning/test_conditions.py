from __future__ import annotations

import pytest

from guidance_kb.planning.conditions import Bits, Facts, compile_rule
from guidance_kb.schema.plan import Condition

TEACHER_AND_CHILD = Condition(role=("teacher",), age_group=("child",))


def holds(only: Condition, facts: Facts, *unless: Condition) -> bool:
    bits = Bits()
    rule = compile_rule(only, unless, bits)
    return rule.holds(bits.mask_of(facts))


def test_a_condition_without_fields_always_holds() -> None:
    assert holds(Condition(), {})


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"role": {"teacher"}, "age_group": {"child"}}, True),
        ({"role": {"teacher"}, "age_group": {"child", "unsure"}}, True),
        ({"role": {"teacher"}, "age_group": {"adult"}}, False),
        ({"role": {"teacher"}}, False),
        ({"role": {"police"}, "age_group": {"child"}}, False),
    ],
)
def test_every_named_field_must_hold(facts: Facts, expected: bool) -> None:
    assert holds(TEACHER_AND_CHILD, facts) is expected


def test_one_of_several_values_is_enough() -> None:
    assert holds(Condition(role=("teacher", "police")), {"role": {"police"}})


def test_an_exception_needs_all_of_its_own_fields() -> None:
    exception = Condition(missing=(True,), age_group=("child",))
    assert not holds(Condition(), {"missing": {True}, "age_group": {"child"}}, exception)
    assert holds(Condition(), {"missing": {True}, "age_group": {"adult"}}, exception)


def test_false_is_a_value_and_not_an_absence() -> None:
    only = Condition(missing=(False,))
    assert holds(only, {"missing": {False}})
    assert not holds(only, {"missing": {True}})


def test_the_same_word_in_two_fields_is_two_things() -> None:
    assert not holds(Condition(danger=("unsure",)), {"age_group": {"unsure"}})


def test_what_no_condition_names_changes_nothing() -> None:
    assert holds(TEACHER_AND_CHILD, {"role": {"teacher"}, "age_group": {"child"}, "nation": {"wales"}})
