"""The one thread that owns every screen's socket; other threads only leave orders."""

import contextlib
import logging
import selectors
import socket
import threading
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from wardstatus.push.lines import Lines
from wardstatus.push.screens import Line

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Published:
    """One encoded frame for every screen of a board."""

    root: str
    frame: bytes


Order: TypeAlias = Published | Callable[[Lines], None]
"""What another thread wants of the lines, in the order it was asked for."""


class Loop:
    """Waits for sockets, orders and the next second, whichever comes first."""

    def __init__(self, elapsed: Callable[[], float], saw: Callable[[str], None]) -> None:
        self._elapsed = elapsed
        self._selector = selectors.DefaultSelector()
        self.lines = Lines(self._selector, elapsed, saw)
        self._orders: list[Order] = []
        self._pen = threading.Lock()
        self._bell, self._ear = socket.socketpair()
        self._bell.setblocking(False)
        self._ear.setblocking(False)
        self._selector.register(self._ear, selectors.EVENT_READ)
        self._swept_at = elapsed()
        self._running = True

    def leave(self, order: Order) -> None:
        """Leave an order and return at once; any thread may."""
        with self._pen:
            self._orders.append(order)
            first = len(self._orders) == 1
        if first:
            self.wake()

    def wake(self) -> None:
        """Look at orders and the clock now."""
        with contextlib.suppress(OSError):
            self._bell.send(b"\0")

    def end(self, code: int) -> None:
        """Leave the order to say goodbye to everybody, after which `run` returns."""

        def last(lines: Lines) -> None:
            lines.end(code)
            self._running = False

        self.leave(last)

    def run(self) -> None:
        """Serve every line until `end`."""
        while self._running:
            for key, events in self._selector.select(timeout=1.0):
                if isinstance(key.data, Line):
                    self.lines.serve(key.data, events)
                else:
                    self._hear()
            if self._elapsed() - self._swept_at >= 1:
                self._swept_at = self._elapsed()
                self.lines.sweep()
        self._selector.close()
        self._bell.close()
        self._ear.close()

    def _hear(self) -> None:
        with contextlib.suppress(BlockingIOError):
            self._ear.recv(4096)
        with self._pen:
            orders, self._orders = self._orders, []
        frames: defaultdict[str, list[bytes]] = defaultdict(list)
        for order in orders:
            if isinstance(order, Published):
                frames[order.root].append(order.frame)
            else:
                self._spread(frames)
                self._obey(order)
        self._spread(frames)

    def _obey(self, order: Callable[[Lines], None]) -> None:
        try:
            order(self.lines)
        except Exception:
            # One screen's socket may be gone before it was listened to; the others go on.
            _log.exception("order failed")

    def _spread(self, frames: dict[str, list[bytes]]) -> None:
        """Everything pending goes out as one: a burst costs what one message does."""
        for root, pending in frames.items():
            self.lines.spread(root, pending)
        frames.clear()
