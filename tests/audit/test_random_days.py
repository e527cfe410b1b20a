"""Whatever a day brings, two computations that share no code agree on who is to be told."""

import json
from datetime import datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.build import Day
from tests.core.days import often, play, ticks_of
from tests.core.taps import TAPS, Tap
from wardstatus.audit.expected import KINDS, Happened, Unit
from wardstatus.audit.gaps import Gap
from wardstatus.store import bodies


def audited(day: Day, now: datetime) -> list[Gap]:
    """Return what is missing in the events of a day, as of an instant."""
    units: dict[str, Unit] = {}
    for seq, event in enumerate(day.events):
        kind = bodies.kind_of(event)
        if kind in KINDS:
            body = json.loads(bodies.text(event))
            happened = Happened(seq=seq, unit=event.unit, kind=kind, body=body)
            units.setdefault(event.unit, Unit(event.unit)).read(happened)
    gaps = [gap for unit in units.values() for gap in unit.gaps]
    return gaps + [gap for unit in units.values() for gap in unit.missing(now, timedelta(0))]


@settings(often, max_examples=25)
@given(TAPS, st.sampled_from([1, 7, 50]))
def test_a_core_that_works_leaves_no_gap(taps: list[Tap], seldom: int) -> None:
    ticks = list(ticks_of(taps, lambda n: n % seldom == 0))

    def see(day: Day, now: datetime) -> None:
        assert audited(day, now) == []

    play(taps, ticks, see)
