"""The numbers beneath: steppers for what the ward counts, constants to read."""

from dataclasses import dataclass

from wardstatus.core import indicators
from wardstatus.core.plans import Indicator
from wardstatus.texts.scores import known
from wardstatus.web.scene import Scene

SHOWN = 4
"""So many fit in one row."""


_THERE = ("reading", "children", "wards")


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """One number, pre-filled; a tap is one more or one fewer."""

    indicator: str
    name: str
    unit: str
    value: str
    """With a question mark where it is too old; that alone where there has been none."""
    steps: bool
    less: bool = False
    more: bool = False


def shown(scene: Scene) -> tuple[Number, ...]:
    """Return up to four numbers in the plan's order; figures over units give way, then constants.

    What is computed here is not among them: it stands with its reasons.
    """
    there = [each for each in scene.plan.indicators.values() if each.kind in _THERE]
    constant = scene.unit.constants
    counted = [each for each in there if each.kind == "reading" and each.id not in constant]
    figures = [each for each in there if each.over is not None]
    fixed = [each for each in there if each.id in constant]
    taken = {each.id for each in (*counted, *figures, *fixed)[:SHOWN]}
    return tuple(_number(scene, each) for each in there if each.id in taken)


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
    said = "?" if value is None else _.number(value)
    if value is None and reading is not None:
        said = f"{_.number(reading.value)}?"
    last = reading.value if reading else None
    return Number(
        indicator=named.id,
        name=_.pick(named.name),
        unit=_measure(scene, named),
        value=said,
        steps=named.kind == "reading" and named.id not in scene.unit.constants,
        less=last is not None and (named.min is None or last > named.min),
        more=last is None or named.max is None or last < named.max,
    )


def _measure(scene: Scene, named: Indicator) -> str:
    """Return what a number counts; of a figure, also of how many units it is."""
    measure = scene.words.pick(named.unit)
    figure = scene.standing.numbers.figures.get(named.id)
    if figure is None:
        return measure
    said = known(scene.words, figure.known, figure.of)
    return f"{measure}, {said}" if measure else said
