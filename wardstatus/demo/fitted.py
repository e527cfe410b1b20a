"""A file of readings and a plan that fits it: a board with every unit of the file."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from math import inf
from zoneinfo import ZoneInfo

from wardstatus.backtest.wrong import WrongFile
from wardstatus.core.plans import Indicator, Plan
from wardstatus.core.units import Duty, Person, Rulebook, Unit
from wardstatus.demo.series import Moment, Row, Series
from wardstatus.texts.words import Words

ROOT = "board"
SHORT = 8

_SHARES = {
    "occupancy": ("occupied", "staffed_beds"),
    "ready_share": ("ready_for_discharge", "occupied"),
}
"""Shares in per cent that are sent as readings: made of two columns where the file has none."""

Names = Mapping[str, tuple[str, str]]
"""Name and short name of a unit, by its id in the file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitted:
    """A file as the plan takes it."""

    series: Series
    plan: Plan
    left_out: tuple[str, ...]
    """Columns the plan does not name."""


def fitting_plan(series: Series, plans: Iterable[Plan]) -> Plan:
    """Return the plan that names most of a file's columns; raise WrongFile if none names any."""
    every = list(plans)
    known = {plan.id: len(set(series.columns) & set(_supplied(plan))) for plan in every}
    best = max(every, key=lambda plan: known[plan.id])
    if not known[best.id]:
        raise WrongFile(
            "file_no_plan",
            line=1,
            given=", ".join(series.columns)[:200],
            plan=best.id,
            wanted=", ".join(_supplied(best)),
        )
    return best


def fitted(series: Series, plan: Plan) -> Fitted:
    """Return a file cut to what a plan takes; raise WrongFile for what it cannot take."""
    computed = [name for name in series.columns if _kind(plan, name) not in ("reading", "")]
    if computed:
        (name, *_others) = computed
        raise WrongFile("file_computed", line=1, column=name, given=name, kind=_kind(plan, name))
    moments = tuple(
        replace(each, rows=tuple(_taken(row, plan) for row in each.rows)) for each in series.moments
    )
    left_out = tuple(each for each in series.columns if each not in plan.indicators)
    return Fitted(series=replace(series, moments=moments), plan=plan, left_out=left_out)


def _supplied(plan: Plan) -> list[str]:
    return [each.id for each in plan.indicators.values() if each.kind == "reading"]


def _kind(plan: Plan, name: str) -> str:
    named = plan.indicators.get(name)
    return named.kind if named else ""


def _taken(row: Row, plan: Plan) -> Row:
    values = {name: value for name, value in row.values.items() if name in plan.indicators}
    for name, value in (*values.items(), *_shares(row, plan)):
        _within(row, plan.indicators[name], value)
        values[name] = value
    return replace(row, values=values)


def _shares(row: Row, plan: Plan) -> Iterator[tuple[str, float]]:
    for name, (part, whole) in _SHARES.items():
        known = row.values.get(part), row.values.get(whole)
        if name not in row.values and _kind(plan, name) == "reading" and known[0] is not None:
            if known[1]:
                yield name, round(100 * known[0] / known[1], 1)


def _within(row: Row, named: Indicator, value: float) -> None:
    low = -inf if named.min is None else named.min
    high = inf if named.max is None else named.max
    if not low <= value <= high:
        raise WrongFile(
            "number_out_of_bounds",
            line=row.line,
            column=named.id,
            value=value,
            unit="",
            min="−∞" if named.min is None else f"{low:g}",
            max="∞" if named.max is None else f"{high:g}",
        )


def rulebook(fit: Fitted, title: str, names: Names, _: Words) -> Rulebook:
    """Return a board of every unit in the file; each role of the plan is one invented person."""
    plan = replace(fit.plan, follow="plan")
    head = Unit(id=ROOT, name=title, short=title[:SHORT].strip(), kind="hospital")
    units = [
        _unit(unit, order, plan, names) for order, unit in enumerate(fit.series.units, start=1)
    ]
    roles = [role for role in plan.roles.values() if not role.at_screen]
    persons = [
        Person(id=role.id.lower(), name=_.pick(role.name), channels=(f"sms:{number:08d}",))
        for number, role in enumerate(roles, start=1)
    ]
    return Rulebook(
        units={each.id: each for each in (head, *units)},
        persons={each.id: each for each in persons},
        duties=tuple(Duty(role=role.id, unit=ROOT, person=role.id.lower()) for role in roles),
        zone=ZoneInfo("Europe/London") if plan.id == "england" else ZoneInfo("Europe/Oslo"),
    )


def _unit(unit: str, order: int, plan: Plan, names: Names) -> Unit:
    name, short = names.get(unit, (unit, unit))
    return Unit(id=unit, name=name, short=short[:SHORT], parent=ROOT, plan=plan, order=order)


def readings_of(moment: Moment) -> dict[str, dict[str, float]]:
    """Return a moment's values by unit and indicator; units without any are left out."""
    return {row.unit: dict(row.values) for row in moment.rows if row.values}
