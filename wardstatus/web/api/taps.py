"""What the ward taps: level, confirm, undo, needs, prompts, items, *Kom det?*."""

from flask import Response

from wardstatus.core.inputs import Confirm, RaiseFlag, Undo
from wardstatus.web import parse
from wardstatus.web.api.asked import acting, acting_as_unit, body, take, unit_of
from wardstatus.web.api.blueprint import bp


@bp.post("/units/<unit>/level")
def declare(unit: str) -> Response:
    """Take one tap."""
    return take(parse.declaration(acting(unit), body()))


@bp.post("/units/<unit>/confirm")
def confirm(unit: str) -> Response:
    """Take *still so*."""
    actor = acting(unit)
    parse.nothing(body())
    return take(Confirm(unit=unit, by=actor.by))


@bp.post("/units/<unit>/undo")
def undo(unit: str) -> Response:
    """Take back the last tap."""
    actor = acting(unit)
    parse.nothing(body())
    return take(Undo(unit=unit, by=actor.by))


@bp.post("/units/<unit>/needs")
def needs(unit: str) -> Response:
    """Take what the unit lacks, what it offers, and why."""
    return take(parse.needs(acting(unit), body()))


@bp.post("/units/<unit>/flags/<indicator>")
def flag(unit: str, indicator: str) -> Response:
    """Take one tap on a flag of the plan."""
    actor = acting(unit)
    parse.nothing(body())
    return take(RaiseFlag(unit=unit, by=actor.by, indicator=indicator, own=actor.own))


@bp.post("/units/<unit>/notes")
def note(unit: str) -> Response:
    """Take what was on paper, with when it was so."""
    return take(parse.note(acting(unit), body()))


@bp.post("/units/<unit>/prompt")
def prompt(unit: str) -> Response:
    """Take the ward's answer to a recommendation, or to a lowering from above."""
    return take(parse.prompt(acting_as_unit(unit), body()))


@bp.post("/items/<item>")
def item(item: str) -> Response:
    """Take what became of an item."""
    return take(parse.item_mark(acting(unit_of(item, "item_unknown")), item, body()))


@bp.post("/decisions/<decision>/outcome")
def outcome(decision: str) -> Response:
    """Take the ward's word on whether what was decided came."""
    unit = unit_of(decision, "decision_unknown")
    return take(parse.outcome(acting_as_unit(unit), decision, body()))
