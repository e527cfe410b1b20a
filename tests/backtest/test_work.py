"""A row costs as much work with a thousand units as with ten: counted in calls, not timed."""

import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from types import FrameType

from tests.backtest.test_memory import PLAIN
from wardstatus.backtest.house import Alone, wanted
from wardstatus.backtest.reading import in_order, source
from wardstatus.backtest.run import Run, play

START = datetime(2026, 1, 1, tzinfo=UTC)
STEPS = 30


def _lines(units: int, steps: int) -> Iterator[tuple[int, str, bool]]:
    yield 1, "time,unit,occupied", True
    for number in range(units * steps):
        step, unit = divmod(number, units)
        at = (START + timedelta(minutes=15) * step).isoformat()
        # Each unit is at another place of the same wave, so that doors come evenly.
        yield number + 2, f"{at},u{unit},{14 + (step + unit) % 13}", True


def _calls(units: int, steps: int) -> int:
    run, count = Run(Alone(PLAIN)), 0

    def counted(frame: FrameType, event: str, what: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    rows = in_order(source(_lines(units, steps), wanted([Alone(PLAIN)])).rows)
    sys.setprofile(counted)
    try:
        play(rows, [run])
    finally:
        sys.setprofile(None)
    return count


def _a_row(units: int) -> float:
    """Return the calls of a further row, once every unit has been met."""
    met, more = _calls(units, STEPS), _calls(units, 2 * STEPS)
    return (more - met) / (units * STEPS)


def test_a_row_costs_no_more_work_with_more_units() -> None:
    few, many = _a_row(10), _a_row(100)
    assert many < few * 1.05
