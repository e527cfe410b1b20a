"""The terms stamped on a spell, and what a changed plan makes of red that goes on."""

from collections.abc import Iterator
from datetime import datetime

from wardstatus.core import chains, duties, spells
from wardstatus.core.events import TermsApplied
from wardstatus.core.inputs import ApplyTerms
from wardstatus.core.leaving import not_gone
from wardstatus.core.plans import LimitTerms
from wardstatus.core.renew import renew
from wardstatus.core.standing import Chain, Spell, Standing
from wardstatus.core.terms import Terms
from wardstatus.errors import NotAllowed, NotFound, NotNow, WrongField


def changed(spell: Spell, terms: Terms) -> bool:
    """Return whether the plan, as it is now, has other terms than the spell was begun with."""
    return (_but_quota(spell.limit), spell.answer_terms) != (
        _but_quota(terms.plan.limit),
        terms.plan.answer,
    )


def _but_quota(limit: LimitTerms | None) -> LimitTerms | None:
    """The quota is never stamped: it counts over many spells."""
    return renew(limit, quota=None) if limit is not None else None


def as_now(spell: Spell, terms: Terms, at: datetime) -> Spell:
    """Return the spell as it would stand with the plan's present terms."""
    limit, answer = terms.plan.limit, terms.plan.answer
    return _kept(renew(spell, limit=limit, answer_terms=answer, terms_at=at), at)


def judged(
    standing: Standing, terms: Terms, sent: ApplyTerms, now: datetime
) -> Iterator[TermsApplied]:
    """Judge new terms: raise NotNow when not red or nothing changed, NotAllowed without a role."""
    spell = standing.spell
    if spell is None or spell.red_since is None:
        raise NotNow("not_red")
    if sent.person not in terms.book.persons:
        raise NotFound("person_unknown", "person", person=sent.person)
    if not sent.reason:
        raise WrongField("reason_needed", "reason")
    if not changed(spell, terms):
        raise NotNow("terms_same")
    role = _role(spell, terms, sent, now)
    ends = spell.chain is not None and as_now(spell, terms, now).chain is None
    yield TermsApplied(
        at=now,
        unit=standing.unit,
        spell=spell.id,
        plan_version=terms.plan.version,
        by=f"person:{sent.person}",
        role=role,
        reason=sent.reason,
        limit=terms.plan.limit,
        answer_terms=terms.plan.answer,
        withdrawn=not_gone(spell) if ends else (),
    )


def _role(spell: Spell, terms: Terms, sent: ApplyTerms, now: datetime) -> str:
    """Return in which role; a leader who decides by the terms as they were stamped."""
    roles = spells.deciders(spell, terms, now)
    for role in roles:
        if sent.person in duties.holders(terms.book, role, terms.unit.id, now):
            return role
    if sent.administrator:
        return ""
    raise NotAllowed("decision_needs_role", "person", roles=", ".join(roles))


def applied(spell: Spell, event: TermsApplied) -> Spell:
    """Return the spell by its new terms; what was decided keeps its end."""
    spell = renew(
        spell,
        limit=event.limit,
        answer_terms=event.answer_terms,
        plan_version=event.plan_version,
        terms_at=event.at,
    )
    return _kept(spell, event.at)


def _kept(spell: Spell, at: datetime) -> Spell:
    """What the clock has not reached by the new terms is not reached; an answer ends with it."""
    end, review = spells.deadline(spell), spells.review_at(spell)
    spell = renew(
        spell,
        passed=spell.passed and end is not None and end <= at,
        reviewed=spell.reviewed and (review is None or review <= at),
    )
    answer, ends = spell.answer, [each for each in (review, end) if each is not None and each > at]
    if answer is not None and ends and answer.until > min(ends):
        spell = renew(spell, answer=renew(answer, until=min(ends)))
    return renew(spell, chain=_chain(spell), outrun=spell.outrun if spell.passed else ())


def _chain(spell: Spell) -> Chain | None:
    """A limit chain ends with the limit; of fewer steps the last one is next."""
    chain = spell.chain
    if chain is None or (chain.kind == "limit" and not spell.passed):
        return None
    known = len(chains.steps(spell, chain.kind))
    return renew(chain, next_step=min(chain.next_step, known - 1)) if known else None
