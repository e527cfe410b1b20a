"""Needs and offers side by side, resource by resource: who lacks it, who has it to lend."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from wardstatus.core.levels import Level
from wardstatus.core.plans import Choice
from wardstatus.core.units import Unit
from wardstatus.web.overview_view.desk import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A unit that lacks or offers, with its shape."""

    unit: Unit
    level: str
    shape: str


@dataclass(slots=True, kw_only=True)
class Resource:
    """One thing a plan can ask for, by its name in the reader's language."""

    name: str
    lacking: list[Place] = field(default_factory=list)
    offered: list[Place] = field(default_factory=list)


def resources(desk: Desk) -> list[Resource]:
    """Return what is lacked or offered now, the most lacked first; a resource with both on top."""
    found: dict[str, Resource] = {}
    for unit in desk.units:
        stands, plan = desk.standing(unit).status, unit.plan
        if plan is None or desk.shown(unit) is None:
            continue
        place = _place(desk, unit)
        for name in named(desk, plan.needs, stands.needs):
            found.setdefault(name, Resource(name=name)).lacking.append(place)
        for name in named(desk, plan.offers, stands.offers):
            found.setdefault(name, Resource(name=name)).offered.append(place)
    return sorted(found.values(), key=_pressing)


def named(desk: Desk, choices: Sequence[Choice], tapped: Sequence[str]) -> list[str]:
    """Return what was tapped, in words, in the plan's order."""
    return [desk.words.pick(each.name).lower() for each in choices if each.id in tapped]


def _pressing(resource: Resource) -> tuple[bool, int, str]:
    solved = bool(resource.lacking) and bool(resource.offered)
    return not solved, -len(resource.lacking), resource.name


def _place(desk: Desk, unit: Unit) -> Place:
    level = desk.shown(unit) or Level.GREEN
    return Place(unit=unit, level=level.value, shape=str(level.rank))
