"""The leader's page when nothing is asked any more: taken, decided, over."""

from dataclasses import replace

from markupsafe import Markup

from wardstatus.core.standing import Decision
from wardstatus.web.phone_view import told
from wardstatus.web.phone_view.caller import Caller
from wardstatus.web.phone_view.page import Kind, Line, Phone
from wardstatus.web.phone_view.roles import role
from wardstatus.web.scene import Scene, filled


def taken(caller: Caller, next_unit: str) -> Phone:
    """Return the page when somebody else has answered."""
    scene, answer = caller.scene, caller.answer()
    _ = scene.words
    assert answer is not None, "the stage says that it stands"
    said = Markup("<b>{}</b> {}").format(
        _(
            "{role} ({name}) took it {time}",
            role=answer.role,
            name=scene.name(answer.by),
            time=scene.clock(answer.at),
        ),
        _("Word again by {time}.", time=scene.clock(answer.until)),
    )
    return replace(
        settled(caller, "taken", said, next_unit),
        facts=told.facts(scene),
        waiting=told.waiting(caller),
        note=_("You need not do anything now."),
        decide=caller.may_decide,
    )


def decided(caller: Caller, made: Decision, next_unit: str) -> Phone:
    """Return the page when somebody has decided, and what follows."""
    scene = caller.scene
    _, mine = scene.words, made.by == caller.person
    who = (
        _("You decided {time}", time=scene.clock(made.at))
        if mine
        else _(
            "{role} ({name}) decided {time}",
            role=made.role,
            name=scene.name(made.by),
            time=scene.clock(made.at),
        )
    )
    text = _.pick(made.text).rstrip(".")
    holds = _("{text}. Holds until {time}.", text=text, time=scene.clock(made.until))
    seen = _("The ward sees it on its board.") if mine else ""
    said = Markup("<b>{}</b> {} {}").format(who, holds if text else "", seen)
    return replace(
        settled(caller, "taken", said, next_unit),
        then=_then(scene, made),
        note="" if mine else _("You need not do anything now."),
        decide=caller.may_decide,
    )


def _then(scene: Scene, made: Decision) -> tuple[Line, ...]:
    _ = scene.words
    lines = []
    if made.due is not None and made.came is None:
        asked = filled(
            _("The ward is asked: {words}"), words=Markup("<i>{}</i>").format(_("Did it come?"))
        )
        small = filled(_("No ends the decision, and {role} gets to know"), role=made.role)
        lines.append(Line(time=scene.clock(made.due), text=asked, small=small))
    end = filled(_("The decision ends"))
    owner = scene.owner(made.until)
    small = filled(_("if the ward is red then, {role} is told again"), role=owner)
    lines.append(Line(time=scene.clock(made.until), text=end, small=small))
    return tuple(lines)


def over(caller: Caller, next_unit: str) -> Phone:
    """Return the page when red was left."""
    scene = caller.scene
    _, now = scene.words, scene.standing.status
    level = now.level
    since = scene.clock(now.since) if now.since else ""
    what = _(
        "{unit} is not red any more: {level} since {time}.",
        unit=scene.unit.name,
        level=scene.level(level) if level else _("unknown"),
        time=since,
    )
    said = Markup("<b>{}</b> {}").format(_("Red is over"), what)
    page = settled(caller, "over", said, next_unit)
    return replace(page, note=_("You need not do anything now."))


def settled(caller: Caller, kind: Kind, said: Markup, next_unit: str) -> Phone:
    """Return what every page says on which nothing has to be done at once."""
    return Phone(
        kind=kind,
        unit=caller.scene.unit.id,
        head=told.small_head(caller.scene),
        name=caller.name,
        role=role(caller),
        said=said,
        phone=caller.scene.unit.phone,
        next_unit=next_unit,
    )
