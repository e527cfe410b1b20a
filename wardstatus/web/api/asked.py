"""What every write of the API asks first: which unit, by whom, with what right, under what key."""

from hashlib import sha256

from flask import Response, g, jsonify, request

from wardstatus.access import rights
from wardstatus.access.identity import speaking
from wardstatus.core.inputs import Input
from wardstatus.core.standing import Standing
from wardstatus.core.units import Rulebook
from wardstatus.errors import NotAllowed, NotFound, WrongField
from wardstatus.service import RequestKey
from wardstatus.web import patients
from wardstatus.web.fields import read_json
from wardstatus.web.identity import identity, reader
from wardstatus.web.parse import Actor
from wardstatus.web.runtime import runtime
from wardstatus.web.wire.reader import Json
from wardstatus.web.wire.unit import unit as unit_json

KEY_LENGTH = 200
"""Characters an Idempotency-Key may have."""


def rulebook() -> Rulebook:
    """Return what is decided by now."""
    return runtime().service.rulebook


def known_unit(unit: str, field: str | None = "unit") -> str:
    """Return the unit's id; raise NotFound for no such."""
    if unit not in rulebook().units:
        known = ", ".join(sorted(rulebook().units))
        raise NotFound("unit_unknown", field, unit=unit, known=known)
    g.unit = unit
    return unit


def unit_of(id_: str, key: str) -> str:
    """Return the unit whose item, chain or decision this id names; raise NotFound(`key`).

    Ids begin with their unit's, so that one that is over still says whose it was.
    """
    unit = id_.partition(".")[0]
    if unit not in rulebook().units:
        raise NotFound(key, key.partition("_")[0], id=id_)
    return known_unit(unit)


def standing_of(unit: str) -> Standing:
    """Return how a unit stands; a heading, which nobody declares, stands as at the beginning."""
    board = runtime().service.board(known_unit(unit))
    return board.standings.get(unit) or Standing(unit=unit)


def acting(unit: str) -> Actor:
    """Return who acts for a unit; raise NotAllowed for whoever may not."""
    asking = identity()
    if not rights.may_act_for(asking, known_unit(unit), rulebook()):
        raise NotAllowed("not_yours", unit=unit)
    return Actor(
        unit=unit,
        by=speaking(asking, unit),
        person=asking.person,
        own=rights.acts_as_unit(asking, unit, rulebook(), runtime().clock()),
    )


def acting_as_unit(unit: str) -> Actor:
    """Return who acts as the unit itself; raise NotAllowed for whoever only acts from above."""
    actor = acting(unit)
    if not actor.own:
        raise NotAllowed("not_yours", unit=unit)
    return actor


def body() -> object:
    """Return the request's body as JSON, an empty one is `{}`; no text in it names a patient."""
    raw = request.get_data()
    given = read_json(raw) if raw.strip() else {}
    patients.check_json(given)
    return given


def request_key() -> RequestKey | None:
    """Return the request's Idempotency-Key with whose it is and what it asks; None without."""
    key = request.headers.get("Idempotency-Key")
    if key is None:
        return None
    if not 1 <= len(key) <= KEY_LENGTH or not key.isprintable():
        raise WrongField("text_too_long", "Idempotency-Key", given=len(key), limit=KEY_LENGTH)
    asked = f"{request.method} {request.full_path}\n".encode() + request.get_data()
    return RequestKey(identity=identity().requests, key=key, fingerprint=sha256(asked).hexdigest())


def take(*sent: Input) -> Response:
    """Give what was sent to the service, and answer with the unit it led to."""
    outcome = runtime().service.take(sent, request_key())
    return jsonify(shown(outcome.standing))


def shown(standing: Standing) -> Json:
    """Return a unit as whoever asks reads it."""
    return unit_json(standing, reader())
