"""How the numbers of a unit change by events."""

from typing import assert_never

from wardstatus.core.events import (
    ConditionTurned,
    FigureTaken,
    FlagRaised,
    LevelTurned,
    NumbersEvent,
    NumbersLookedAt,
    ReadingTaken,
    RecommendationChanged,
    RuleTurned,
)
from wardstatus.core.renew import renew
from wardstatus.core.standing import Figure, Numbers, Reading, Taps, Turn


def evolve(numbers: Numbers, event: NumbersEvent) -> Numbers:  # noqa: C901
    """Return the numbers after an event."""
    match event:
        case ReadingTaken():
            return _read(numbers, event)
        case FlagRaised():
            taps = Taps(count=event.count, at=event.at)
            flags = {**numbers.flags, event.indicator: taps}
            return renew(numbers, flags=flags, looked_at=event.at)
        case FigureTaken():
            return _figure(numbers, event)
        case NumbersLookedAt():
            return renew(numbers, looked_at=event.at)
        case ConditionTurned():
            turn = Turn(on=event.on, since=event.at)
            return renew(numbers, latches={**numbers.latches, event.condition: turn})
        case RuleTurned():
            turn = Turn(on=event.on, since=event.at)
            return renew(numbers, rules={**numbers.rules, event.level: turn})
        case LevelTurned():
            turn = Turn(on=event.on, since=event.at)
            return renew(numbers, levels={**numbers.levels, event.level: turn})
        case RecommendationChanged():
            return renew(numbers, recommended=event.level, recommended_since=event.at)
        case _:
            assert_never(event)


def _read(numbers: Numbers, event: ReadingTaken) -> Numbers:
    """A reading older than the newest of its indicator changes nothing."""
    newest = numbers.readings.get(event.indicator)
    if newest is not None and event.measured < newest.at:
        return numbers
    reading = Reading(value=event.value, at=event.measured, received=event.at, source=event.source)
    return renew(
        numbers, readings={**numbers.readings, event.indicator: reading}, looked_at=event.at
    )


def _figure(numbers: Numbers, event: FigureTaken) -> Numbers:
    figure = Figure(value=event.value, known=event.known, of=event.of, at=event.at)
    figures = {**numbers.figures, event.indicator: figure}
    return renew(numbers, figures=figures, looked_at=event.at)
