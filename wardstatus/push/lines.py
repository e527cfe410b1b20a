"""Every line to a screen: who gets what, and who is hung up on. Belongs to one thread."""

import contextlib
import logging
import selectors
import socket
from collections import defaultdict
from collections.abc import Callable, Sequence

from wardstatus.push import wire
from wardstatus.push.screens import Line
from wardstatus.push.sending import GONE, sender

PING_EVERY = 25
"""Sweeps, of which there is one a second; proxies close a silent WebSocket after 60 s."""

SILENT_FOR = 60.0
STALLED_FOR = 20.0
CLOSING_FOR = 5.0

_READ, _BOTH = selectors.EVENT_READ, selectors.EVENT_READ | selectors.EVENT_WRITE
_log = logging.getLogger(__name__)


class Lines:
    """Sends, reads, pings and drops; never waits."""

    def __init__(
        self,
        selector: selectors.BaseSelector,
        elapsed: Callable[[], float],
        saw: Callable[[str], None],
    ) -> None:
        self._selector, self._elapsed, self._saw = selector, elapsed, saw
        self._send = sender()
        self._all: set[Line] = set()
        self._boards: defaultdict[str, set[Line]] = defaultdict(set)
        self._slot = 0

    def count(self) -> int:
        """Return how many lines there are, of which some may be about to end."""
        return len(self._all)

    def roots(self) -> tuple[str, ...]:
        """Return the boards somebody listens to."""
        return tuple(root for root, lines in list(self._boards.items()) if lines)

    def join(self, line: Line) -> None:
        """Listen to a new line; what is published from now on waits for its greeting."""
        self._selector.register(line.socket, _READ, line)
        self._all.add(line)
        self._boards[line.screen.root].add(line)

    def greet(self, line: Line, hello: bytes) -> None:
        """Send a new line its greeting, then what was published meanwhile."""
        if line in self._all and line.closing_since is None:
            line.greet(hello)
            self._drain(line)

    def spread(self, root: str, frames: Sequence[bytes]) -> None:
        """Send frames to every screen of a board, joined; whoever is not ready gets them later."""
        joined, send = b"".join(frames), self._send
        size = len(joined)
        for line in list(self._boards.get(root, ())):
            sent = 0 if line.held else send(line.socket, joined)
            if sent == GONE:
                self.drop(line)
            elif sent != size:
                self._hold(line, frames, sent)

    def serve(self, line: Line, events: int) -> None:
        """Do what a socket is ready for; a fault costs that screen its line, nobody else."""
        if line not in self._all:
            return
        try:
            if events & selectors.EVENT_WRITE:
                self._drain(line)
            if events & selectors.EVENT_READ and line in self._all:
                self._read(line)
        except Exception:
            _log.exception("line dropped screen=%s", line.screen.id)
            self.drop(line)

    def sweep(self) -> None:
        """Ping those whose turn it is; hang up on those that are lost. Once a second."""
        at, self._slot = self._elapsed(), (self._slot + 1) % PING_EVERY
        for line in list(self._all):
            if lost := _lost(line, at):
                _log.info("line dropped screen=%s why=%s", line.screen.id, lost)
                self.shut(line, wire.TRY_LATER)
                self.drop(line)
            elif not line.held and line.socket.fileno() % PING_EVERY == self._slot:
                self._say(line, wire.encode(wire.PING, b""))

    def shut(self, line: Line, code: int) -> None:
        """Say goodbye; the other side has a few seconds to hang up first."""
        if line not in self._all or line.closing_since is not None:
            return
        line.closing_since = self._elapsed()
        self._boards[line.screen.root].discard(line)
        line.farewell(wire.close(code))
        self._drain(line)

    def shut_all(self, screen: str, code: int) -> None:
        """Say goodbye to every line of one screen."""
        for line in [line for line in self._all if line.screen.id == screen]:
            self.shut(line, code)

    def end(self, code: int) -> None:
        """Say goodbye to everybody and hang up."""
        for line in list(self._all):
            self.shut(line, code)
            self.drop(line)

    def drop(self, line: Line) -> None:
        """Hang up."""
        if line not in self._all:
            return
        self._all.discard(line)
        self._boards[line.screen.root].discard(line)
        self._selector.unregister(line.socket)
        with contextlib.suppress(OSError):
            line.socket.shutdown(socket.SHUT_RDWR)
        line.socket.close()
        line.gone.set()

    def _say(self, line: Line, frame: bytes) -> None:
        sent = 0 if line.held else self._send(line.socket, frame)
        if sent == GONE:
            self.drop(line)
        elif sent != len(frame):
            self._hold(line, (frame,), sent)

    def _hold(self, line: Line, frames: Sequence[bytes], sent: int) -> None:
        if not line.held:
            line.moved_at = self._elapsed()
        line.hold(frames, sent)
        self._watch(line)

    def _drain(self, line: Line) -> None:
        if line.drain(self._send, self._elapsed()):
            self._watch(line)
        else:
            self.drop(line)

    def _watch(self, line: Line) -> None:
        """Ask to be told when a line can take more, only while something waits for it."""
        wanted = _BOTH if line.held and line.greeted else _READ
        if self._selector.get_key(line.socket).events != wanted:
            self._selector.modify(line.socket, wanted, line)

    def _read(self, line: Line) -> None:
        try:
            received = line.socket.recv(4096)
        except (BlockingIOError, InterruptedError):
            return
        except OSError:
            received = b""
        if not received:
            self.drop(line)
            return
        line.heard_at = self._elapsed()
        self._saw(line.screen.id)
        try:
            for opcode, payload in line.reader.feed(received):
                self._take(line, opcode, payload)
        except wire.WrongFrame as wrong:
            self.shut(line, wrong.code)

    def _take(self, line: Line, opcode: int, payload: bytes) -> None:
        if opcode == wire.CLOSE:
            if line.closing_since is None:
                self._say(line, wire.encode(wire.CLOSE, payload[:2]))
            self.drop(line)
        elif opcode == wire.PING and line.closing_since is None:
            self._say(line, wire.encode(wire.PONG, payload))


def _lost(line: Line, at: float) -> str:
    """Return why nobody can be behind a line any more, or nothing."""
    if line.closing_since is not None:
        return "closing" if at - line.closing_since > CLOSING_FOR else ""
    if line.held and at - line.moved_at > STALLED_FOR:
        return "stalled"
    return "silent" if at - line.heard_at > SILENT_FOR else ""
