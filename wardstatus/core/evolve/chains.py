"""How a chain, and the answer to it, change by events."""

from datetime import datetime
from typing import assert_never

from wardstatus.core.chains import off_beat, repeat
from wardstatus.core.events import (
    Answered,
    AnswerEnded,
    AnswerReminded,
    ChainEnded,
    ChainEvent,
    ChainStarted,
    DeliveryReported,
    HandedOver,
    LastResortTold,
    PassedOn,
    StepTaken,
)
from wardstatus.core.leaving import settled, waiting
from wardstatus.core.renew import renew
from wardstatus.core.resort import gone
from wardstatus.core.standing import Chain, Spell, Taken, Told

_RANK = {
    "queued": 0,
    "silent": 1,
    "sending": 2,
    "expired": 3,
    "accepted": 3,
    "failed": 3,
    "delivered": 4,
    "answered": 5,
}
"""No state falls back behind another; what one channel gave up or lost, the next may accept."""


def evolve(spell: Spell, event: ChainEvent) -> Spell:  # noqa: C901
    """Return the spell, with its chain and answer, after an event."""
    match event:
        case ChainStarted():
            chain = Chain(
                id=event.chain,
                kind=event.kind,
                started=event.at,
                next_step=0,
                next_at=event.first_at,
            )
            return renew(spell, chain=chain, chains=spell.chains + 1)
        case LastResortTold():
            return spell if spell.chain is None else renew(spell, chain=_resorted(spell, event))
        case StepTaken() | DeliveryReported() | HandedOver():
            return spell if spell.chain is None else renew(spell, chain=_told(spell.chain, event))
        case Answered():
            return _answered(spell, event)
        case PassedOn():
            return _passed_on(spell, event)
        case AnswerReminded():
            if spell.answer is None:
                return spell
            return renew(spell, answer=renew(spell.answer, reminded=True))
        case AnswerEnded():
            return _next_at(renew(spell, answer=None), event.at)
        case ChainEnded():
            return renew(spell, chain=None, outrun=(*spell.outrun, *waiting(spell.chain)))
        case _:
            assert_never(event)


def _told(chain: Chain, event: StepTaken | DeliveryReported | HandedOver) -> Chain:
    match event:
        case StepTaken():
            return _taken(chain, event)
        case DeliveryReported():
            return _reported(chain, event)
        case HandedOver():
            return _handed_over(chain, event)


def _resorted(spell: Spell, event: LastResortTold) -> Chain | None:
    """From now on the repeat is hourly, the one that was on its way included."""
    chain = spell.chain
    if chain is None:
        return None
    told = renew(chain, last_resort=True, resort=event.told)
    if off_beat(spell, chain):
        return told
    return renew(told, next_at=chain.taken[-1].at + repeat(spell, told))


def _passed_on(spell: Spell, event: PassedOn) -> Spell:
    """Who passes on what they had taken holds it no longer."""
    if spell.answer is not None and spell.answer.by == event.by:
        spell = renew(spell, answer=None)
    return _next_at(spell, event.at)


def _next_at(spell: Spell, at: datetime) -> Spell:
    """The next step is due at once; the rest keep their distances."""
    if spell.chain is None:
        return spell
    return renew(spell, chain=renew(spell.chain, next_at=at))


def _taken(chain: Chain, event: StepTaken) -> Chain:
    step = Taken(
        step=event.step,
        roles=event.roles,
        at=event.at,
        ready_at=event.ready_at,
        told=event.told,
        repeat=event.repeat,
    )
    return renew(
        chain,
        taken=(*chain.taken, step),
        next_step=event.next_step,
        next_at=event.next_at,
        unreached=event.unreached,
    )


def _handed_over(chain: Chain, event: HandedOver) -> Chain:
    """Whoever takes it stands beside the one who was told last and is away."""
    last = max(
        (n for n, step in enumerate(chain.taken) if _was_told(step, event.by)),
        default=len(chain.taken) - 1,
    )
    steps = list(chain.taken)
    steps[last] = renew(steps[last], told=(*steps[last].told, event.told))
    return renew(chain, taken=tuple(steps))


def _was_told(step: Taken, person: str) -> bool:
    return any(told.person == person for told in step.told)


def _answered(spell: Spell, event: Answered) -> Spell:
    chain = settled(spell.chain, event.answer.by, event.at) if spell.chain is not None else None
    return renew(spell, answer=event.answer, chain=chain, outrun=())


def _reported(chain: Chain, event: DeliveryReported) -> Chain:
    taken = tuple(
        renew(step, told=tuple(_report(told, event) for told in step.told)) for step in chain.taken
    )
    resort = tuple(_report(told, event) for told in chain.resort)
    chain = renew(chain, taken=taken, resort=resort)
    if taken and gone(taken[-1]) and chain.next_step > taken[-1].step:
        # Nobody of this step can be reached: the chain goes on at once.
        return renew(chain, next_at=min(chain.next_at, event.at))
    return chain


def _report(told: Told, event: DeliveryReported) -> Told:
    """A report never moves a state backwards."""
    backwards = _RANK[event.state] < _RANK[told.state]
    if told.key != event.key or event.state == told.state or backwards:
        return told
    return renew(told, state=event.state, at=event.at, channel=event.channel or told.channel)
