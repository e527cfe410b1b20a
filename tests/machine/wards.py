"""The two wards of a night, and an empty database to begin each with."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from tests.core.days import house
from wardstatus.core.plans import LimitTerms, Plan
from wardstatus.core.units import Rulebook
from wardstatus.store.migrate import migrate


def empty(folder: Path) -> Path:
    """Return an empty database of the present version, to be copied for every night."""
    made = folder / "empty.db"
    migrate(f"sqlite:///{made}")
    return made


def rulebook(limit: int = 90, steps: int = 3) -> Rulebook:
    """Return the two wards of the random days, some of whose leaders have a channel."""
    known = house()
    units = {
        name: replace(unit, plan=_plan(unit.plan, limit, steps))
        for name, unit in known.units.items()
    }
    persons = {
        name: replace(person, channels=() if name == "ol" else (f"mailto:{name}@example.org",))
        for name, person in known.persons.items()
    }
    return replace(known, units=units, persons=persons)


def _plan(plan: Plan | None, limit: int, steps: int) -> Plan | None:
    if plan is None or plan.limit is None:
        return plan
    known: LimitTerms = replace(plan.limit, limit=timedelta(minutes=limit))
    answer = replace(plan.answer, steps=plan.answer.steps[:steps])
    return replace(plan, version=f"{limit}.{steps}", limit=known, answer=answer)
