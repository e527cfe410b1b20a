"""A plan, a file of readings, and what the plan would have done with it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from wardstatus.backtest import results
from wardstatus.backtest.house import Alone, wanted
from wardstatus.backtest.reading import Row, Source, in_order, source
from wardstatus.backtest.results import Json
from wardstatus.backtest.run import Run, play
from wardstatus.backtest.wrong import WrongFile
from wardstatus.core.plans import Plan
from wardstatus.plans import load_plan

PLAN = """
schema = 1
id = "ward"
name = { nb = "Plan for post", en = "Ward plan" }
owner = "AL"
effective = 2026-01-01
review_by = 2099-01-01

[shifts]
day = 07:00:00
night = 22:00:00

[roles]
AHS = { name = "Charge nurse", at = "screen" }
EL = { nb = "Enhetsleder", en = "Unit manager" }
AL = "Department head"

[indicators.occupied]
name = { nb = "Pasienter", en = "Patients" }
min = 0
max = 60
stale_after = "2h"

[yellow]
any = 1
raise_after = "30m"
lower_after = "60m"
when = [
  { indicator = "occupied", at_or_above = 22, clear_below = 20 },
]
actions = [{ id = "Y1", role = "AHS", within = "10m", text = "Say what is missing" }]

[red]
when = [{ indicator = "occupied", at_or_above = 25, clear_below = 24 }]
actions = [
  { id = "R1", role = "EL", within = "10m", answer = true, text = "Answer" },
  { id = "R2", role = "AL", within = "60m", shifts = ["day"], text = "Stop" },
]
exit = [{ id = "E1", role = "EL", within = "4h", text = "Restore" }]

[red.answer]
steps = [
  { after = "0m", notify = ["EL", "AHS"] },
  { after = "10m", notify = ["AL"] },
]
repeat = "30m"

[red.limit]
limit = "4h"
rejoin = "60m"
decided_by = ["AL"]
steps = [{ after = "0m", notify = ["AL"] }]
repeat = "2h"

[[example]]
readings = { occupied = 25 }
recommends = "red"
"""

TAPPED = PLAN.replace(
    """{ indicator = "occupied", at_or_above = 22, clear_below = 20 }""",
    """{ indicator = "missed", at_or_above = 3 }""",
).replace("[yellow]", """[indicators.missed]\nname = "Missed care"\nflag = true\n\n[yellow]""")
"""The same, but yellow counts taps."""

COMPUTED = (
    PLAN.replace('indicator = "occupied"', 'indicator = "double"')
    .replace(
        "[yellow]", """[indicators.double]\nname = "Double"\nformula = "2 * occupied"\n\n[yellow]"""
    )
    .replace("at_or_above = 25, clear_below = 24", "at_or_above = 50, clear_below = 48")
)
"""The same, but of a number the plan computes."""


def plan(text: str = PLAN) -> Plan:
    found, problems = load_plan(text)
    assert found is not None, problems
    return found


def lines(text: str | bytes) -> Iterator[tuple[int, str, bool]]:
    """Return a text as the reader meets its lines."""
    written = text.encode() if isinstance(text, str) else text
    for number, line in enumerate(written.splitlines(keepends=True), start=1):
        said = line.decode("utf-8-sig")
        if said.strip("\r\n"):
            yield number, said.strip("\r\n"), said.endswith("\n")


def opened(text: str, *plans: Plan) -> Source:
    return source(lines(text), wanted([Alone(each) for each in plans or (plan(),)]))


def rows(text: str) -> list[Row]:
    return list(in_order(opened(text).rows))


def result(text: str, tried: Plan | None = None) -> Json:
    """Return what a plan would have done with a file, as JSON."""
    run = Run(Alone(tried or plan()))
    return results.result(run, play(in_order(opened(text, run.plan).rows), [run]))


def unit(text: str, tried: Plan | None = None, name: str = "A") -> Json:
    found: Json = result(text, tried)["units"][name]
    return found


def at(clock: str) -> str:
    """Return a time of the one winter day all these files are about, in UTC."""
    return f"2026-01-14T{clock}:00Z"


def wide(*cells: tuple[str, object], column: str = "occupied", ward: str = "A") -> str:
    """Return a file of one unit and one indicator from times (UTC) and values."""
    body = "".join(f"{at(clock)},{ward},{value}\n" for clock, value in cells)
    return f"time,unit,{column}\n{body}"


@contextmanager
def refused(key: str, line: int, column: str | None = None) -> Iterator[None]:
    """Expect the file to be refused with a sentence at a line and a column."""
    with pytest.raises(WrongFile) as caught:
        yield
    assert (caught.value.key, caught.value.line, caught.value.field) == (key, line, column)


def written(folder: Path, name: str, text: str | bytes) -> Path:
    file = folder / name
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    return file


def seconds(minutes: Sequence[float]) -> dict[str, float]:
    """Return seconds by level, from minutes green, yellow, red and unknown."""
    return dict(
        zip(("green", "yellow", "red", "unknown"), [each * 60 for each in minutes], strict=True)
    )
