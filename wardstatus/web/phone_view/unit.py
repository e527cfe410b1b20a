"""The leader's page about one unit: asked, answered, taken by somebody else, over."""

from dataclasses import replace
from datetime import datetime, timedelta

from markupsafe import Markup

from wardstatus.core import spells
from wardstatus.core.judge.leaders import latest_answer
from wardstatus.core.standing import Answer
from wardstatus.web.phone_view import after, told
from wardstatus.web.phone_view.caller import Caller
from wardstatus.web.phone_view.page import Phone, Until
from wardstatus.web.phone_view.roles import passes, role
from wardstatus.web.scene import Scene, filled

CHOICES = (timedelta(minutes=30), timedelta(minutes=60), timedelta(minutes=120))
"""How long an answer may hold."""


def unit_page(caller: Caller, next_unit: str = "") -> Phone:
    """Return the page about one unit; `next_unit` waits for this person too."""
    stage = caller.stage()
    if stage in ("ask", "must"):
        return _asked(caller)
    if stage == "answered":
        return _answered(caller, next_unit)
    if stage == "over":
        return after.over(caller, next_unit)
    made = caller.decision()
    if made is not None:
        return after.decided(caller, made, next_unit)
    return after.taken(caller, next_unit)


def _asked(caller: Caller) -> Phone:
    scene, must = caller.scene, caller.stage() == "must"
    due, small = _due(caller)
    return Phone(
        kind="ask",
        unit=scene.unit.id,
        head=told.head(scene),
        name=caller.name,
        role=role(caller),
        due=due,
        due_small=small,
        facts=told.facts(scene),
        waiting=told.waiting(caller),
        told=told.people(caller),
        phone=scene.unit.phone,
        take=bool(caller.role) and not must and not _over_limit(scene),
        decide=must,
        must=must,
        record=caller.may_record and not caller.may_decide,
        passes=passes(caller),
    )


def _over_limit(scene: Scene) -> bool:
    return scene.red is not None and spells.over_limit(scene.red, scene.now)


def _due(caller: Caller) -> tuple[Markup, Markup]:
    """Return what is asked of this person by when, and how it stands."""
    scene = caller.scene
    _, spell = scene.words, scene.red
    assert spell is not None, "somebody is asked about a unit that is red"
    still = _("RED phase for {span}.", span=told.red_for(scene))
    if spell.again:
        still = _("RED phase again, {span} in all.", span=told.red_for(scene))
    at = spells.over_since(spell)
    if at is not None and _over_limit(scene):
        asked = (
            _("You decide. Over the limit {time}")
            if caller.may_decide
            else _("Over the limit {time}")
        )
        over = _("{span} over.", span=scene.minutes(scene.now - at))
        return filled(asked, time=scene.clock(at)), filled(f"{over} {still}")
    if not caller.role:
        return filled(_("Find a leader by phone")), filled(f"{still} {_('Nobody has answered')}.")
    number = sum(1 for step in spell.chain.taken if step.told) if spell.chain else 0
    count = _("Message {number}.", number=number) if number > 1 else ""
    next_at, end = caller.next_at(), spells.deadline(spell)
    if next_at is not None:
        said = filled(_("Answer by {time}"), time=scene.clock(next_at))
    elif end is not None:
        said = filled(_("Deadline {time}"), time=scene.clock(end))
    else:
        said = filled(_("Nobody has answered"))
    return said, filled(f"{still} {_owner(scene, end)} {count}".strip())


def _owner(scene: Scene, end: datetime | None) -> str:
    _ = scene.words
    if end is None:
        return ""
    return _("{role} decides by {time}.", role=scene.owner(end), time=scene.clock(end))


def _answered(caller: Caller, next_unit: str) -> Phone:
    scene, answer = caller.scene, caller.answer()
    _ = scene.words
    assert answer is not None, "the stage says that it stands"
    seen = filled(
        _("{role} has it, word again by {time}"), role=answer.role, time=scene.clock(answer.until)
    )
    said = Markup("<b>{}</b> {}").format(
        _("You took it {time}", time=scene.clock(answer.at)),
        filled(_("The ward sees on its board: {words}."), words=Markup("<i>{}</i>").format(seen)),
    )
    return replace(
        after.settled(caller, "answered", said, next_unit),
        facts=told.facts(scene),
        waiting=told.waiting(caller),
        untils=untils(caller, answer),
        note=_("Ten minutes before it ends, only you are asked."),
        decide=caller.may_decide,
        passes=passes(caller),
    )


def untils(caller: Caller, answer: Answer) -> tuple[Until, ...]:
    """Return until when the answer may hold: never past the next review or limit."""
    scene, spell = caller.scene, caller.scene.red
    latest = latest_answer(spell, scene.now) if spell else None
    begins = answer.at if answer.at + CHOICES[0] > scene.now else scene.now
    wanted = [begins + span for span in CHOICES]
    allowed = [at for at in wanted if latest is None or at <= latest]
    if latest is not None and len(allowed) < len(wanted):
        allowed.append(latest)
    off = [at for at in wanted if at not in allowed][: len(wanted) - len(allowed)]
    near = min(allowed, key=lambda at: abs(at - answer.until))
    return tuple(
        Until(
            value=at.isoformat(timespec="seconds").replace("+00:00", "Z"),
            text=scene.clock(at),
            checked=at == near,
            off=at in off,
        )
        for at in (*allowed, *off)
    )
