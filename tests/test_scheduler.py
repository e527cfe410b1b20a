import threading

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
