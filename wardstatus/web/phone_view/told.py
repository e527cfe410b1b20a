"""What a leader needs to know of a unit: what it lacks, its numbers, who was told, what waits."""

from datetime import datetime, timedelta

from markupsafe import Markup

from wardstatus.core import actions, indicators, spells
from wardstatus.web.phone_view.caller import Caller
from wardstatus.web.phone_view.page import NONE, Head, Line
from wardstatus.web.scene import Scene, filled
from wardstatus.web.ward_view.ring import delivery

NUMBERS = 4
"""So many numbers are said."""


def head(scene: Scene) -> Head:
    """Return the bar over a page that asks."""
    _ = scene.words
    return Head(shape="3", title=scene.unit.name, under=_("RED phase: needs help"))


def small_head(scene: Scene) -> Head:
    """Return the bar over a page that says what was done."""
    _, spell = scene.words, scene.red
    title = _("{unit}: RED phase", unit=scene.unit.name)
    if spell is None:
        level = scene.standing.status.level
        shape = str(level.rank) if level else "0"
        return Head(shape=shape, title=scene.unit.name, under=_("not red any more"), small=True)
    end = spells.deadline(spell)
    if spells.over_limit(spell, scene.now):
        at = spells.over_since(spell) or scene.now
        under = _("over the limit {time}", time=scene.clock(at))
    elif scene.covering() is not None:
        under = _("decided")
    else:
        under = _("deadline {time}", time=scene.clock(end)) if end else ""
    return Head(shape="3", title=title, under=under, small=True)


def facts(scene: Scene) -> Markup:
    """Return *Mangler: sykepleier. Pasienter 26, Senger 24 (tall fra 14:25)*."""
    _, needs = scene.words, scene.needs()
    lacks = filled(_("Lacks: {needs}."), needs=needs) if needs else NONE
    said = [Markup("<b>{}</b>").format(lacks)] if lacks else []
    if numbers := _numbers(scene):
        said.append(filled(numbers))
    return Markup(" ").join(said)


def _numbers(scene: Scene) -> str:
    _ = scene.words
    found: list[str] = []
    ages: list[datetime] = []
    for named in scene.plan.indicators.values():
        value = indicators.value(scene.standing, scene.unit, scene.rulebook, named.id, scene.now)
        if named.kind != "reading" or value is None or len(found) == NUMBERS:
            continue
        found.append(f"{_.pick(named.name)} {_.number(value)}")
        reading = scene.standing.numbers.readings.get(named.id)
        ages += [reading.at] if reading else []
    if not found:
        return ""
    said = ", ".join(found)
    if not ages:
        return f"{said}."
    return _("{numbers} (numbers from {time}).", numbers=said, time=scene.clock(min(ages)))


def people(caller: Caller) -> tuple[Line, ...]:
    """Return who was told and whether it arrived, and who is next."""
    scene = caller.scene
    _, spell = scene.words, scene.red
    rows = []
    for step in spell.chain.taken if spell and spell.chain else ():
        for told in step.told:
            who = _("You") if told.person == caller.person else scene.name(told.person)
            rows.append(
                Line(
                    time=scene.clock(step.ready_at),
                    text=_named(scene, who, told.role),
                    small=filled(delivery(scene, told)),
                )
            )
    return (*rows[-NUMBERS:], *_coming(caller))


def _named(scene: Scene, who: str, role: str) -> Markup:
    return (
        filled("{who}, {role}", who=who, role=scene.role_name(role).lower())
        if role
        else (Markup.escape(who))
    )


def _coming(caller: Caller) -> tuple[Line, ...]:
    scene, at = caller.scene, caller.next_at()
    _, roles = scene.words, caller.next_roles()
    if at is None:
        return ()
    over = scene.red is not None and spells.over_limit(scene.red, scene.now)
    why = _("Next, if nobody decides") if over else _("Next, if nobody answers")
    return tuple(
        Line(
            time=scene.clock(at),
            text=_named(scene, scene.name(person), role),
            small=filled(why),
        )
        for role, person in caller.terms.persons(roles, at)
    )


def waiting(caller: Caller) -> tuple[Markup, ...]:
    """Return the items of the list that wait for this person, late ones first."""
    scene = caller.scene
    _ = scene.words
    mine = [
        item
        for item in scene.standing.items
        if item.state == "open"
        and not item.at_screen
        and not item.answer
        and caller.owes(item.role)
    ]
    said = []
    for item in sorted(mine, key=lambda each: each.due):
        late = actions.overdue(item, scene.now)
        over = _("{span} over", span=scene.minutes(scene.now - item.due)) if late else ""
        said.append(
            filled(
                _("{text}. Due {time}{over}."),
                text=_.pick(item.text).rstrip("."),
                time=scene.clock(item.due),
                over=Markup(', <b class="late">{}</b>').format(over) if over else "",
            )
        )
    return tuple(said)


def red_for(scene: Scene) -> str:
    """Return how long it has been red."""
    spell = scene.spell
    return scene.minutes(spells.red_time(spell, scene.now) if spell else timedelta(0))
