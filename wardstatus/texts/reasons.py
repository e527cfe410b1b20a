"""Why the numbers ask for a level, in one sentence with values, bounds, age and source."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from wardstatus.core.levels import Level
from wardstatus.core.plans import Comparison
from wardstatus.core.recommend import Reason
from wardstatus.core.units import Unit
from wardstatus.texts.scores import made
from wardstatus.texts.words import Words, marked

_BECAUSE: Mapping[Level, str] = {
    Level.GREEN: marked("Green because {reasons}."),
    Level.YELLOW: marked("Yellow because {reasons}."),
    Level.RED: marked("Red because {reasons}."),
}
_WITHOUT: Mapping[Level | None, str] = {
    None: marked("Unknown: the numbers are missing or too old."),
    Level.GREEN: marked("Green: no bound has been reached."),
    Level.YELLOW: marked("Yellow until the numbers have been better for long enough."),
    Level.RED: marked("Red until the numbers have been better for long enough."),
}
_BOUNDS: Mapping[Comparison, str] = {
    "at_or_above": marked("bound {bound}"),
    "at_or_below": marked("bound {bound}"),
    "above": marked("over {bound}"),
    "below": marked("under {bound}"),
}
_SOURCES: Mapping[str, str] = {
    "screen": marked("entered on the ward"),
    "person": marked("entered by hand"),
    "token": marked("from a system"),
}
_AT_MOST = 4
_BEHIND = 3
_BRIEFLY = 2
_TODAY = timedelta(hours=20)


def why(
    _: Words,
    unit: Unit,
    level: Level | None,
    reasons: Sequence[Reason],
    now: datetime,
    zone: ZoneInfo,
) -> str:
    """Return why this level is recommended; None is an unknown recommendation."""
    if level is None or not reasons:
        return _(_WITHOUT[level])
    said = [because(_, unit, reason, _BEHIND) for reason in reasons[:_AT_MOST]]
    return " ".join([_sentence(_, level, said, len(reasons)), *_age(_, reasons, now, zone)])


def briefly(_: Words, unit: Unit, level: Level | None, reasons: Sequence[Reason]) -> str:
    """Return the first two reasons for a screen that has the rest one tap away."""
    if level is None or not reasons:
        return _(_WITHOUT[level])
    said = [because(_, unit, reason, 0) for reason in reasons[:_BRIEFLY]]
    return _sentence(_, level, said, len(reasons))


def _sentence(_: Words, level: Level, said: Sequence[str], of: int) -> str:
    left = of - len(said)
    more = [_.many("{n} more", "{n} more", left)] if left else []
    return _(_BECAUSE[level], reasons=", ".join([*said, *more]))


def because(_: Words, unit: Unit, reason: Reason, most: int | None = None) -> str:
    """Return one reason, `belegg 108 % (grense 92)`; a score with its band and raw numbers.

    Of these at most so many where the sentence has to be short; 0: none.
    """
    value = number_of(_, unit, reason.indicator, reason.value)
    bound = _(_BOUNDS[reason.comparison], bound=_.number(reason.bound))
    behind = made(_, reason.made, partial(number_of, _, unit))
    if most is not None and len(behind) > most:
        behind = (*behind[:most], "…") if most else ()
    return f"{value} ({'; '.join([bound, *([', '.join(behind)] if behind else [])])})"


def number_of(_: Words, unit: Unit, indicator: str, value: float) -> str:
    """Return a number with its name and what it counts, `pasienter 26 på post`."""
    named = unit.plan.indicators.get(indicator) if unit.plan else None
    said = with_unit(_, value, _.pick(named.unit) if named else "")
    return f"{name_of(_, unit, indicator)} {said}"


def name_of(_: Words, unit: Unit, indicator: str) -> str:
    """Return a number's name as it stands inside a sentence; its id if the plan lacks it."""
    named = unit.plan.indicators.get(indicator) if unit.plan else None
    return uncapitalised(_.pick(named.name)) if named else indicator


def in_full(_: Words, reason: Reason, now: datetime, zone: ZoneInfo) -> str:
    """Return a condition that is on with all that is known of it: since when, age, source."""
    parts = []
    if reason.since is not None:
        parts.append(_("on since {clock}", clock=_when(_, reason.since, now, zone)))
    if reason.at is not None:
        parts.append(
            _(
                "read {clock}, {age} ago",
                clock=_when(_, reason.at, now, zone),
                age=_.lasting(now - reason.at),
            )
        )
    kind = reason.source.partition(":")[0]
    if kind in _SOURCES:
        parts.append(_(_SOURCES[kind]))
    return ", ".join(parts)


def with_unit(_: Words, value: float, measure: str) -> str:
    """Return a number and what it counts, `26 senger`; English writes `108%` without a space."""
    between = "" if not measure or (measure == "%" and _.language == "en") else " "
    return f"{_.number(value)}{between}{measure}"


def _age(_: Words, reasons: Sequence[Reason], now: datetime, zone: ZoneInfo) -> list[str]:
    ages = [reason.at for reason in reasons if reason.at is not None]
    if not ages:
        return []
    first, last = (_when(_, at, now, zone) for at in (min(ages), max(ages)))
    kinds = dict.fromkeys(reason.source.partition(":")[0] for reason in reasons)
    sources = [_(_SOURCES[kind]) for kind in kinds if kind in _SOURCES]
    source = f", {', '.join(sources)}" if sources else ""
    if first == last:
        return [_("Numbers from {clock}{source}.", clock=last, source=source)]
    return [_("Numbers from {first} to {last}{source}.", first=first, last=last, source=source)]


def _when(_: Words, at: datetime, now: datetime, zone: ZoneInfo) -> str:
    clock = _.clock(at, zone)
    return clock if now - at < _TODAY else f"{_.day(at, zone)} {clock}"


def uncapitalised(name: str) -> str:
    """Return a name as it stands inside a sentence."""
    # "Belegg" within a sentence is "belegg"; "NEDOCS" stays.
    return name[:1].lower() + name[1:] if name[1:2].islower() else name
