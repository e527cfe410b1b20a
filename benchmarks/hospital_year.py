"""Invented but likely numbers of many wards, as a file: a reading every 15 minutes."""

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from math import cos, pi, sin
from pathlib import Path

START = datetime(2025, 1, 1, tzinfo=UTC)
STEP = timedelta(minutes=15)
A_DAY = 96

PLAN = """\
schema = 1
id = "bench"
name = "A ward of 24 beds"
owner = "Head"
effective = 2025-01-01
review_by = 2026-01-01

[roles]
AHS = { name = "Charge nurse", at = "screen" }
EL = "Unit manager"
AL = "Department head"
KD = "Clinic director"

[indicators.occupied]
name = "Patients"
min = 0
max = 60
stale_after = "90m"

[indicators.corridor]
name = "Corridor"
min = 0
max = 20
stale_after = "90m"

[yellow]
any = 2
raise_after = "30m"
lower_after = "60m"
when = [
  { indicator = "occupied", at_or_above = 23, clear_below = 22 },
  { indicator = "corridor", at_or_above = 1 },
]
actions = [
  { id = "Y1", role = "AHS", within = "10m", text = "Say what is missing" },
  { id = "Y2", role = "EL", within = "60m", text = "Ask for cover" },
]

[red]
any = 2
raise_after = "30m"
lower_after = "60m"
when = [
  { indicator = "occupied", at_or_above = 26, clear_below = 24 },
  { indicator = "corridor", at_or_above = 2 },
]
actions = [
  { id = "R1", role = "EL", within = "10m", answer = true, text = "Answer on the board" },
  { id = "R2", role = "AL", within = "30m", text = "Stop planned admissions" },
]

[red.answer]
steps = [{ after = "0m", notify = ["EL"] }, { after = "10m", notify = ["AL"] }]

[red.limit]
limit = "4h"
rejoin = "60m"
decided_by = ["AL", "KD"]
steps = [{ after = "0m", notify = ["AL"] }, { after = "30m", notify = ["KD"] }]
repeat = "2h"
"""


class Ward:
    """One ward of 24 beds, in which patients come and go, about one an hour.

    What the hour, the weekday and the winter bring draws them; who finds no bed lies in the
    corridor.
    """

    def __init__(self, seed: int, winter: float) -> None:
        """`winter`: by how many patients January is above the year."""
        self._chance = random.Random(seed)
        self._winter = winter
        self._usual = self._chance.uniform(18.5, 22.0)
        self._patients = round(self._usual)

    def numbers(self, step: int) -> tuple[int, int]:
        """Return the patients and those of them who lie in the corridor."""
        day = step / A_DAY
        wave = sin(2 * pi * day) + 0.7 * sin(2 * pi * day / 7)
        season = self._winter * cos(2 * pi * day / 365)
        leaning = 0.5 + 0.08 * (self._usual + wave + season - self._patients)
        if self._chance.random() < 0.25:
            self._patients += 1 if self._chance.random() < leaning else -1
        return self._patients, max(0, self._patients - 24)


def lines(units: int, steps: int, winter: float = 1.5) -> Iterator[str]:
    """Yield the lines of a file: every unit at every step, in the order of time."""
    wards = [(f"w{seed:04}", Ward(seed, winter)) for seed in range(units)]
    yield "time,unit,occupied,corridor\n"
    for step in range(steps):
        at = (START + step * STEP).isoformat()
        for name, ward in wards:
            patients, corridor = ward.numbers(step)
            yield f"{at},{name},{patients},{corridor}\n"


def write(file: Path, units: int, steps: int, winter: float = 1.5) -> None:
    """Write a file of so many units and steps."""
    with file.open("w", encoding="utf-8") as opened:
        opened.writelines(lines(units, steps, winter))
