import threading

import pytest

from tests.journeys.server import PATIENCE
from tests.patience import within
from wardstatus.clock import elapsed
from wardstatus.scheduler import EVERY, Scheduler


def _until_both() -> float:
    """Return how long after the start time has ticked and messages were delivered."""
    ticked, delivered = threading.Event(), threading.Event()
    scheduler = Scheduler(ticked.set, delivered.set)
    began = elapsed()
    scheduler.start()
    try:
        assert ticked.wait(PATIENCE)
        assert delivered.wait(PATIENCE)
        return elapsed() - began
    finally:
        scheduler.stop()


def test_a_server_that_starts_ticks_and_delivers_at_once() -> None:
    assert within(EVERY, _until_both)


def test_one_failed_round_does_not_end_the_rounds() -> None:
    rounds: list[int] = []
    twice = threading.Event()

    def fail() -> None:
        rounds.append(1)
        if len(rounds) > 1:
            twice.set()
        raise RuntimeError("once")

    scheduler = Scheduler(fail, lambda: None)
    scheduler.start()
    try:
        assert twice.wait(PATIENCE)
    finally:
        scheduler.stop()


def _second_tick(waits: float | None) -> float:
    """Return how long after the first tick, which says that something falls due, the next came."""
    came: list[float] = []
    twice = threading.Event()

    def tick() -> float | None:
        came.append(elapsed())
        if len(came) > 1:
            twice.set()
        return waits if len(came) == 1 else None

    scheduler = Scheduler(tick, lambda: None)
    scheduler.start()
    try:
        assert twice.wait(PATIENCE)
    finally:
        scheduler.stop()
    return came[1] - came[0]


def test_what_falls_due_before_the_next_second_is_not_kept_waiting() -> None:
    assert within(EVERY / 2, lambda: _second_tick(0.2))


@pytest.mark.parametrize("waits", [None, 5.0, 0.0, -3.0])
def test_otherwise_it_ticks_every_second(waits: float | None) -> None:
    assert _second_tick(waits) > EVERY * 0.9
