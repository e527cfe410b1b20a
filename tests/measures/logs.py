"""Logs made by hand: one unit, local clock times of Oslo, events in order."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from wardstatus.core.events import (
    Answered,
    AnswerEnded,
    ConfirmationLapsed,
    DecisionEnded,
    DecisionMade,
    Event,
    LevelConfirmed,
    LevelDeclared,
    LevelUndone,
    OutcomeTold,
    SpellEnded,
    SpellPaused,
    SpellResumed,
    SpellStarted,
    StepTaken,
)
from wardstatus.core.levels import Level
from wardstatus.core.plans import AnswerTerms, DecisionKind, LimitTerms
from wardstatus.core.standing import Answer, Decision, Told
from wardstatus.measures.fold import Fold
from wardstatus.measures.past import Past

OSLO = ZoneInfo("Europe/Oslo")
GREEN, YELLOW, RED = Level
UNIT = "kir1"
FOUR_HOURS = LimitTerms(limit=timedelta(hours=4), decided_by={"": ("AL", "KD")}, steps=())


def at(clock: str, day: int = 16, month: int = 11) -> datetime:
    """Return a local time of 2026; the 16th of November is a Monday."""
    hour, minute = map(int, clock.split(":"))
    return datetime(2026, month, day, hour, minute, tzinfo=OSLO).astimezone(UTC)


def past(events: Iterable[Event]) -> Past:
    """Return what events make of a unit."""
    fold = Fold(unit=UNIT)
    for event in events:
        fold.take(event)
    return fold.past()


def declared(when: datetime, level: Level, follows: bool = False) -> LevelDeclared:
    until = None if follows else when + timedelta(hours=8)
    return LevelDeclared(
        at=when,
        unit=UNIT,
        level=level,
        previous=None,
        by="screen:kir1",
        valid_until=until,
        undo_until=when,
    )


def confirmed(when: datetime, level: Level) -> LevelConfirmed:
    until = when + timedelta(hours=8)
    return LevelConfirmed(at=when, unit=UNIT, level=level, by="screen:kir1", valid_until=until)


def lapsed(when: datetime, level: Level) -> ConfirmationLapsed:
    return ConfirmationLapsed(at=when, unit=UNIT, level=level)


def undone(when: datetime, level: Level | None, was: Level) -> LevelUndone:
    return LevelUndone(at=when, unit=UNIT, level=level, undone=was, by="screen:kir1")


def reddened(
    when: datetime, number: int = 1, limit: LimitTerms | None = FOUR_HOURS
) -> SpellStarted:
    return SpellStarted(
        at=when,
        unit=UNIT,
        spell=f"kir1.{number}",
        plan="p",
        plan_version="1",
        limit=limit,
        answer_terms=AnswerTerms(),
    )


def paused(when: datetime) -> SpellPaused:
    return SpellPaused(at=when, unit=UNIT, spell="kir1.1")


def resumed(when: datetime) -> SpellResumed:
    return SpellResumed(at=when, unit=UNIT, spell="kir1.1")


def ended(when: datetime) -> SpellEnded:
    return SpellEnded(at=when, unit=UNIT, spell="kir1.1", red_seconds=0)


def told(when: datetime, *roles: str, chain: str = "kir1.1.a1") -> StepTaken:
    return StepTaken(
        at=when,
        unit=UNIT,
        chain=chain,
        step=0,
        roles=roles,
        told=tuple(Told(key=f"k.{role}", role=role, person="x") for role in roles),
        ready_at=when,
        next_step=0,
        next_at=when,
    )


def answered(when: datetime, role: str, until: datetime) -> Answered:
    answer = Answer(by="x", role=role, at=when, until=until)
    return Answered(at=when, unit=UNIT, spell="kir1.1", answer=answer)


def let_go(when: datetime) -> AnswerEnded:
    return AnswerEnded(at=when, unit=UNIT, spell="kir1.1")


def decided(
    when: datetime, role: str, until: datetime, kind: DecisionKind = "resources"
) -> DecisionMade:
    made = Decision(id="kir1.1.d1", kind=kind, text={}, by="x", role=role, at=when, until=until)
    return DecisionMade(at=when, unit=UNIT, spell="kir1.1", decision=made)


def decision_over(when: datetime) -> DecisionEnded:
    return DecisionEnded(at=when, unit=UNIT, spell="kir1.1", decision="kir1.1.d1")


def came(when: datetime, it_did: bool) -> OutcomeTold:
    return OutcomeTold(
        at=when, unit=UNIT, spell="kir1.1", decision="kir1.1.d1", came=it_did, by="screen:kir1"
    )


def a_red(begins: datetime, ends: datetime, *between: Event) -> list[Event]:
    """Return a whole red with what happened in it, and green after it."""
    inside = sorted(between, key=lambda event: event.at)
    return [
        declared(begins, RED),
        reddened(begins),
        *inside,
        declared(ends, GREEN),
        paused(ends),
        ended(ends + timedelta(hours=1)),
    ]
