"""What people and systems send, judged: the events it leads to, or an error that says why not."""

from collections.abc import Iterator
from datetime import datetime
from typing import assert_never

from wardstatus.core import indicators, stamped
from wardstatus.core.events import DeliveryReported, Event
from wardstatus.core.inputs import (
    AnswerPrompt,
    ApplyTerms,
    Confirm,
    Decide,
    Declare,
    EnterNote,
    Input,
    MarkItem,
    PassOn,
    RaiseFlag,
    ReportDelivery,
    TakeChain,
    TakeReading,
    TapNeeds,
    TellOutcome,
    Undo,
)
from wardstatus.core.judge import items, leaders, levels, prompts
from wardstatus.core.judge.noted import noted
from wardstatus.core.standing import Standing
from wardstatus.core.terms import Terms


def judge(standing: Standing, terms: Terms, sent: Input, now: datetime) -> Iterator[Event]:  # noqa: C901
    """Yield what an input leads to at once; raise WardstatusError for what cannot be done."""
    match sent:
        case TakeReading():
            yield from _read(standing, terms, sent, now)
        case RaiseFlag():
            yield from _raised(standing, terms, sent, now)
        case ReportDelivery():
            yield DeliveryReported(
                at=now, unit=sent.unit, key=sent.key, state=sent.state, channel=sent.channel
            )
        case Declare():
            yield from levels.declared(standing, terms, sent, now)
        case Confirm():
            yield from levels.said(standing, terms, sent, now)
        case Undo():
            yield from levels.undone(standing, terms, sent, now)
        case TapNeeds():
            yield from levels.needs_tapped(standing, terms, sent, now)
        case AnswerPrompt():
            yield from prompts.prompted(standing, terms, sent, now)
        case MarkItem():
            yield from _marked(standing, terms, sent, now)
        case TakeChain():
            yield from leaders.taken(standing, terms, sent, now)
        case PassOn():
            yield from leaders.passed_on(standing, terms, sent, now)
        case Decide():
            yield from leaders.decided(standing, terms, sent, now)
        case ApplyTerms():
            yield from stamped.judged(standing, terms, sent, now)
        case TellOutcome():
            yield from leaders.outcome(standing, terms, sent, now)
        case EnterNote():
            yield noted(sent, now)
        case _:
            assert_never(sent)


def _read(standing: Standing, terms: Terms, sent: TakeReading, now: datetime) -> Iterator[Event]:
    yield indicators.taken(standing, terms, sent, now)
    if sent.own:
        yield from levels.by_acting(standing, terms, sent.by, now, in_passing=True)


def _raised(standing: Standing, terms: Terms, sent: RaiseFlag, now: datetime) -> Iterator[Event]:
    yield indicators.raised(standing, terms, sent, now)
    if sent.own:
        yield from levels.by_acting(standing, terms, sent.by, now)


def _marked(standing: Standing, terms: Terms, sent: MarkItem, now: datetime) -> Iterator[Event]:
    event = items.marked(standing, terms, sent, now)
    if event is None:
        return
    yield event
    if sent.own:
        yield from levels.by_acting(standing, terms, sent.by, now)
