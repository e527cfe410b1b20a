"""The level of a unit: declared, confirmed, followed, undone, and what is shown."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from wardstatus.core.events import (
    ConfirmationLapsed,
    LevelConfirmed,
    LevelFollowed,
    OverrideEnded,
    StatusEvent,
)
from wardstatus.core.levels import Level, higher
from wardstatus.core.standing import Standing
from wardstatus.core.terms import Terms
from wardstatus.core.units import Unit

REST = timedelta(hours=2)
"""How long an answered recommendation rests, unless it rises."""

DISAGREE = timedelta(minutes=60)
"""How long the ward may disagree with a lowering from above."""


def shown(standing: Standing, unit: Unit, now: datetime) -> Level | None:
    """Return the level a screen shows; None: unknown, never painted green."""
    status = standing.status
    if status.level is None:
        return None
    if unit.plan is not None and unit.plan.follow == "plan":
        return None if standing.numbers.recommended is None else status.level
    if status.level is Level.RED:
        return status.level
    over = status.lapsed or (status.valid_until is not None and now >= status.valid_until)
    return None if over else status.level


def not_confirmed_since(standing: Standing, now: datetime) -> datetime | None:
    """Return since when the level has not been confirmed; None while it is."""
    end = standing.status.valid_until
    return end if end is not None and now >= end else None


def asks(standing: Standing, terms: Terms, now: datetime) -> bool:
    """Return whether the ward is asked about a recommendation above its level."""
    status, recommended = standing.status, standing.numbers.recommended
    if terms.plan.follow == "plan" or recommended is None:
        return False
    if recommended.rank <= (status.level.rank if status.level else 0):
        return False
    rested = status.rested_until is not None and now < status.rested_until
    return not (
        rested and status.rested_at_level and recommended.rank <= status.rested_at_level.rank
    )


def due(standing: Standing, terms: Terms) -> Iterator[StatusEvent]:
    """Yield what time alone will bring to the level."""
    status = standing.status
    if status.level and status.valid_until and not status.lapsed:
        yield ConfirmationLapsed(at=status.valid_until, unit=standing.unit, level=status.level)
    if status.override_until is not None:
        yield OverrideEnded(at=status.override_until, unit=standing.unit)


def confirmed_anew(standing: Standing, terms: Terms, at: datetime) -> Iterator[StatusEvent]:
    """Yield how long a level holds when a plan begins to follow its numbers, or ceases to."""
    status = standing.status
    if status.level is None:
        return
    until = terms.valid_until(status.level, at)
    if (until is None) != (status.valid_until is None):
        yield LevelConfirmed(
            at=at, unit=standing.unit, level=status.level, by="plan", valid_until=until
        )


def followed(standing: Standing, terms: Terms, at: datetime) -> Iterator[StatusEvent]:
    """Yield how a followed level goes with the recommendation, from that instant."""
    recommended = standing.numbers.recommended
    if terms.plan.follow != "plan" or recommended is None:
        return
    status = standing.status
    level = recommended
    if status.override_level is not None and status.override_over is not None:
        raised = status.override_level.rank > status.override_over.rank
        ends = not raised and (
            recommended.rank <= status.override_level.rank
            or recommended.rank > status.override_over.rank
        )
        if ends:
            # The level follows from that: it is looked at again once the override has ended.
            yield OverrideEnded(at=at, unit=standing.unit)
            return
        level = higher(status.override_level, recommended) if raised else status.override_level
    if level != status.level:
        yield LevelFollowed(at=at, unit=standing.unit, level=level, previous=status.level)
