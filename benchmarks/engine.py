"""How many numbers a second a plan is played over: `python -m benchmarks.engine [days]`.

Invented but likely numbers: patients follow the day and the week, nurses the shift, one number
every 15 minutes a unit, sent as a file would. Every unit is a board of its own, as in a back-test.
"""

import cProfile
import pstats
import random
import resource
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from math import pi, sin

from wardstatus.core.decide import on_input, on_tick
from wardstatus.core.inputs import TakeReading
from wardstatus.core.plans import Plan
from wardstatus.core.standing import Board, Standing
from wardstatus.core.stream import Stream
from wardstatus.core.units import Rulebook, Unit
from wardstatus.plans import load_plan

T0 = datetime(2026, 1, 1, tzinfo=UTC)
STEP = timedelta(minutes=15)
PLAN = """\
schema = 1
id = "bench"
name = "Bench"
owner = "Head"
effective = 2026-01-01
review_by = 2027-01-01
follow = "plan"
[shifts]
day = 07:30:00
evening = 15:00:00
night = 22:30:00
[indicators.occupied]
name = "Patients"
min = 0
max = 60
stale_after = "90m"
[indicators.staffed_beds]
name = "Staffed beds"
[indicators.corridor]
name = "Corridor"
min = 0
max = 20
stale_after = "90m"
[indicators.nurses]
name = "Nurses"
stale_after = "shift"
[indicators.occupancy]
name = "Occupancy"
formula = "100 * occupied / staffed_beds"
[yellow]
any = 2
raise_after = "30m"
lower_after = "60m"
when = [
  { indicator = "occupancy", at_or_above = 92, clear_below = 88 },
  { indicator = "nurses", at_or_below = { day = 4, evening = 3, night = 2 } },
]
always = [{ indicator = "corridor", at_or_above = 2 }]
[red]
any = 2
raise_after = "30m"
lower_after = "60m"
when = [
  { indicator = "occupancy", at_or_above = 104, clear_below = 96 },
  { indicator = "corridor", at_or_above = 3 },
  { indicator = "nurses", at_or_below = { day = 3, evening = 2, night = 1 } },
]
"""
NAMES = ("occupied", "corridor", "nurses")


class Ward:
    """One unit's numbers, one after another."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.drift = 0.0

    def number(self, step: int) -> tuple[str, float]:
        name = NAMES[step % 3]
        day = sin(2 * pi * step / 96)
        self.drift = 0.98 * self.drift + self.random.gauss(0, 0.25)
        if name == "occupied":
            return name, float(round(21 + 1.5 * day + self.drift))
        if name == "corridor":
            return name, float(max(0, round(self.drift / 2)))
        return name, float(6 if 30 <= step % 96 < 60 else 4 if step % 96 < 90 else 3)


def numbers(units: int, days: int) -> Iterator[tuple[datetime, int, tuple[str, float]]]:
    wards = [Ward(seed) for seed in range(units)]
    for step in range(days * 96):
        at = T0 + step * STEP
        for place, ward in enumerate(wards):
            yield at, place, ward.number(step)


def plan() -> Plan:
    found, problems = load_plan(PLAN)
    assert found is not None, problems
    return found


class Unitary:
    """A unit that is a board of its own, on its way through time."""

    def __init__(self, book: Rulebook) -> None:
        self.book = book
        board = Board(root="u", version=0, at=None, standings={"u": Standing(unit="u")})
        self.stream = Stream(board, book, "file")
        self.events = 0

    def take(self, at: datetime, value: tuple[str, float]) -> None:
        if self.stream.keep("u", at, (value,)):
            return
        sent = TakeReading(unit="u", by="file", indicator=value[0], value=value[1])
        decided = on_input(self.stream.before(at, ("u",)), self.book, (sent,), at)
        self.stream.went(decided)
        self.events += len(decided.events)

    def take_slowly(self, at: datetime, value: tuple[str, float]) -> None:
        sent = TakeReading(unit="u", by="file", indicator=value[0], value=value[1])
        decided = on_input(self.stream.before(at, ("u",)), self.book, (sent,), at)
        self.stream.went(decided)
        self.events += len(decided.events)


def play(units: int, days: int, *, slowly: bool = False) -> tuple[int, int, float]:
    """Return numbers, events and seconds, the making of the numbers not counted."""
    unit = Unit(id="u", name="u", short="u", plan=plan(), constants={"staffed_beds": {"": 24.0}})
    book = Rulebook(units={"u": unit})
    players = [Unitary(book) for _ in range(units)]
    count, spent = 0, 0.0
    chunk: list[tuple[datetime, int, tuple[str, float]]] = []
    for row in numbers(units, days):
        chunk.append(row)
        if len(chunk) == 10_000:
            spent += _chunk(players, chunk, slowly=slowly)
            count += len(chunk)
            chunk.clear()
    spent += _chunk(players, chunk, slowly=slowly)
    count += len(chunk)
    for player in players:
        on_tick(player.stream.whole(), book, T0 + days * 96 * STEP)
    return count, sum(player.events for player in players), spent


def _chunk(
    players: list[Unitary],
    chunk: list[tuple[datetime, int, tuple[str, float]]],
    *,
    slowly: bool,
) -> float:
    began = time.process_time()
    if slowly:
        for at, place, value in chunk:
            players[place].take_slowly(at, value)
    else:
        for at, place, value in chunk:
            players[place].take(at, value)
    return time.process_time() - began


def main() -> None:
    days = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    for units in (20, 200, 2000):
        count, events, spent = play(units, days)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(
            f"{units:5} units: {count:8} numbers, {events} events, "
            f"{count / spent:9.0f} a second of one core, peak {peak:.0f} MB"
        )
    count, events, spent = play(20, 4, slowly=True)
    print(f"every number through a door: {count / spent:.0f} a second ({events} events)")
    with cProfile.Profile() as profile:
        play(20, 40)
    pstats.Stats(profile).sort_stats("tottime").print_stats(18)


if __name__ == "__main__":
    main()
