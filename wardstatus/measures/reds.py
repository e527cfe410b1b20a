"""The reds of one unit, grown event by event; the last one is the one that goes on."""

from dataclasses import replace
from datetime import datetime

from wardstatus.core.events import (
    Answered,
    AnswerEnded,
    DecisionEnded,
    DecisionMade,
    Event,
    LastResortTold,
    OutcomeTold,
    PassedOn,
    SpellEnded,
    SpellPaused,
    SpellResumed,
    SpellStarted,
    StepTaken,
)
from wardstatus.core.standing import Decision, Stretch
from wardstatus.measures.past import Held, Made, Red, Step


def take(reds: list[Red], event: Event) -> None:
    """Let an event change the last red, or begin another; nothing for one of no red known."""
    if isinstance(event, SpellStarted):
        reds.append(
            Red(
                id=event.spell,
                unit=event.unit,
                started=event.at,
                red_since=event.at,
                limit=event.limit.limit if event.limit else None,
            )
        )
    elif reds:
        reds[-1] = _after(reds[-1], event)


def _after(red: Red, event: Event) -> Red:
    match event:
        case SpellPaused() if red.red_since is not None:
            stretch = Stretch(start=red.red_since, end=event.at)
            return replace(red, red_since=None, stretches=(*red.stretches, stretch))
        case SpellResumed():
            return replace(red, red_since=event.at)
        case SpellEnded():
            return replace(red, over=True)
        case DecisionMade() | DecisionEnded() | OutcomeTold():
            return replace(red, decisions=_decided(red.decisions, event))
        case _:
            return _told(red, event)


def _told(red: Red, event: Event) -> Red:
    match event:
        case StepTaken():
            return replace(red, steps=(*red.steps, _step(event)))
        case Answered():
            return replace(red, answers=_answered(red.answers, event))
        case AnswerEnded():
            return replace(red, answers=_let_go(red.answers, event.at))
        case PassedOn():
            passed = Held(role=event.role, at=event.at, until=event.at)
            return replace(red, passed_on=(*red.passed_on, passed))
        case LastResortTold():
            return replace(red, resorts=(*red.resorts, event.at))
        case _:
            return red


def _step(event: StepTaken) -> Step:
    # `kir1.7.l2`: the second chain of the spell, begun at its limit.
    letter = event.chain.rsplit(".", 1)[-1][:1]
    return Step(
        at=event.at,
        chain=event.chain,
        kind="limit" if letter == "l" else "answer",
        roles=event.roles,
        told=tuple(each.role for each in event.told),
        repeat=event.repeat,
    )


def _answered(answers: tuple[Held, ...], event: Answered) -> tuple[Held, ...]:
    """A new answer stands in the place of the one before it."""
    held = Held(
        role=event.answer.role,
        at=event.at,
        until=event.answer.until,
        by_phone=event.answer.by_phone,
    )
    return (*_let_go(answers, event.at), held)


def _let_go(answers: tuple[Held, ...], at: datetime) -> tuple[Held, ...]:
    if not answers or answers[-1].until <= at:
        return answers
    return (*answers[:-1], replace(answers[-1], until=at))


def _decided(
    decisions: tuple[Made, ...], event: DecisionMade | DecisionEnded | OutcomeTold
) -> tuple[Made, ...]:
    if isinstance(event, DecisionMade):
        return (*decisions, _made(event.decision, event.at))
    return tuple(_ended(each, event) if each.id == event.decision else each for each in decisions)


def _made(decision: Decision, at: datetime) -> Made:
    # *Lower* ends at once and covers nothing.
    until = at if decision.kind == "lower" else decision.until
    return Made(
        id=decision.id,
        kind=decision.kind,
        text=decision.text,
        role=decision.role,
        at=at,
        until=until,
    )


def _ended(made: Made, event: DecisionEnded | OutcomeTold) -> Made:
    if isinstance(event, DecisionEnded):
        return replace(made, until=min(made.until, event.at))
    until = made.until if event.came else min(made.until, event.at)
    return replace(made, came=event.came, came_at=event.at, until=until)
