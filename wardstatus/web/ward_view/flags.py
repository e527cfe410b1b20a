"""The plan's flags in the head: one tap each, with how often it was raised in this shift."""

from dataclasses import dataclass

from wardstatus.core import indicators
from wardstatus.core.program import program_of
from wardstatus.web.scene import Scene


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag:
    """One button: a tap is once more in this shift."""

    indicator: str
    name: str
    count: str


def flags(scene: Scene) -> tuple[Flag, ...]:
    """Return a button for each flag of the plan, in the plan's order."""
    return tuple(_flag(scene, name) for name in program_of(scene.plan).flags)


def _flag(scene: Scene, name: str) -> Flag:
    count = indicators.value(scene.standing, scene.unit, scene.rulebook, name, scene.now) or 0
    return Flag(
        indicator=name,
        name=scene.words.pick(scene.plan.indicators[name].name),
        count=scene.words.number(count),
    )
