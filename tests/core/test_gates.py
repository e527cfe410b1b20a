"""Between which values a latch stays: exactly where no door would turn it."""

from itertools import product
from math import inf, nextafter

import pytest

from tests.core.build import condition
from wardstatus.core.conditions import latched, stays_between
from wardstatus.core.plans import Comparison

UPWARD: tuple[Comparison, ...] = ("at_or_above", "above")
DOWNWARD: tuple[Comparison, ...] = ("at_or_below", "below")
VALUES = [
    each
    for value in (-1.0, 0.0, 20.0, 21.0, 22.0, 24.0, 25.0)
    for each in (nextafter(value, -inf), value, nextafter(value, inf))
]


@pytest.mark.parametrize(
    ("comparison", "clear", "on"),
    [
        *product(UPWARD, (None, 20.0, 22.0), (True, False)),
        *product(DOWNWARD, (None, 24.0, 22.0), (True, False)),
    ],
)
def test_a_gate_is_open_just_where_the_latch_stays(
    comparison: Comparison, clear: float | None, on: bool
) -> None:
    asked = condition("beds", 22, clear, comparison)
    low, high = stays_between(asked, on, None)
    for value in VALUES:
        assert (low <= value <= high) == (latched(asked, on, value, None) == on), value
