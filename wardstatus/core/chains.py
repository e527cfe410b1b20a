"""Who is told next, until someone answers or decides."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from wardstatus.core.events import (
    AnswerEnded,
    AnswerReminded,
    ChainEnded,
    ChainEvent,
    ChainStarted,
    LastResortTold,
    StepTaken,
)
from wardstatus.core.plans import Step, in_shift
from wardstatus.core.resort import last_resort_at
from wardstatus.core.spells import covered, over_since
from wardstatus.core.standing import Chain, Spell, Standing, Told
from wardstatus.core.terms import Terms

REMIND = timedelta(minutes=10)
"""How long before an answer ends whoever gave it is asked."""

HOURLY = timedelta(hours=1)
"""The repeat once the last resort has been told."""

BY_PLAN = "plan"
"""Who gave a level that follows the recommendation."""


def steps(spell: Spell, kind: str) -> tuple[Step, ...]:
    """Return the stamped steps of a chain's kind."""
    if kind == "answer":
        return spell.answer_terms.steps
    return spell.limit.steps if spell.limit else ()


def repeat(spell: Spell, chain: Chain) -> timedelta:
    """Return how long after the last step it is tried again."""
    if chain.kind == "answer":
        asked = spell.answer_terms.repeat
    else:
        asked = spell.limit.repeat if spell.limit else HOURLY
    return max(asked, HOURLY) if chain.last_resort else asked


def running(spell: Spell) -> Chain | None:
    """Return the chain that is telling people now; None: answered, decided, or not red."""
    chain = spell.chain
    if chain is None or spell.red_since is None or covered(spell):
        return None
    return None if chain.kind == "answer" and spell.answer is not None else chain


def quiet_since(spell: Spell) -> datetime | None:
    """Return since when red has gone on without a chain that tells people; None: one does."""
    if spell.red_since is None or running(spell) is not None or _about_to_start(spell):
        return None
    made = (each.at for each in spell.decisions if each.kind != "lower" and each.ended is None)
    answered = (spell.answer.at,) if spell.answer is not None else ()
    instants: list[datetime] = [spell.red_since, *made, *answered]
    return max(instants)


def _about_to_start(spell: Spell) -> bool:
    if covered(spell):
        return False
    if spell.passed:
        return bool(steps(spell, "limit"))
    return _answer_chain_begins(spell)


def _answer_chain_begins(spell: Spell) -> bool:
    """Once in a spell, and again if new terms end the limit chain."""
    begins = spell.chains == 0 or spell.terms_at is not None
    return begins and spell.chain is None and not spell.passed and bool(steps(spell, "answer"))


def next_due(spell: Spell) -> datetime | None:
    """Return when the next step of the running chain falls due."""
    chain = running(spell)
    if chain is None or spell.red_since is None:
        return None
    return max(chain.next_at, spell.red_since)


def roles_of(spell: Spell, terms: Terms, chain: Chain, at: datetime) -> tuple[str, ...]:
    """Return the roles of the chain's next step, if it falls due at an instant."""
    return in_shift(steps(spell, chain.kind)[chain.next_step].notify, terms.shift(at))


def due(standing: Standing, terms: Terms) -> Iterator[ChainEvent]:
    """Yield what time alone will bring to the chain of a spell."""
    spell = standing.spell
    if spell is None or spell.red_since is None:
        return
    yield from _answer(standing, spell)
    over = over_since(spell) if spell.passed else None
    chain = spell.chain
    if over is not None and (chain is None or chain.kind == "answer"):
        if chain is not None:
            yield ChainEnded(at=over, unit=standing.unit, chain=chain.id)
        elif steps(spell, "limit"):
            yield _start(standing, spell, "limit", over)
    elif _answer_chain_begins(spell):
        yield _start(standing, spell, "answer", max(spell.started, spell.terms_at or spell.started))
    elif chain is not None and chain.kind == "limit" and covered(spell):
        last = max(each.at for each in spell.decisions)
        yield ChainEnded(at=last, unit=standing.unit, chain=chain.id)
    else:
        yield from _telling(standing, spell, terms)


def _answer(standing: Standing, spell: Spell) -> Iterator[ChainEvent]:
    answer, since = spell.answer, spell.red_since
    if answer is None or since is None:
        return
    yield AnswerEnded(at=max(answer.until, since), unit=standing.unit, spell=spell.id)
    remind = answer.until - REMIND
    if not answer.reminded and remind > answer.at and answer.until > since:
        yield AnswerReminded(at=max(remind, since), unit=standing.unit, spell=spell.id)


def _start(standing: Standing, spell: Spell, kind: str, at: datetime) -> ChainStarted:
    known = "answer" if kind == "answer" else "limit"
    return ChainStarted(
        at=at,
        unit=standing.unit,
        chain=f"{spell.id}.{known[0]}{spell.chains + 1}",
        kind="answer" if kind == "answer" else "limit",
        first_at=at + steps(spell, kind)[0].after,
    )


def _telling(standing: Standing, spell: Spell, terms: Terms) -> Iterator[ChainEvent]:
    chain, at = running(spell), next_due(spell)
    if chain is None or at is None:
        return
    resort = last_resort_at(chain, len(steps(spell, chain.kind)))
    if resort is not None and not chain.last_resort:
        yield LastResortTold(
            at=max(resort, at if off_beat(spell, chain) else resort, spell.red_since or resort),
            unit=standing.unit,
            chain=chain.id,
            told=_told(standing, chain, tuple(("", each) for each in terms.book.last_resort)),
        )
    yield _step(standing, spell, terms, chain, at)


def _told(
    standing: Standing, chain: Chain, persons: tuple[tuple[str, str], ...]
) -> tuple[Told, ...]:
    number = standing.steps + 1
    return tuple(
        Told(key=f"{chain.id}.{number}.{person}", role=role, person=person)
        for role, person in persons
    )


def _step(standing: Standing, spell: Spell, terms: Terms, chain: Chain, at: datetime) -> StepTaken:
    known = steps(spell, chain.kind)
    here = chain.next_step
    roles = roles_of(spell, terms, chain, at)
    told = _told(standing, chain, terms.persons(roles, at))
    last = here + 1 == len(known)
    wait = repeat(spell, chain) if last else known[here + 1].after - known[here].after
    # After a pause each step keeps its old instant; of repeats only the next one is made up for.
    planned = at if last else chain.next_at
    # A step that reaches nobody is skipped at once; the last one is tried again at its repeat.
    following = planned if not told and not last else planned + wait
    return StepTaken(
        at=at,
        unit=standing.unit,
        chain=chain.id,
        step=here,
        roles=roles,
        told=told,
        ready_at=ready(standing, at),
        next_step=here if last else here + 1,
        next_at=following,
        repeat=any(step.step == here for step in chain.taken),
        unreached=last and not told and not any(step.told for step in chain.taken),
    )


def ready(standing: Standing, at: datetime) -> datetime:
    """Return when something of an instant may leave: only what a tap caused waits for its undo."""
    before, here = standing.before, standing.status
    tapped = before is not None and at == here.since and here.by != BY_PLAN
    return before.until if before is not None and tapped else at


def off_beat(spell: Spell, chain: Chain) -> bool:
    """Return whether the next repeat is due at another time than its distance after the last."""
    return not chain.taken or chain.next_at != chain.taken[-1].at + repeat(spell, chain)
