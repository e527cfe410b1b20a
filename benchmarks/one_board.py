"""What one more unit on the same board costs a number: `python -m benchmarks.one_board [numbers]`.

The numbers of `benchmarks.engine`, all units on one board. Beside the quiet way every number goes
through a door of its own too, alone and beneath a hospital with a share of red over all its wards.
"""

import sys
import time
from dataclasses import replace

from benchmarks.engine import numbers, plan
from wardstatus.core.decide import on_input
from wardstatus.core.inputs import TakeReading
from wardstatus.core.over import Over
from wardstatus.core.plans import Indicator
from wardstatus.core.standing import Board, Standing
from wardstatus.core.stream import Stream
from wardstatus.core.units import Rulebook, Unit

SHARE = Indicator(id="share", name={}, kind="wards", over=Over(figure="share_red"))


def book(units: int, *, figures: bool) -> Rulebook:
    """Return a hospital of so many wards, with a figure over them or a heading alone."""
    ward = plan()
    above = replace(ward, id="house", indicators={"share": SHARE})
    above = replace(
        above, yellow=replace(ward.yellow, when=(), always=()), red=replace(ward.red, when=())
    )
    found = {"u": Unit(id="u", name="u", short="u", kind="hospital")}
    if figures:
        found["u"] = replace(found["u"], plan=above)
    for place in range(units):
        unit = f"u{place}"
        beds = {"staffed_beds": {"": 24.0}}
        found[unit] = Unit(
            id=unit, name=unit, short=unit, parent="u", plan=ward, constants=beds, order=place
        )
    return Rulebook(units=found)


def play(units: int, count: int, *, aside: bool, figures: bool = False) -> float:
    """Return numbers a second of one core, after one of each kind was taken of every unit."""
    rulebook = book(units, figures=figures)
    standings = {unit: Standing(unit=unit) for unit in rulebook.declarable("u")}
    stream = Stream(Board(root="u", version=0, at=None, standings=standings), rulebook, "file")
    began, taken = 0.0, 0
    for at, place, value in numbers(units, 1 + (count + 3 * units) // (96 * units)):
        if taken == 3 * units:
            began = time.process_time()
        if taken == 3 * units + count:
            break
        taken += 1
        unit = f"u{place}"
        if aside and stream.keep(unit, at, (value,)):
            continue
        sent = TakeReading(unit=unit, by="file", indicator=value[0], value=value[1])
        stream.went(on_input(stream.before(at, (unit,)), rulebook, (sent,), at))
    return (taken - 3 * units) / (time.process_time() - began)


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    print("numbers a second of one core, all units on one board")
    for units in (20, 200, 2000):
        aside = play(units, count * 2, aside=True)
        doors = play(units, count // 2, aside=False)
        below = play(units, count // 8, aside=False, figures=True)
        print(
            f"{units:5} units: {aside:8.0f} quiet ones aside, {doors:7.0f} through doors,"
            f" {below:7.0f} through doors beneath a share of red"
        )


if __name__ == "__main__":
    main()
