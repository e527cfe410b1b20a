"""What a tap would bring, where there is nothing to do: the plan is known before it is needed."""

from collections.abc import Iterator
from dataclasses import dataclass

from wardstatus.core.levels import Level
from wardstatus.core.plans import Action, in_shift
from wardstatus.core.terms import Terms
from wardstatus.web.scene import Scene

AT_MOST = 3
"""More is not read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Coming:
    """One thing the ward would do, or one person who would be told."""

    text: str
    small: str
    state: str = ""
    """Of a person: the telephone number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ahead:
    """What would follow: a sentence, and its rows."""

    title: str
    rows: tuple[Coming, ...]


def own(scene: Scene, room: int) -> Ahead | None:
    """Return what yellow would put on the ward's own list, `room` rows; None on yellow and red."""
    _ = scene.words
    if scene.standing.status.level in (Level.YELLOW, Level.RED) or _was_just_tapped(scene):
        return None
    rows = tuple(
        Coming(text=_.pick(each.text), small=_("within {span}", span=_.lasting(each.within)))
        for each in scene.plan.yellow.actions
        if _is_ours(scene, each)
    )[: min(AT_MOST, room)]
    return Ahead(title=_("If you set yellow, this comes on the list:"), rows=rows) if rows else None


def owed(scene: Scene, room: int) -> Ahead | None:
    """Return whom red would tell, `room` at most; None on red and in a silent trial."""
    _, steps = scene.words, scene.plan.answer.steps
    if scene.standing.status.level is Level.RED or _was_just_tapped(scene):
        return None
    if scene.unit.silent or not steps:
        return None
    rows = tuple(_told(scene))[: min(AT_MOST, room)]
    title = (
        _("If you set red, these are told:")
        if rows
        else _("If you set red, nobody is on duty to be told.")
    )
    return Ahead(title=title, rows=rows)


def _was_just_tapped(scene: Scene) -> bool:
    """Return whether the tap may still be undone: then the panel above needs the room."""
    before = scene.standing.before
    return before is not None and scene.now < before.until


def _is_ours(scene: Scene, action: Action) -> bool:
    role = scene.plan.roles.get(in_shift(action.role, scene.shift(scene.now)))
    return role is not None and role.at_screen


def _told(scene: Scene) -> Iterator[Coming]:
    """Yield each person of the answer chain once; a step that reaches nobody is passed by."""
    _, shift = scene.words, scene.shift(scene.now)
    terms = Terms(unit=scene.unit, plan=scene.plan, book=scene.rulebook)
    known: set[str] = set()
    for step in scene.plan.answer.steps:
        small = _("If nobody answers") if known else _("At once")
        for role, person in terms.persons(in_shift(step.notify, shift), scene.now):
            if person not in known:
                yield _person(scene, role, person, small)
        known.update(one for _role, one in terms.persons(in_shift(step.notify, shift), scene.now))


def _person(scene: Scene, role: str, person: str, small: str) -> Coming:
    found = scene.person(person)
    name = scene.name(person)
    return Coming(
        text=scene.role_in_full(role),
        small=" · ".join(part for part in (small, name) if part),
        state=found.phone if found else "",
    )
