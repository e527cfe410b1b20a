"""What leaders answer and decide, judged."""

from collections.abc import Iterator
from datetime import datetime

from wardstatus.core import duties, spells
from wardstatus.core.chains import steps
from wardstatus.core.events import Answered, DecisionMade, Event, ItemMarked, OutcomeTold, PassedOn
from wardstatus.core.inputs import Decide, PassOn, TakeChain, TellOutcome
from wardstatus.core.judge.decisions import decision_of
from wardstatus.core.leaving import not_gone
from wardstatus.core.plans import in_shift
from wardstatus.core.standing import Answer, Chain, Spell, Standing
from wardstatus.core.terms import Terms
from wardstatus.errors import NotAllowed, NotFound, NotNow, WrongField


def red_spell(standing: Standing) -> Spell:
    """Return the spell that is running; raise NotNow when the unit is not red."""
    if standing.spell is None or standing.spell.red_since is None:
        raise NotNow("not_red")
    return standing.spell


def chain_of(standing: Standing, chain: str) -> tuple[Spell, Chain | None]:
    """Return the spell a chain belongs to; raise NotFound for none, NotNow for one that is over."""
    unit, _, rest = chain.rpartition(".")
    if standing.spell is None or unit != standing.spell.id or not rest:
        known = chain.startswith(f"{standing.unit}.")
        raise NotNow("chain_over", "chain") if known else NotFound("chain_unknown", "chain")
    return red_spell(standing), standing.spell.chain


def role_of(spell: Spell, terms: Terms, person: str, now: datetime) -> str:
    """Return the role in which a person speaks: as told, else by duty; raise NotAllowed without."""
    taken = spell.chain.taken if spell.chain else ()
    for step in reversed(taken):
        for told in step.told:
            if told.person == person and told.role:
                return told.role
    shift = terms.shift(now)
    named = [
        role
        for kind in ("answer", "limit")
        for step in steps(spell, kind)
        for role in in_shift(step.notify, shift)
    ]
    for role in dict.fromkeys([*named, *spells.deciders(spell, terms, now)]):
        if person in duties.holders(terms.book, role, terms.unit.id, now):
            return role
    raise NotAllowed("answer_needs_role", "person", person=person)


def _person(terms: Terms, person: str) -> None:
    if person not in terms.book.persons:
        raise NotFound("person_unknown", "person", person=person)


def latest_answer(spell: Spell, now: datetime) -> datetime | None:
    """Return the latest time an answer may hold to: the next review or limit."""
    ends = (spells.review_at(spell), spells.deadline(spell))
    return min((end for end in ends if end is not None and end > now), default=None)


def taken(standing: Standing, terms: Terms, sent: TakeChain, now: datetime) -> Iterator[Event]:
    """Judge an answer: who, until when; items marked `answer` are done by it.

    Raises NotNow when red was left, somebody else has answered, or only a decision will do;
    WrongField for a time that is past or beyond the next review or limit.
    """
    spell, _ = chain_of(standing, sent.chain)
    _person(terms, sent.person)
    if spells.over_limit(spell, now):
        raise NotNow("must_decide")
    there = spells.standing_answer(spell, now)
    if there is not None and there.by != sent.person:
        raise NotNow("already_answered", by=there.by, role=there.role)
    latest = latest_answer(spell, now)
    until = sent.until or min(filter(None, (now + spell.answer_terms.answer_lasts, latest)))
    if until <= now:
        raise WrongField("until_past", "until", until=until)
    if latest is not None and until > latest:
        raise WrongField("until_too_late", "until", until=until, latest=latest)
    yield Answered(
        at=now,
        unit=standing.unit,
        spell=spell.id,
        answer=Answer(
            by=sent.person,
            role=role_of(spell, terms, sent.person, now),
            at=now,
            until=until,
            text=sent.text,
            by_phone=sent.by_phone,
            recorded_by=sent.by if sent.by_phone else "",
        ),
        withdrawn=not_gone(spell),
    )
    yield from _answer_items(standing, sent.person, now)


def _answer_items(standing: Standing, person: str, now: datetime) -> Iterator[ItemMarked]:
    for item in standing.items:
        if item.answer and item.state == "open":
            yield ItemMarked(
                at=now, unit=standing.unit, item=item.id, state="done", by=f"person:{person}"
            )


def passed_on(standing: Standing, terms: Terms, sent: PassOn, now: datetime) -> Iterator[PassedOn]:
    """Judge *I cannot, next please*."""
    spell, chain = chain_of(standing, sent.chain)
    _person(terms, sent.person)
    if chain is None:
        raise NotNow("chain_over", "chain")
    role = role_of(spell, terms, sent.person, now)
    yield PassedOn(at=now, unit=standing.unit, spell=spell.id, by=sent.person, role=role)


def outcome(
    standing: Standing, terms: Terms, sent: TellOutcome, now: datetime
) -> Iterator[OutcomeTold]:
    """Judge the ward's word on whether what was decided came."""
    spell = standing.spell
    known = spell.decisions if spell else ()
    decision = next((each for each in known if each.id == sent.decision), None)
    if spell is None or decision is None:
        raise NotFound("decision_unknown", "decision", decision=sent.decision)
    if decision.ended is not None or decision.came is not None:
        raise NotNow("decision_over", "decision")
    yield OutcomeTold(
        at=now,
        unit=standing.unit,
        spell=spell.id,
        decision=decision.id,
        came=sent.came,
        by=sent.by,
    )


def decided(standing: Standing, terms: Terms, sent: Decide, now: datetime) -> Iterator[Event]:
    """Judge a decision: by whom, of what kind, until when.

    Raises NotNow when the unit is not red, NotAllowed without a role in `decided_by`, WrongField
    for a choice, kind, end or notice time that the plan does not allow.
    """
    spell = red_spell(standing)
    _person(terms, sent.person)
    roles = spells.deciders(spell, terms, now)
    role = next(
        (
            each
            for each in roles
            if sent.person in duties.holders(terms.book, each, terms.unit.id, now)
        ),
        None,
    )
    if role is None or spell.limit is None:
        raise NotAllowed("decision_needs_role", "person", roles=", ".join(roles))
    decision = decision_of(spell, spell.limit, sent, role, now)
    covers = decision.kind != "lower"
    yield DecisionMade(
        at=now,
        unit=standing.unit,
        spell=spell.id,
        decision=decision,
        withdrawn=not_gone(spell) if covers else (),
    )
    yield from _answer_items(standing, sent.person, now)
