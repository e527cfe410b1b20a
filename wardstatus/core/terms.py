"""What one unit is decided by: its configuration, its plan, the house's rules."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from wardstatus.core import duties
from wardstatus.core.levels import Level
from wardstatus.core.plans import SHIFT, Plan
from wardstatus.core.units import Rulebook, Unit
from wardstatus.errors import NotFound, NotNow

BARE = Plan(id="", name={}, owner={}, effective=date.min, review_by=date.max)
"""A ward without a plan still has its three levels."""

GRACE = timedelta(minutes=60)
"""How far into the next shift a level that holds for the shift still counts as confirmed."""

_CONFIRM = {
    Level.GREEN: timedelta(hours=12),
    Level.YELLOW: timedelta(hours=8),
    Level.RED: timedelta(hours=2),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """A unit, its plan and the rulebook, handed around together."""

    unit: Unit
    plan: Plan
    book: Rulebook

    def shift(self, at: datetime) -> str | None:
        """Return the shift that is on at an instant; None for a plan without shifts."""
        return duties.shift_at(self.plan, self.book.zone, at)

    def persons(self, roles: tuple[str, ...], at: datetime) -> tuple[tuple[str, str], ...]:
        """Return (role, person) for everybody on duty in the roles, each person once.

        A role at the unit's own screen reads the screen: nobody is told for it.
        """
        told: dict[str, str] = {}
        for role in roles:
            if role in self.plan.roles and self.plan.roles[role].at_screen:
                continue
            for person in duties.holders(self.book, role, self.unit.id, at):
                told.setdefault(person, role)
        return tuple((role, person) for person, role in told.items())

    def valid_until(self, level: Level, at: datetime) -> datetime | None:
        """Return how long a level declared at an instant holds unconfirmed; None: it follows."""
        if self.plan.follow == "plan":
            return None
        lasts = self.plan.confirm.get(level)
        if lasts is None and self.plan.shifts and level is not Level.RED:
            lasts = SHIFT
        if lasts == SHIFT:
            begins = duties.next_shift(self.plan, self.book.zone, at)
            return begins + GRACE if begins else at + _CONFIRM[level]
        return at + (lasts or _CONFIRM[level])


def terms_of(book: Rulebook, unit: str) -> Terms:
    """Return the terms of a unit; raise NotFound for no such unit, NotNow for a heading."""
    if unit not in book.units:
        raise NotFound("unit_unknown", "unit", unit=unit, known=", ".join(sorted(book.units)))
    if book.is_heading(unit):
        raise NotNow("heading_has_no_level", "unit", unit=unit)
    place = book.units[unit]
    return Terms(unit=place, plan=place.plan or BARE, book=book)
