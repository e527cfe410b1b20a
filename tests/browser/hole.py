"""A way to a server that can be made a black hole: connections stay, nothing goes through."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress


class Hole:
    """A forwarder of bytes; once `opened`, it takes everything and gives nothing, either way."""

    def __init__(self, port: int) -> None:
        self._to = port
        self._listens = socket.create_server(("127.0.0.1", 0))
        self._through = threading.Event()
        self._through.set()
        self._ends: list[socket.socket] = []
        self.port: int = self._listens.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def open(self) -> None:
        """Let nothing through from now on; nobody is told."""
        self._through.clear()

    def mend(self) -> None:
        """Forget every connection, as a router that was away does, and let new ones through."""
        known, self._ends = self._ends, []
        for end in known:
            _hang_up(end)
        self._through.set()

    def close(self) -> None:
        """Listen no more."""
        _hang_up(self._listens)
        self.mend()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                near, _from = self._listens.accept()
                far = socket.create_connection(("127.0.0.1", self._to))
                self._ends += [near, far]
                for one, other in ((near, far), (far, near)):
                    threading.Thread(target=self._carry, args=(one, other), daemon=True).start()

    def _carry(self, one: socket.socket, other: socket.socket) -> None:
        with suppress(OSError):
            while said := one.recv(65_536):
                # What came before the way was mended went nowhere.
                if self._through.is_set():
                    other.sendall(said)
        _hang_up(other)


def _hang_up(end: socket.socket) -> None:
    with suppress(OSError):
        end.shutdown(socket.SHUT_RDWR)
    end.close()


@contextmanager
def hole(port: int) -> Iterator[Hole]:
    """Yield a way to a port of this machine; whole until it is opened."""
    here = Hole(port)
    yield here
    here.close()
