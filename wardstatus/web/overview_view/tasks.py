"""What leaders owe, by the clock: items of every unit, the latest past their time on top."""

from dataclasses import dataclass

from markupsafe import Markup

from wardstatus.core import actions
from wardstatus.core.standing import Item
from wardstatus.core.units import Unit
from wardstatus.web.overview_view.desk import Desk
from wardstatus.web.scene import Scene

SEEN = 6
"""So many are seen at first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One open item of a leader."""

    due: str
    over: str
    """How long past its time; empty: it is not."""
    role: Markup
    text: str
    unit: Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Tasks:
    """All of them, by clock time."""

    seen: tuple[Task, ...]
    rest: tuple[Task, ...]
    late: int


def tasks(desk: Desk) -> Tasks:
    """Return what leaders owe on the units shown."""
    found = sorted(
        ((item, desk.scene(unit)) for unit in desk.units for item in owed(desk, unit)),
        key=lambda each: each[0].due,
    )
    rows = tuple(_task(item, scene) for item, scene in found)
    return Tasks(
        seen=rows[:SEEN],
        rest=rows[SEEN:],
        late=sum(actions.overdue(item, desk.now) for item, _scene in found),
    )


def owed(desk: Desk, unit: Unit) -> list[Item]:
    """Return a unit's items that wait for a leader, but for the answer, which is a chain's."""
    return [
        item
        for item in desk.standing(unit).items
        if not item.at_screen and item.state == "open" and not item.answer
    ]


def _task(item: Item, scene: Scene) -> Task:
    _ = scene.words
    late = actions.overdue(item, scene.now)
    return Task(
        due=scene.clock(item.due),
        over=_("{span} over", span=scene.minutes(scene.now - item.due)) if late else "",
        role=scene.role(item.role),
        text=_.pick(item.text),
        unit=scene.unit,
    )
