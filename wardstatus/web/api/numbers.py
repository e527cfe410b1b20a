"""Numbers from systems and people: all of a request, or none."""

from flask import Response, jsonify

from wardstatus.access import rights
from wardstatus.access.identity import speaking
from wardstatus.core import indicators
from wardstatus.core.inputs import TakeReading
from wardstatus.core.standing import Standing
from wardstatus.core.terms import terms_of
from wardstatus.errors import NotAllowed, WardstatusError, WrongField
from wardstatus.web import parse_readings
from wardstatus.web.api.asked import body, known_unit, request_key, rulebook
from wardstatus.web.api.blueprint import bp
from wardstatus.web.identity import identity
from wardstatus.web.parse import Actor
from wardstatus.web.parse_readings import Row
from wardstatus.web.runtime import runtime


@bp.post("/readings")
def readings() -> Response:
    """Take readings; answer how many values counted, and the board's version."""
    rows = parse_readings.rows(body())
    sent = [reading for row in rows for reading in _row(row)]
    _one_board(rows)
    outcome = runtime().service.take(sent, request_key())
    return jsonify({"accepted": len(sent), "version": outcome.version})


def _row(row: Row) -> list[TakeReading]:
    unit = known_unit(row.unit, row.path("unit"))
    asking, now = identity(), runtime().clock()
    if not rights.may_send_readings(asking, unit, rulebook(), now):
        raise NotAllowed("not_yours", row.path("unit"), unit=unit)
    actor = Actor(unit=unit, by=speaking(asking, unit), own=rights.stands_at(asking, unit))
    found = list(parse_readings.readings(actor, row))
    for reading in found:
        _check(row, reading)
    return found


def _check(row: Row, reading: TakeReading) -> None:
    """Let the core judge each number here already, where its place in the body is known."""
    try:
        terms = terms_of(rulebook(), reading.unit)
        indicators.taken(Standing(unit=reading.unit), terms, reading, runtime().clock())
    except WardstatusError as error:
        inner = f"values.{error.field}" if error.field == reading.indicator else error.field
        error.field = row.path(inner) if inner else None
        raise


def _one_board(rows: tuple[Row, ...]) -> None:
    roots = {rulebook().root_of(row.unit): row for row in rows}
    if len(roots) > 1:
        *_, last = roots.values()
        raise WrongField("other_board", last.path("unit"), unit=last.unit)
