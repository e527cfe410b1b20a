"""Random days: taps, numbers, answers, decisions and deliveries on two wards, and their play."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import datetime, time, timedelta

from hypothesis import HealthCheck, settings

from tests.core.build import (
    LIMIT,
    PLAN,
    T0,
    Day,
    action,
    book,
    condition,
    span,
    step,
)
from tests.core.taps import KINDS, Tap
from wardstatus.core import decide
from wardstatus.core.plans import AnswerTerms, Choice, Plan, Quota
from wardstatus.core.units import Rulebook
from wardstatus.errors import WardstatusError

WARDS = ("med", "kir")
often = settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
"""How often a property is tried."""
BUSY = replace(
    PLAN,
    shifts={"day": time(7, 30), "evening": time(15), "night": time(22, 30)},
    needs=(Choice(id="bed", name={"": "bed"}),),
    indicators={
        **PLAN.indicators,
        "beds": replace(PLAN.indicators["beds"], stale_after=span(60)),
    },
    yellow=replace(
        PLAN.yellow,
        raise_after=span(10),
        lower_after=span(20),
        actions=(action("Y1"), action("Y2", shifts=("evening",))),
    ),
    red=replace(
        PLAN.red,
        any=2,
        when=(condition("beds", 25, 24), condition("waits", 5)),
        always=(condition("corridor", 3),),
        raise_after=span(15),
        lower_after=span(30),
        actions=(
            action("R1", role="EL", answer=True),
            action("R2", role="OL", keep=True),
            action("R3", repeat=span(30)),
            action("R4", shifts=("evening",)),
        ),
        exit=(action("E1", 30, "EL"),),
    ),
    answer=AnswerTerms(
        steps=(step(0, "EL"), step(10, "OL", "AL"), step(20, "KD")),
        answer_lasts=span(30),
        repeat=span(15),
        tell=("KD",),
    ),
    limit=replace(
        LIMIT,
        limit=span(90),
        review=span(45),
        rejoin=span(30),
        decision_lasts=span(60),
        extend_by=span(45),
        quota=Quota(red=span(60), within=span(240), notify={"": ("KD",)}),
    ),
)
FOLLOWING: Plan = replace(BUSY, id="following", follow="plan", override_for=span(120))


def house() -> Rulebook:
    """Return two wards: one sets its level itself, the other follows its numbers."""
    known = book(BUSY)
    units = {**known.units, "kir": replace(known.units["kir"], plan=FOLLOWING)}
    duties = tuple(
        replace(duty, begins=time(15), ends=time(7)) if duty.role == "OL" else duty
        for duty in known.duties
    )
    return replace(known, units=units, duties=duties)


AFTERWARDS = timedelta(hours=4)


def ticks_of(taps: Iterable[Tap], minutes: Callable[[int], bool]) -> Iterator[datetime]:
    """Yield ticks of some minutes, two seconds past each: no tap is sent just then."""
    last = T0 + timedelta(seconds=sum(tap.gap for tap in taps)) + AFTERWARDS
    whole = int((last - T0) / span(1))
    yield from (T0 + span(n) + timedelta(seconds=2) for n in range(whole) if minutes(n))
    yield last


def play(
    taps: list[Tap], ticks: Iterable[datetime], see: Callable[[Day, datetime], None] | None = None
) -> Day:
    """Play a day with a tick at each of the instants; `see` is called after every door."""
    day = Day(house())
    doors: list[tuple[datetime, Tap | None]] = [(tick, None) for tick in ticks]
    now = T0
    for tap in taps:
        now += timedelta(seconds=tap.gap)
        doors.append((now, tap))
    for instant, sent in sorted(doors, key=lambda door: door[0]):
        if _through(day, (instant - T0) / span(1), sent) and see is not None:
            see(day, instant)
    return day


def _through(day: Day, minutes: float, tap: Tap | None) -> bool:
    """Go through a door; return False if what was sent was refused, and nothing has changed."""
    if tap is None:
        day.tick(minutes)
        return True
    # Whoever taps sees the board as it is, whether or not the server has been awake.
    seen = decide.on_tick(day.board, day.book, T0 + span(minutes)).board
    sent = KINDS[tap.kind](seen.standings[tap.unit], tap.n)
    try:
        day.take(minutes, sent)
    except WardstatusError:
        return False
    return True
