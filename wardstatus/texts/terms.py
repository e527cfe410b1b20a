"""A plan's terms in words: conditions, who, by shift."""

from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from wardstatus.core.plans import ByShift, Comparison, Condition, Plan
from wardstatus.texts.reasons import uncapitalised, with_unit
from wardstatus.texts.words import Words, marked

T = TypeVar("T")

REACHED: Mapping[Comparison, str] = {
    "at_or_above": marked("{name} is {bound} or more"),
    "above": marked("{name} is over {bound}"),
    "at_or_below": marked("{name} is {bound} or less"),
    "below": marked("{name} is under {bound}"),
}
_CLEARS = {True: marked("under {bound}"), False: marked("over {bound}")}
_SHIFTS: Mapping[str, str] = {
    "day": marked("day"),
    "evening": marked("evening"),
    "night": marked("night"),
}


def condition(_: Words, plan: Plan, found: Condition) -> str:
    """Return a condition as a clause, `belegg er 92 % eller mer, til det er under 88 %`."""
    named = plan.indicators.get(found.indicator)
    name = uncapitalised(_.pick(named.name)) if named else found.indicator
    measure = _.pick(named.unit) if named else ""

    def number(value: float) -> str:
        return with_unit(_, value, measure)

    said = _(REACHED[found.comparison], name=name, bound=by_shift(_, found.bound, number))
    if found.clear is None:
        return said
    upward = found.comparison in ("at_or_above", "above")
    until = _(_CLEARS[upward], bound=by_shift(_, found.clear, number))
    return _("{condition}, until it is {clear}", condition=said, clear=until)


def by_shift(_: Words, values: ByShift[T], say: Callable[[T], str]) -> str:
    """Return a value, or each with the shifts it counts in: `6 (dag), 8 (kveld og natt)`."""
    said: dict[str, list[str]] = {}
    for name, value in values.items():
        said.setdefault(say(value), []).append(name)
    if len(said) == 1:
        return next(iter(said))
    return ", ".join(f"{value} ({shifts(_, names)})" for value, names in said.items())


def shifts(_: Words, names: Iterable[str]) -> str:
    """Return the names of shifts; those that every plan has in the reader's language."""
    return ", ".join(_(_SHIFTS[name]) if name in _SHIFTS else name for name in names)


def roles(_: Words, plan: Plan, names: Iterable[str]) -> str:
    """Return roles by their names in the plan, *Enhetsleder, avdelingsleder*."""
    said = [_.pick(plan.roles[name].name) if name in plan.roles else name for name in names]
    return ", ".join([*said[:1], *(uncapitalised(each) for each in said[1:])])
