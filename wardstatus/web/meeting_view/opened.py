"""What is not green, opened: need, free beds, decisions in force, what leaders owe."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from wardstatus.core import actions, chains, spells
from wardstatus.core.levels import Level
from wardstatus.core.standing import Spell
from wardstatus.core.units import Unit
from wardstatus.web.overview_view.desk import SHAPES, Desk
from wardstatus.web.overview_view.lacking import named
from wardstatus.web.overview_view.rows import OCCUPIED, STAFFED, known
from wardstatus.web.overview_view.tasks import owed
from wardstatus.web.scene import Scene

SEEN, TIGHT = 2, 9
"""So many of what a unit is owed are named, one of it where more units than that are opened."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A thing, and beneath it by whom and when."""

    text: str
    small: str = ""
    late: str = ""
    """How long past its time; stands first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """One unit that is not green."""

    unit: Unit
    level: str
    shape: str
    over: bool
    small: str
    needs: str
    free: str
    decided: Sequence[Line]
    owes: Sequence[Line]


def opened(desk: Desk) -> list[Opened]:
    """Return the units that are red, yellow or unknown, in the order of the wall."""
    found = [unit for unit in desk.units if desk.shown(unit) is not Level.GREEN]
    seen = SEEN if len(found) <= TIGHT else 1
    return [_opened(desk, unit, seen) for unit in found]


def _opened(desk: Desk, unit: Unit, seen: int) -> Opened:
    shown, scene = desk.shown(unit), desk.scene(unit)
    over = scene.red is not None and spells.over_limit(scene.red, desk.now)
    return Opened(
        unit=unit,
        level=shown.value if shown else "unknown",
        shape=SHAPES[shown],
        over=over,
        small=_small(desk, scene),
        needs=", ".join(_needs(desk, unit)) or "–",
        free=free_said(desk, unit),
        decided=_decided(scene),
        owes=_owes(desk, scene, seen),
    )


def _needs(desk: Desk, unit: Unit) -> list[str]:
    plan = unit.plan
    return named(desk, plan.needs, desk.standing(unit).status.needs) if plan else []


def free(desk: Desk, unit: Unit) -> int | None:
    """Return a unit's free staffed beds, less than none when it is over; None: unknown."""
    occupied, staffed = known(desk, unit, OCCUPIED), known(desk, unit, STAFFED)
    return None if occupied is None or staffed is None else round(staffed - occupied)


def free_said(desk: Desk, unit: Unit) -> str:
    """Return *1 av 24*; less than none where more lie there than are staffed."""
    _, beds, staffed = desk.words, free(desk, unit), known(desk, unit, STAFFED)
    if beds is None or staffed is None:
        return "–"
    return _("{n} of {all}", n=_.number(beds), all=_.number(staffed))


def _small(desk: Desk, scene: Scene) -> str:
    _, stands, shown = scene.words, scene.standing.status, desk.shown(scene.unit)
    if stands.level is None or stands.since is None:
        return _("not set")
    if shown is None:
        since = stands.valid_until or stands.since
        last = scene.level(stands.level)
        return _("unknown since {clock}, last {level}", clock=scene.clock(since), level=last)
    level = scene.level(shown)
    said = _("{level} since {clock}", level=level, clock=scene.clock(stands.since))
    spell = scene.red
    end = spells.deadline(spell) if spell else None
    if spell is None or end is None:
        return said
    if spells.over_limit(spell, scene.now):
        late = scene.minutes(scene.now - (spells.over_since(spell) or end))
        return f"{said}, " + _("over the limit {clock}, {span}", clock=scene.clock(end), span=late)
    return said


def _decided(scene: Scene) -> list[Line]:
    made = spells.in_force(scene.spell, scene.now) if scene.spell else ()
    return [
        Line(
            text=scene.words(
                "{text} until {clock}",
                text=scene.words.pick(each.text),
                clock=scene.clock(each.until),
            ),
            small=_made(scene, each.role, each.at, each.came),
        )
        for each in made
    ]


def _made(scene: Scene, role: str, at: datetime, came: bool | None) -> str:
    _ = scene.words
    said = f"{role} {scene.clock(at)}"
    return f"{said}, " + _("it came") if came else said


def _owes(desk: Desk, scene: Scene, seen: int) -> list[Line]:
    found = [*_chain(scene), *_items(desk, scene)]
    if desk.shown(scene.unit) is None:
        found = [Line(text=scene.words("Ring the ward"), small=scene.unit.phone), *found]
    if len(found) <= seen:
        return found
    more = scene.words.many("and {n} more", "and {n} more", len(found) - seen)
    return [*found[:seen], Line(text="", small=more)]


def _chain(scene: Scene) -> list[Line]:
    """Return the answer or decision that is owed, and who is told when nobody gives it."""
    _, spell = scene.words, scene.red
    if spell is None or scene.covering() is not None:
        return []
    end, answer = spells.deadline(spell), spells.standing_answer(spell, scene.now)
    if end is not None and (spells.over_limit(spell, scene.now) or answer is not None):
        due = _("{role}, due {clock}", role=scene.owner(end), clock=scene.clock(end))
        return [Line(text=_("Decision"), small=_then(scene, spell, due))]
    if answer is None and spell.chain is not None:
        return [Line(text=_("Answer"), small=_then(scene, spell, ""))]
    return []


def _then(scene: Scene, spell: Spell, said: str) -> str:
    _, at = scene.words, chains.next_due(spell)
    chain = chains.running(spell)
    told = [step for step in (spell.chain.taken if spell.chain else ()) if step.told]
    parts = [said]
    if told and not said:
        roles = ", ".join(dict.fromkeys(each.role for each in told[-1].told if each.role))
        parts.append(_("{roles} told {clock}", roles=roles, clock=scene.clock(told[-1].at)))
    if chain is not None and at is not None:
        parts.append(_("next {clock}", clock=scene.clock(at)))
    return ", ".join(each for each in parts if each)


def _items(desk: Desk, scene: Scene) -> list[Line]:
    _ = scene.words
    return [
        Line(
            text=_.pick(item.text),
            small=_("{role}, due {clock}", role=item.role, clock=scene.clock(item.due)),
            late=_("{span} over", span=scene.minutes(scene.now - item.due))
            if actions.overdue(item, scene.now)
            else "",
        )
        for item in sorted(owed(desk, scene.unit), key=lambda each: each.due)
    ]
