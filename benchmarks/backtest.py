"""A year of 200 wards played through a plan, beside pandas: `python -m benchmarks.backtest`.

Every measurement is a process of its own, on a file that was written before.
"""

import argparse
import json
import platform
import resource
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import hospital_year
from benchmarks.backtest_page import HEADING, TEXT
from benchmarks.sections import put


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What one process needed for a file."""

    rows: int
    seconds: float
    memory: float
    """Megabytes at the most, all of the process."""
    found: dict[str, dict[str, int]]

    @property
    def speed(self) -> float:
        """Return rows a second."""
        return self.rows / self.seconds


def play(file: Path) -> tuple[int, dict[str, dict[str, int]]]:
    """Return rows, and what came of every unit, through the ordinary core."""
    from wardstatus.backtest import results
    from wardstatus.backtest.house import Alone
    from wardstatus.backtest.trial import trial
    from wardstatus.plans import load_plan

    plan, problems = load_plan(hospital_year.PLAN)
    assert plan is not None, problems
    done = trial(file, [Alone(plan)])
    units = results.result(done.runs[0], done.played)["units"]
    return done.played.readings, {
        unit: {
            **{level: made["seconds"][level] for level in ("green", "yellow", "red")},
            "changes": len(made["changes"]),
            "spells": len(made["spells"]),
        }
        for unit, made in units.items()
    }


def read_only(file: Path) -> tuple[int, dict[str, dict[str, int]]]:
    """Return rows after reading the file to rows and nothing more."""
    from wardstatus.backtest.columns import Wanted
    from wardstatus.backtest.reading import instants, read

    wanted = Wanted(taken=frozenset({"occupied", "corridor"}), computed={})
    with read(file, wanted) as source:
        return sum(len(rows) for _at, rows in instants(source.rows)), {}


def in_pandas(file: Path) -> tuple[int, dict[str, dict[str, int]]]:
    """Return the same by the plain way of an analyst."""
    from benchmarks import in_pandas

    return 0, in_pandas.play(file)


WAYS = {"wardstatus": play, "reading": read_only, "pandas": in_pandas}


def once(way: str, file: Path) -> None:
    """Measure one way in this process, and print it."""
    began = time.perf_counter()
    rows, found = WAYS[way](file)
    seconds = time.perf_counter() - began
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
    """Lines of a table, and the file they are about."""

    folder: Path

    def file(self, units: int, steps: int) -> Path:
        """Return a file of so many units and steps, written if it was not."""
        made = self.folder / f"{units}-{steps}.csv"
        if not made.exists():
            hospital_year.write(made, units, steps)
        return made

    def line(self, name: str, way: str, units: int, steps: int) -> tuple[str, Measured]:
        """Return a line of the table, and what was measured."""
        made = measure(way, self.file(units, steps), units * steps)
        said = (
            f"| {name} | {units:,} | {made.rows:,} | {made.seconds:,.1f} | {made.speed:,.0f}"
            f" | {made.memory:,.0f} |"
        )
        return said, made


HEAD = "| | units | rows | seconds | rows a second | memory, MB |\n|---|---|---|---|---|---|"


def section(table: Table, units: int, steps: int) -> str:
    """Return the section of the page: the whole run, its parts, its growth, and pandas."""
    whole, ours = table.line("wardstatus", "wardstatus", units, steps)
    reading, _ = table.line("of it, reading the file", "reading", units, steps)
    theirs, pandas = table.line("pandas", "pandas", units, steps)
    assert ours.found == pandas.found, "the two ways differ"
    each = steps * units // 10
    growth = [
        table.line("as many rows", "wardstatus", count, each // count)[0]
        for count in (20, 200, 2000)
    ]
    growth.append(table.line("a tenth of the time", "wardstatus", units, steps // 10)[0])
    red = sum(unit["red"] for unit in ours.found.values())
    known = sum(unit[name] for unit in ours.found.values() for name in ("green", "yellow", "red"))
    spells = sum(unit["spells"] for unit in ours.found.values())
    changes = sum(unit["changes"] for unit in ours.found.values())
    return TEXT.format(
        units=units,
        days=steps // hospital_year.A_DAY,
        table="\n".join([HEAD, whole, reading, theirs]),
        growth="\n".join([HEAD, *growth]),
        red=100 * red / known,
        spells=spells,
        changes=changes,
        where=f"CPython {platform.python_version()}, one core, {platform.system()}",
    )


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
