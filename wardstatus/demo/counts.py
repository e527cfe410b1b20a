"""Numbers that fit a ward's level, so that they ask for nothing it has not tapped."""

from wardstatus.core.levels import Level
from wardstatus.core.plans import in_shift
from wardstatus.core.units import Unit


def count(unit: Unit, level: Level | None, free: int) -> dict[str, float]:
    """Return the numbers of a ward at a level; a green one has so many beds free."""
    if level is Level.RED:
        return full(unit, 2)
    if level is Level.YELLOW:
        return full(unit, 1) if follows(unit) else calm(unit, 0)
    return calm(unit, free)


def follows(unit: Unit) -> bool:
    """Return whether the unit's level follows its numbers."""
    return unit.plan is not None and unit.plan.follow == "plan"


def _beds(unit: Unit) -> float | None:
    staffed = unit.constants.get("staffed_beds")
    return in_shift(staffed, None) if staffed else None


def full(unit: Unit, corridor: int) -> dict[str, float]:
    """Return the numbers of a ward with so many patients too many."""
    beds = _beds(unit)
    if beds is None:
        busy = {"boarding": 3.0 * corridor, "urgent_unseen": 1.0, "resus_free": 1.0}
        return {"present": 18.0 + 4 * corridor, **busy}
    return {"occupied": beds + corridor, "corridor": float(corridor), "nurses": 4.0}


def calm(unit: Unit, free: int) -> dict[str, float]:
    """Return the numbers of a ward with so many beds free."""
    beds = _beds(unit)
    if beds is None:
        return {"present": 16.0 - free, "boarding": 1.0, "urgent_unseen": 0.0, "resus_free": 2.0}
    return {"occupied": max(1.0, min(beds, 22.0) - free), "corridor": 0.0, "nurses": 4.0}
