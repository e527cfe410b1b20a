"""What a tap on the ward's screen says."""

from flask import request

from wardstatus.core.inputs import Input, TakeReading
from wardstatus.core.standing import Status
from wardstatus.errors import WrongField
from wardstatus.web import parse
from wardstatus.web.parse import Actor
from wardstatus.web.scene import Scene
from wardstatus.web.ward_view.numbers import stepped


def said(name: str) -> str:
    """Return a field of the form; raise WrongField if it is missing."""
    value = request.form.get(name, "")
    if not value:
        raise WrongField("missing_field", field=name)
    return value


def turned(here: Status) -> dict[str, object]:
    """Return the needs, offers or reason that stand once a chip was tapped."""
    for name, field, there in (("need", "needs", here.needs), ("offer", "offers", here.offers)):
        if value := request.form.get(name):
            return {field: _toggled(there, value)}
    reason = said("reason")
    return {"reason": "" if reason == here.reason else reason}


def _toggled(there: tuple[str, ...], value: str) -> list[str]:
    return [each for each in there if each != value] + ([] if value in there else [value])


def marked(who: Actor) -> Input:
    """Return what a tap said of an item: `done`, `open`, or `not_done` with a reason."""
    for state in ("done", "open"):
        if value := request.form.get(state):
            return parse.item_mark(who, value, {"state": state})
    name, _, reason = said("not_done").partition(" ")
    return parse.item_mark(who, name, {"state": "not_done", "reason": reason})


def step(who: Actor, scene: Scene) -> Input:
    """Return the number that one more, or one fewer, makes."""
    more = request.form.get("more")
    indicator = more or said("less")
    return TakeReading(
        unit=who.unit,
        by=who.by,
        own=who.own,
        indicator=indicator,
        value=stepped(scene, indicator, 1 if more else -1),
    )
