"""A file is never held whole: ninety thousand further rows take next to no memory."""

import gc
import tracemalloc
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from tests.backtest.tried import PLAN, plan
from wardstatus.backtest.house import Alone, wanted
from wardstatus.backtest.reading import in_order, source
from wardstatus.backtest.run import Run, play

START = datetime(2026, 1, 1, tzinfo=UTC)
UNITS = 10
PLAIN = plan(
    PLAN.replace("[shifts]\nday = 07:00:00\nnight = 22:00:00\n", "").replace(
        'shifts = ["day"], ', ""
    )
)
"""Without shifts: when those begin is remembered for a thousand days."""


def _lines(count: int) -> Iterator[tuple[int, str, bool]]:
    yield 1, "time,unit,occupied", True
    for number in range(count):
        at = (START + timedelta(minutes=15) * (number // UNITS)).isoformat()
        yield number + 2, f"{at},u{number % UNITS},{10 + number % 9}", True


def _peak(count: int) -> int:
    run = Run(Alone(PLAIN))
    rows = source(_lines(count), wanted([Alone(PLAIN)])).rows
    tracemalloc.start()
    played = play(in_order(rows), [run])
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert played.readings == count
    return peak


def test_a_further_row_takes_no_memory() -> None:
    assert _peak(100_000) - _peak(10_000) < 90_000


def test_playing_makes_no_circles_of_objects() -> None:
    """The search for them is put off while a file is played."""
    run = Run(Alone(PLAIN))
    rows = list(in_order(source(_lines(2_000), wanted([Alone(PLAIN)])).rows))
    play(rows[:1_000], [run])
    gc.collect()
    gc.disable()
    try:
        again = Run(Alone(PLAIN))
        play(rows, [again])
        assert again.tallies["u0"].changes
        assert gc.collect() == 0
    finally:
        gc.enable()
