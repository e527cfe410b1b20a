"""What leaders answer and decide, and what is noted for them when they ring."""

from flask import Response

from wardstatus.access import rights
from wardstatus.access.identity import speaking
from wardstatus.errors import NotAllowed
from wardstatus.web import parse
from wardstatus.web.api.asked import body, known_unit, rulebook, standing_of, take, unit_of
from wardstatus.web.api.blueprint import bp
from wardstatus.web.identity import identity
from wardstatus.web.parse import Actor
from wardstatus.web.runtime import runtime


@bp.post("/chains/<chain>/answer")
def answer(chain: str) -> Response:
    """Take *I take it*, *I cannot, next please*, or what was answered by telephone."""
    given = body()
    unit = unit_of(chain, "chain_unknown")
    if _by_phone(given):
        now = runtime().service.now()
        _allow(rights.may_record_answer(identity(), unit, rulebook(), now), "not_yours")
    else:
        _allow(rights.may_answer(identity(), standing_of(unit)), "not_yours")
    return take(parse.answer(_actor(unit), chain, given))


@bp.post("/units/<unit>/decisions")
def decide(unit: str) -> Response:
    """Take a decision; one given by telephone is noted from above the unit."""
    given = body()
    if _by_phone(given):
        allowed = rights.may_record_decision(
            identity(), known_unit(unit), rulebook(), runtime().service.now()
        )
        own = rights.may_act_for(identity(), unit, rulebook())
        _allow(allowed, "own_unit_cannot_record" if own else "not_yours")
    else:
        _allow(rights.may_answer(identity(), standing_of(unit)), "not_yours")
    return take(parse.decision(_noting(unit) if _by_phone(given) else _actor(unit), given))


def _by_phone(given: object) -> bool:
    return isinstance(given, dict) and given.get("by_phone") is not None


def _actor(unit: str) -> Actor:
    asking = identity()
    return Actor(unit=unit, by=speaking(asking, unit), person=asking.person)


def _noting(unit: str) -> Actor:
    """Whoever notes what was said by telephone never does so as the unit."""
    return Actor(unit=unit, by=identity().actor, person=identity().person)


def _allow(allowed: bool, otherwise: str) -> None:
    if not allowed:
        raise NotAllowed(otherwise)
