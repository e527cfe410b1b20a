"""The red clock: review, limit, rejoin, decisions."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from wardstatus.core.events import (
    DecisionEnded,
    LimitPassed,
    ReviewFellDue,
    SpellEnded,
    SpellEvent,
    SpellPaused,
    SpellResumed,
    SpellStarted,
)
from wardstatus.core.leaving import all_clear_keys, not_left
from wardstatus.core.levels import Level
from wardstatus.core.plans import LimitTerms, in_shift
from wardstatus.core.standing import Answer, Decision, Spell, Standing, Told
from wardstatus.core.terms import Terms

REJOIN = timedelta(minutes=60)
"""Red again within this is the same red, where the plan has no limit to say otherwise."""


def red_time(spell: Spell, now: datetime) -> timedelta:
    """Return how long the spell has been red."""
    running = now - spell.red_since if spell.red_since is not None else timedelta(0)
    return spell.red_before + running


def _reaches(spell: Spell, red: timedelta | None) -> datetime | None:
    if red is None or spell.red_since is None:
        return None
    return spell.red_since + (red - spell.red_before)


def deadline(spell: Spell) -> datetime | None:
    """Return when red time reaches the limit if red goes on; None while paused or without one."""
    return _reaches(spell, spell.limit.limit if spell.limit else None)


def review_at(spell: Spell) -> datetime | None:
    """Return when red time reaches the review if red goes on."""
    return _reaches(spell, spell.limit.review if spell.limit else None)


def in_force(spell: Spell, now: datetime) -> tuple[Decision, ...]:
    """Return the decisions that cover red now; *lower* covers nothing."""
    return tuple(
        each
        for each in spell.decisions
        if each.kind != "lower" and each.ended is None and now < each.until
    )


def covered(spell: Spell) -> bool:
    """Return whether a decision is in force, as far as events say."""
    return any(each.kind != "lower" and each.ended is None for each in spell.decisions)


def over_limit(spell: Spell, now: datetime) -> bool:
    """Return whether red is past its deadline with no decision in force."""
    end = deadline(spell)
    return end is not None and now >= end and not in_force(spell, now)


def over_since(spell: Spell) -> datetime | None:
    """Return the instant since which red has been past its deadline without a decision."""
    end = deadline(spell)
    if end is None or covered(spell) or spell.red_since is None:
        return None
    covering = (each for each in spell.decisions if each.kind != "lower")
    ended = [each.ended for each in covering if each.ended is not None]
    return max([end, spell.red_since, *_terms_at(spell), *ended])


def standing_answer(spell: Spell, now: datetime) -> Answer | None:
    """Return the answer that holds now."""
    answer = spell.answer
    return answer if answer is not None and now < answer.until else None


def deciders(spell: Spell, terms: Terms, now: datetime) -> tuple[str, ...]:
    """Return the roles that may decide now."""
    if spell.limit is None:
        return ()
    return in_shift(spell.limit.decided_by, terms.shift(now))


def rejoin(spell: Spell) -> timedelta:
    """Return how long the clock waits for red to come back."""
    return spell.limit.rejoin if spell.limit else REJOIN


def due(standing: Standing, terms: Terms) -> Iterator[SpellEvent]:
    """Yield what time, or the level as it stands, brings to the red clock."""
    spell, status = standing.spell, standing.status
    red = status.level is Level.RED
    if spell is None:
        if red and status.since is not None:
            yield _started(standing, terms, status.since)
    elif spell.red_since is None:
        yield from _while_paused(standing, spell, red)
    elif not red and status.since is not None:
        yield SpellPaused(
            at=status.since, unit=standing.unit, spell=spell.id, withdrawn=not_left(spell)
        )
    else:
        yield from _while_red(standing, spell, terms)


def _started(standing: Standing, terms: Terms, at: datetime) -> SpellStarted:
    return SpellStarted(
        at=at,
        unit=standing.unit,
        spell=f"{standing.unit}.{standing.spells + 1}",
        plan=terms.plan.id,
        plan_version=terms.plan.version,
        limit=terms.plan.limit,
        answer_terms=terms.plan.answer,
    )


def _while_paused(standing: Standing, spell: Spell, red: bool) -> Iterator[SpellEvent]:
    if spell.left_at is None:
        return
    ends, since = spell.left_at + rejoin(spell), standing.status.since
    if red and since is not None and since < ends:
        withdrawn = all_clear_keys(spell)
        yield SpellResumed(at=since, unit=standing.unit, spell=spell.id, withdrawn=withdrawn)
    else:
        seconds = spell.red_before.total_seconds()
        yield SpellEnded(at=ends, unit=standing.unit, spell=spell.id, red_seconds=seconds)


def _while_red(standing: Standing, spell: Spell, terms: Terms) -> Iterator[SpellEvent]:
    # A decision that ends at the review or the deadline holds no longer at that instant.
    for each in spell.decisions:
        if each.ended is None and each.kind != "lower":
            yield DecisionEnded(
                at=_not_before_red(spell, each.until),
                unit=standing.unit,
                spell=spell.id,
                decision=each.id,
            )
    at = review_at(spell)
    if at is not None and not spell.reviewed:
        at = _not_before_red(spell, at)
        asked = asked_at_review(standing, terms, at)
        yield ReviewFellDue(at=at, unit=standing.unit, spell=spell.id, asked=asked)
    at = deadline(spell)
    if at is not None and not spell.passed:
        yield LimitPassed(at=_not_before_red(spell, at), unit=standing.unit, spell=spell.id)


def _not_before_red(spell: Spell, at: datetime) -> datetime:
    """What fell due while the clock was paused happens the instant red returns.

    What new terms would have made due before they were applied happens as they are.
    """
    begun = [spell.red_since] if spell.red_since is not None else []
    return max([at, *begun, *_terms_at(spell)])


def _terms_at(spell: Spell) -> tuple[datetime, ...]:
    return () if spell.terms_at is None else (spell.terms_at,)


def asked_at_review(standing: Standing, terms: Terms, at: datetime) -> tuple[Told, ...]:
    """Return who is asked to look: who holds the answer, else the first deciding role on duty."""
    spell = standing.spell
    if spell is None or spell.limit is None or covered(spell):
        return ()
    key = f"{spell.id}.review"
    if spell.answer is not None and spell.answer.until >= at:
        return (
            Told(key=f"{key}.{spell.answer.by}", role=spell.answer.role, person=spell.answer.by),
        )
    for role in deciders(spell, terms, at):
        persons = terms.persons((role,), at)
        if persons:
            return tuple(
                Told(key=f"{key}.{person}", role=role, person=person) for role, person in persons
            )
    return ()


def longest(limit: LimitTerms, kind: str) -> timedelta:
    """Return the longest a decision of a kind may last."""
    return limit.extend_by if kind == "extend" else limit.decision_lasts
