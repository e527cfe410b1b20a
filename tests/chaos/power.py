"""The power fails while people tap: what was not synced is lost, kept or torn, as a disk likes.

The real server runs under strace, which notes every write, every sync and every answer in their
order. For each cut the files are built as a disk may have them then, and opened.
"""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from math import inf
from pathlib import Path
from random import Random

import pytest

from tests.chaos.asking import Asking
from tests.chaos.figures import Figure
from tests.chaos.syscalls import COMMAND, Step, steps
from tests.journeys.program import ask, hurried, run
from tests.notify.post import free_port

SECTOR = 512
CLIENTS = 4
FILES = ("board.db", "board.db-wal")


@dataclass(slots=True)
class Disk:
    """The files as they are kept whatever happens, and what has been asked since.

    A file that was made has a name for certain once its folder is synced; one that is removed is
    gone at once.
    """

    random: Random
    kept: dict[str, bytearray] = field(default_factory=dict)
    named: set[str] = field(default_factory=set)
    waits: list[Step] = field(default_factory=list)

    def takes(self, step: Step) -> None:
        """Take one step; a sync of a file or its folder makes what was asked of it last."""
        if step.what == "gone":
            self.kept.pop(step.place, None)
            self.named.discard(step.place)
            self.waits = [each for each in self.waits if each.place != step.place]
        elif step.what == "synced":
            lasts = [each for each in self.waits if _lasts(each, step.place)]
            self.waits = [each for each in self.waits if each not in lasts]
            for each in lasts:
                self._do(self.kept, self.named, each)
        else:
            self.waits.append(step)

    def after_the_cut(self) -> dict[str, bytearray]:
        """Return the files as they may be found: each step that waits is done, torn or lost."""
        found = {name: bytearray(body) for name, body in self.kept.items()}
        named = set(self.named)
        for each in self.waits:
            chance = self.random.random()
            if chance < 1 / 3:
                self._do(found, named, each)
            elif chance < 2 / 3 and each.what == "write":
                sectors = self.random.randrange(len(each.body) // SECTOR + 1)
                _write(found, each.place, each.at, each.body[: sectors * SECTOR])
        return {name: body for name, body in found.items() if name in named}

    @staticmethod
    def _do(files: dict[str, bytearray], named: set[str], step: Step) -> None:
        if step.what == "made":
            named.add(step.place)
        elif step.what == "cut":
            del files.setdefault(step.place, bytearray())[step.at :]
        else:
            _write(files, step.place, step.at, step.body)


def _lasts(step: Step, synced: str) -> bool:
    return (os.path.dirname(step.place) if step.what == "made" else step.place) == synced


def _write(files: dict[str, bytearray], place: str, at: int, body: bytes) -> None:
    file = files.setdefault(place, bytearray())
    file.extend(bytes(max(0, at + len(body) - len(file))))
    file[at : at + len(body)] = body


def play(folder: Path, taps: int, cuts: int, seed: int) -> list[Figure]:
    """Let people tap under strace, then cut the power so often; see what each cut leaves."""
    if shutil.which("strace") is None:
        pytest.skip("there is no strace on the PATH")
    port = hurried(folder, free_port(), "1h")
    token = run(folder, "token", "create", "--name", "test", "--unit", "h")
    disk = Disk(Random(seed))
    database = str(folder / FILES[0])
    disk.kept[database] = bytearray(Path(database).read_bytes())
    disk.named.add(database)
    with _traced(folder):
        ask(port, "/units/med2/level", token, {"level": "yellow"})
        _tap(port, token, taps)
    happened = [each for each in steps(folder / "trace") if _matters(each, folder)]
    return _figures(folder, disk, happened, cuts)


def _matters(step: Step, folder: Path) -> bool:
    files = (str(folder), *(str(folder / name) for name in FILES))
    return step.what == "answered" or step.place in files


@contextmanager
def _traced(folder: Path) -> Iterator[None]:
    command = [*COMMAND, "-o", str(folder / "trace"), sys.executable, "-m", "wardstatus", "serve"]
    with subprocess.Popen(
        command, cwd=folder, stdout=subprocess.PIPE, text=True, start_new_session=True
    ) as process:
        try:
            assert process.stdout is not None
            assert process.stdout.readline().startswith("wardstatus http"), process.poll()
            yield
        finally:
            # strace itself goes on until the last of those it follows has ended.
            os.killpg(process.pid, signal.SIGTERM)


def _tap(port: int, token: str, taps: int) -> None:
    """Confirm so often, by a few clients at a time."""
    clients = [Asking(port, token, "/units/med2/confirm") for _ in range(CLIENTS)]

    def taps_of(client: Asking) -> None:
        while len(client.acknowledged) < taps / CLIENTS:
            client.once()

    with ThreadPoolExecutor(CLIENTS) as pool:
        list(pool.map(taps_of, clients))


def _figures(folder: Path, disk: Disk, happened: Sequence[Step], cuts: int) -> list[Figure]:
    first = next(n for n, each in enumerate(happened) if each.what == "answered")
    at = set(disk.random.sample(range(first, len(happened)), cuts))
    answered: list[str] = []
    broken = lost = checked = 0
    for number, step in enumerate(happened):
        if step.what == "answered":
            answered.append(step.key)
        else:
            disk.takes(step)
        if number in at:
            whole, keys = _opened(folder / "cut", disk.after_the_cut())
            broken += not whole
            lost += len(set(answered) - keys)
            checked += 1
    return [
        Figure(name="cuts", found=checked, most=inf),
        Figure(name="taps acknowledged", found=len(answered), most=inf),
        Figure(name="databases that are not whole", found=broken),
        Figure(name="acknowledged taps lost", found=lost),
    ]


def _opened(folder: Path, files: dict[str, bytearray]) -> tuple[bool, set[str]]:
    """Open a database as it was found; return whether it is whole, and the keys it remembers."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for place, body in files.items():
        (folder / os.path.basename(place)).write_bytes(body)
    try:
        with closing(sqlite3.connect(folder / FILES[0])) as there:
            whole = there.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            return whole, {row[0] for row in there.execute("SELECT key FROM request_key")}
    except sqlite3.DatabaseError:
        return False, set()
