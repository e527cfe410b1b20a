"""A year of 200 wards played through a plan, beside pandas: `python -m benchmarks.backtest`.

Every measurement is a process of its own, on a file that was written before.
"""

import argparse
import json
import platform
import resource
import subprocess
import sys
import textwrap
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import hospital_year, one_board
from benchmarks.backtest_page import HEADING, TEXT
from benchmarks.backtest_ways import WAYS
from benchmarks.sections import put


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What one process needed for a file."""

    rows: int
    seconds: float
    """Of one core."""
    memory: float
    """Megabytes at the most, all of the process."""
    found: dict[str, dict[str, int]]

    @property
    def speed(self) -> float:
        """Return rows a second."""
        return self.rows / self.seconds


def once(way: str, file: Path) -> None:
    """Measure one way in this process, and print it."""
    began = time.process_time()
    rows, found = WAYS[way](file)
    seconds = time.process_time() - began
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"rows": rows, "seconds": seconds, "memory": memory, "found": found}))


def measure(way: str, file: Path, rows: int) -> Measured:
    """Measure one way in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.backtest", "--once", way, str(file)]
    said = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)
    print(f"{way}: {rows} rows in {said['seconds']:.1f} s", file=sys.stderr)
    return Measured(**{**said, "rows": rows})


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Lines of a table, and the files they are about."""

    folder: Path

    def file(self, units: int, steps: int, winter: float) -> Path:
        """Return a file of so many units and steps, written if it was not."""
        made = self.folder / f"{units}-{steps}-{winter}.csv"
        if not made.exists():
            hospital_year.write(made, units, steps, winter)
        return made

    def line(
        self, name: str, way: str, units: int, steps: int, winter: float = 1.5
    ) -> tuple[str, Measured]:
        """Return a line of the table, and what was measured."""
        made = measure(way, self.file(units, steps, winter), units * steps)
        said = (
            f"| {name} | {units:,} | {steps // hospital_year.A_DAY} | {made.rows:,}"
            f" | {made.seconds:,.1f} | {made.speed:,.0f} | {made.memory:,.0f} |"
        )
        return said, made

    def growth(self, units: int, steps: int) -> Iterator[str]:
        """Yield lines of ever more units, and of a longer file, without seasons."""
        short = max(2, steps // hospital_year.A_DAY // 18) * hospital_year.A_DAY
        for here, long in (
            (units // 10, short),
            (units, short),
            (10 * units, short),
            (units // 10, steps),
        ):
            made = measure("steady", self.file(here, long, 0.0), here * long)
            later = made.found["later"]
            speed = 1000 * later["rows"] / later["milliseconds"]
            days = long // hospital_year.A_DAY
            yield f"| {here:,} | {days} | {later['rows']:,} | {speed:,.0f} | {made.memory:,.0f} |"


UNITS = (20, 200, 2000)

HEAD = """\
| | units | days | rows | seconds | rows a second | memory, MB |
|---|---|---|---|---|---|---|"""


GROWTH = """\
| units | days | rows after the first day | rows a second | memory, MB |
|---|---|---|---|---|"""


def section(table: Table, units: int, steps: int) -> str:
    """Return the section of the page: the whole run, its parts, its growth, and pandas."""
    whole, ours = table.line("wardstatus", "wardstatus", units, steps)
    reading, _ = table.line("of it, reading the file", "reading", units, steps)
    theirs, pandas = table.line("pandas", "pandas", units, steps)
    assert ours.found == pandas.found, "the two ways differ"
    red = sum(unit["red"] for unit in ours.found.values())
    known = sum(unit[name] for unit in ours.found.values() for name in ("green", "yellow", "red"))
    spells = sum(unit["spells"] for unit in ours.found.values())
    changes = sum(unit["changes"] for unit in ours.found.values())
    return TEXT.format(
        units=units,
        days=steps // hospital_year.A_DAY,
        table="\n".join([HEAD, whole, reading, theirs]),
        shares=where(table, units, steps),
        growth="\n".join([GROWTH, *table.growth(units, steps)]),
        beneath=beneath(),
        red=100 * red / known,
        spells=spells,
        changes=changes,
        numbers=2 * ours.speed,
        where=f"CPython {platform.python_version()}, {platform.system()}",
    )


def beneath() -> str:
    """Return how many doors a second there are beneath a figure, for ever more units."""
    speeds = {units: one_board.play(units, 2_000, aside=False, figures=True) for units in UNITS}
    said = ", ".join(f"{speed:,.0f} with {units:,}" for units, speed in speeds.items())
    return textwrap.fill(f"Doors a second beneath a share of red over all wards: {said}.", 100)


def where(table: Table, units: int, steps: int) -> str:
    """Return in a sentence where the time goes, measured on a tenth of the units."""
    found = measure("shares", table.file(max(1, units // 10), steps, 1.5), 0).found
    said = ", ".join(f"{part} {each['share'] / 10:.0f} %" for part, each in found.items())
    return textwrap.fill(f"Where the time goes, as a profiler sees it: {said}.", 100)


def main() -> None:
    """Measure, print the section, and write it where asked."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--once", nargs=2, help="one way and its file, in this process")
    ask.add_argument("--units", type=int, default=200)
    ask.add_argument("--days", type=int, default=365)
    ask.add_argument("--write", type=Path)
    asked = ask.parse_args()
    if asked.once:
        once(asked.once[0], Path(asked.once[1]))
        return
    with TemporaryDirectory() as folder:
        said = section(Table(folder=Path(folder)), asked.units, asked.days * hospital_year.A_DAY)
    print(said)
    if asked.write:
        put(asked.write, HEADING, said)


if __name__ == "__main__":
    main()
