"""Structural red: more red time within a window than the plan's quota."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from itertools import pairwise

from wardstatus.core.events import QuotaEvent, QuotaExceeded, QuotaMet
from wardstatus.core.plans import Quota, in_shift
from wardstatus.core.standing import Standing, Stretch, Told
from wardstatus.core.terms import Terms

KEPT = timedelta(days=8)
"""How long a stretch of red is remembered; no quota looks further back."""

LATEST = timedelta(days=10_000)


def stretches(standing: Standing, until: datetime) -> tuple[Stretch, ...]:
    """Return the stretches of red, the running one as if it went on to `until`."""
    spell = standing.spell
    if spell is None or spell.red_since is None or spell.red_since >= until:
        return standing.reds
    return (*standing.reds, Stretch(start=spell.red_since, end=until))


def red_within(reds: Sequence[Stretch], window: timedelta, at: datetime) -> timedelta:
    """Return the red time of the `window` before an instant."""
    begins = at - window
    spans = (min(red.end, at) - max(red.start, begins) for red in reds)
    return sum((span for span in spans if span > timedelta(0)), timedelta(0))


def due(standing: Standing, terms: Terms) -> Iterator[QuotaEvent]:
    """Yield when red time within the window passes the quota, or comes back under it."""
    quota = terms.plan.limit.quota if terms.plan.limit else None
    if quota is None:
        return
    spell = standing.spell
    since = spell.red_since if spell is not None else None
    if standing.structural is None:
        at = None if since is None else _exceeded_at(standing, quota, since)
        if at is not None:
            yield QuotaExceeded(
                at=at,
                unit=standing.unit,
                red_seconds=quota.red.total_seconds(),
                within_seconds=quota.within.total_seconds(),
                told=_told(standing, terms, quota, at),
            )
    elif since is None:
        yield QuotaMet(at=_met_at(standing, quota), unit=standing.unit)


def _told(standing: Standing, terms: Terms, quota: Quota, at: datetime) -> tuple[Told, ...]:
    roles = in_shift(quota.notify, terms.shift(at))
    return tuple(
        Told(key=f"{standing.unit}.quota.{at:%Y%m%d%H%M%S%f}.{person}", role=role, person=person)
        for role, person in terms.persons(roles, at)
    )


def _exceeded_at(standing: Standing, quota: Quota, since: datetime) -> datetime | None:
    """Return when red that goes on makes the red time of the window reach the quota.

    Red time of the window grows with every minute of red, but for the minutes of earlier red
    that leave the window meanwhile; so it changes its pace only where a stretch begins or ends
    one window later.
    """
    reds = stretches(standing, since + LATEST)
    turns = {bound + quota.within for red in standing.reds for bound in (red.start, red.end)}
    steps = [since, *sorted(turn for turn in turns if turn > since), since + quota.within]
    for here, following in pairwise(steps):
        lacking = quota.red - red_within(reds, quota.within, here)
        if lacking <= timedelta(0):
            return here
        grows = red_within(reds, quota.within, following) > red_within(reds, quota.within, here)
        if grows and here + lacking <= following:
            return here + lacking
    return None


def _met_at(standing: Standing, quota: Quota) -> datetime:
    """Return when, red being over, the red time of the window is no longer above the quota."""
    reds = standing.reds
    here = max([red.end for red in reds], default=standing.structural)
    assert here is not None
    assert standing.structural is not None
    here = max(here, standing.structural)
    turns = {bound + quota.within for red in reds for bound in (red.start, red.end)}
    for following in sorted(turn for turn in turns if turn > here):
        above = red_within(reds, quota.within, here) - quota.red
        if above <= timedelta(0):
            return here
        falls = red_within(reds, quota.within, following) < red_within(reds, quota.within, here)
        if falls and here + above <= following:
            return here + above
        here = following
    return here
