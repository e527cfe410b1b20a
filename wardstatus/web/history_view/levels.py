"""Sentences about a unit's level, its numbers and its lists."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from wardstatus.core.levels import Level
from wardstatus.web.history_view.sentences import Context, Said, Teller, clock, joined, who

Body = Mapping[str, Any]


def _level(here: Context, level: str | None) -> str:
    return here.scene.level(Level(level)) if level else here.scene.words("unknown")


def _capital(said: str) -> str:
    return said[:1].upper() + said[1:]


def _names(here: Context, ids: list[str]) -> str:
    known = here.scene.plan.needs + here.scene.plan.offers
    names = {each.id: here.scene.words.pick(each.name) for each in known}
    return ", ".join(names.get(each, each) for each in ids)


def declared(here: Context, body: Body) -> Said:
    """A level was set."""
    _ = here.scene.words
    text = _("Set to {level}", level=_level(here, body["level"]))
    if body["needs"]:
        text = _("{text}, needs {needs}", text=text, needs=_names(here, body["needs"]))
    return text, who(here, body["by"])


def confirmed(here: Context, body: Body) -> Said:
    """A level still holds."""
    _ = here.scene.words
    said = _("{level} confirmed", level=_capital(_level(here, body["level"])))
    return said, who(here, body["by"])


def undone(here: Context, body: Body) -> Said:
    """A tap was taken back."""
    _ = here.scene.words
    return _("Undone, {level} again", level=_level(here, body["level"])), who(here, body["by"])


def noted(here: Context, body: Body) -> Said:
    """Something on paper was entered afterwards; both times are said."""
    _, scene = here.scene.words, here.scene
    at = datetime.fromisoformat(body["happened_at"])
    when = f"{_.day(at, scene.zone)} {clock(here, body['happened_at'])}"
    said = _("On paper {time}: {text}", time=when, text=body["text"] or "…")
    return said, joined(_("entered afterwards"), who(here, body["by"]))


def lowered(here: Context, body: Body) -> Said:
    """A level was lowered from above."""
    _ = here.scene.words
    said = _("Lowered to {level}, agreed with the unit", level=_level(here, body["level"]))
    return said, who(here, body["by"], body["role"])


def followed(here: Context, body: Body) -> Said:
    """A level followed the numbers."""
    _ = here.scene.words
    return _("The numbers set {level}", level=_level(here, body["level"])), ""


def lapsed(here: Context, body: Body) -> Said:
    """A level was not confirmed in time."""
    _ = here.scene.words
    level = _level(here, body["level"])
    if body["level"] == Level.RED:
        return _("Red not confirmed"), ""
    return _("Not confirmed in time: unknown, last {level}", level=level), ""


def needs(here: Context, body: Body) -> Said:
    """What the unit lacks or offers was tapped."""
    _ = here.scene.words
    lacks, gives = _names(here, body["needs"]), _names(here, body["offers"])
    said = joined(
        _("Needs: {needs}", needs=lacks) if lacks else "",
        _("Can lend: {offers}", offers=gives) if gives else "",
    )
    return (said, who(here, body["by"])) if said else None


def prompted(here: Context, body: Body) -> Said:
    """The ward answered a recommendation or a lowering."""
    _ = here.scene.words
    said = {
        "managing": _("We manage"),
        "numbers_wrong": _("The numbers are wrong"),
        "agree": _("Agreed"),
        "disagree": _("Disagreed"),
    }
    return said[body["answer"]], who(here, body["by"])


def recommended(here: Context, body: Body) -> Said:
    """The numbers ask for another level."""
    _ = here.scene.words
    if body["level"] is None:
        return _("Numbers are missing: nothing is recommended"), ""
    return _("The numbers suggest {level}", level=_level(here, body["level"])), ""


def flagged(here: Context, body: Body) -> Said:
    """A flag was raised; figures over units have no line: what they turn has one."""
    _, named = here.scene.words, here.scene.plan.indicators.get(body["indicator"])
    name = _.pick(named.name) if named else body["indicator"]
    said = _("{name}: number {n} in this shift", name=name, n=body["count"])
    return said, who(here, body["by"])


def override_ended(here: Context, body: Body) -> Said:
    """A person's level gave way to the numbers."""
    return here.scene.words("The numbers decide again"), ""


def opened(here: Context, body: Body) -> Said:
    """A list was opened."""
    _ = here.scene.words
    n = len(body["items"])
    if not n:
        return None
    if body["exit"]:
        return _.many("After red: {n} item", "After red: {n} items", n), ""
    level = _level(here, body["level"])
    said = _.many(
        "Action list {level} opened, {n} item",
        "Action list {level} opened, {n} items",
        n,
        level=level,
    )
    return said, ""


def marked(here: Context, body: Body) -> Said:
    """An item was ticked, given up or opened again."""
    _ = here.scene.words
    text = here.items.get(body["item"], "")
    said = {
        "done": _("Done: {item}", item=text),
        "not_done": _("Not done: {item}", item=text),
        "open": _("Open again: {item}", item=text),
    }
    return said[body["state"]], who(here, body["by"])


def overdue(here: Context, body: Body) -> Said:
    """An item was still open at its time."""
    _ = here.scene.words
    return _("Not done in time: {item}", item=here.items.get(body["item"], "")), ""


def noticed(here: Context, body: Body) -> Said:
    """A band was shown on every screen."""
    _ = here.scene.words
    until = clock(here, body["until"])
    small = _("until {clock}", clock=until) if until else ""
    return (_("Notice: {text}", text=body["text"]), small) if body["text"] else None


TELLERS: Mapping[str, Teller] = {
    "level_declared": declared,
    "level_confirmed": confirmed,
    "level_undone": undone,
    "level_lowered": lowered,
    "note_entered": noted,
    "level_followed": followed,
    "confirmation_lapsed": lapsed,
    "needs_tapped": needs,
    "prompt_answered": prompted,
    "recommendation_changed": recommended,
    "flag_raised": flagged,
    "override_ended": override_ended,
    "list_opened": opened,
    "item_marked": marked,
    "item_overdue": overdue,
    "notice_shown": noticed,
}
