"""The server ended at each named point of its path, again and again, while people tap.

`python -m tests.chaos.points --times 20 [--report FILE]`; the exit is 1 if anything was lost.
"""

import argparse
import re
import sys
import tempfile
import threading
from dataclasses import dataclass
from pathlib import Path
from random import Random, SystemRandom

from tests.chaos.clients import six
from tests.chaos.compare import Found, compare
from tests.chaos.house import House, build
from tests.chaos.play import come_to_rest
from tests.chaos.receiver import Receiver
from tests.chaos.server import Server
from tests.notify.post import serving
from wardstatus.clock import elapsed
from wardstatus.faults import KILLED, POINT, SWITCH

TRANSACTIONS = ("tap", "tick", "plans", "recovered", "made", "claimed", "tried", "linked")
POINTS = (
    *(f"{name}.{side}_commit" for name in TRANSACTIONS for side in ("before", "after")),
    "told",
    "sending",
    "accepted",
    "started",
)
"""Before and after the commit of each kind of write; between it and the answer (told); before
and after the mail server took a mail (sending, accepted); and when all has started."""

PATIENCE = 120.0
"""Seconds in which a point has to be met once."""

ENDED = re.compile(rf"exited with code {KILLED}\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Points:
    """How often the server ended at which point, and what was found in the end."""

    seed: int
    seconds: float
    met: dict[str, int]
    found: Found


def play_points(folder: Path, times: int, seed: int, points: tuple[str, ...] = POINTS) -> Points:
    """End the server so often at each point, let everything come to rest, and compare."""
    began, random, receiver = elapsed(), Random(seed), Receiver(seed)
    with serving(receiver) as mail:
        house = build(folder, mail)
        clients = six(house, seed)
        for client in clients:
            client.start()
        met = {point: _ended(house, point, random.randint(1, 4), times) for point in points}
        come_to_rest(house, clients, receiver)
    return Points(
        seed=seed,
        seconds=elapsed() - began,
        met=met,
        found=compare(house, clients, receiver.taken()),
    )


def _ended(house: House, point: str, nth: int, times: int) -> int:
    """Let the server meet a point until its worker has ended there so often; return how often."""
    before = _count(house)
    server = Server(house.folder, **{SWITCH: "on", POINT: f"{point}:{_first(point, nth)}"})
    try:
        seen, since = 0, elapsed()
        while seen < times and elapsed() - since < PATIENCE:
            threading.Event().wait(0.05)
            if (now := _count(house) - before) != seen:
                seen, since = now, elapsed()
    finally:
        server.kill()
    return min(times, _count(house) - before)


def _first(point: str, nth: int) -> int:
    """What happens once in a life is met the first time."""
    return 1 if point.startswith(("plans", "recovered", "started")) else nth


def _count(house: House) -> int:
    log = house.folder / "server.log"
    return len(ENDED.findall(log.read_text(encoding="utf-8"))) if log.exists() else 0


def lines(run: Points) -> list[str]:
    """Return what the run came to, a line each."""
    met = [f"{point}: {count}" for point, count in run.met.items()]
    faults = [f"{name}: {len(each)} {each[:3] or ''}" for name, each in run.found.faults.items()]
    said = f"ended {sum(run.met.values())} times at {len(run.met)} points in {run.seconds:.0f} s"
    found = run.found
    counts = f"acknowledged {found.acknowledged}, mails {found.mails}, again {found.repeats}"
    return [said, *met, counts, *(each.rstrip() for each in faults)]


SECTION = "## At named points"

_SECTION = """\
{section}

The same hospital, but the server ends itself (`os._exit(137)`) at one named point, {times} times
at each, and is started again by its supervisor every time: {met} of {of} in {seconds:.0f} s,
seed {seed}. Points are {points}.

| | |
|---|---|
| writes acknowledged | {acknowledged:,} |
| mails received, of these again under an equal Message-ID | {mails:,}, {repeats:,} |
{faults}

`python -m tests.chaos.points --times {times} --seed {seed}`; every point is met once in the tests.
"""


def section(run: Points, times: int) -> str:
    """Return what the run came to, for the page of kills."""
    found = run.found
    return _SECTION.format(
        section=SECTION,
        times=times,
        met=sum(run.met.values()),
        of=times * len(run.met),
        seconds=run.seconds,
        seed=run.seed,
        points=", ".join(f"`{point}`" for point in run.met),
        acknowledged=found.acknowledged,
        mails=found.mails,
        repeats=found.repeats,
        faults="\n".join(f"| {name} | {len(each)} |" for name, each in found.faults.items()),
    )


def main() -> None:
    """Play, print, and say by the exit whether all was well."""
    asked = argparse.ArgumentParser(prog="python -m tests.chaos.points")
    asked.add_argument("--times", type=int, default=20)
    asked.add_argument("--seed", type=int, default=SystemRandom().randrange(1_000_000))
    asked.add_argument("--report", type=Path, help="the page whose last section to write")
    given = asked.parse_args()
    print(f"seed: {given.seed}", flush=True)
    run = play_points(Path(tempfile.mkdtemp(prefix="wardstatus-points-")), given.times, given.seed)
    print("\n".join(lines(run)))
    if given.report:
        page = given.report.read_text(encoding="utf-8").partition(SECTION)[0].rstrip()
        given.report.write_text(f"{page}\n\n{section(run, given.times)}", encoding="utf-8")
    short = [point for point, count in run.met.items() if count < given.times]
    sys.exit(1 if short or not run.found.good else 0)


if __name__ == "__main__":
    main()
