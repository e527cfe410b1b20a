"""What must hold however the day goes."""

from collections import Counter
from dataclasses import replace
from datetime import datetime
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tests.core.build import Day
from tests.core.days import WARDS, often, play, ticks_of
from tests.core.taps import TAPS, Tap
from wardstatus.core.events import (
    Event,
    LevelUndone,
)
from wardstatus.core.evolve import evolve
from wardstatus.core.standing import Standing


def awake(taps: list[Tap]) -> list[datetime]:
    return list(ticks_of(taps, lambda _: True))


def asleep(taps: list[Tap], seldom: int = 0) -> list[datetime]:
    return list(ticks_of(taps, lambda n: seldom > 0 and n % seldom == 0))


@often
@given(TAPS, st.sampled_from([0, 7, 50]))
def test_a_server_that_slept_decides_what_one_awake_would(taps: list[Tap], seldom: int) -> None:
    one, other = play(taps, awake(taps)), play(taps, asleep(taps, seldom))
    assert one.board.standings == other.board.standings
    assert one.events == other.events
    assert one.notices == other.notices


def undone_between(day: Day, event: Event) -> bool:
    """Return whether an event happened again because the tap before it was taken back."""
    first = day.events.index(event)
    last = len(day.events) - 1 - day.events[::-1].index(event)
    return any(
        isinstance(each, LevelUndone) and each.unit == event.unit for each in day.events[first:last]
    )


@often
@given(TAPS)
def test_nothing_happens_twice(taps: list[Tap]) -> None:
    # Two equal taps at one instant are two taps.
    taps = [replace(tap, gap=tap.gap or 1) for tap in taps]
    day = play(taps, asleep(taps))
    seen: list[Event] = []
    for event in day.events:
        assert event not in seen or undone_between(day, event), event
        seen.append(event)


@often
@given(TAPS)
def test_nobody_is_told_the_same_twice(taps: list[Tap]) -> None:
    day = play(taps, asleep(taps))
    keys = Counter(each.key for each in day.notices)
    undone = any(isinstance(event, LevelUndone) for event in day.events)
    assert undone or max(keys.values(), default=1) == 1


@often
@given(TAPS, st.sampled_from([1, 7]))
def test_a_door_leaves_nothing_due(taps: list[Tap], seldom: int) -> None:
    def see(day: Day, now: datetime) -> None:
        for standing in day.board.standings.values():
            assert standing.due is None or standing.due > now

    play(taps, asleep(taps, seldom), see)


@often
@given(TAPS)
def test_the_log_replayed_is_the_board(taps: list[Tap]) -> None:
    day = play(taps, asleep(taps))
    standings = {unit: Standing(unit=unit) for unit in day.board.standings}
    for event in day.events:
        standings[event.unit] = evolve(standings[event.unit], event)
    for unit, standing in day.board.standings.items():
        assert standings[unit] == replace(standing, due=None, version=0)


@often
@given(TAPS)
def test_events_of_a_unit_are_in_the_order_of_time_until_a_tap_is_undone(taps: list[Tap]) -> None:
    day = play(taps, asleep(taps, 7))
    for unit in WARDS:
        mine = [event for event in day.events if event.unit == unit]
        for before, after in pairwise(mine):
            assert after.at >= before.at or isinstance(before, LevelUndone), (before, after)
