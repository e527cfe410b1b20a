"""Lines with no thread around them and a clock moved by hand."""

import selectors
import socket

from tests.push.listeners import Ears
from wardstatus.push import wire
from wardstatus.push.lines import Lines
from wardstatus.push.screens import Line, Screen


class Room:
    """Lines, the screens at their other ends, and the time."""

    def __init__(self) -> None:
        self.at = 0.0
        self.seen: list[str] = []
        self.selector = selectors.DefaultSelector()
        self.lines = Lines(self.selector, lambda: self.at, self.seen.append)
        self.open: list[socket.socket] = []

    def screen(self, root: str = "hospital", name: str = "", *, greeted: bool = True) -> Ears:
        ours, theirs = socket.socketpair()
        ours.setblocking(False)
        ours.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 4096)
        self.open += [ours, theirs]
        self.newest = Line(Screen(root=root, id=name), ours, self.at)
        self.lines.join(self.newest)
        if greeted:
            self.lines.greet(self.newest, wire.text("hello"))
        return Ears(theirs)

    def say(self, *words: str, root: str = "hospital") -> None:
        self.lines.spread(root, [wire.text(each) for each in words])

    def serve(self) -> None:
        for key, events in self.selector.select(0):
            self.lines.serve(key.data, events)

    def read_all(self, ears: Ears, last: str) -> list[str]:
        """Read as a screen that has woken up, serving the line meanwhile."""
        heard = [ears.text()]
        while heard[-1] != last:
            self.serve()
            heard.append(ears.text())
        return heard

    def seconds(self, count: float) -> None:
        """Let seconds pass, with a sweep in each."""
        for _ in range(int(count)):
            self.at += 1
            self.lines.sweep()

    def close(self) -> None:
        """Hang up on everybody."""
        self.lines.end(wire.RESTART)
        self.selector.close()
        for each in self.open:
            each.close()
