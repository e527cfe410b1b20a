"""One fault again and again, with the figures it is held to.

`python -m tests.chaos.repeats slept --times 50 [--report docs/faults.md]`; the exit is 1 if a
figure passed its limit.
"""

import argparse
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.chaos import (
    answer_lost,
    answer_races,
    black_hole,
    clock_set,
    power,
    slept,
    three_servers,
)
from tests.chaos.figures import Figure

Play = Callable[[Path, int], list[Figure]]
"""Plays a fault once, in a folder of its own; the number is which time it is."""


def _clock(folder: Path, number: int) -> list[Figure]:
    return clock_set.play(folder, clock_set.STEPS[number % len(clock_set.STEPS)])


FAULTS: dict[str, Play] = {
    "answer_lost": lambda folder, number: answer_lost.play(folder, seed=number),
    "answer_races": lambda folder, number: answer_races.play(folder, races=500, seed=number),
    "black_hole": lambda folder, number: black_hole.play(folder, lost_for=60),
    "clock": _clock,
    "power": lambda folder, number: power.play(folder, taps=400, cuts=200, seed=number),
    "slept": lambda folder, number: slept.play(folder),
    "three_servers": lambda folder, number: three_servers.play(folder),
}


def repeat(fault: str, times: int) -> list[list[Figure]]:
    """Play a fault so often; return what each time came to, and say it."""
    runs = []
    for number in range(times):
        with tempfile.TemporaryDirectory(prefix=f"wardstatus-{fault}-") as folder:
            runs.append(FAULTS[fault](Path(folder), number))
        print(number + 1, *(f"{each.name}: {each.says(each.found)};" for each in runs[-1]))
        sys.stdout.flush()
    return runs


def rows(runs: Sequence[Sequence[Figure]]) -> list[str]:
    """Return a row for each figure: asked at most, the median, the worst, how many runs kept it."""
    lines = ["| | at most | median | worst | runs that kept it |", "|---|---|---|---|---|"]
    for same in zip(*runs, strict=True):
        first, found = same[0], sorted(each.found for each in same)
        cells = (first.most, found[len(found) // 2], found[-1])
        kept = f"{sum(each.good for each in same)} of {len(same)}"
        said = " | ".join(first.says(each) for each in cells)
        lines.append(f"| {first.name} | {said} | {kept} |")
    return lines


def section(fault: str, runs: Sequence[Sequence[Figure]]) -> str:
    """Return what stands between a fault's marks on the page of faults."""
    return "\n".join(["", *rows(runs), "", _command(fault, len(runs)), ""])


def _command(fault: str, times: int) -> str:
    return f"`python -m tests.chaos.repeats {fault} --times {times}`"


def placed(page: str, fault: str, said: str) -> str:
    """Return a page with a section in the place that is marked for it."""
    begins, ends = f"<!-- {fault} -->", f"<!-- /{fault} -->"
    head, found, rest = page.partition(begins)
    _, closed, tail = rest.partition(ends)
    if not found or not closed:
        raise SystemExit(f"The page has no place {begins} … {ends}.")
    return f"{head}{begins}\n{said}\n{ends}{tail}"


def main() -> None:
    """Repeat, print the table, and write it if a page is named."""
    asked = argparse.ArgumentParser(prog="python -m tests.chaos.repeats")
    asked.add_argument("fault", choices=FAULTS)
    asked.add_argument("--times", type=int, default=20)
    asked.add_argument("--report", type=Path, help="the page whose marked place to fill")
    given = asked.parse_args()
    runs = repeat(given.fault, given.times)
    said = section(given.fault, runs)
    print(said)
    if given.report:
        page = given.report.read_text(encoding="utf-8")
        given.report.write_text(placed(page, given.fault, said), encoding="utf-8")
    sys.exit(0 if all(each.good for run in runs for each in run) else 1)


if __name__ == "__main__":
    main()
