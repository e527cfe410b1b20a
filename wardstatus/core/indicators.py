"""Numbers as they stand now: sent, tapped, configured, brought from below, or computed."""

import math
from collections.abc import Iterator
from datetime import datetime, timedelta

from wardstatus.core import duties
from wardstatus.core.events import FlagRaised, ReadingTaken
from wardstatus.core.inputs import RaiseFlag, TakeReading
from wardstatus.core.plans import SHIFT, in_shift
from wardstatus.core.program import program_of
from wardstatus.core.standing import Reading, Standing
from wardstatus.core.terms import Terms
from wardstatus.core.units import Rulebook, Unit
from wardstatus.errors import NotFound, WrongField

COMPUTED = ("formula", "points", "score")
"""The kinds of indicator that are made of others of the same plan."""

AHEAD = timedelta(seconds=60)
"""How far in the future a reading's time may lie: clocks differ."""


def value(
    standing: Standing, unit: Unit, rulebook: Rulebook, indicator: str, now: datetime
) -> float | None:
    """Return an indicator's number at an instant, in its own unit; None: unknown."""
    if unit.plan is None:
        return None
    return known(standing, Terms(unit=unit, plan=unit.plan, book=rulebook), indicator, now)


def known(standing: Standing, terms: Terms, indicator: str, at: datetime) -> float | None:
    """Return an indicator's number at an instant; None: unknown, never 0."""
    named = terms.plan.indicators.get(indicator)
    if named is not None and named.kind in COMPUTED:
        return all_known(standing, terms, at)[indicator]
    return _supplied(standing, terms, indicator, at)


def all_known(standing: Standing, terms: Terms, at: datetime) -> dict[str, float | None]:
    """Return the number of every indicator of the plan at an instant; None: unknown."""
    program = program_of(terms.plan)
    numbers = {
        indicator: _supplied(standing, terms, indicator, at)
        for indicator in terms.plan.indicators
        if indicator not in program.compute
    }
    for indicator in program.order:
        numbers[indicator] = program.compute[indicator](numbers)
    return numbers


def _supplied(standing: Standing, terms: Terms, indicator: str, at: datetime) -> float | None:
    """Return what was sent, tapped, configured, or brought by the units below."""
    if indicator in terms.unit.constants:
        constant = terms.unit.constants[indicator]
        return constant[""] if "" in constant else in_shift(constant, terms.shift(at))
    named = terms.plan.indicators.get(indicator)
    if named is not None and named.kind == "flag":
        return float(_taps(standing, terms, indicator, at))
    if named is not None and named.over is not None:
        figure = standing.numbers.figures.get(indicator)
        return figure.value if figure else None
    reading = standing.numbers.readings.get(indicator)
    if reading is None:
        return None
    end = stale_at(reading, indicator, terms)
    return None if end is not None and at >= end else reading.value


def _taps(standing: Standing, terms: Terms, flag: str, at: datetime) -> int:
    """Return how often a flag has been raised since the shift began."""
    taps = standing.numbers.flags.get(flag)
    began = duties.shift_began(terms.plan, terms.book.zone, at)
    return taps.count if taps is not None and (began is None or taps.at >= began) else 0


def stale_at(reading: Reading, indicator: str, terms: Terms) -> datetime | None:
    """Return the instant from which a reading is unknown; None: never."""
    named = terms.plan.indicators.get(indicator)
    lasts = named.stale_after if named else None
    if lasts is None:
        return None
    if lasts == SHIFT:
        return duties.next_shift(terms.plan, terms.book.zone, reading.at)
    return reading.at + lasts


def changes_after(standing: Standing, terms: Terms, at: datetime) -> Iterator[datetime]:
    """Yield the instants after `at` at which numbers change by time alone: staleness, shifts."""
    for _, end in ends_after(standing, terms, at):
        yield end
    begins = duties.next_shift(terms.plan, terms.book.zone, at)
    if begins is not None:
        yield begins


def ends_after(standing: Standing, terms: Terms, at: datetime) -> Iterator[tuple[str, datetime]]:
    """Yield the indicators whose reading goes stale after `at`, and when."""
    for indicator, reading in standing.numbers.readings.items():
        end = stale_at(reading, indicator, terms)
        if end is not None and end > at:
            yield indicator, end


def taken(standing: Standing, terms: Terms, sent: TakeReading, now: datetime) -> ReadingTaken:
    """Judge one reading; raise WrongField with the bounds for one that cannot be taken."""
    named = terms.plan.indicators.get(sent.indicator)
    if sent.indicator in terms.unit.constants:
        raise WrongField("indicator_constant", sent.indicator, indicator=sent.indicator)
    if named is None:
        known_names = ", ".join(sorted(terms.plan.indicators))
        raise WrongField(
            "indicator_unknown", sent.indicator, indicator=sent.indicator, known=known_names
        )
    if named.kind != "reading":
        raise WrongField("indicator_computed", sent.indicator, indicator=sent.indicator)
    if not math.isfinite(sent.value):
        raise WrongField("number_not_finite", sent.indicator, indicator=sent.indicator)
    low, high = named.min, named.max
    if (low is not None and sent.value < low) or (high is not None and sent.value > high):
        bounds = {
            "min": "−∞" if low is None else f"{low:g}",
            "max": "∞" if high is None else f"{high:g}",
        }
        raise WrongField(
            "number_out_of_bounds", sent.indicator, value=sent.value, unit="", **bounds
        )
    measured = sent.measured or now
    if measured > now + AHEAD:
        raise WrongField("time_in_future", "at", at=measured.isoformat(), now=now.isoformat())
    return ReadingTaken(
        at=now,
        unit=sent.unit,
        indicator=sent.indicator,
        value=sent.value,
        measured=min(measured, now),
        source=sent.by,
    )


def raised(standing: Standing, terms: Terms, sent: RaiseFlag, now: datetime) -> FlagRaised:
    """Judge a tap on a flag; raise NotFound for no such flag, WrongField for no taps at all."""
    named = terms.plan.indicators.get(sent.indicator)
    if named is None or named.kind != "flag":
        flags = ", ".join(program_of(terms.plan).flags)
        raise NotFound("flag_unknown", "indicator", indicator=sent.indicator, known=flags)
    if sent.taps < 1:
        raise WrongField("taps_below_one", sent.indicator, taps=sent.taps)
    count = _taps(standing, terms, sent.indicator, now) + sent.taps
    return FlagRaised(at=now, unit=sent.unit, indicator=sent.indicator, count=count, by=sent.by)
