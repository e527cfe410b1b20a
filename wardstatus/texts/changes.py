"""What would have to change for another level, in sentences."""

from collections.abc import Iterable, Mapping, Sequence
from zoneinfo import ZoneInfo

from wardstatus.core.change import Change, Part, Wanted
from wardstatus.core.levels import Level
from wardstatus.core.units import Unit
from wardstatus.texts.reasons import name_of, with_unit
from wardstatus.texts.terms import REACHED
from wardstatus.texts.words import Words, marked

_WHEN: Mapping[Level, str] = {
    Level.GREEN: marked("Green when {conditions}."),
    Level.YELLOW: marked("Yellow when {conditions}."),
    Level.RED: marked("Red when {conditions}."),
}
_AT: Mapping[Level, str] = {
    Level.GREEN: marked("Green at {clock} if the numbers stay as they are."),
    Level.YELLOW: marked("Yellow at {clock} if the numbers stay as they are."),
    Level.RED: marked("Red at {clock} if the numbers stay as they are."),
}


def changes(_: Words, unit: Unit, found: Iterable[Change], zone: ZoneInfo) -> tuple[str, ...]:
    """Return a sentence for each level that conditions can lead to."""
    return tuple(change(_, unit, each, zone) for each in found)


def change(_: Words, unit: Unit, found: Change, zone: ZoneInfo) -> str:
    """Return what would have to be so, `Gul når belegg er under 96 % (nå 108 %) i 60 min.`."""
    waits = [part.at for part in found.parts if part.at is not None]
    if len(waits) == len(found.parts):
        return _(_AT[found.to], clock=_.clock(max(waits), zone))
    said = [_part(_, unit, part) for part in found.parts if part.at is None]
    if len(said) > 1:
        return _("Then green when {conditions}.", conditions=said[-1])
    return _(_WHEN[found.to], conditions=said[0])


def _part(_: Words, unit: Unit, part: Part) -> str:
    slow = _slow(_, unit, part)
    at_once = [wanted(_, unit, each) for each in part.at_once]
    if not at_once:
        return slow
    quick = _either(_, at_once)
    if not slow:
        return quick
    return _("{slow}, or at once when {quick}", slow=slow, quick=quick)


def _slow(_: Words, unit: Unit, part: Part) -> str:
    some = [wanted(_, unit, each) for each in part.some]
    every = [wanted(_, unit, each) for each in part.every]
    if 1 < part.needed < len(some):
        return _both(_, [*every, _chosen(_, part, ", ".join(some))])
    of_some = some if part.needed == len(some) else [_either(_, some)] if part.needed else []
    said = _both(_, [*of_some, *every])
    if said and part.lasting:
        return _("{conditions} for {span}", conditions=said, span=_.lasting(part.lasting))
    return said


def _chosen(_: Words, part: Part, some: str) -> str:
    if part.lasting:
        span = _.lasting(part.lasting)
        return _(
            "{n} of these, for {span}: {conditions}", n=part.needed, span=span, conditions=some
        )
    return _("{n} of these: {conditions}", n=part.needed, conditions=some)


def _both(_: Words, said: Sequence[str]) -> str:
    if len(said) < 2:
        return "".join(said)
    return _("{front} and {last}", front=", ".join(said[:-1]), last=said[-1])


def _either(_: Words, said: Sequence[str]) -> str:
    if len(said) < 2:
        return "".join(said)
    return _("{front} or {last}", front=", ".join(said[:-1]), last=said[-1])


def wanted(_: Words, unit: Unit, found: Wanted) -> str:
    """Return where one number would have to be, and where it is."""
    measure = _.pick(unit.plan.indicators[found.indicator].unit) if unit.plan else ""
    said = _(
        REACHED[found.comparison],
        name=name_of(_, unit, found.indicator),
        bound=with_unit(_, found.bound, measure),
    )
    now = _("unknown now") if found.value is None else _("now {value}", value=_.number(found.value))
    return f"{said} ({now})"
