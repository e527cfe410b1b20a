"""What may be said of duty, by whoever asks."""

from flask import request

from wardstatus.access import rights
from wardstatus.access.identity import speaking
from wardstatus.core.inputs import GiveBackDuty, OverrideDuty
from wardstatus.errors import NotAllowed, NotFound
from wardstatus.web import parse_duties
from wardstatus.web.identity import identity
from wardstatus.web.runtime import runtime


def root() -> str:
    """Return the board or the part of it asked for; else the reader's own, else the first."""
    book, asking = runtime().service.rulebook, identity()
    asked = request.values.get("root")
    if asked is not None:
        if asked not in book.units:
            known = ", ".join(sorted(book.units))
            raise NotFound("unit_unknown", "root", unit=asked, known=known)
        return asked
    if asking.unit is not None and asking.unit in book.units:
        return book.root_of(asking.unit)
    first = next(iter(book.roots()), None)
    if first is None:
        raise NotFound("field_missing", "root")
    return first.id


def allowed(top: str) -> frozenset[str]:
    """Return the units at or below one at which whoever asks may say who is on duty."""
    book = runtime().service.rulebook
    below = (unit.id for unit in book.below(top))
    return frozenset(unit for unit in below if rights.may_set_duty(identity(), unit, book))


def said(body: object) -> OverrideDuty:
    """Return what was said; raise NotAllowed for whoever may not say it.

    One's own duties anybody may leave to a colleague, or exchange.
    """
    top, asking = root(), identity()
    parsed = parse_duties.override(body, speaking(asking, top), top)
    own = {parsed.other} if parsed.kind == "away" else {parsed.other, parsed.person}
    if parsed.kind == "role" or asking.person not in own:
        _allow(parsed.unit)
    return parsed


def given_back(id_: str) -> GiveBackDuty:
    """Return that an override is taken back; raise NotAllowed for whoever may not say it."""
    top, asking = root(), identity()
    overrides = runtime().service.rulebook.roster.overrides
    found = next((each for each in overrides if each.id == id_), None)
    whose = (found.other, found.person) if found is not None and not found.role else ()
    if asking.person is None or asking.person not in whose:
        _allow(found.unit if found is not None and found.unit else top)
    return GiveBackDuty(unit=top, by=speaking(asking, top), override=id_)


def _allow(unit: str) -> None:
    """One that is not known is for the core to refuse."""
    book = runtime().service.rulebook
    if unit in book.units and not rights.may_set_duty(identity(), unit, book):
        raise NotAllowed("not_yours", unit=unit)
