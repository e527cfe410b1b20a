"""The web server under the application: Gunicorn's threads, or Werkzeug's where there is none."""

import errno
import os
import socket
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass

from flask import Flask

from wardstatus.clock import elapsed
from wardstatus.errors import NotNow

BACKLOG = 2048
"""Connections that may wait to be accepted: every screen comes back at once after a restart."""

PATIENCE = 3.0
"""Seconds the address may still be held by a server that is ending."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """What is served: how it is made, and what is done once it answers and before it ends.

    `make` is called in each process that answers, so that threads it starts live there; `ready`
    gets the address; `stop` ends what `make` began.
    """

    make: Callable[[], Flask]
    ready: Callable[[str], None]
    stop: Callable[[Flask], None]
    workers: int = 1
    """Processes that answer, where there is a fork."""


def serve_app(served: Served, host: str, port: int) -> None:
    """Serve until told to end; port 0 takes a free one.

    Raises NotNow when the address cannot be taken.
    """
    listening = _listen(host, port)
    if sys.platform == "win32":
        _serve_threaded(served, listening)
    else:
        # Gunicorn cannot be imported where there is no fork.
        from wardstatus.web.worker import serve_forked

        serve_forked(served, listening)


def address(listening: socket.socket) -> str:
    """Return the address to open; one that means every interface is said as localhost."""
    host, port = listening.getsockname()[:2]
    if host in ("0.0.0.0", "::"):
        host = "localhost"
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    began = elapsed()
    while True:
        try:
            return socket.create_server((host, port), family=family, backlog=BACKLOG)
        except OSError as error:
            if error.errno != errno.EADDRINUSE or elapsed() - began > PATIENCE:
                raise _refused(host, port, error) from error
            time.sleep(0.1)


def _refused(host: str, port: int, error: OSError) -> NotNow:
    taken = error.errno == errno.EADDRINUSE
    reason = os.strerror(error.errno).lower() if error.errno else str(error)
    key = "address_in_use" if taken else "address_refused"
    return NotNow(key, "server.port", host=host, port=str(port), reason=reason)


def _serve_threaded(served: Served, listening: socket.socket) -> None:
    from werkzeug.serving import make_server

    app = served.make()
    host, port = listening.getsockname()[:2]
    server = make_server(host, port, app, threaded=True, fd=listening.fileno())
    served.ready(address(listening))
    try:
        server.serve_forever()
    finally:
        served.stop(app)
