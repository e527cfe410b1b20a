"""Writing to a socket without ever waiting for it."""

import ctypes
import errno
import socket
import sys
from collections.abc import Callable
from typing import TypeAlias

Sender: TypeAlias = Callable[[socket.socket, bytes], int]
"""Takes what it can of the bytes; returns how many: 0 if it would wait, GONE if nobody is there."""

GONE = -1
_WOULD_WAIT = (errno.EAGAIN, errno.EWOULDBLOCK, errno.EINTR)


def plain(sock: socket.socket, payload: bytes) -> int:
    """Send as the standard library does."""
    try:
        return sock.send(payload)
    except (BlockingIOError, InterruptedError):
        return 0
    except OSError:
        return GONE


def holding() -> Sender:
    """Return a sender that keeps the interpreter's lock while it sends.

    `socket.send` gives the lock away for ten microseconds of work, and a busy request then keeps
    it for up to five milliseconds: with two thousand screens the last one waits half a second.
    """
    send = ctypes.PyDLL(None, use_errno=True).send
    send.argtypes = [ctypes.c_int, ctypes.c_char_p, ctypes.c_size_t, ctypes.c_int]
    send.restype = ctypes.c_ssize_t
    flags = socket.MSG_DONTWAIT | getattr(socket, "MSG_NOSIGNAL", 0)

    def hold(sock: socket.socket, payload: bytes) -> int:
        sent: int = send(sock.fileno(), payload, len(payload), flags)
        if sent >= 0:
            return sent
        return 0 if ctypes.get_errno() in _WOULD_WAIT else GONE

    return hold


def sender() -> Sender:
    """Return the best sender there is on this system."""
    if sys.platform == "win32":
        return plain
    try:
        return holding()
    except (OSError, AttributeError):
        return plain
