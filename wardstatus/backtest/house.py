"""Which units there are, what they are decided by, and the roles as if each were one person."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple, Protocol
from zoneinfo import ZoneInfo

from wardstatus.backtest.columns import Wanted
from wardstatus.backtest.wrong import WrongFile
from wardstatus.core.plans import Plan
from wardstatus.core.units import Duty, Person, Rulebook, Unit

OSLO = ZoneInfo("Europe/Oslo")


ALONE = "alone"
"""Every unit that is alone is decided by one rulebook, in which it is called this."""


class Place(NamedTuple):
    """The board of a unit, and what the unit is called there."""

    book: Rulebook
    name: str


class House(Protocol):
    """What the units of a file are decided by."""

    plan: Plan
    """The plan that is tried."""
    zone: ZoneInfo

    def boards(self) -> Iterable[Rulebook]:
        """Return the boards there are whatever the file holds, each with one root."""

    def name_of(self, unit: str) -> str:
        """Return what people call a unit."""

    def place_of(self, unit: str) -> Place:
        """Return where a unit is played; raise WrongFile for one that cannot be."""


class Alone:
    """Without a configuration: every unit that a file names is a board of its own."""

    def __init__(self, plan: Plan, zone: ZoneInfo = OSLO) -> None:
        self.plan = followed(plan)
        self.zone = zone
        unit = Unit(id=ALONE, name=ALONE, short=ALONE, plan=self.plan)
        self._book = with_roles(Rulebook(units={ALONE: unit}, zone=zone))

    def boards(self) -> Iterable[Rulebook]:
        """Return none: units are known when the file names them."""
        return ()

    def name_of(self, unit: str) -> str:
        """Return the unit's id: a file knows no more."""
        return unit

    def place_of(self, unit: str) -> Place:
        """Return the board that every unit is by itself."""
        return Place(self._book, ALONE)


class Configured:
    """With a configuration: its tree, its constants and its zone."""

    def __init__(self, plan: Plan, ids: Iterable[str], book: Rulebook) -> None:
        """Units whose plan has one of these ids are decided by `plan`, the others by their own."""
        self.plan = followed(plan)
        self.zone = book.zone
        tried = frozenset(ids)
        units = {unit.id: self._played(unit, tried) for unit in book.units.values()}
        self._book = replace(book, units=units)
        self._boards = {
            root.id: with_roles(replace(self._book, units=_below(self._book, root.id)))
            for root in self._book.roots()
        }

    def _played(self, unit: Unit, tried: frozenset[str]) -> Unit:
        if unit.plan is None:
            return unit
        return replace(unit, plan=self.plan if unit.plan.id in tried else followed(unit.plan))

    def boards(self) -> Iterable[Rulebook]:
        """Return every board of the configuration."""
        return self._boards.values()

    def name_of(self, unit: str) -> str:
        """Return the unit's name in the configuration."""
        return self._book.units[unit].name

    def place_of(self, unit: str) -> Place:
        """Return where a unit stands; raise WrongFile without such a unit, or without its plan."""
        place = self._book.units.get(unit)
        if place is None:
            known = ", ".join(sorted(self._book.units))
            raise WrongFile("file_unit_unknown", column="unit", unit=unit, known=known)
        if place.plan is None:
            raise WrongFile("file_unit_without_plan", column="unit", unit=unit)
        return Place(self._boards[self._book.root_of(unit)], unit)


def followed(plan: Plan) -> Plan:
    """Return the plan with its level following the recommendation."""
    return replace(plan, follow="plan")


def with_roles(book: Rulebook) -> Rulebook:
    """Return a rulebook of one board in which each role of its plans is one person, always on."""
    (root,) = book.roots()
    roles = dict.fromkeys(
        role for unit in book.units.values() if unit.plan for role in unit.plan.roles
    )
    return replace(
        book,
        persons={role: Person(id=role, name=role) for role in roles},
        duties=tuple(Duty(role=role, unit=root.id, person=role) for role in roles),
        last_resort=(),
    )


def _below(book: Rulebook, root: str) -> Mapping[str, Unit]:
    return {unit.id: unit for unit in book.below(root)}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kinds:
    taken: dict[str, None] = field(default_factory=dict)
    computed: dict[str, str] = field(default_factory=dict)


def wanted(houses: Iterable[House]) -> Wanted:
    """Return which indicators of a file are taken, and which the tried plans compute."""
    found = _Kinds()
    for house in houses:
        plans = [
            house.plan,
            *(unit.plan for book in house.boards() for unit in book.units.values()),
        ]
        for plan in plans:
            for indicator in plan.indicators.values() if plan else ():
                if indicator.kind in ("reading", "flag"):
                    found.taken.setdefault(indicator.id)
                elif plan is house.plan:
                    found.computed[indicator.id] = indicator.kind
    return Wanted(taken=frozenset(found.taken), computed=found.computed)
