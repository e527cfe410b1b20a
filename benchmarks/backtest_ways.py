"""The ways to play a file: through the core, only read, in pandas, and under a profiler."""

import cProfile
import pstats
from collections import Counter
from pathlib import Path

from benchmarks import hospital_year


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

WAYS = {"wardstatus": play, "reading": read_only, "pandas": in_pandas, "shares": shares}
