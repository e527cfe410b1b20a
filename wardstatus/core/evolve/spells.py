"""How the red clock changes by events."""

from datetime import datetime
from typing import assert_never

from wardstatus.core.events import (
    DecisionEnded,
    DecisionMade,
    LimitPassed,
    OutcomeTold,
    ReviewFellDue,
    SpellEnded,
    SpellEvent,
    SpellPaused,
    SpellResumed,
    SpellStarted,
    TermsApplied,
)
from wardstatus.core.leaving import settled, taken_back
from wardstatus.core.renew import renew
from wardstatus.core.spells import red_time
from wardstatus.core.stamped import applied
from wardstatus.core.standing import Decision, Spell


def evolve(spell: Spell | None, event: SpellEvent) -> Spell | None:
    """Return the spell after an event; None: there is none."""
    if isinstance(event, SpellStarted):
        return Spell(
            id=event.spell,
            started=event.at,
            red_since=event.at,
            plan=event.plan,
            plan_version=event.plan_version,
            limit=event.limit,
            answer_terms=event.answer_terms,
        )
    if spell is None:
        raise AssertionError(f"{event} without a spell")
    return _go_on(spell, event)


def _go_on(spell: Spell, event: SpellEvent) -> Spell | None:  # noqa: C901
    match event:
        case SpellPaused():
            return _paused(spell, event.at)
        case SpellResumed():
            return renew(spell, red_since=event.at, left_at=None, again=True, exit_opened=False)
        case SpellEnded():
            return None
        case ReviewFellDue():
            return renew(spell, reviewed=True)
        case LimitPassed():
            return renew(spell, passed=True)
        case DecisionMade():
            return _decided(spell, event.decision)
        case TermsApplied():
            return applied(spell, event)
        case DecisionEnded():
            return _ended(spell, event.decision, event.at, None)
        case OutcomeTold():
            return _ended(spell, event.decision, None if event.came else event.at, event.came)
        case SpellStarted():
            return spell
        case _:
            assert_never(event)


def _decided(spell: Spell, made: Decision) -> Spell:
    """What had not left when somebody decided is not told any more; *lower* covers nothing."""
    spell = renew(spell, decisions=(*spell.decisions, made))
    if made.kind == "lower":
        return spell
    spell = renew(spell, outrun=())
    if spell.chain is None:
        return spell
    return renew(spell, chain=settled(spell.chain, made.by, made.at))


def _paused(spell: Spell, at: datetime) -> Spell:
    """A step of which nothing had left counts as not taken: it is due again at its old instant."""
    left = renew(spell, red_since=None, red_before=red_time(spell, at), left_at=at)
    return taken_back(left)


def _ended(spell: Spell, decision: str, at: datetime | None, came: bool | None) -> Spell:
    def changed(each: Decision) -> Decision:
        if each.id != decision:
            return each
        return renew(each, ended=at or each.ended, came=each.came if came is None else came)

    decisions = tuple(changed(each) for each in spell.decisions)
    chain = spell.chain
    held = any(each.id == decision and each.ended is None for each in spell.decisions)
    if at is not None and held and chain is not None and chain.kind == "answer":
        # Nobody holds it any more: the next step is due at once.
        chain = renew(chain, next_at=at)
    return renew(spell, decisions=decisions, chain=chain)
