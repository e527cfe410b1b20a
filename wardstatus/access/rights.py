"""What an identity may do, as pure functions; the core judges the rest (roles, time, state)."""

from datetime import datetime

from wardstatus.access.identity import Identity
from wardstatus.core import duties
from wardstatus.core.standing import Standing
from wardstatus.core.units import Rulebook


def may_read(identity: Identity, unit: str | None, rulebook: Rulebook) -> bool:
    """Return whether the board, or a unit of it, may be seen; a link sees its own board."""
    if identity.kind != "link":
        return True
    if unit is None or identity.unit is None or identity.unit not in rulebook.units:
        return False
    return rulebook.root_of(identity.unit) == rulebook.root_of(unit)


def sees_names(identity: Identity) -> bool:
    """Return whether persons are shown by name; walls and plain tokens see roles."""
    return identity.kind in ("screen", "link", "demo", "local") or identity.person is not None


def may_act_for(identity: Identity, unit: str, rulebook: Rulebook) -> bool:
    """Return whether it may declare, confirm, tick and tap for a unit, from it or from above."""
    if not identity.writes or identity.kind in ("wall", "link"):
        return False
    if identity.kind in ("demo", "local"):
        return True
    places = {place.id for place in rulebook.upwards(unit)}
    if identity.person is not None:
        return not places.isdisjoint(duties.places(rulebook, identity.person))
    return identity.unit in places


def acts_as_unit(identity: Identity, unit: str, rulebook: Rulebook, now: datetime) -> bool:
    """Return whether it is the unit itself that acts: only then may a level be lowered.

    The unit's own screen; a token of it or of a unit above, which speaks as all screens below;
    a person on duty at that very unit.
    """
    if not may_act_for(identity, unit, rulebook):
        return False
    if identity.person is not None:
        return duties.has_at(rulebook, identity.person, unit, now)
    return identity.kind != "screen" or identity.unit == unit


def stands_at(identity: Identity, unit: str) -> bool:
    """Return whether somebody is standing at the unit's own screen: entering a number confirms."""
    return identity.kind == "demo" or (identity.kind == "screen" and identity.unit == unit)


def may_send_readings(identity: Identity, unit: str, rulebook: Rulebook, now: datetime) -> bool:
    """Return whether its numbers count for a unit."""
    if identity.person is not None:
        return acts_as_unit(identity, unit, rulebook, now)
    return may_act_for(identity, unit, rulebook)


def may_answer(identity: Identity, standing: Standing) -> bool:
    """Return whether it may answer or decide for a unit by its own name.

    A link may for the unit it was sent for, and for every chain in which its person was told:
    one message may carry several. Whether the person has the role is for the core to judge.
    """
    if identity.person is None or not identity.writes:
        return False
    if identity.kind != "link" or identity.lasting:
        return True
    return standing.unit == identity.unit or identity.person in _told(standing)


def may_record_answer(identity: Identity, unit: str, rulebook: Rulebook, now: datetime) -> bool:
    """Return whether it may note that somebody answered by telephone: the ward or above it."""
    acts = may_act_for(identity, unit, rulebook)
    return acts or may_record_decision(identity, unit, rulebook, now)


def may_record_decision(identity: Identity, unit: str, rulebook: Rulebook, now: datetime) -> bool:
    """Return whether it may note a decision given by telephone: never the unit itself.

    A screen or a token of a unit above it; a person who `stands_above` it, also from a link.
    """
    if not identity.writes or identity.kind == "wall":
        return False
    if identity.person is not None:
        return stands_above(identity.person, unit, rulebook, now)
    if identity.kind in ("demo", "local"):
        return True
    return may_act_for(identity, unit, rulebook) and identity.unit != unit


def stands_above(person: str, unit: str, rulebook: Rulebook, now: datetime) -> bool:
    """Return whether a person coordinates a unit: has a duty above it, or is the last resort.

    Whoever is on duty at that very unit stands for the unit itself.
    """
    if duties.has_at(rulebook, person, unit, now):
        return False
    above = {place.id for place in rulebook.upwards(unit)} - {unit}
    named = person in rulebook.last_resort
    return named or not above.isdisjoint(duties.places(rulebook, person))


def may_set_duty(identity: Identity, unit: str, rulebook: Rulebook) -> bool:
    """Return whether it may say who has a role there tonight: a ward never names its own leader."""
    if not may_act_for(identity, unit, rulebook):
        return False
    if identity.person is not None or identity.kind in ("demo", "local"):
        return True
    return identity.unit != unit or rulebook.units[unit].kind != "ward"


def may_put_notice(identity: Identity, root: str, rulebook: Rulebook) -> bool:
    """Return whether it may put a worded band on every screen of a board."""
    return may_act_for(identity, root, rulebook)


def _told(standing: Standing) -> set[str]:
    chain = standing.spell.chain if standing.spell else None
    if chain is None:
        return set()
    steps = {told.person for taken in chain.taken for told in taken.told}
    return steps | {told.person for told in chain.resort}
