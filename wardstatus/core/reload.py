"""What a changed plan keeps, and what begins anew."""

from collections.abc import Iterable
from datetime import datetime

from wardstatus.core import conditions
from wardstatus.core.events import PlanTaken
from wardstatus.core.plans import Plan
from wardstatus.core.terms import BARE
from wardstatus.core.units import Rulebook


def plans_taken(
    before: Rulebook, after: Rulebook, units: Iterable[str], now: datetime
) -> tuple[PlanTaken, ...]:
    """Return an event for each unit whose plan's text is another than before."""
    found = (_taken(before, after, unit, now) for unit in units)
    return tuple(event for event in found if event is not None)


def _taken(before: Rulebook, after: Rulebook, unit: str, now: datetime) -> PlanTaken | None:
    old = before.units[unit].plan if unit in before.units else None
    new = after.units[unit].plan
    if new is None or (old is not None and old.version == new.version):
        return None
    had, has = _conditions(old or BARE), _conditions(new)
    return PlanTaken(
        at=now,
        unit=unit,
        plan=new.id,
        plan_version=new.version,
        kept=tuple(sorted(had & has)),
        begun=tuple(sorted(has - had)),
    )


def _conditions(plan: Plan) -> set[str]:
    return {
        conditions.key(level.level, each)
        for level in (plan.yellow, plan.red)
        for each in (*level.when, *level.always)
    }
