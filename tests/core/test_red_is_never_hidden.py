"""No sequence of taps makes red last longer than limit and decisions allow, unseen."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from hypothesis import given

from tests.core.build import RED, Day
from tests.core.days import BUSY, often, play, ticks_of
from tests.core.taps import TAPS, Tap
from wardstatus.core import spells
from wardstatus.core.events import (
    DecisionMade,
    Event,
    LevelDeclared,
    LevelLowered,
    LevelUndone,
    OutcomeTold,
)
from wardstatus.core.levels import Level

assert BUSY.limit is not None
LIMIT, REJOIN = BUSY.limit.limit, BUSY.limit.rejoin


def changes(events: Sequence[Event]) -> list[tuple[datetime, Level]]:
    """Return when the ward had which level, as its people would tell it: undone taps were none."""
    told: list[tuple[datetime, Level]] = []
    for event in events:
        if event.unit != "med":
            continue
        if isinstance(event, LevelDeclared | LevelLowered):
            told.append((event.at, event.level))
        elif isinstance(event, LevelUndone):
            told.pop()
    return told


def red_time(told: Sequence[tuple[datetime, Level]], now: datetime) -> timedelta:
    """Return the red time of the present red: what lies less than `rejoin` apart is one."""
    total, left = timedelta(0), None
    ends = [at for at, _ in told[1:]] + [now]
    for (began, level), ended in zip(told, ends, strict=True):
        if level is not RED:
            continue
        if left is not None and began - left >= REJOIN:
            total = timedelta(0)
        total += ended - began
        left = ended
    return total


def decided(events: Sequence[Event], now: datetime) -> bool:
    """Return whether some decision that covers red holds now."""
    made = [each.decision for each in events if isinstance(each, DecisionMade)]
    broken = {each.decision for each in events if isinstance(each, OutcomeTold) and not each.came}
    return any(
        each.id.startswith("med.") and each.kind != "lower" and now < each.until
        for each in made
        if each.id not in broken
    )


@often
@given(TAPS)
def test_red_past_its_limit_without_a_decision_stands_over_the_limit(taps: list[Tap]) -> None:
    def see(day: Day, now: datetime) -> None:
        told = changes(day.events)
        red = bool(told) and told[-1][1] is RED
        assert (day.med.status.level is RED) is red
        if not red:
            return
        assert spells.red_time(day.spell, now) == red_time(told, now)
        over = red_time(told, now) >= LIMIT and not decided(day.events, now)
        assert spells.over_limit(day.spell, now) is over
        if over:
            assert day.chain.kind == "limit"

    play(taps, list(ticks_of(taps, lambda _: True)), see)
