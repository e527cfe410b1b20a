"""A watchdog with its hand on nothing but what it is given, and one in a real server."""

from dataclasses import dataclass, field

import pytest

from tests.journeys.server import until
from wardstatus.watchdog import ENDS_AFTER, NOTICED_AFTER, Watchdog, Watched


@dataclass
class Yard:
    """How long the tick has hung, and what was done about it."""

    hung: float = 0
    seconds: float = 0
    worked: bool = True
    done: list[str] = field(default_factory=list)

    def dog(self, ends: bool = True) -> Watchdog:
        return Watchdog(
            Watched(
                hung_for=lambda: self.hung,
                restart=lambda: self.done.append("restart"),
                worked=lambda: self.worked,
                end=(lambda: self.done.append("end")) if ends else None,
            ),
            lambda: self.seconds,
        )


def keep_awake(yard: Yard, dog: Watchdog) -> None:
    """Let it look every second for a minute."""
    for yard.seconds in range(60):
        dog.look()


@pytest.mark.parametrize(
    ("looks", "done"),
    [
        pytest.param([0, 1, 3.9], [], id="before"),
        pytest.param([NOTICED_AFTER], ["restart"], id="on the first limit"),
        pytest.param([4, 9, 14.9], ["restart"], id="started anew once"),
        pytest.param([4, 5, 0.5, 4.2], ["restart", "restart"], id="once each time it hangs"),
        pytest.param([4, ENDS_AFTER], ["restart", "end"], id="on the second limit"),
    ],
)
def test_it_starts_the_jobs_anew_then_ends_it_all(looks: list[float], done: list[str]) -> None:
    yard = Yard()
    dog = yard.dog()
    keep_awake(yard, dog)
    for yard.hung in looks:
        dog.look()
    assert yard.done == done


@pytest.mark.parametrize(
    ("seconds", "done"),
    [
        pytest.param([0, 1, 2], [], id="just woken"),
        pytest.param([0, 1, 2, 3, 4], ["restart"], id="four seconds after"),
        pytest.param(list(range(16)), ["restart", "end"], id="fifteen seconds after"),
        pytest.param([0, 2, 60, 61, 63, 120], [], id="asleep again and again"),
    ],
)
def test_a_machine_that_slept_is_given_time(seconds: list[float], done: list[str]) -> None:
    yard = Yard(hung=3600, seconds=-3600)
    dog = yard.dog()
    for yard.seconds in seconds:
        dog.look()
    assert yard.done == done


def test_what_never_ticked_is_not_ended_again() -> None:
    yard = Yard(worked=False)
    dog = yard.dog()
    keep_awake(yard, dog)
    yard.hung = 100
    dog.look()
    assert yard.done == ["restart"]


def test_a_demo_is_never_ended() -> None:
    yard = Yard()
    dog = yard.dog(ends=False)
    keep_awake(yard, dog)
    yard.hung = 100
    dog.look()
    assert yard.done == ["restart"]


def test_it_needs_nobody_to_look() -> None:
    yard = Yard(hung=4)
    dog = Watchdog(
        Watched(
            hung_for=lambda: yard.hung,
            restart=lambda: yard.done.append("restart"),
            worked=bool,
            end=None,
        )
    )
    dog.start()
    try:
        until(lambda: yard.done == ["restart"], "a look")
    finally:
        dog.stop()
