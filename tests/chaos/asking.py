"""Clients that ask one thing without a rest, and keep a write until it is acknowledged."""

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from wardstatus.clock import elapsed

PATIENCE = 60.0
"""Seconds a client waits for an answer: longer than any server may take."""


@dataclass(slots=True)
class Asking:
    """One client; a path that ends in `confirm` is a write, any other is looked at."""

    port: int
    token: str
    path: str
    stop: threading.Event = field(default_factory=threading.Event)
    acknowledged: list[str] = field(default_factory=list)
    refused: int = 0
    wrong: int = 0
    """Answers that were neither yes nor `not saved`."""
    slowest: float = 0.0

    def run(self) -> None:
        """Ask again and again until it is told to stop; what is begun is seen through."""
        while not self.stop.is_set():
            self.once()
            self.stop.wait(0.05)

    def once(self) -> None:
        """Ask until it is answered with yes."""
        key = f"{id(self)}-{len(self.acknowledged)}"
        while not self._timed(key):
            self.stop.wait(0.1)
        self.acknowledged.append(key)

    def _timed(self, key: str) -> bool:
        began = elapsed()
        said = self._ask(key)
        self.slowest = max(self.slowest, elapsed() - began)
        return said

    def _ask(self, key: str) -> bool:
        headers = {"Authorization": f"Bearer {self.token}", "Idempotency-Key": key}
        sent = b"{}" if self.path.endswith("confirm") else None
        asked = Request(f"http://127.0.0.1:{self.port}/api/v1{self.path}", sent, headers)
        try:
            with urlopen(asked, timeout=PATIENCE) as answer:
                return bool(answer.read())
        except HTTPError as refused:
            with refused:
                self.refused += 1
                self.wrong += refused.code != 503
        except OSError:
            self.wrong += 1
        return False


@contextmanager
def asking(port: int, token: str, paths: Sequence[str]) -> Iterator[list[Asking]]:
    """Ask each path in a thread of its own; at the end all of them have their last answer."""
    asked = [Asking(port, token, path) for path in paths]
    threads = [threading.Thread(target=each.run) for each in asked]
    for thread in threads:
        thread.start()
    try:
        yield asked
    finally:
        for each in asked:
            each.stop.set()
        for thread in threads:
            thread.join()
