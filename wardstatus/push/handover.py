"""Takes a screen's socket from the web server that accepted it."""

import os
import socket
from contextlib import suppress
from typing import Protocol

SEND_BUFFER = 64 * 1024
"""Bytes; the kernel would otherwise hide a dead screen behind megabytes."""

UNANSWERED_FOR = 20_000
"""Milliseconds sent bytes may go unacknowledged before the kernel hangs up."""


class Accepted(Protocol):
    """A WebSocket whose handshake is done (simple_websocket.Server)."""

    mode: str
    sock: socket.socket
    connected: bool


class NoReader:
    """Stands where a thread would read each screen; the hub reads them all."""

    name = ""

    def __init__(self, target: object = None) -> None: ...

    def start(self) -> None:
        """Read nothing."""


def take(ws: Accepted) -> tuple[socket.socket, bool]:
    """Return a socket that is ours alone, and whether the request's thread is free to go.

    Gunicorn's threads let go of a connection; other servers close it when the request ends.
    """
    ours = ws.sock.dup()
    ours.setblocking(False)
    with suppress(OSError):
        _tune(ours)
    # Whoever handles the request believes it closed, and writes nothing more.
    ws.connected = False
    free = ws.mode == "gunicorn" and os.name == "posix" and type(ws.sock) is socket.socket
    if free:
        _leave_a_stump(ws.sock)
    return ours, free


def _leave_a_stump(theirs: socket.socket) -> None:
    """Put a closed socket in the server's hands, which shuts down what it holds."""
    stump, other = socket.socketpair()
    other.close()
    os.dup2(stump.fileno(), theirs.fileno(), inheritable=False)
    stump.close()


def _tune(sock: socket.socket) -> None:
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, SEND_BUFFER)
    sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    if hasattr(socket, "TCP_USER_TIMEOUT"):
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, UNANSWERED_FOR)
