"""What a leader's tap says: for which units, by whom, and what."""

from flask import request

from wardstatus.access.rights import may_answer, may_record_decision
from wardstatus.core.inputs import Input
from wardstatus.core.standing import Standing
from wardstatus.errors import NotAllowed, NotNow, WrongField
from wardstatus.measures.past import Past
from wardstatus.web import parse
from wardstatus.web.identity import identity
from wardstatus.web.parse import Actor
from wardstatus.web.phone_view import Caller, chain_id, words_of
from wardstatus.web.runtime import runtime
from wardstatus.web.scene import Scene


def units() -> list[str]:
    """Return the units of the form: the one named, or all that wait and may be answered."""
    if request.form.get("all"):
        return [each.scene.unit.id for each in waiting() if each.stage() == "ask"]
    unit = request.form.get("unit", "")
    if not unit:
        raise WrongField("missing_field", field="unit")
    return [unit]


def standing(unit: str) -> Standing:
    """Return a unit the person may answer for; raise NotAllowed for any other."""
    standing = runtime().service.standing(unit)
    if not may_answer(identity(), standing):
        raise NotAllowed("not_yours")
    return standing


def _actor(unit: str) -> Actor:
    return Actor(unit=unit, by=identity().actor, person=identity().person)


def _chain(unit: str) -> str:
    spell = standing(unit).spell
    if spell is None:
        raise NotNow("not_red")
    return chain_id(spell)


def answered(unit: str) -> Input:
    """Return an answer for a unit, until the time of the form if it has one."""
    until = request.form.get("until")
    return parse.answer(_actor(unit), _chain(unit), {"until": until} if until else {})


def passed(unit: str) -> Input:
    """Return *I cannot, next please*."""
    return parse.answer(_actor(unit), _chain(unit), {"pass": True})


def decided(unit: str) -> Input:
    """Return the decision of the form: a choice of the plan, or a kind."""
    standing(unit)
    return parse.decision(_actor(unit), _chosen(unit))


def noted(unit: str) -> Input:
    """Return what the form says a leader said by telephone, as somebody above the unit heard it."""
    here, asking = runtime(), identity()
    book = here.service.rulebook
    if not may_record_decision(asking, unit, book, here.service.now()):
        raise NotAllowed("own_unit_cannot_record")
    actor = Actor(unit=unit, by=asking.actor, person=asking.person)
    person = request.form.get("person", "")
    way, _, until = request.form.get("choice", "").partition(":")
    if way == "answer":
        return parse.answer(actor, _heard_of(unit), {"by_phone": person, "until": until})
    return parse.decision(actor, {**_chosen(unit), "by_phone": person})


def _heard_of(unit: str) -> str:
    """Return the chain that somebody answered by telephone."""
    spell = runtime().service.standing(unit).spell
    if spell is None:
        raise NotNow("not_red")
    return chain_id(spell)


def _chosen(unit: str) -> dict[str, object]:
    way, _, what = request.form.get("choice", "").partition(":")
    body: dict[str, object] = {"criteria": request.form.getlist("criteria")}
    if way == "choice":
        return {**body, "choice": what}
    return {**body, "kind": what, "text": words_of(scene(unit)).get(what, "")}


def scene(unit: str) -> Scene:
    """Return a unit as the person meets it now."""
    service = runtime().service
    return Scene(
        standing=service.standing(unit),
        unit=service.rulebook.units[unit],
        rulebook=service.rulebook,
        words=runtime().words_for(request),
        now=service.now(),
    )


def past(unit: str) -> Past | None:
    """Return what the log tells of a unit; None: nothing yet."""
    service = runtime().service
    return service.records.histories.of(service.root(unit)).get(unit)


def caller(unit: str) -> Caller:
    """Return the person before a unit."""
    return Caller(scene=scene(unit), person=identity().person or "")


def every() -> list[Caller]:
    """Return the person before every unit of the board, in the order of the screens."""
    service, first = runtime().service, identity().unit
    if first is None:
        return []
    board = service.board(first)
    return [
        caller(unit.id) for unit in service.rulebook.below(board.root) if unit.id in board.standings
    ]


def waiting() -> list[Caller]:
    """Return all units of the board that wait for the person."""
    lasting = identity().lasting
    return [each for each in every() if each.waits(untold=lasting)]


def marked(unit: str) -> Input:
    """Return that an item of one of the person's roles was done."""
    wanted, who = request.form.get("done", ""), caller(unit)
    mine = [each for each in who.scene.standing.items if each.id == wanted and who.owes(each.role)]
    if not mine:
        raise NotAllowed("not_yours")
    return parse.item_mark(_actor(unit), wanted, {"state": "done"})
