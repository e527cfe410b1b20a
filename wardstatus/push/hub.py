"""One frame to every screen, waiting for none."""

import threading
from collections.abc import Callable, Mapping
from datetime import datetime

from wardstatus.clock import Clock, elapsed
from wardstatus.push import wire
from wardstatus.push.handover import Accepted, take
from wardstatus.push.loop import Loop, Published
from wardstatus.push.screens import Line, Screen


class Hub:
    """Where screens come to listen; every method may be called from any thread."""

    def __init__(self, clock: Clock, elapsed: Callable[[], float] = elapsed) -> None:
        self._clock, self._elapsed = clock, elapsed
        self._seen: dict[str, datetime] = {}
        self._pen = threading.Lock()
        self._loop: Loop | None = None
        self._thread: threading.Thread | None = None
        self._closed = False

    def adopt(self, ws: Accepted, screen: Screen, hello: Callable[[], str]) -> None:
        """Take over a screen; returns when the web server lets go of it, at once if it can.

        `hello` is asked once listening has begun, so that nothing falls between it and the first
        frame.
        """
        sock, free = take(ws)
        line = Line(screen, sock, self._elapsed())
        loop = self._started()
        if loop is None:
            sock.close()
            return
        loop.leave(lambda lines: lines.join(line))
        try:
            greeting = wire.text(hello())
        except BaseException:
            loop.leave(lambda lines: lines.shut(line, wire.TRY_LATER))
            raise
        loop.leave(lambda lines: lines.greet(line, greeting))
        while not free and not line.gone.wait(timeout=1) and not self._closed:
            pass

    def publish(self, root: str, frame: str) -> None:
        """Send a frame, encoded once, to every screen of a board."""
        if self._loop is not None:
            self._loop.leave(Published(root, wire.text(frame)))

    def disconnect(self, screen: str) -> None:
        """Hang up on a screen that was revoked."""
        if self._loop is not None:
            self._loop.leave(lambda lines: lines.shut_all(screen, wire.POLICY))

    def count(self) -> int:
        """Return how many screens listen."""
        return self._loop.lines.count() if self._loop is not None else 0

    def roots(self) -> tuple[str, ...]:
        """Return the boards somebody listens to."""
        return self._loop.lines.roots() if self._loop is not None else ()

    def last_seen(self) -> Mapping[str, datetime]:
        """Return when each screen that has an id last said anything."""
        return dict(self._seen)

    def close(self) -> None:
        """Tell every screen that the server restarts, and listen to no more."""
        with self._pen:
            self._closed = True
        if self._loop is not None and self._thread is not None:
            self._loop.end(wire.RESTART)
            self._thread.join(timeout=1)

    def _started(self) -> Loop | None:
        """Return the loop, running; it starts with its first screen, after any fork."""
        with self._pen:
            if self._loop is None and not self._closed:
                self._loop = Loop(self._elapsed, self._saw)
                self._thread = threading.Thread(target=self._loop.run, name="hub", daemon=True)
                self._thread.start()
            return None if self._closed else self._loop

    def _saw(self, screen: str) -> None:
        if screen:
            self._seen[screen] = self._clock()
