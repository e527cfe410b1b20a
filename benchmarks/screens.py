"""What telling every screen of a change costs, beside a plain loop and Flask-SocketIO.

`python -m benchmarks.screens` prints a table; `--write FILE` puts it into the page of benchmarks.
"""

import argparse
import os
import platform
import socket
import statistics
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.candidates import CANDIDATES
from benchmarks.report import HEADING, Figures, section, table
from benchmarks.screens_heard import Screens
from benchmarks.sections import put

SERVER_CPU, CLIENT_CPU = 0, 1
STEADY, EVERY, BURST = 20, 0.25, 100
SOCKETIO = "Flask-SocketIO"


@dataclass(frozen=True)
class Server:
    """A candidate that answers."""

    port: int
    pid: int

    def get(self, path: str) -> str:
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=30) as answer:
            return str(answer.read().decode())

    def cpu(self) -> float:
        """Return the CPU seconds of the process, to the nanosecond (Linux)."""
        return time.clock_gettime((~self.pid) << 3 | 2)

    def memory(self) -> int:
        """Return its resident bytes."""
        pages = int(Path(f"/proc/{self.pid}/statm").read_text().split()[1])
        return pages * os.sysconf("SC_PAGESIZE")


@contextmanager
def running(name: str) -> Iterator[Server]:
    """Start a candidate on the server's CPU and wait until it answers."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    started = subprocess.Popen(
        [sys.executable, "-m", "benchmarks.candidates", name, str(port)],
        preexec_fn=lambda: os.sched_setaffinity(0, {SERVER_CPU}),
    )
    try:
        yield Server(port=port, pid=_pid(Server(port=port, pid=0)))
    finally:
        started.terminate()
        try:
            started.wait(timeout=5)
        except subprocess.TimeoutExpired:
            started.kill()
            started.wait()


def _pid(server: Server) -> int:
    for _ in range(100):
        try:
            return int(server.get("/pid"))
        except OSError:
            time.sleep(0.1)
    raise TimeoutError("the candidate does not answer")


def _listening(name: str, server: Server) -> Screens:
    if name == SOCKETIO:
        path, joined = "/socket.io/?EIO=4&transport=websocket", b"\x81\x82\0\0\0\0" + b"40"
        return Screens(server.port, path, joined)
    return Screens(server.port)


def _settle(server: Server) -> float:
    """Wait until a server has nothing left to do; return its CPU seconds."""
    before, now = -1.0, server.cpu()
    while now - before > 0.005:
        time.sleep(0.3)
        before, now = now, server.cpu()
    return now


def measure(name: str, count: int) -> Figures:
    """Return what one candidate needs for so many screens."""
    with running(name) as server:
        empty = server.memory()
        screens = _listening(name, server)
        screens.connect(count)
        before = _settle(server)
        server.get(f"/go?count={STEADY}&every={EVERY}&first=1")
        screens.listen(STEADY)
        between = _settle(server)
        told = list(screens.messages.values())
        heard = sum(each.screens for each in told)
        last = [(each.last - each.sent) / 1e6 for each in told if each.screens == count]
        server.get(f"/go?count={BURST}&every=0&first=1000")
        screens.listen(BURST)
        after = _settle(server)
        burst = list(screens.messages.values())
        figures = Figures(
            cpu=(between - before) / heard * 1e6,
            last=statistics.median(last),
            burst=(max(each.last for each in burst) - min(each.sent for each in burst)) / 1e6,
            burst_cpu=(after - between) / sum(each.screens for each in burst) * 1e6,
            memory=(server.memory() - empty) / count / 1024,
            missed=count * (STEADY + BURST) - heard - sum(each.screens for each in burst),
        )
        screens.close()
        return figures


def main() -> None:
    """Measure every candidate in turn, several times over."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--screens", type=int, default=500)
    ask.add_argument("--rounds", type=int, default=3)
    ask.add_argument("--write", type=Path)
    asked = ask.parse_args()
    os.sched_setaffinity(0, {CLIENT_CPU % (os.cpu_count() or 1)})
    rounds: dict[str, list[Figures]] = {name: [] for name in CANDIDATES}
    for number in range(asked.rounds):
        for name, measured in rounds.items():
            measured.append(measure(name, asked.screens))
            print(f"round {number + 1}: {name}: {measured[-1]}", file=sys.stderr, flush=True)
    medians = {name: Figures.median(measured) for name, measured in rounds.items()}
    print(table(medians))
    if asked.write:
        where = f"CPython {platform.python_version()}, {os.cpu_count()} cores, {platform.system()}"
        put(asked.write, HEADING, section(medians, asked.screens, asked.rounds, where))


if __name__ == "__main__":
    main()
