"""The ways to play a file: through the core, only read, in pandas, and under a profiler."""

import cProfile
import pstats
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import timedelta
from pathlib import Path

from benchmarks import hospital_year
from wardstatus.backtest.reading import Row
from wardstatus.backtest.trial import without_search


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


def steady(file: Path) -> tuple[int, dict[str, dict[str, int]]]:
    """Return rows and milliseconds of one core after the first day, through the ordinary core.

    In the first day every unit is met for the first time.
    """
    from wardstatus.backtest.house import Alone, wanted
    from wardstatus.backtest.reading import in_order, read
    from wardstatus.backtest.run import Run, play
    from wardstatus.plans import load_plan

    plan, problems = load_plan(hospital_year.PLAN)
    assert plan is not None, problems
    house = Alone(plan)
    asked = wanted([house])
    begun: list[tuple[int, float]] = []
    ends = hospital_year.START + timedelta(days=1)

    def watched(rows: Iterable[Row]) -> Iterator[Row]:
        for number, row in enumerate(rows):
            if row.at >= ends and not begun:
                begun.append((number, time.process_time()))
            yield row

    with without_search(), read(file, asked) as source:
        played = play(watched(in_order(source.rows)), [Run(house, None, asked.taken)])
    spent = time.process_time() - begun[0][1]
    later = {"rows": played.readings - begun[0][0], "milliseconds": round(1000 * spent)}
    return played.readings, {"later": later}


def read_only(file: Path) -> tuple[int, dict[str, dict[str, int]]]:
    """Return rows after reading the file to rows and nothing more."""
    from wardstatus.backtest.columns import Wanted
    from wardstatus.backtest.reading import in_order, read

    wanted = Wanted(taken=frozenset({"occupied", "corridor"}), computed={})
    with read(file, wanted) as source:
        return sum(1 for _row in in_order(source.rows)), {}


def in_pandas(file: Path) -> tuple[int, dict[str, dict[str, int]]]:
    """Return the same by the plain way of an analyst."""
    from benchmarks import in_pandas

    return 0, in_pandas.play(file)


def shares(file: Path) -> tuple[int, dict[str, dict[str, int]]]:
    """Return where the time of a play goes, in tenths of a per cent, as a profiler sees it."""
    profile = cProfile.Profile()
    profile.runcall(play, file)
    spent: Counter[str] = Counter()
    for function, (_calls, _all, own, _with, callers) in pstats.Stats(profile).stats.items():
        if function[0] == "~":
            # What is built in works for whoever calls it.
            for caller, (_c, _a, there, _w) in callers.items():
                spent[_part(caller[0])] += there
        else:
            spent[_part(function[0])] += own
    whole = sum(spent.values())
    return 0, {part: {"share": round(1000 * own / whole)} for part, own in spent.most_common()}


def _part(name: str) -> str:
    found = (part for part, marks in PARTS.items() if any(mark in name for mark in marks))
    return next(found, "the start")


PARTS = {
    "reading the file": ("backtest/reading", "backtest/columns", "backtest/cells"),
    "rows that turn nothing": ("core/quiet", "core/stream"),
    "doors": ("wardstatus/core/", "dataclasses.py"),
    "instants, and what came of them": ("wardstatus/backtest/",),
}
"""What a function belongs to, by the first of these that its file's name has a mark of."""

WAYS = {
    "wardstatus": play,
    "steady": steady,
    "reading": read_only,
    "pandas": in_pandas,
    "shares": shares,
}
