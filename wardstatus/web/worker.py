"""Gunicorn's workers of threads, which let go of a screen once the hub has it."""

import ctypes
import os
import signal
import socket
import sys
from contextlib import suppress
from pathlib import Path

from flask import Flask
from gunicorn.app.base import BaseApplication
from gunicorn.workers.gthread import ThreadWorker

from wardstatus.clock import elapsed
from wardstatus.web.server import Served, address

THREADS = 16
ENDS_WITHIN = 2
"""Seconds a request that is being answered may take when the server is told to end."""

_DIE_WITH_PARENT = 1
"""PR_SET_PDEATHSIG of prctl(2)."""


class Worker(ThreadWorker):  # type: ignore[misc]
    """A worker that does not linger over idle connections when it is told to end."""

    def _cap_keepalive(self, deadline: float) -> None:
        super()._cap_keepalive(min(deadline, elapsed()))


class _Application(BaseApplication):  # type: ignore[misc]
    """Gunicorn's view of what is served."""

    def __init__(self, served: Served, listening: socket.socket) -> None:
        self._served = served
        self._address = address(listening)
        # Gunicorn takes the descriptor for its own and closes the one it was given.
        self._descriptor = listening.detach()
        self._app: Flask | None = None
        super().__init__()

    def load_config(self) -> None:
        """Set what differs from Gunicorn's defaults."""
        settings = {
            "bind": f"fd://{self._descriptor}",
            "workers": self._served.workers,
            "worker_class": Worker,
            "threads": THREADS,
            "graceful_timeout": ENDS_WITHIN,
            "loglevel": "warning",
            "control_socket_disable": True,
            "post_fork": _end_together,
            "post_worker_init": self._ready,
            "worker_exit": self._stop,
        }
        if Path("/dev/shm").is_dir():
            # A heartbeat on a slow disk would look like a worker that hangs.
            settings["worker_tmp_dir"] = "/dev/shm"
        for name, value in settings.items():
            self.cfg.set(name, value)

    def load(self) -> Flask:
        """Make the application, in the worker."""
        self._app = self._served.make()
        return self._app

    def _ready(self, worker: Worker) -> None:
        if worker.age == 1:
            self._served.ready(self._address)

    def _stop(self, arbiter: object, worker: Worker) -> None:
        app, self._app = self._app, None
        if app is not None:
            self._served.stop(app)


def _end_together(arbiter: object, worker: Worker) -> None:
    """Let the kernel end the worker with its parent, so that nobody holds port and database."""
    if sys.platform != "linux":
        return
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)
    if os.getppid() != worker.ppid:
        os._exit(1)


def serve_forked(served: Served, listening: socket.socket) -> None:
    """Serve until SIGTERM or SIGINT."""
    parent = os.getpid()
    try:
        _Application(served, listening).run()
    except SystemExit as end:
        if os.getpid() != parent:
            # A worker has ended: what is done after serving is the parent's to do.
            os._exit(end.code if isinstance(end.code, int) else 0)
        raise
