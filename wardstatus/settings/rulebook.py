"""Settings and plans together: what the core decides by, and where the two do not fit."""

from collections.abc import Collection, Iterator, Mapping

from wardstatus.core.plans import Plan
from wardstatus.core.units import Rulebook, Unit
from wardstatus.settings import sentences
from wardstatus.settings.forms import SHORT, UnitForm
from wardstatus.settings.values import Settings
from wardstatus.toml import walk
from wardstatus.toml.problems import Path, Problem, choose, listed


def rulebook(settings: Settings, plans: Mapping[str, Plan]) -> Rulebook:
    """Return what the core decides by; raise KeyError for a unit whose plan is not there."""
    return Rulebook(
        units={unit.id: _unit(unit, plans) for unit in settings.units},
        persons=settings.persons,
        duties=settings.duties,
        calendars=settings.calendars,
        zone=settings.zone,
        undo=settings.server.undo,
        last_resort=tuple(settings.server.last_resort),
    )


def _unit(form: UnitForm, plans: Mapping[str, Plan]) -> Unit:
    return Unit(
        id=form.id,
        name=form.name,
        short=form.short or form.name[:SHORT].rstrip(),
        kind=form.kind,
        parent=form.parent,
        plan=plans[form.plan] if form.plan else None,
        order=form.order,
        phone=form.phone,
        silent=form.silent,
        constants=form.numbers,
    )


def fitting(
    settings: Settings, plans: Mapping[str, Plan], refused: Collection[str] = ()
) -> list[Problem]:
    """Return where settings and plans do not fit: unknown plans, numbers, roles, deciders.

    Of a plan that is there but `refused`, only its own problems are worth saying.
    """
    found: list[Problem] = []
    for number, unit in enumerate(settings.units):
        if unit.plan in plans or unit.plan not in refused:
            found += _unit_problems(settings, plans, unit, ("unit", number))
    found += _roles(settings, plans)
    return found


def _unit_problems(
    settings: Settings, plans: Mapping[str, Plan], unit: UnitForm, path: Path
) -> Iterator[Problem]:
    source = settings.source
    plan = plans.get(unit.plan or "")
    if unit.plan and plan is None:
        said = sentences.UNKNOWN_PLAN.format(given=unit.plan, choice=choose(unit.plan, plans))
        yield source.problem((*path, "plan"), said)
    elif plan is None:
        if unit.kind == "ward":
            yield source.warning(path, sentences.NO_PLAN.format(given=unit.name))
        if unit.numbers:
            said = sentences.NUMBERS_WITHOUT_PLAN.format(given=unit.name)
            yield source.warning((*path, "numbers"), said)
    else:
        yield from _numbers(settings, unit, plan, path)
        yield from _deciders(settings, unit, plan, path)


def _numbers(settings: Settings, unit: UnitForm, plan: Plan, path: Path) -> Iterator[Problem]:
    source = settings.source
    for name, values in unit.numbers.items():
        place = (*path, "numbers", name)
        indicator = plan.indicators.get(name)
        if indicator is None:
            choice = choose(name, plan.indicators)
            said = sentences.UNKNOWN_INDICATOR.format(plan=plan.id, given=name, choice=choice)
            yield source.problem(place, said, key=True)
            continue
        if indicator.kind != "reading":
            said = sentences.COMPUTED.format(plan=plan.id, given=name, kind=indicator.kind)
            yield source.problem(place, said, key=True)
        yield from _shifts(settings, plan, values, place)
        low = float("-inf") if indicator.min is None else indicator.min
        high = float("inf") if indicator.max is None else indicator.max
        for shift, value in values.items():
            if not low <= value <= high:
                said = sentences.NUMBER_OUT_OF_BOUNDS.format(
                    given=f"{value:g}", indicator=name, low=f"{low:g}", high=f"{high:g}"
                )
                yield source.problem((*place, shift) if shift else place, said)


def _shifts(
    settings: Settings, plan: Plan, values: Mapping[str, float], place: Path
) -> Iterator[Problem]:
    if "" in values:
        return
    for shift in values:
        if shift not in plan.shifts:
            choice = choose(shift, plan.shifts)
            said = sentences.UNKNOWN_SHIFT.format(plan=plan.id, given=shift, choice=choice)
            yield settings.source.problem((*place, shift), said, key=True)
    missing = [shift for shift in plan.shifts if shift not in values]
    if missing:
        said = sentences.MISSING_SHIFTS.format(missing=listed(missing))
        yield settings.source.problem(place, said)


def _deciders(settings: Settings, unit: UnitForm, plan: Plan, path: Path) -> Iterator[Problem]:
    """Yield a warning if nobody at the unit or above it ever has a role that decides."""
    if plan.limit is None:
        return
    roles = dict.fromkeys(role for each in plan.limit.decided_by.values() for role in each)
    places = settings.upwards(unit)
    if not any(duty.role in roles and duty.unit in places for duty in settings.posts):
        said = sentences.NOBODY_DECIDES.format(given=unit.name, roles=listed(roles, "or"))
        yield settings.source.warning(path, said)


def _roles(settings: Settings, plans: Mapping[str, Plan]) -> Iterator[Problem]:
    known = dict.fromkeys(role for plan in plans.values() for role in plan.roles)
    for path, row in walk.rows(settings.source.tables, ("duty",)):
        role = str(row.get("role"))
        if role not in known and plans:
            said = sentences.UNKNOWN_ROLE.format(given=role, choice=choose(role, known))
            yield settings.source.warning((*path, "role"), said)
