import threading

from wardstatus.clock import elapsed
from wardstatus.scheduler import EVERY, Scheduler


def test_a_server_that_starts_ticks_and_delivers_at_once() -> None:
    ticked, delivered = threading.Event(), threading.Event()
    scheduler = Scheduler(ticked.set, delivered.set)
    began = elapsed()
    scheduler.start()
    try:
        assert ticked.wait(5)
        assert delivered.wait(5)
        assert elapsed() - began < EVERY
    finally:
        scheduler.stop()


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
        assert twice.wait(10 * EVERY)
    finally:
        scheduler.stop()
