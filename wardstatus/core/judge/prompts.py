"""The ward's answer to a recommendation, or to a lowering from above, judged."""

from collections.abc import Iterator
from datetime import datetime

from wardstatus.core import status
from wardstatus.core.events import Event, LevelLowered, OutcomeTold, PromptAnswered
from wardstatus.core.inputs import AnswerPrompt, Declare
from wardstatus.core.judge.levels import by_acting, declared
from wardstatus.core.levels import Level
from wardstatus.core.standing import Decision, Standing
from wardstatus.core.terms import Terms
from wardstatus.errors import NotNow


def prompted(
    standing: Standing, terms: Terms, sent: AnswerPrompt, now: datetime
) -> Iterator[Event]:
    """Judge the ward's answer to a recommendation or to a lowering from above."""
    if sent.answer in ("managing", "numbers_wrong"):
        yield from _rested(standing, terms, sent, now)
    elif sent.answer == "agree":
        yield from _agreed(standing, terms, sent, now)
    else:
        yield from _disagreed(standing, terms, sent, now)


def _prompt(standing: Standing, sent: AnswerPrompt, now: datetime) -> PromptAnswered:
    rests = sent.answer in ("managing", "numbers_wrong")
    return PromptAnswered(
        at=now,
        unit=standing.unit,
        answer=sent.answer,
        by=sent.by,
        recommended=standing.numbers.recommended,
        rested_until=now + status.REST if rests else None,
    )


def _rested(standing: Standing, terms: Terms, sent: AnswerPrompt, now: datetime) -> Iterator[Event]:
    if not status.asks(standing, terms, now):
        raise NotNow("no_prompt")
    yield _prompt(standing, sent, now)
    yield from by_acting(standing, terms, sent.by, now)


def proposed(standing: Standing) -> Decision | None:
    """Return the decision *lower* that waits for the ward's agreement."""
    decisions = standing.spell.decisions if standing.spell else ()
    return next((each for each in decisions if each.kind == "lower" and each.came is None), None)


def _agreed(standing: Standing, terms: Terms, sent: AnswerPrompt, now: datetime) -> Iterator[Event]:
    decision, here = proposed(standing), standing.status.level
    if decision is None or standing.spell is None or here is not Level.RED:
        raise NotNow("no_prompt")
    yield _prompt(standing, sent, now)
    yield _outcome(standing, standing.spell.id, decision.id, sent.by, now)
    yield LevelLowered(
        at=now,
        unit=standing.unit,
        level=Level.YELLOW,
        previous=here,
        by=f"person:{decision.by}",
        role=decision.role,
        valid_until=terms.valid_until(Level.YELLOW, now),
        disagree_until=now + status.DISAGREE,
    )


def _outcome(  # noqa: PLR0913
    standing: Standing, spell: str, decision: str, by: str, now: datetime, came: bool = True
) -> OutcomeTold:
    return OutcomeTold(at=now, unit=standing.unit, spell=spell, decision=decision, came=came, by=by)


def _disagreed(
    standing: Standing, terms: Terms, sent: AnswerPrompt, now: datetime
) -> Iterator[Event]:
    decision = proposed(standing)
    if decision is not None and standing.spell is not None:
        yield _prompt(standing, sent, now)
        yield _outcome(standing, standing.spell.id, decision.id, sent.by, now, came=False)
        return
    until = standing.status.disagree_until
    if until is None:
        raise NotNow("no_prompt")
    if now >= until:
        raise NotNow("disagree_too_late")
    yield _prompt(standing, sent, now)
    again = Declare(unit=standing.unit, by=sent.by, level=Level.RED, own=True)
    yield from declared(standing, terms, again, now)
