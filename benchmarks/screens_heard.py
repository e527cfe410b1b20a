"""Many screens in one process: connects them, and notes when each message has reached the last."""

import re
import select
import socket
import time
from dataclasses import dataclass, field

_HEARD = re.compile(rb'"seq": ?(\d+), ?"t": ?(\d+)')
_LONGEST = 64
"""Bytes a match may be cut by the end of what was received."""

PATIENCE = 30.0


@dataclass
class Message:
    """One message: when it was sent, how many screens have it, when the last one did."""

    sent: int
    screens: int = 0
    last: int = 0


@dataclass
class Screens:
    """Screens that listen to a server on this machine."""

    port: int
    path: str = "/ws"
    greeting: bytes = b""
    sockets: list[socket.socket] = field(default_factory=list)
    messages: dict[int, Message] = field(default_factory=dict)

    def connect(self, count: int) -> None:
        """Connect so many; each waits for its handshake."""
        for _ in range(count):
            one = socket.create_connection(("127.0.0.1", self.port), timeout=PATIENCE)
            one.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            one.sendall(self._handshake())
            heard = one.recv(65536)
            if b" 101 " not in heard.split(b"\r\n")[0]:
                raise ConnectionError(heard[:200])
            if self.greeting:
                one.sendall(self.greeting)
            one.setblocking(False)
            self.sockets.append(one)

    def listen(self, messages: int) -> None:
        """Read until every screen has that many messages more, or nothing comes any more."""
        self.messages.clear()
        wanted = messages * len(self.sockets)
        poll = select.epoll()
        rests = {one.fileno(): (one, b"") for one in self.sockets}
        for descriptor in rests:
            poll.register(descriptor, select.EPOLLIN)
        while wanted > 0:
            ready = poll.poll(PATIENCE)
            if not ready:
                break
            for descriptor, _ in ready:
                one, rest = rests[descriptor]
                received = rest + one.recv(16384)
                taken, rest = self._note(received)
                rests[descriptor] = one, rest
                wanted -= taken
        poll.close()

    def close(self) -> None:
        """Hang up."""
        for one in self.sockets:
            one.close()
        self.sockets.clear()

    def _note(self, received: bytes) -> tuple[int, bytes]:
        now, end, taken = time.monotonic_ns(), 0, 0
        for found in _HEARD.finditer(received):
            if found.end() == len(received):
                break
            end, taken = found.end(), taken + 1
            message = self.messages.setdefault(int(found[1]), Message(sent=int(found[2])))
            message.screens += 1
            message.last = now
        return taken, received[max(end, len(received) - _LONGEST) :]

    def _handshake(self) -> bytes:
        return (
            f"GET {self.path} HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\nUpgrade: websocket\r\n"
            "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
        ).encode()
