"""From a deadline to a receiver: `python -m benchmarks.handover [deadlines …] [--write PAGE]`.

A whole server on a database of its own. So many wards become red, one after another or (from a
hundred on) at one instant; for each another leader is due ten seconds later. A local receiver in
another process writes down when each message reached it. A hand-over is from the instant a step
is due to the instant the receiver has it.
"""

import argparse
import json
import math
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from threading import Event
from urllib.request import urlopen

from sqlalchemy import func, select

from benchmarks.handover_files import written
from benchmarks.sections import put
from wardstatus.app import House, create_app, works
from wardstatus.cli.files import Files, load_files
from wardstatus.clock import elapsed, system_clock
from wardstatus.core.inputs import Declare
from wardstatus.core.levels import Level
from wardstatus.store import tables
from wardstatus.store.engine import reading
from wardstatus.store.migrate import migrate
from wardstatus.works import Works

HEADING = "## Handing messages over"
PATIENCE = 90.0
"""Seconds a run waits for the last message."""

TOGETHER = 100
"""So many wards or more become red at one instant, fewer one after another, `APART` seconds."""

APART = 0.73


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One run: how late each message was, and when the last notice was in the outbox."""

    deadlines: int
    seconds: Sequence[float]
    outbox: float
    repeats: int

    def at(self, share: float) -> float:
        """Return the lateness that so large a share of the messages kept below."""
        ordered = sorted(self.seconds)
        return ordered[max(0, math.ceil(share * len(ordered)) - 1)]


@contextmanager
def receiver() -> Iterator[int]:
    """Yield the port of a receiver in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.receiver"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            yield int(process.stdout.readline())
        finally:
            process.terminate()


def measured(deadlines: int) -> Run:
    """Return what one run showed."""
    with tempfile.TemporaryDirectory() as folder, receiver() as port:
        config = written(Path(folder), deadlines, port)
        running = _started(config)
        try:
            return _run(running, deadlines, port)
        finally:
            running.stop()


def _started(config: Path) -> Works:
    files = load_files(config)
    assert isinstance(files, Files), files
    database = files.settings.server.database
    migrate(database)
    house = House(settings=files.settings, rulebook=files.rulebook, database=database)
    running = works(create_app(house))
    running.start()
    return running


def _run(running: Works, deadlines: int, port: int) -> Run:
    red = [Declare(unit=f"w{n}", by="bench", level=Level.RED, own=True) for n in range(deadlines)]
    if deadlines >= TOGETHER:
        running.service.take(red)
    for each in () if deadlines >= TOGETHER else red:
        running.service.take([each])
        Event().wait(APART)
    outbox = _in_outbox(running, deadlines)
    took = _taken(port, deadlines)
    due = {
        unit: standing.status.since.timestamp() + 10
        for unit, standing in running.service.board("h").standings.items()
        if standing.status.since is not None
    }
    late = [min(times) - due[key.partition(".")[0]] for key, times in took.items()]
    again = sum(len(times) - 1 for times in took.values())
    last = max(due.values())
    return Run(deadlines=deadlines, seconds=late, outbox=outbox - last, repeats=again)


def _in_outbox(running: Works, deadlines: int) -> float:
    """Return when the last notice was in the outbox, in seconds of the wall's clock."""
    ends = elapsed() + PATIENCE
    while elapsed() < ends:
        with reading(running.engine) as tx:
            there = tx.execute(select(func.count()).select_from(tables.notice)).scalar()
        if there == deadlines:
            return system_clock().timestamp()
        Event().wait(0.01)
    raise TimeoutError(f"{there} of {deadlines} notices in the outbox")


def _taken(port: int, deadlines: int) -> dict[str, list[float]]:
    ends = elapsed() + PATIENCE
    while elapsed() < ends:
        with urlopen(f"http://127.0.0.1:{port}/") as answer:
            took: dict[str, list[float]] = json.load(answer)
        if len(took) == deadlines:
            return took
        Event().wait(0.2)
    raise TimeoutError(f"{len(took)} of {deadlines} messages received")


def section(runs: Sequence[Run], now: datetime) -> str:
    """Return the section of the page."""
    rows = "\n".join(
        f"| {_said(run)} | {run.outbox:.2f} | {run.at(0.5):.2f} | {run.at(0.99):.2f} "
        f"| {max(run.seconds):.2f} | {run.repeats} |"
        for run in runs
    )
    return f"""{HEADING}

A whole server with its database on disk, `synchronous=FULL`; for each of so many red wards another
leader is due. A receiver in another process writes down when it has each message. Seconds after
the instant a step was due, on two cores shared with other work, {now:%Y-%m-%d}:

| deadlines | last in the outbox | p50 | p99 | longest | received twice |
|---|---|---|---|---|---|
{rows}

The goals: p50 below 1.5 s, p99 below 3 s, none above 10 s, and a thousand in the outbox within
5 s. The engine looks once a second. All senders that stand in line share one
transaction: what became of their messages, the next ones claimed, and the links in those.
`python -m benchmarks.handover` measures it anew.
"""


def _said(run: Run) -> str:
    return f"{run.deadlines:,}, " + ("in one second" if run.deadlines >= TOGETHER else "singly")


def main() -> None:
    """Measure, print, and write the section if asked to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("deadlines", nargs="*", type=int, default=[30, 1000])
    parser.add_argument("--write", type=Path)
    asked = parser.parse_args()
    runs = [measured(each) for each in asked.deadlines]
    said = section(runs, system_clock())
    print(said)
    if asked.write:
        put(asked.write, HEADING, said)


if __name__ == "__main__":
    main()
