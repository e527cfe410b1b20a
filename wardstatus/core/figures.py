"""Figures over the units below: sums and means of their numbers, counts and shares of their levels.

A figure is of the units known, and unknown only if none is. A unit shown unknown is missing; for
a number so is one whose number is unknown, or whose plan lacks it.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from wardstatus.core.indicators import known
from wardstatus.core.over import FigureKind, Over
from wardstatus.core.plans import Indicator
from wardstatus.core.program import program_of
from wardstatus.core.same import Same
from wardstatus.core.standing import Standing
from wardstatus.core.status import shown
from wardstatus.core.sums import Part
from wardstatus.core.terms import Terms
from wardstatus.core.units import Rulebook, Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """Which units are in which figures of units above, and how deep each unit stands."""

    depth: Mapping[str, int]
    watchers: Mapping[str, tuple[str, ...]]
    """By unit, those above it that have a figure it is in."""
    members: Mapping[tuple[str, str], Mapping[str, int]]
    """By unit and indicator, the units that figure is over, numbered."""

    def above(self, units: Iterable[str]) -> Iterator[str]:
        """Yield some units and all that look at them, at once or through others."""
        found: dict[str, None] = {}
        left = list(units)
        while left:
            unit = left.pop()
            if unit not in found:
                found[unit] = None
                left.extend(self.watchers.get(unit, ()))
        return iter(found)


def tree_of(book: Rulebook) -> Tree:
    """Return the tree of a rulebook; made once while the rulebook is in force."""
    return _tree(Same(book))


@lru_cache(maxsize=16)
def _tree(book: Same[Rulebook]) -> Tree:
    units = book.it.units
    below: dict[str, list[Unit]] = {unit: [] for unit in units}
    for unit in units.values():
        if unit.parent is not None:
            below[unit.parent].append(unit)
    members = {
        (unit.id, indicator.id): _numbered(_members(book.it, below, unit.id, indicator))
        for unit in units.values()
        if unit.plan is not None
        for indicator in program_of(unit.plan).figures
    }
    watchers: dict[str, dict[str, None]] = {}
    for (watcher, _), watched in members.items():
        for unit_id in watched:
            watchers.setdefault(unit_id, {})[watcher] = None
    return Tree(
        depth={unit: sum(1 for _ in book.it.upwards(unit)) for unit in units},
        watchers={unit: tuple(found) for unit, found in watchers.items()},
        members=members,
    )


def _numbered(units: Iterable[str]) -> dict[str, int]:
    return {unit: place for place, unit in enumerate(units)}


def _members(
    book: Rulebook, below: Mapping[str, list[Unit]], unit: str, indicator: Indicator
) -> Iterator[str]:
    """Headings are not there; `wards` are looked for at any depth."""
    left = list(below[unit])
    while left:
        here = left.pop()
        if indicator.kind == "children":
            if not book.is_heading(here.id):
                yield here.id
        else:
            left += below[here.id]
            if here.kind == "ward":
                yield here.id


_OF_LEVELS: frozenset[FigureKind] = frozenset({"count_red", "count_yellow", "share_red"})


def part(over: Over, standing: Standing, terms: Terms, at: datetime) -> Part | None:
    """Return what a unit brings to a figure at an instant; None: it is missing."""
    level = shown(standing, terms.unit, at)
    if level is None or over.figure in _OF_LEVELS:
        return level
    if over.indicator not in terms.plan.indicators:
        return None
    return known(standing, terms, over.indicator, at)
