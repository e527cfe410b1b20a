"""The plain way of an analyst: the same latches and delays in pandas, unit by unit.

It knows this plan alone: two conditions a level, both needed, a delay up and a delay down, no
gaps. Time in each level and red spells come out; lists, chains and messages do not.
"""

from datetime import timedelta
from pathlib import Path

import numpy as np
import pandas as pd

RAISE = np.timedelta64(30, "m")
LOWER = np.timedelta64(60, "m")
REJOIN = np.timedelta64(60, "m")
LEVELS = ("green", "yellow", "red")


def play(file: Path) -> dict[str, dict[str, int]]:
    """Return seconds by level, changes and spells of every unit of a file."""
    numbers = pd.read_csv(file, dtype={"unit": "category"})
    numbers["time"] = pd.to_datetime(numbers["time"], format="ISO8601")
    ended = numbers["time"].max()
    return {
        str(unit): _unit(rows, ended)
        for unit, rows in numbers.groupby("unit", sort=True, observed=True)
    }


def _unit(rows: pd.DataFrame, ended: pd.Timestamp) -> dict[str, int]:
    at = rows["time"]
    occupied, corridor = rows["occupied"], rows["corridor"]
    yellow = _stretches(at, _latch(occupied, 23, 22) & (corridor >= 1))
    red = _stretches(at, _latch(occupied, 26, 24) & (corridor >= 2))
    levels = _levels(at.iloc[0], yellow, red, ended)
    spans = levels["at"].shift(-1).fillna(ended) - levels["at"]
    seconds = spans.groupby(levels["level"]).sum() / timedelta(seconds=1)
    return {
        **{name: int(seconds.get(number, 0)) for number, name in enumerate(LEVELS)},
        "changes": len(levels),
        "spells": _spells(red[red["on"] <= ended]),
    }


def _latch(values: pd.Series, bound: float, clear: float) -> pd.Series:
    """Return where a condition is on: from the bound on, until past the clear bound."""
    turned = pd.Series(np.nan, index=values.index)
    turned[values >= bound] = 1.0
    turned[values < clear] = 0.0
    return turned.ffill().fillna(0.0) == 1.0


def _stretches(at: pd.Series, rule: pd.Series) -> pd.DataFrame:
    """Return from when to when a level was on: its rule true, and then false, for long enough."""
    number = (rule != rule.shift()).cumsum()
    runs = pd.DataFrame({"at": at, "rule": rule}).groupby(number).first()
    delay = np.where(runs["rule"], RAISE, LOWER)
    turns = runs["at"] + delay
    kept = (runs["at"].shift(-1) > turns) | runs["at"].shift(-1).isna()
    turned = pd.DataFrame({"at": turns, "on": runs["rule"]})[kept]
    turned = turned[turned["on"] != turned["on"].shift(fill_value=False)]
    on = turned.loc[turned["on"], "at"].reset_index(drop=True)
    off = turned.loc[~turned["on"], "at"].reset_index(drop=True)
    return pd.DataFrame({"on": on, "off": off.reindex(on.index)})


def _levels(
    began: pd.Timestamp, yellow: pd.DataFrame, red: pd.DataFrame, ended: pd.Timestamp
) -> pd.DataFrame:
    """Return when which level began, unseen moments left out."""
    turns = pd.concat(
        [
            pd.DataFrame({"at": [began], "yellow": [0], "red": [0]}),
            *(
                pd.DataFrame({"at": level[end], name: step}).dropna()
                for name, level in (("yellow", yellow), ("red", red))
                for end, step in (("on", 1), ("off", -1))
            ),
        ]
    ).fillna(0)
    sums = turns.groupby("at")[["yellow", "red"]].sum().cumsum().reset_index()
    sums = sums[sums["at"] <= ended]
    sums["level"] = np.where(sums["red"] > 0, 2, np.where(sums["yellow"] > 0, 1, 0))
    return sums[sums["level"] != sums["level"].shift()].reset_index(drop=True)


def _spells(red: pd.DataFrame) -> int:
    gaps = red["on"] - red["off"].shift()
    return int(((gaps >= REJOIN) | gaps.isna()).sum())
