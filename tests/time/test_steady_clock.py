"""The server's own clock: whatever the wall's does, nothing comes early and nothing late."""

import tracemalloc
from datetime import UTC, datetime, timedelta

import pytest

from wardstatus.clock import CLOSE, FAR, Sources, SteadyClock

T0 = datetime(2026, 11, 21, 12, tzinfo=UTC).timestamp()
MINUTE, HOUR, DAY, YEAR = 60.0, 3600.0, 86_400.0, 31_536_000.0
STEPS = [sign * step for step in (1.0, MINUTE, HOUR, DAY, YEAR) for sign in (1, -1)]


class Machine:
    """A machine whose wall's clock can be set, and drifts."""

    def __init__(self, drift: float = 0.0) -> None:
        self.boot, self.wall, self._drift = 1000.0, T0, drift

    @property
    def sources(self) -> Sources:
        return Sources(wall=lambda: self.wall, boot=lambda: self.boot)

    def live(self, seconds: float) -> None:
        self.boot += seconds
        self.wall += seconds * (1 + self._drift)


def run(clock: SteadyClock, machine: Machine, seconds: int) -> datetime:
    """Tick every second as the server does; time never goes back, nor on by leaps."""
    before = clock()
    for _ in range(seconds):
        machine.live(1)
        now = clock()
        assert timedelta(seconds=0.9) < now - before < timedelta(seconds=1.1)
        before = now
    return before


@pytest.mark.parametrize("step", STEPS)
def test_a_step_of_the_wall_moves_no_deadline_by_two_seconds(step: float) -> None:
    machine = Machine()
    clock = SteadyClock(sources=machine.sources)
    run(clock, machine, 60)
    machine.wall += step
    for hour in range(1, 5):
        late = (run(clock, machine, 3600).timestamp() - T0) - (60 + hour * HOUR)
        most = min(abs(step), 2.0 * hour) if abs(step) <= FAR else 0
        assert abs(late) <= most + 1e-3
        assert late * step >= -1e-3


@pytest.mark.parametrize("step", [1.0, -1.0, CLOSE, -CLOSE])
def test_a_small_step_is_made_good_within_a_minute(step: float) -> None:
    machine = Machine()
    clock = SteadyClock(sources=machine.sources)
    machine.wall += step
    run(clock, machine, 60)
    assert abs(clock.off()) < 1e-3
    assert not clock.wrong()


def test_a_bad_crystal_is_followed() -> None:
    machine = Machine(drift=200e-6)
    clock = SteadyClock(sources=machine.sources)
    run(clock, machine, 6 * 3600)
    assert abs(clock.off()) < 0.01


@pytest.mark.parametrize(
    ("step", "wrong"),
    [(0, False), (-FAR, False), (FAR, False), (FAR + 1, True), (-FAR - 1, True), (YEAR, True)],
)
def test_one_of_two_clocks_far_apart_is_wrong(step: float, wrong: bool) -> None:
    machine = Machine()
    clock = SteadyClock(sources=machine.sources)
    machine.wall += step
    assert clock.wrong() is wrong
    assert clock.off() == pytest.approx(step)


def test_what_was_asleep_goes_on_where_the_day_is() -> None:
    machine = Machine()
    clock = SteadyClock(sources=machine.sources)
    machine.live(10 * HOUR)
    assert clock().timestamp() == pytest.approx(T0 + 10 * HOUR)


@pytest.mark.parametrize(
    ("newest", "behind"),
    [
        pytest.param(-1.0, False, id="before the wall"),
        pytest.param(0.0, False, id="now"),
        pytest.param(CLOSE, False, id="a little ahead"),
        pytest.param(CLOSE + 0.1, True, id="ahead"),
        pytest.param(56 * YEAR, True, id="the wall begins in 1970"),
    ],
)
def test_after_a_boot_time_goes_on_from_what_was_written(newest: float, behind: bool) -> None:
    machine = Machine()
    last = datetime.fromtimestamp(T0 + newest, UTC)
    clock = SteadyClock(last, machine.sources)
    assert clock.wrong() is behind
    assert clock().timestamp() == pytest.approx(T0 + max(0.0, newest))
    run(clock, machine, 60)
    assert clock.wrong() is behind


def test_a_clock_that_was_wrong_after_the_boot_is_right_once_the_wall_is() -> None:
    machine = Machine()
    machine.wall = 0.0
    clock = SteadyClock(datetime.fromtimestamp(T0, UTC), machine.sources)
    run(clock, machine, 30)
    machine.wall = T0 + 2 * HOUR
    assert clock().timestamp() == pytest.approx(T0 + 2 * HOUR)
    assert not clock.wrong()
    run(clock, machine, 60)


def test_a_step_of_a_year_costs_no_memory() -> None:
    machine = Machine()
    clock = SteadyClock(sources=machine.sources)
    run(clock, machine, 10)
    tracemalloc.start()
    before, _ = tracemalloc.get_traced_memory()
    machine.wall += YEAR
    run(clock, machine, 1000)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak - before < 100_000
