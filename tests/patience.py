"""Times a busy machine may stretch: measured again, and beside what a start takes by itself."""

import subprocess
import sys
from collections.abc import Callable

from wardstatus.clock import elapsed

TRIES = 3


def within(most: float, measure: Callable[[], float]) -> bool:
    """Return whether a time is kept in one of three runs: what holds it up does so in each."""
    return any(measure() < most for _ in range(TRIES))


def beyond_a_start(work: Callable[[], object]) -> float:
    """Return how much longer a command takes than the program needs to start and do nothing."""
    nothing = [sys.executable, "-m", "wardstatus", "serve", "--help"]
    start = _seconds(lambda: subprocess.run(nothing, capture_output=True, check=True))
    return _seconds(work) - start


def _seconds(work: Callable[[], object]) -> float:
    began = elapsed()
    work()
    return elapsed() - began
