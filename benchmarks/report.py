"""The table of a run, and the page it is written to."""

import statistics
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

OURS = "wardstatus"
HEADING = "## Telling every screen"


@dataclass(frozen=True)
class Figures:
    """What one candidate needed; microseconds of server CPU, milliseconds, KB."""

    cpu: float
    last: float
    burst: float
    burst_cpu: float
    memory: float
    missed: int

    @staticmethod
    def median(measured: Sequence["Figures"]) -> "Figures":
        """Return the median of each figure."""
        rows = [asdict(each) for each in measured]
        return Figures(**{name: statistics.median(row[name] for row in rows) for name in rows[0]})


TARGETS = (
    ("server CPU per delivered frame", "cpu", "Flask-SocketIO", 0.35),
    ("server CPU per delivered frame", "cpu", "flask-sock, gevent", 0.65),
    ("last screen, median", "last", "Flask-SocketIO", 0.35),
    ("memory per screen", "memory", "Flask-SocketIO", 0.4),
    ("memory per screen", "memory", "flask-sock, threads", 0.4),
)


def table(medians: Mapping[str, Figures]) -> str:
    """Return figures, and ratios beside their targets."""
    lines = [
        "| | CPU per frame, µs | last screen, ms | burst of 100, ms |"
        " CPU per frame of the burst, µs | memory per screen, KB |",
        "|---|---|---|---|---|---|",
    ]
    lines += [
        f"| {name} | {it.cpu:.1f} | {it.last:.1f} | {it.burst:.0f} | {it.burst_cpu:.2f}"
        f" | {it.memory:.0f} |"
        for name, it in medians.items()
    ]
    lines += ["", "| wardstatus / rival | rival | measured | target |", "|---|---|---|---|"]
    for what, figure, rival, target in TARGETS:
        ratio = getattr(medians[OURS], figure) / getattr(medians[rival], figure)
        lines.append(f"| {what} | {rival} | {ratio:.2f} | at most {target} |")
    missed = {name: it.missed for name, it in medians.items() if it.missed}
    lines += ["", f"Frames that did not arrive: {missed or 'none'}."]
    return "\n".join(lines)


def section(medians: Mapping[str, Figures], screens: int, rounds: int, where: str) -> str:
    """Return the section of the page."""
    return f"""{HEADING}

One change is told to {screens} screens, 20 times at four a second and then 100 times at once.
Every server is one process on one core; the screens are another process on another core. The plain
loops call flask-sock's `ws.send` for each screen, under Gunicorn. Messages are about 600 bytes
long; the figures are medians of {rounds} rounds in which the servers took turns ({where}).
*Last screen* is from the moment a message is published until the last screen has it.

{table(medians)}

Compare the rows with each other, not with other machines. Why ours costs less: a frame is encoded
once, everything pending goes out in one write, and no thread waits for a screen.

`make bench` measures again and rewrites this; it needs Linux and two cores.
"""
