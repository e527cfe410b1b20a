"""A screen that listens, and the line to it: its socket and what waits to be sent."""

import itertools
import socket
import threading
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass

from wardstatus.push.sending import GONE, Sender
from wardstatus.push.wire import Reader

HELD_AT_MOST = 256 * 1024
"""Bytes that wait for one screen; past it only the latest frame does."""

SENT_AT_ONCE = 64 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """Who listens to which board; `id` is the row it was known by, empty if it has none."""

    root: str
    id: str = ""
    unit: str = ""
    view: str = ""


class Line:
    """A screen's socket. Only the hub's thread touches it."""

    __slots__ = (
        "_begun",
        "_lagging",
        "_queue",
        "_queued",
        "closing_since",
        "gone",
        "greeted",
        "heard_at",
        "held",
        "moved_at",
        "reader",
        "screen",
        "socket",
    )

    def __init__(self, screen: Screen, sock: socket.socket, at: float) -> None:
        self.screen = screen
        self.socket = sock
        self.reader = Reader()
        self.gone = threading.Event()
        self.heard_at = at
        self.moved_at = at
        """When it last took something, while frames wait."""
        self.greeted = False
        self.held = True
        """Nothing may be sent past the queue: it has not been greeted, or frames wait."""
        self.closing_since: float | None = None
        self._queue: deque[bytes] = deque()
        self._queued = 0
        self._begun = False
        self._lagging = False

    def greet(self, hello: bytes) -> None:
        """Put what it is told first before what was published while that was composed."""
        self._queue.appendleft(hello)
        self._queued += len(hello)
        self.greeted = True

    def hold(self, frames: Sequence[bytes], sent: int = 0) -> None:
        """Keep whole frames for later, of which the first `sent` bytes have left."""
        self._queue.extend(frames)
        self._queued += sum(map(len, frames))
        self.held = True
        self._take_away(sent)
        if self._lagging or self._queued > HELD_AT_MOST:
            self._keep_the_latest()

    def drain(self, send: Sender, at: float) -> bool:
        """Send what waits, as far as it is taken; return whether anybody is there."""
        while self._queue:
            some = b"".join(self._some())
            sent = send(self.socket, some)
            if sent == GONE:
                return False
            if sent:
                self.moved_at = at
            self._take_away(sent)
            if sent < len(some):
                return True
        self.held = self._lagging = False
        return True

    def farewell(self, close: bytes) -> None:
        """Forget what waits, but for the rest of a frame that has begun, and say goodbye."""
        self._clear()
        self._queue.append(close)
        self._queued += len(close)
        self.greeted = self.held = True

    def _clear(self) -> None:
        rest = self._queue[0] if self._begun else None
        self._queue.clear()
        self._queued = 0
        if rest is not None:
            self._queue.append(rest)
            self._queued = len(rest)

    def _some(self) -> Sequence[bytes]:
        sizes = itertools.accumulate(map(len, self._queue))
        whole = sum(1 for _ in itertools.takewhile(lambda size: size <= SENT_AT_ONCE, sizes))
        return tuple(itertools.islice(self._queue, max(1, whole)))

    def _take_away(self, sent: int) -> None:
        self._queued -= sent
        while sent:
            first = self._queue.popleft()
            self._begun = sent < len(first)
            if self._begun:
                self._queue.appendleft(first[sent:])
            sent = max(0, sent - len(first))

    def _keep_the_latest(self) -> None:
        """Its version is not the one after the screen's, so the screen fetches its page again."""
        latest = self._queue[-1]
        alone = len(self._queue) == 1
        self._lagging = True
        self._clear()
        if not (alone and self._begun):
            self._queue.append(latest)
            self._queued += len(latest)
