"""Which events are told to whom: each event's notices, as facts."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from functools import partial

from wardstatus.core import duties, handing, lateness
from wardstatus.core.addressed import notice, to
from wardstatus.core.chains import next_due, ready, roles_of, running
from wardstatus.core.events import (
    Answered,
    AnswerReminded,
    DecisionMade,
    Event,
    HandedOver,
    LastResortTold,
    OutcomeTold,
    OverdueTold,
    QuotaExceeded,
    ReviewFellDue,
    SpellPaused,
    StepTaken,
)
from wardstatus.core.leaving import cleared
from wardstatus.core.notices import Facts, Notice, NoticeKind
from wardstatus.core.plans import Text
from wardstatus.core.renew import renew
from wardstatus.core.spells import deadline, red_time
from wardstatus.core.standing import Decision, Spell, Standing
from wardstatus.core.terms import Terms

NIGHT_ENDS = time(7)
NIGHT_BEGINS = time(22)


def notices(event: Event, standing: Standing, terms: Terms) -> Iterator[Notice]:  # noqa: C901
    """Yield who is told of an event; `standing` is how the unit stands after it."""
    spell = standing.spell
    if spell is None:
        return
    facts = partial(_facts, standing, spell, terms, event.at)
    match event:
        case StepTaken():
            yield from _step(event, spell, lateness.with_late(facts(), standing, event.at))
        case LastResortTold():
            for told in event.told:
                each = notice(event, "last_resort", told, facts())
                yield renew(each, ready_at=ready(standing, event.at))
        case HandedOver():
            yield handing.notice(event, facts())
        case ReviewFellDue():
            for told in event.asked:
                yield notice(event, "review", told, facts())
        case QuotaExceeded():
            share = renew(
                facts(), red_seconds=event.red_seconds, within_seconds=event.within_seconds
            )
            for told in event.told:
                yield notice(event, "structural_red", told, share)
        case AnswerReminded():
            yield from _ending(event, spell, facts())
        case Answered():
            yield from _answered(event, spell, terms, facts())
        case DecisionMade():
            yield from _decided(event, spell, terms, facts())
        case OutcomeTold(came=False):
            yield from _did_not_come(event, spell, facts())
        case OverdueTold():
            yield from lateness.told(event, standing, terms, facts())
        case SpellPaused():
            yield from _all_clear(event, standing, spell, terms, facts())
        case _:
            return


def _facts(standing: Standing, spell: Spell, terms: Terms, at: datetime) -> Facts:
    chain = running(spell)
    next_at = next_due(spell)
    roles = roles_of(spell, terms, chain, next_at) if chain and next_at else ()
    return Facts(
        red_since=spell.red_since,
        red_seconds=red_time(spell, at).total_seconds(),
        needs=standing.status.needs,
        number=sum(1 for step in spell.chain.taken if step.told) if spell.chain else 1,
        deadline=deadline(spell),
        next_roles=roles,
        next_at=next_at,
        again=spell.again,
    )


def _step(event: StepTaken, spell: Spell, facts: Facts) -> Iterator[Notice]:
    kind: NoticeKind = (
        "limit_step" if spell.chain and spell.chain.kind == "limit" else "answer_step"
    )
    for told in event.told:
        each = notice(event, kind, told, facts)
        yield renew(each, ready_at=event.ready_at, chain=event.chain, step=event.step)


def _ending(event: AnswerReminded, spell: Spell, facts: Facts) -> Iterator[Notice]:
    answer = spell.answer
    if answer is not None:
        told = to(f"{spell.id}.remind.{event.at:%d%H%M%S%f}", answer.by, answer.role)
        yield notice(event, "answer_ending", told, renew(facts, until=answer.until))


def _tell(spell: Spell, terms: Terms, at: datetime, but: str) -> Iterator[tuple[str, str]]:
    for role, person in terms.persons(spell.answer_terms.tell, at):
        if person != but:
            yield role, person


def _answered(event: Answered, spell: Spell, terms: Terms, facts: Facts) -> Iterator[Notice]:
    answer = event.answer
    facts = renew(
        facts, by=answer.by, by_role=answer.role, until=answer.until, text={"": answer.text}
    )
    stem = f"{spell.id}.answer.{event.at:%d%H%M%S%f}"
    for role, person in _tell(spell, terms, event.at, answer.by):
        yield notice(event, "answered", to(stem, person, role), facts)
    if answer.by_phone:
        told = to(f"{stem}.phone", answer.by, answer.role)
        yield notice(event, "recorded_by_phone", told, facts)


def _decision_facts(decision: Decision, facts: Facts) -> Facts:
    text: Text = decision.text
    return renew(
        facts,
        by=decision.by,
        by_role=decision.role,
        until=decision.until,
        due=decision.due,
        text=text,
        item=decision.id,
    )


def _decided(event: DecisionMade, spell: Spell, terms: Terms, facts: Facts) -> Iterator[Notice]:
    decision = event.decision
    facts = _decision_facts(decision, facts)
    for role, person in _tell(spell, terms, event.at, decision.by):
        yield notice(event, "decided", to(decision.id, person, role), facts)
    if decision.by_phone:
        told = to(f"{decision.id}.phone", decision.by, decision.role)
        yield notice(event, "recorded_by_phone", told, facts)


def _did_not_come(event: OutcomeTold, spell: Spell, facts: Facts) -> Iterator[Notice]:
    decision = next(each for each in spell.decisions if each.id == event.decision)
    told = to(f"{decision.id}.no", decision.by, decision.role)
    yield notice(event, "did_not_come", told, _decision_facts(decision, facts))


def _all_clear(
    event: SpellPaused, standing: Standing, spell: Spell, terms: Terms, facts: Facts
) -> Iterator[Notice]:
    """At night it waits for the morning."""
    ready_at = by_day(ready(standing, event.at), terms)
    for told in cleared(spell):
        yield renew(notice(event, "all_clear", told, facts), ready_at=ready_at)


def by_day(at: datetime, terms: Terms) -> datetime:
    """Return the instant itself by day, at night the end of the night (07:00 local)."""
    local = at.astimezone(terms.book.zone)
    if NIGHT_ENDS <= local.time() < NIGHT_BEGINS:
        return at
    day = local.date() + timedelta(days=1 if local.time() >= NIGHT_BEGINS else 0)
    return duties.instant(day, NIGHT_ENDS, terms.book.zone)
