"""What a plan's indicators are computed from, in the order in which they can be."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from graphlib import CycleError, TopologicalSorter
from typing import TypeAlias

from wardstatus.core.formulas import formula
from wardstatus.core.plans import Indicator, Plan
from wardstatus.core.published import point_sum
from wardstatus.core.same import Same
from wardstatus.core.scores import SCORES

Known: TypeAlias = Mapping[str, float | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Program:
    """The computed indicators of a plan, each after all it is computed from."""

    order: tuple[str, ...]
    compute: Mapping[str, Callable[[Known], float | None]]
    needs: Mapping[str, tuple[str, ...]]
    """By computed indicator, what it is computed from at once."""
    dependents: Mapping[str, tuple[str, ...]]
    """By indicator that is in any, the computed ones, at once or through others, in order."""
    flags: tuple[str, ...]
    figures: tuple[Indicator, ...]
    """Those over the units below."""

    def behind(self, indicator: str) -> tuple[str, ...]:
        """Return what an indicator is made of in the end; itself if it is not computed."""
        if indicator not in self.needs:
            return (indicator,)
        found: dict[str, None] = {}
        left = [indicator]
        while left:
            for name in self.needs.get(left.pop(), ()):
                if name not in found:
                    found[name] = None
                    left.append(name)
        return tuple(name for name in found if name not in self.needs)


def needs(indicator: Indicator) -> tuple[str, ...]:
    """Return the indicators of the same plan this one is computed from at once.

    Raises WrongFormula for a formula that does not parse.
    """
    if indicator.kind == "formula":
        return tuple(formula(indicator.formula).names)
    if indicator.kind == "points":
        return tuple(indicator.points)
    if indicator.kind == "score":
        return SCORES[indicator.score].inputs
    return ()


def circle(wanted: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    """Return the way from an indicator back to itself, or nothing if there is none."""
    try:
        TopologicalSorter(wanted).prepare()
    except CycleError as error:
        found: list[str] = error.args[1]
        return tuple(reversed(found))
    return ()


def program_of(plan: Plan) -> Program:
    """Return the program of a plan; made once while the plan is in force."""
    return _program(Same(plan))


@lru_cache(maxsize=256)
def _program(plan: Same[Plan]) -> Program:
    indicators = plan.it.indicators
    wanted = {
        name: needs(each)
        for name, each in indicators.items()
        if each.kind in ("formula", "points", "score")
    }
    order = tuple(name for name in TopologicalSorter(wanted).static_order() if name in wanted)
    dependents = {name: tuple(_dependents(name, order, wanted)) for name in indicators}
    return Program(
        order=order,
        dependents={name: moved for name, moved in dependents.items() if moved},
        compute={name: _compute(indicators[name]) for name in wanted},
        needs=wanted,
        flags=tuple(name for name, each in indicators.items() if each.kind == "flag"),
        figures=tuple(each for each in indicators.values() if each.over is not None),
    )


def _dependents(
    name: str, order: Iterable[str], wanted: Mapping[str, Iterable[str]]
) -> Iterator[str]:
    moved = {name}
    for computed in order:
        if not moved.isdisjoint(wanted[computed]):
            moved.add(computed)
            yield computed


def _compute(indicator: Indicator) -> Callable[[Known], float | None]:
    if indicator.kind == "formula":
        return formula(indicator.formula).value
    if indicator.kind == "score":
        return SCORES[indicator.score].value
    bounds = indicator.points
    return lambda known: point_sum(known, bounds)
