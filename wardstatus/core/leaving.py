"""What stands open when red is left, or somebody takes it: messages that had not gone."""

from datetime import datetime

from wardstatus.core.renew import renew
from wardstatus.core.standing import Chain, Item, Spell, Standing, Taken, Told

WAITING = ("queued", "sending")
"""States of what has not left: held, or tried in vain so far."""


def _left(step: Taken) -> bool:
    return any(told.state not in WAITING for told in step.told)


def steps_not_left(chain: Chain) -> tuple[Taken, ...]:
    """Return the last steps of a chain of which no message has left, from the first that tells."""
    since = max((n + 1 for n, step in enumerate(chain.taken) if _left(step)), default=0)
    tells = (n for n in range(since, len(chain.taken)) if chain.taken[n].told)
    first = next(tells, len(chain.taken))
    return chain.taken[first:]


def _resort_not_left(chain: Chain) -> tuple[Told, ...]:
    waits = all(told.state in WAITING for told in chain.resort)
    return chain.resort if waits else ()


def not_left(spell: Spell) -> tuple[str, ...]:
    """Return the keys of notices that are withdrawn when red is left now."""
    if spell.chain is None:
        return spell.outrun
    told = (told for step in steps_not_left(spell.chain) for told in step.told)
    keys = (each.key for each in (*told, *_resort_not_left(spell.chain)))
    return (*spell.outrun, *keys)


def taken_back(spell: Spell) -> Spell:
    """Return the spell as if what had not left had not been told: due again at its old instant."""
    chain = spell.chain
    spell = renew(spell, outrun=())
    if chain is None:
        return spell
    unsent = steps_not_left(chain)
    if unsent:
        kept = chain.taken[: len(chain.taken) - len(unsent)]
        chain = renew(chain, taken=kept, next_step=unsent[0].step, next_at=unsent[0].at)
    if _resort_not_left(chain):
        chain = renew(chain, last_resort=False, resort=())
    return renew(spell, chain=chain)


def not_gone(spell: Spell) -> tuple[str, ...]:
    """Return the keys of notices that are withdrawn when somebody answers or decides."""
    return (*spell.outrun, *waiting(spell.chain))


def waiting(chain: Chain | None) -> tuple[str, ...]:
    """Return the keys of notices of a chain that have not left."""
    if chain is None:
        return ()
    every = (*(told for step in chain.taken for told in step.told), *chain.resort)
    return tuple(told.key for told in every if told.state in WAITING)


def settled(chain: Chain, person: str, at: datetime) -> Chain:
    """Return the chain once a person took it: what had not left is forgotten.

    The first step of those at the end that nobody heard of is the next one; the person has.
    """
    taken = [renew(step, told=_answering(step.told, person, at)) for step in chain.taken]
    heard = max((n + 1 for n, step in enumerate(taken) if any(map(_heard, step.told))), default=0)
    first = next((n for n in range(heard, len(taken)) if taken[n].told), len(taken))
    kept = [(step, tuple(filter(_heard, step.told))) for step in taken[:first]]
    if first < len(taken):
        chain = renew(chain, next_step=taken[first].step, next_at=taken[first].at)
    resort = tuple(filter(_heard, _answering(chain.resort, person, at)))
    return renew(
        chain,
        taken=tuple(renew(step, told=told) for step, told in kept if told or not step.told),
        last_resort=chain.last_resort and bool(resort or not chain.resort),
        resort=resort,
    )


def _answering(told: tuple[Told, ...], person: str, at: datetime) -> tuple[Told, ...]:
    return tuple(
        renew(each, state="answered", at=at) if each.person == person else each for each in told
    )


def _heard(told: Told) -> bool:
    return told.state not in WAITING


def forgotten(standing: Standing, after: Spell | None) -> tuple[Item, ...]:
    """Return the items once a chain stands as in `after`: what a step no longer taken named."""
    before = standing.spell.chain if standing.spell else None
    chain = after.chain if after else None
    if before is None or chain is None or chain.id != before.id:
        return standing.items
    lost = {step.at for step in before.taken} - {step.at for step in chain.taken}
    if not lost:
        return standing.items
    return tuple(renew(item, named=None) if item.named in lost else item for item in standing.items)


def cleared(spell: Spell) -> tuple[Told, ...]:
    """Return who hears that red was left: whoever holds an answer or a decision."""
    if spell.left_at is None:
        return ()
    held = {each.by: each.role for each in spell.decisions if each.ended is None}
    if spell.answer is not None:
        held.setdefault(spell.answer.by, spell.answer.role)
    stem = f"{spell.id}.clear.{spell.left_at:%d%H%M%S%f}"
    return tuple(
        Told(key=f"{stem}.{person}", role=role, person=person) for person, role in held.items()
    )


def all_clear_keys(spell: Spell) -> tuple[str, ...]:
    """Return the keys of what is withdrawn when red comes back."""
    return tuple(told.key for told in cleared(spell))
