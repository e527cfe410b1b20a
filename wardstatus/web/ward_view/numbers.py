"""The numbers beneath: steppers for what the ward counts, constants to read."""

from dataclasses import dataclass

from wardstatus.core import indicators
from wardstatus.core.plans import Indicator
from wardstatus.web.scene import Scene

SHOWN = 4
"""So many fit in one row."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """One number, pre-filled; a tap is one more or one fewer."""

    indicator: str
    name: str
    unit: str
    value: str
    """With a question mark where it is too old; a dash where there has been none."""
    steps: bool
    less: bool = False
    more: bool = False


def shown(scene: Scene) -> tuple[Number, ...]:
    """Return up to four numbers in the plan's order; constants give way."""
    known = [each for each in scene.plan.indicators.values() if each.kind == "reading"]
    constant = scene.unit.constants
    counted = [each for each in known if each.id not in constant][:SHOWN]
    fixed = [each for each in known if each.id in constant][: SHOWN - len(counted)]
    taken = {each.id for each in (*counted, *fixed)}
    return tuple(_number(scene, each) for each in known if each.id in taken)


def stepped(scene: Scene, indicator: str, by: int) -> float:
    """Return the value one tap makes of a number, within its bounds."""
    named = scene.plan.indicators.get(indicator)
    reading = scene.standing.numbers.readings.get(indicator)
    value = (reading.value if reading else 0) + by
    if named is not None and named.min is not None:
        value = max(value, named.min)
    if named is not None and named.max is not None:
        value = min(value, named.max)
    return value


def _number(scene: Scene, named: Indicator) -> Number:
    _ = scene.words
    value = indicators.value(scene.standing, scene.unit, scene.rulebook, named.id, scene.now)
    reading = scene.standing.numbers.readings.get(named.id)
    said = "–" if value is None else _.number(value)
    if value is None and reading is not None:
        said = f"{_.number(reading.value)}?"
    last = reading.value if reading else None
    return Number(
        indicator=named.id,
        name=_.pick(named.name),
        unit=_.pick(named.unit),
        value=said,
        steps=named.id not in scene.unit.constants,
        less=last is not None and (named.min is None or last > named.min),
        more=last is None or named.max is None or last < named.max,
    )
