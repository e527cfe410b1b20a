"""What a changed plan keeps, and what begins anew."""

from datetime import datetime

from wardstatus.core import conditions
from wardstatus.core.events import PlanTaken
from wardstatus.core.plans import Plan
from wardstatus.core.standing import Board, Standing
from wardstatus.core.units import Rulebook


def plans_taken(
    before: Rulebook, after: Rulebook, seen: Board, now: datetime
) -> tuple[PlanTaken, ...]:
    """Return an event for each unit whose plan's text is another than it was decided by.

    At a start, when both rulebooks are the same, these are the plans that changed while nobody
    served, and of a new board all.
    """
    found = (_taken(before, after, standing, now) for standing in seen.standings.values())
    return tuple(event for event in found if event is not None)


def _taken(
    before: Rulebook, after: Rulebook, standing: Standing, now: datetime
) -> PlanTaken | None:
    unit = standing.unit
    old = before.units[unit].plan if unit in before.units else None
    new = after.units[unit].plan
    if new is None or standing.plan_version == new.version:
        return None
    if old is None or old.version == new.version:
        # The text it was decided by is gone; its latches still say which conditions it had.
        had = set(standing.numbers.latches)
    else:
        had = _conditions(old)
    has = _conditions(new)
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
