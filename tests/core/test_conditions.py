"""Conditions with their deadband, and rules of k of n."""

import pytest

from tests.core.build import RED, YELLOW, condition
from wardstatus.core import conditions
from wardstatus.core.plans import Comparison, Condition, LevelTerms


@pytest.mark.parametrize(
    ("comparison", "value", "was", "on"),
    [
        pytest.param("at_or_above", 24.9, False, False, id="at_or_above: below the bound"),
        pytest.param("at_or_above", 25, False, True, id="at_or_above: on the bound"),
        pytest.param("at_or_above", 24.9, True, True, id="at_or_above: on, within the deadband"),
        pytest.param("at_or_above", 22, True, True, id="at_or_above: on, at the clear bound"),
        pytest.param("at_or_above", 21.9, True, False, id="at_or_above: on, past the clear bound"),
        pytest.param("at_or_above", 23, False, False, id="at_or_above: off, in the deadband"),
        pytest.param("above", 25, False, False, id="above: on the bound is not above"),
        pytest.param("above", 25.1, False, True, id="above: above the bound"),
        pytest.param("above", 25, True, True, id="above: on, back at the bound"),
        pytest.param("above", 22, True, True, id="above: on, at the clear bound"),
        pytest.param("above", 21.9, True, False, id="above: on, past the clear bound"),
    ],
)
def test_a_condition_upwards(comparison: Comparison, value: float, was: bool, on: bool) -> None:
    known = condition("beds", 25, 22, comparison)
    assert conditions.latched(known, was, value, None) is on


@pytest.mark.parametrize(
    ("comparison", "value", "was", "on"),
    [
        pytest.param("at_or_below", 3.1, False, False, id="at_or_below: above the bound"),
        pytest.param("at_or_below", 3, False, True, id="at_or_below: on the bound"),
        pytest.param("at_or_below", 5, True, True, id="at_or_below: on, at the clear bound"),
        pytest.param("at_or_below", 5.1, True, False, id="at_or_below: on, past the clear bound"),
        pytest.param("at_or_below", 4, False, False, id="at_or_below: off, in the deadband"),
        pytest.param("below", 3, False, False, id="below: on the bound is not below"),
        pytest.param("below", 2.9, False, True, id="below: below the bound"),
        pytest.param("below", 5, True, True, id="below: on, at the clear bound"),
        pytest.param("below", 5.1, True, False, id="below: on, past the clear bound"),
    ],
)
def test_a_condition_downwards(comparison: Comparison, value: float, was: bool, on: bool) -> None:
    known = condition("beds", 3, 5, comparison)
    assert conditions.latched(known, was, value, None) is on


@pytest.mark.parametrize(
    ("comparison", "value", "on"),
    [
        pytest.param("at_or_above", 25, True, id="at_or_above: still on the bound"),
        pytest.param("at_or_above", 24.9, False, id="at_or_above: no longer reached"),
        pytest.param("above", 25, False, id="above: back on the bound"),
        pytest.param("at_or_below", 25, True, id="at_or_below: still on the bound"),
        pytest.param("at_or_below", 25.1, False, id="at_or_below: no longer reached"),
        pytest.param("below", 25, False, id="below: back on the bound"),
    ],
)
def test_without_a_clear_bound_it_turns_off_at_once(
    comparison: Comparison, value: float, on: bool
) -> None:
    assert conditions.latched(condition("beds", 25, None, comparison), True, value, None) is on


@pytest.mark.parametrize(
    ("value", "on"),
    [
        pytest.param(25, True, id="on both bounds it stays on"),
        pytest.param(24.9, False, id="past both it is off"),
    ],
)
def test_a_clear_bound_may_equal_the_bound(value: float, on: bool) -> None:
    assert conditions.latched(condition("beds", 25, 25), True, value, None) is on


@pytest.mark.parametrize(
    ("shift", "on"),
    [pytest.param("day", True, id="by day"), pytest.param("night", False, id="at night")],
)
def test_a_bound_may_go_by_the_shift(shift: str, on: bool) -> None:
    known = Condition(indicator="beds", comparison="above", bound={"day": 6, "night": 12})
    assert conditions.latched(known, False, 8, shift) is on


WHEN = tuple(condition(name, 1) for name in ("beds", "waits", "corridor"))
ALWAYS = (condition("alarm", 1),)


@pytest.mark.parametrize(
    ("needed", "when", "always", "truth"),
    [
        pytest.param(1, "off off off", "off", False, id="none is on"),
        pytest.param(1, "on off off", "off", True, id="one of one"),
        pytest.param(2, "on off off", "off", False, id="one of two needed"),
        pytest.param(2, "on off on", "off", True, id="two of two needed"),
        pytest.param(3, "on on on", "off", True, id="all of all needed"),
        pytest.param(2, "off off off", "on", True, id="one that always counts"),
        pytest.param(2, "on ? off", "off", None, id="an unknown one could make it true"),
        pytest.param(2, "off ? off", "off", False, id="an unknown one is not enough to"),
        pytest.param(2, "on on ?", "off", True, id="true whatever the unknown one is"),
        pytest.param(2, "? ? ?", "off", None, id="nothing is known"),
        pytest.param(2, "off off off", "?", None, id="an unknown one that always counts"),
        pytest.param(2, "on on off", "?", True, id="true without what always counts"),
    ],
)
def test_a_rule(needed: int, when: str, always: str, truth: bool | None) -> None:
    terms = LevelTerms(level=RED, any=needed, when=WHEN, always=ALWAYS)
    words = {"on": True, "off": False, "?": None}
    said = [words[word] for word in (*when.split(), always)]
    names = [conditions.key(RED, each) for each in (*WHEN, *ALWAYS)]
    assert conditions.truth(terms, dict(zip(names, said, strict=True))) is truth


def test_a_level_without_conditions_is_never_on() -> None:
    assert conditions.truth(LevelTerms(level=RED), {}) is False


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(condition("waits", 25, 24), id="another indicator"),
        pytest.param(condition("beds", 25, 24, "above"), id="another comparison"),
        pytest.param(condition("beds", 25.0000001, 24), id="a slightly other bound"),
        pytest.param(condition("beds", 25, 23), id="another clear bound"),
        pytest.param(condition("beds", 25), id="no clear bound"),
    ],
)
def test_another_text_is_another_latch(other: Condition) -> None:
    assert conditions.key(RED, condition("beds", 25, 24)) != conditions.key(RED, other)


def test_a_latch_is_of_its_level() -> None:
    known = condition("beds", 25)
    assert conditions.key(RED, known) != conditions.key(YELLOW, known)


def test_the_same_text_is_the_same_latch() -> None:
    one, other = condition("beds", 25), condition("beds", 25.0)
    assert conditions.key(RED, one) == conditions.key(RED, other)
