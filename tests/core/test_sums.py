"""Figures over many units, one changing at a time: what a plain evaluation of all of them gives."""

import math
from collections.abc import Callable, Mapping
from typing import get_args

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.build import RED, YELLOW
from wardstatus.core.levels import Level
from wardstatus.core.over import FigureKind, Over
from wardstatus.core.sums import summed

OF_NUMBERS = ("sum", "mean", "min", "max")
KINDS: tuple[FigureKind, ...] = get_args(FigureKind)


def plainly(kind: FigureKind, parts: list[float | Level | None]) -> tuple[float | None, int]:
    """Return a figure by looking at all of its parts."""
    there = [part for part in parts if part is not None]
    if not there:
        return None, 0
    levels = [part for part in there if isinstance(part, Level)]
    numbers = [float(part) for part in there if not isinstance(part, Level)]
    made: Mapping[FigureKind, Callable[[], float]] = {
        "sum": lambda: math.fsum(numbers),
        "mean": lambda: math.fsum(numbers) / len(numbers),
        "min": lambda: min(numbers),
        "max": lambda: max(numbers),
        "count_red": lambda: levels.count(RED),
        "count_yellow": lambda: levels.count(YELLOW),
        "share_red": lambda: 100 * levels.count(RED) / len(levels),
    }
    return float(made[kind]()), len(there)


NUMBERS = st.floats(-1e200, 1e200) | st.sampled_from([0.0, 0.1, 1e-300, 5e-324, -0.1, 25.0])
LEVELS = st.sampled_from(list(Level))
CHANGES = st.lists(st.tuples(st.integers(0, 20), st.floats(0, 1), NUMBERS | st.none(), LEVELS))


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(KINDS), st.integers(1, 21), CHANGES)
def test_a_figure_after_any_changes_is_what_a_look_at_all_gives(
    kind: FigureKind, size: int, changes: list[tuple[int, float, float | None, Level]]
) -> None:
    members = {f"u{place}": place for place in range(size)}
    brought: dict[str, float | Level | None] = dict.fromkeys(members)
    sums = summed(Over(figure=kind), members, {})
    for place, missing, number, level in changes:
        part = number if kind in OF_NUMBERS else None if missing < 0.2 else level
        brought[f"u{place % size}"] = part
        last = sums.figure()
        new = sums.changed({f"u{place % size}": part})
        assert sums.figure() == last
        sums = new
        assert sums.figure() == plainly(kind, list(brought.values()))
    assert sums == summed(Over(figure=kind), members, brought)


def test_a_sum_has_forgotten_a_great_number_that_went() -> None:
    members = {"a": 0, "b": 1}
    sums = summed(Over(figure="sum"), members, {"a": 1e300, "b": 0.1})
    assert sums.changed({"a": 0.2}).figure() == (0.30000000000000004, 2)


def test_a_sum_that_is_no_number_is_unknown_and_known_again() -> None:
    members = {"a": 0, "b": 1}
    sums = summed(Over(figure="sum"), members, {"a": 1e308, "b": 1e308})
    assert sums.figure() == (None, 2)
    assert sums.changed({"b": 1.0}).figure() == (1e308, 2)
