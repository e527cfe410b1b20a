"""What stands open when red is left: messages that had not gone, people who wait to hear."""

from dataclasses import replace

from wardstatus.core.standing import Chain, Spell, Taken, Told


def _left(step: Taken) -> bool:
    return any(told.state != "queued" for told in step.told)


def steps_not_left(chain: Chain) -> tuple[Taken, ...]:
    """Return the last steps of a chain of which no message has left, from the first that tells."""
    since = max((n + 1 for n, step in enumerate(chain.taken) if _left(step)), default=0)
    tells = (n for n in range(since, len(chain.taken)) if chain.taken[n].told)
    first = next(tells, len(chain.taken))
    return chain.taken[first:]


def _resort_not_left(chain: Chain) -> tuple[Told, ...]:
    waits = all(told.state == "queued" for told in chain.resort)
    return chain.resort if waits else ()


def not_left(spell: Spell) -> tuple[str, ...]:
    """Return the keys of notices that are withdrawn when red is left now."""
    if spell.chain is None:
        return ()
    told = (told for step in steps_not_left(spell.chain) for told in step.told)
    return tuple(each.key for each in (*told, *_resort_not_left(spell.chain)))


def taken_back(spell: Spell) -> Spell:
    """Return the spell as if what had not left had not been told: due again at its old instant."""
    chain = spell.chain
    if chain is None:
        return spell
    unsent = steps_not_left(chain)
    if unsent:
        kept = chain.taken[: len(chain.taken) - len(unsent)]
        chain = replace(chain, taken=kept, next_step=unsent[0].step, next_at=unsent[0].at)
    if _resort_not_left(chain):
        chain = replace(chain, last_resort=False, resort=())
    return replace(spell, chain=chain)


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
