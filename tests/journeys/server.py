"""The real program in a process of its own."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import pytest

from wardstatus.clock import elapsed

PATIENCE = 60.0
"""Seconds until a test says that what it waits for will not come."""


def until(true: Callable[[], object], what: str) -> None:
    """Return once something is true; fail when it does not become so."""
    began = elapsed()
    pause = threading.Event()
    while not true():
        if elapsed() - began > PATIENCE:
            pytest.fail(f"waited {PATIENCE:.0f} s in vain for {what}")
        pause.wait(0.05)


@contextmanager
def server(
    folder: Path, log: IO[str] | None = None, more: tuple[str, ...] = (), /, **environ: str
) -> Iterator[subprocess.Popen[str]]:
    """Yield `wardstatus serve` once it answers; kill -9 it at the end, workers and all."""
    process = subprocess.Popen(
        [sys.executable, "-m", "wardstatus", "serve", *more],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=log,
        text=True,
        env={**os.environ, **environ},
        start_new_session=True,
    )
    try:
        assert process.stdout is not None
        assert process.stdout.readline().startswith("wardstatus http"), process.poll()
        yield process
    finally:
        kill(process)


def kill(process: subprocess.Popen[str]) -> None:
    """End a server as a power cut would."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        pass
    process.wait()
    if process.stdout is not None:
        process.stdout.close()
